"""The petition at the authority and the report of an illegal act, to be read beside the orders.

A reference implementation: written from the texts of Order 20, Order 121 and the Law, and from what is known of the
older orders, without the tables of the library. Each rule names its article. A case is what its events have left.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

import limits
from complaint import out_of_place, says

# Where a petition is handled, and on which grounds it is declined or its mediation ended, edition by edition.
COURTS = {"court", "arbitrator", "market_regulator", "other_agency", "association"}
EITHER = {"consumer", "operator"}
NOT_SIGHTED_ENDS = {
    "withdrawn", "settled_themselves", "absent", "mediation_refused", "no_agreement_possible", "limit_passed",
    "bar_found", "other_end",
}  # fmt: skip
ORDER_51 = {
    "bars": {"past_warranty", "already_performed", "other_authority", "time_barred", "no_proof", "other_bar"},  # Art 17
    "ends": NOT_SIGHTED_ENDS,
    "refusal": EITHER,
}
RULES = {
    "order-51": ORDER_51,
    "order-75": ORDER_51,  # not sighted: falls back on Order 51
    "order-62": {
        "bars": {  # Art 16
            "not_our_duty", "past_quality_guarantee", "mediated_before", "other_mediator", "other_authority",
            "time_barred", "no_proof", "other_bar",
        },  # fmt: skip
        "ends": NOT_SIGHTED_ENDS,
        "refusal": EITHER,
        "written": True,  # from memory
        "told_of_acceptance": True,  # Art 15
    },
    "order-20": {
        "bars": {  # Art 15
            "not_our_duty", "already_handled", "not_consumption", "no_proof", "time_barred", "materials_missing",
            "other_bar",
        },  # fmt: skip
        "bodies": COURTS | {"other_mediator"},  # Art 15(2): another lawful mediation body too
        "ends": {  # Art 21
            "withdrawn", "settled_themselves", "testing_not_agreed", "absent", "mediation_refused",
            "no_agreement_possible", "limit_passed", "bar_found", "other_end",
        },  # fmt: skip
        "refusal": {"operator"},  # Art 21(3): 被投诉人明确拒绝调解
        "written": True,  # Art 22
        "told_of_acceptance": True,  # Art 14
        "told_of_end": True,  # Art 21 ¶2
    },
    "decree-778": {"bars": {"identity_withheld"}, "ends": {"limit_passed"}, "refusal": set()},
    "order-121": {
        "bars": {  # Art 16
            "not_our_duty", "already_handled", "not_consumption", "no_proof", "time_barred", "materials_missing",
            "materials_false", "identity_unverified", "other_bar",
        },  # fmt: skip
        "bodies": COURTS,  # Art 16(2): no other mediation body
        "found_later": {"suspected_fraud"},  # Art 23(6) with Art 42
        "ends": {  # Art 23
            "withdrawn", "settled_themselves", "absent", "mediation_refused", "no_agreement_possible",
            "testing_fees_not_agreed", "limit_passed", "bar_found", "party_gone", "other_end",
        },  # fmt: skip
        "refusal": EITHER,  # Art 23(2)
        "written": True,  # Art 24
        "told_of_acceptance": True,  # Art 15
        "told_of_end": True,  # Art 23 ¶2
        "other_ways": True,  # Art 15 ¶2
    },
}
# The Law, Art 39, without the petition itself.
OTHER_WAYS = {"settle", "mediation", "arbitration", "court"}

UNDER_WAY = ("mediating", "suspended_testing", "suspended_recusal", "suspended_both")
ACCEPTED = ("accepted", *UNDER_WAY)
ENDS = ("closed_declined", "closed_agreed", "closed_ended", "closed_withdrawn")
AUTHORITY = ("authority",)
EVERYBODY = ("consumer", "authority")


@dataclass(frozen=True)
class Case:
    """What the events of a petition have left."""

    stage: str = "start"
    enterprise: str = "not_referred"
    last: datetime | None = None
    events: int = 0
    editions: tuple = ()
    received: date | None = None
    accepted: date | None = None
    acceptance_told: date | None = None
    declined: date | None = None
    mediated: bool = False
    remote: bool = False
    testing: tuple = ()  # spans (from, through); through is none while testing goes on
    agreed: date | None = None
    ended: date | None = None
    withdrawn: date | None = None
    told: date | None = None


STEPS = {
    "lodge": (("start",), EVERYBODY),
    "refer_operator": (("lodged", "accepted", "mediating"), AUTHORITY),
    "answer_operator": (("lodged", *ACCEPTED), AUTHORITY),
    "accept": (("lodged",), AUTHORITY),
    "tell_acceptance": ((*ACCEPTED, "agreed", "ended"), AUTHORITY),  # 62:15, 20:14, 121:15
    "decline": (("lodged",), AUTHORITY),
    "mediate": (("accepted",), AUTHORITY),  # 20:16, 121:18
    "suspend_testing": (("mediating",), AUTHORITY),  # 20:20, 121:22
    "suspend_recusal": (("mediating", "suspended_testing"), AUTHORITY),  # 20:19, 121:21
    "resume": (UNDER_WAY[1:], AUTHORITY),
    "agree": (("mediating",), AUTHORITY),  # 20:22, 121:24
    "end": (ACCEPTED, AUTHORITY),  # 20:21, 121:23
    "withdraw": (("lodged", *ACCEPTED), EVERYBODY),  # 20:21(1), 121:23(1)
    "record_clue": ((*ACCEPTED, "agreed", "ended"), AUTHORITY),  # 20:23, 121:27
    "tell_consumer": (("declined",), AUTHORITY),  # 121:15 ¶2
    "tell_parties": (("agreed", "ended"), AUTHORITY),  # 20:21 ¶2, 121:23 ¶2
}


def is_out_of_turn(case, action):
    """Whether the enterprise of the online scheme bars a step: it is asked once, and answers once."""
    return {
        "refer_operator": case.enterprise != "not_referred",
        "answer_operator": case.enterprise != "with_operator",
    }.get(action, False)


def objections(case, step, scheme_from=None):
    """Everything that stands in the way of a step; nothing where it is lawful."""
    stages, roles = STEPS[step.action]
    found = out_of_place(case, step, stages, roles, ENDS)
    if case.stage not in ENDS and is_out_of_turn(case, step.action):
        found.add("the enterprise is not where it should be")
    return found | wanting(case, step, scheme_from)


def asked(case, rule):
    """Whether an edition of the case asks for something."""
    return any(RULES[name].get(rule) for name in case.editions)


def all_of(case, rule):
    return set().union(*(RULES[name].get(rule, ()) for name in case.editions))


def wanting(case, step, scheme_from):
    """What a step has to say, and does not."""
    said, today = step.said, step.at.date()
    found = set()

    def want(holds, reason):
        if not holds:
            found.add(reason)

    match step.action:
        case "lodge":
            received = said.get("received")
            want(received, "day of receipt")
            want(not received or received <= today, "day of receipt is still to come")
            named = said.get("editions") or (received and limits.editions(received, said.get("handled_at")))
            want(not received or named, "edition")
        case "refer_operator":  # no text has it: a profile's matter
            want(says(said.get("operator")), "enterprise")
            want(scheme_from and case.received and scheme_from <= case.received, "scheme")
        case "answer_operator":
            want(says(said.get("answer")), "answer of the enterprise")
        case "decline":
            found |= bar_wanting(case, said.get("ground"), said, all_of(case, "bars"))
        case "mediate":
            want(not case.editions or set(said.get("consents", [])) == EITHER or only_decree(case), "consent")
        case "suspend_recusal":
            want(not only_decree(case) and case.editions, "recusal rule")
        case "resume":
            if case.stage in ("suspended_recusal", "suspended_both"):
                want(said.get("recusal"), "decision on recusal")
            ended = said.get("testing_ended")
            if ended:
                began = [first for first, through in case.testing if through is None]
                want(began and began[0] <= ended <= today, "last day of testing")
        case "agree":
            want(says(said.get("terms")), "terms")
            enough = said.get("written") or said.get("performed_at_once") or set(said.get("waived_by", [])) == EITHER
            want(enough or case.remote or not asked(case, "written"), "written agreement")
        case "end":
            found |= end_wanting(case, said, today)
        case "withdraw":
            want(step.role != "authority" or said.get("way"), "how it was withdrawn")
        case "record_clue":
            want(says(said.get("clue")), "clue")
            want(says(said.get("report")), "report of the clue")
        case "tell_consumer":
            want(says(said.get("reason")), "reason")
            want(not asked(case, "other_ways") or OTHER_WAYS <= set(said.get("ways", [])), "other ways")
        case "tell_parties":
            want(set(said.get("told", [])) == EITHER, "party")
    return found


def only_decree(case):
    return set(case.editions) == {"decree-778"}


def bar_wanting(case, bar, said, listed):
    """What a ground to decline, or a bar that was found later, has to say."""
    if bar is None:
        return {"ground"}
    if bar not in listed:
        return {"ground is not listed"}
    if bar == "already_handled":
        body = said.get("handled_by")
        if body is None:
            return {"who has dealt with it"}
        return set() if body in all_of(case, "bodies") else {"who has dealt with it is not listed"}
    if bar == "time_barred":
        harm = said.get("harm_known")
        if harm is None:
            return {"day of the harm"}
        return set() if limits.is_time_barred(case.received, harm, case.editions) else {"years are not over"}
    return set()


def end_wanting(case, said, today):
    """What the end of a mediation has to say."""
    ground = said.get("ground")
    if ground is None:
        return {"ground"}
    found = set()
    if ground not in all_of(case, "ends"):
        found.add("ground is not listed")
    if ground == "no_agreement_possible" and not case.mediated:
        found.add("no mediation took place")
    if ground == "mediation_refused":
        party = said.get("by")
        if party is None:
            found.add("who refuses")
        elif ground in all_of(case, "ends") and party not in all_of(case, "refusal"):
            found.add("refusal is not listed")
    if ground == "bar_found":
        found |= bar_wanting(case, said.get("bar"), said, all_of(case, "bars") | all_of(case, "found_later"))
    if ground == "limit_passed":
        found |= limit_wanting(case, today)
    return found


def limit_wanting(case, today):
    """The limit has passed after its last day, by the rule of the edition and by that of the Civil Code."""
    if case.accepted is None:
        return set()
    ends = []
    for name in case.editions:
        both = limits.mediation_ends(name, case.accepted, case.testing)
        if any(end == limits.UNKNOWN for end in both):
            ends.append(limits.UNKNOWN)
        elif any(isinstance(end, tuple) for end in both):
            ends.append("standing still")
        else:
            ends.append(max(both))
    days = [end for end in ends if isinstance(end, date)]
    if any(day < today for day in days):
        return set()
    if days:
        return {"limit has not passed"}
    return {"limit stands still" if "standing still" in ends else "limit is not known"}


def after(case, step):
    """The case after a step that was taken."""
    said, today = step.said, step.at.date()
    case = replace(case, last=step.at, events=case.events + 1)
    match step.action:
        case "lodge":
            named = said.get("editions") or limits.editions(said["received"], said.get("handled_at"))
            return replace(case, stage="lodged", received=said["received"], editions=tuple(dict.fromkeys(named)))
        case "refer_operator":
            return replace(case, enterprise="with_operator")
        case "answer_operator":
            return replace(case, enterprise="answered")
        case "accept":
            return replace(case, stage="accepted", accepted=today)
        case "tell_acceptance":
            return replace(case, acceptance_told=case.acceptance_told or today)
        case "decline":
            return replace(case, stage="declined", declined=today)
        case "mediate":
            return replace(case, stage="mediating", mediated=True, remote=said.get("way") == "remote")
        case "suspend_testing":
            return replace(case, stage="suspended_testing", testing=(*case.testing, (today, None)))
        case "suspend_recusal":
            return replace(case, stage="suspended_both" if case.stage == "suspended_testing" else "suspended_recusal")
        case "resume":
            ended = said.get("testing_ended")
            if case.stage == "suspended_testing" or ended:
                case = replace(case, testing=closed(case.testing, ended or today))
            return replace(case, stage="suspended_testing" if case.stage == "suspended_both" else "mediating")
        case "agree":
            return replace(case, stage="agreed", agreed=today)
        case "end":
            return replace(case, stage="ended", ended=today, testing=closed(case.testing, today))
        case "withdraw" if case.stage == "lodged":
            return replace(case, stage="closed_withdrawn", withdrawn=today)
        case "withdraw":
            return replace(case, stage="ended", ended=today, withdrawn=today, testing=closed(case.testing, today))
        case "tell_consumer":
            return replace(case, stage="closed_declined", told=today)
        case "tell_parties":
            return replace(case, stage="closed_" + case.stage, told=today)
    return case


def closed(spans, day):
    return tuple((first, through or day) for first, through in spans)


def lawful(case):
    """Which steps the stage allows, with who may take each."""
    steps = STEPS.items()
    return {name: set(roles) for name, (stages, roles) in steps if case.stage in stages and not is_out_of_turn(case, name)}


def owed(case):
    """What is owed: each duty, edition and last day, with the day on which it was met."""
    if case.received is None:
        return set()
    first = case.editions[0]
    duties = set()

    def owe(duty, met, ends):
        duties.update((duty, name, end, met) for name, end in ends or [(first, "promptly")])

    decide = [(name, limits.ends(case.received, *limits.ACCEPT[name])) for name in case.editions]
    owe("accept_petition", case.accepted or case.declined or case.withdrawn, decide)
    if case.declined:
        owe("tell_decline", case.told, decide)
    if case.accepted:
        told = [(name, end) for name, end in decide if RULES[name].get("told_of_acceptance")]
        if told:
            owe("tell_acceptance", case.acceptance_told or case.told, told)
        mediate = [
            (name, end)
            for name in case.editions
            for end in limits.mediation_ends(name, limits.mediation_start(name, case), case.testing)
        ]
        owe("end_mediation", case.agreed or case.ended, mediate)
    over = case.ended or case.agreed
    if over:
        tell = [
            (name, limits.ends(case.ended, 7, "working_day"))
            for name in case.editions
            if case.ended and RULES[name].get("told_of_end")
        ]
        owe("tell_parties", case.told, tell)
    return duties


# Reports of illegal acts, and clues found while mediating: days to check, and with an approved extension.


def days_to_check(received, found_in_mediation):
    if received >= date(2019, 4, 1) or (found_in_mediation and received >= date(2020, 1, 1)):
        return 15, 30  # the procedure of penalties; 20:23, 121:27
    if received >= date(2007, 10, 1):
        return 7, 15  # from memory
    return None


def report_owed(received, real_name, found_in_mediation, extended, decided, referred):
    """By when a report is checked, and by when its reporter is told; none where nobody is to be told."""
    days = days_to_check(received, found_in_mediation)
    check = limits.ends(received, days[1] if extended else days[0], "working_day") if days else "promptly"
    if decided is None or found_in_mediation or real_name is False:
        return check, None
    # 20:31: whoever gave a real name, within five working days of the decision whether to open a case.
    under_order_20 = date(2020, 1, 1) <= received <= date(2026, 4, 14)
    if under_order_20 and real_name and not referred:
        return check, limits.ends(decided, 5, "working_day")
    return check, "promptly"
