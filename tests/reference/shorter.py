"""The three shorter procedures: the inquiry, the report of an illegal act, the registration of a station.

A second opinion like `complaint`, to be read beside the notice. Each step: the stages it may be taken in, who may take it,
and the stage it leads to.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

import limits
import petition
from complaint import out_of_place, says


@dataclass(frozen=True)
class Case:
    """What the events of a case have left."""

    stage: str = "start"
    last: datetime | None = None
    events: int = 0
    meets: bool = True  # whether the station, as it was drafted last, meets every requirement
    received: date | None = None  # of a report: when it was received, whether by real name, and whether found while mediating
    real_name: bool | None = None
    found_in: bool = False
    extended: bool = False


OFFICES = ("office", "county")
PROCEDURES = {
    # 3.1/4, 3.2.1/1, 3.2.4: answered at once or by a day agreed; or it turns out to be a complaint.
    "inquiry": {
        "receive": (("start",), ("staff",), "received"),
        "defer_reply": (("received",), ("staff",), "answer_promised"),
        "answer": (("received", "answer_promised"), ("staff",), "answered"),
        "close": (("answered",), ("staff",), "closed"),
        "become_complaint": (("received", "answer_promised", "answered"), ("staff", "consumer"), "became_complaint"),
    },
    # 4.1/3: checked, a case opened or not, or referred to whom it concerns; and the reporter told.
    "illegal_act_report": {
        "receive": (("start",), ("consumer", "authority"), "received"),
        "check": (("received",), ("authority",), "checking"),
        "open_case": (("checking",), ("authority",), "case_opened"),
        "not_open": (("checking",), ("authority",), "not_opened"),
        "refer": (("received", "checking"), ("authority",), "referred"),
        "extend_check": (("received", "checking"), ("authority",), None),  # once, and in time
        "tell_reporter": (("case_opened", "not_opened", "referred"), ("authority",), "closed"),
        "close": (("case_opened", "not_opened", "referred"), ("authority",), "closed"),  # where nobody is to be told
    },
    # 4.3/2, 4.3/3, 5/5: drafted on Annex 4, registered by the office, filed with the county; rectified where it must.
    "station_registration": {
        "draft": (("start", "drafted"), ("staff", "office"), "drafted"),
        "register": (("drafted",), ("office",), "registered"),
        "file": (("registered",), OFFICES, "filed"),
        "rectify": (("filed",), OFFICES, "rectifying"),
        "restore": (("rectifying",), OFFICES, "filed"),
        "remove": (("drafted", "registered", "filed", "rectifying"), OFFICES, "removed"),
    },
}
ENDS = ("closed", "became_complaint", "removed")
# Nobody is advised to find that an inquiry is a complaint.
NEVER_ADVISED = ("become_complaint", "close")


def objections(procedure, case, step):
    """Everything that stands in the way of a step; nothing where it is lawful."""
    stages, roles, _ = PROCEDURES[procedure][step.action]
    return out_of_place(case, step, stages, roles, ENDS) | wanting(procedure, case, step)


def wanting(procedure, case, step):
    """What a step has to say, and does not."""
    said, today = step.said, step.at.date()
    stated = {  # what has to be stated in words
        ("inquiry", "receive"): "question",
        ("inquiry", "answer"): "answer",
        ("inquiry", "become_complaint"): "complaint",
        ("illegal_act_report", "receive"): "clue",
        ("illegal_act_report", "not_open"): "reason",
        ("illegal_act_report", "refer"): "agency",
        ("illegal_act_report", "tell_reporter"): "content",
        ("station_registration", "remove"): "reason",
    }.get((procedure, step.action))
    found = {stated} if stated and not says(said.get(stated)) else set()
    if procedure == "illegal_act_report":
        found |= report_wanting(case, step)
    match step.action:
        case "defer_reply":  # agreed with the consumer; the day counts to its end
            if not said.get("agreed"):
                found.add("day is not agreed")
            if not said.get("by"):
                found.add("day")
            elif said["by"] < today:
                found.add("day is past")
        case "register" if not case.meets:  # of the form as it was drafted last
            found.add("requirement")
        case "rectify":  # what the inspection found must be unmet somewhere
            if said.get("found") is None:
                found.add("inspection")
            elif meets(said["found"]):
                found.add("nothing to rectify")
        case "restore":
            if said.get("found") is None:
                found.add("inspection")
            elif not meets(said["found"]):
                found.add("requirement")
    return found


def report_wanting(case, step):
    """What a step of a report has to say beside its words, and when it may be taken."""
    said, today, found = step.said, step.at.date(), set()
    match step.action:
        case "receive" if said.get("found_in") is not None and not says(said["found_in"]):
            found.add("petition")
        case "extend_check":  # approved, for special circumstances, once and before the limit is over
            found |= {word for word in ("approved_by", "reason of the extension") if not says(said.get(word.split()[0]))}
            days = case.received and petition.days_to_check(case.received, case.found_in)
            last = limits.ends(case.received, days[0], "working_day") if days else limits.UNKNOWN
            if case.extended:
                found.add("extended already")
            if isinstance(last, date) and last < today:
                found.add("too late to extend")
        case "close":  # nobody is to be told: an anonymous report, a clue found while mediating; since 2026 what no law asks
            if not says(said.get("reason")):
                found.add("reason why nobody is told")
            since_2026 = case.received and case.received >= date(2026, 4, 15)
            if case.received and not (case.found_in or case.real_name is False or since_2026):
                found.add("reporter")
    return found


def meets(record):
    """Whether a station has the eight conditions of 2.2/1 and the duty systems of 3.1/2, 3.2 and 3.3; all else is filled in."""
    return all(seen == "present" for seen in [*record["conditions"].values(), *record["systems"].values()])


def after(procedure, case, step):
    """The case after a step that was taken."""
    record = step.said.get("record") or step.said.get("found")
    return replace(
        case,
        stage=PROCEDURES[procedure][step.action][2] or case.stage,
        **report_facts(procedure, case, step),
        last=step.at,
        events=case.events + 1,
        meets=meets(record) if record else case.meets,
    )


def report_facts(procedure, case, step):
    if procedure != "illegal_act_report":
        return {}
    if step.action == "receive":
        said = step.said
        return {"received": step.at.date(), "real_name": said.get("real_name"), "found_in": said.get("found_in") is not None}
    return {"extended": case.extended or step.action == "extend_check"}


def lawful(procedure, case):
    """Which steps the stage allows, with who may take each."""
    steps = PROCEDURES[procedure].items()
    return {action: set(roles) for action, (stages, roles, _) in steps if case.stage in stages}


def shortest(procedure, stage, action):
    """How many steps it takes to have taken this one; none where no way leads there."""
    waiting, seen = [(stage, 0)], {stage}
    for here, taken in waiting:
        for step, (stages, _, leads_to) in PROCEDURES[procedure].items():
            if here in stages and step == action:
                return taken + 1
            leads_to = leads_to or here
            if here in stages and step not in NEVER_ADVISED and leads_to not in seen:
                seen.add(leads_to)
                waiting.append((leads_to, taken + 1))
    return None
