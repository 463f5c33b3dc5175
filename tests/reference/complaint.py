"""The five steps of a complaint at the station, to be read beside the notice.

A second opinion: written from the notice and the agreed readings alone, without the tables of the library, in the
plainest Python there is. Each rule names its provision. A case is what its events have left; an event is a step that was
taken, with the day and hour, the person's role and what was said.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

# The stages in which a complaint is still open: 受理 处理 审核 履行 和解不成.
OPEN = ("registered", "handling", "awaiting review", "performing", "unsettled")
# How it may end; what is resolved still has to be archived.
RESOLVED = ("resolved: settled", "resolved: recourse told", "resolved: withdrawn")
ARCHIVED = ("archived: settled", "archived: recourse told", "archived: withdrawn")


@dataclass(frozen=True)
class Case:
    """What the events of a complaint have left."""

    stage: str = "not registered"
    reply: str = "none"  # whether an answer is promised to the consumer: none, promised, given
    last: datetime | None = None
    events: int = 0
    perform_by: date | None = None  # by when the settlement is to be performed, as agreed last


@dataclass(frozen=True)
class Step:
    """What somebody wants to do."""

    action: str
    role: str
    at: datetime
    said: dict
    seen: int  # how many events the person had seen


def says(text):
    """Whether something is stated: white space states nothing."""
    return bool(text and text.strip())


# Which stages a step may be taken in, and by whom. The stage it leads to stands in `after`.
STEPS = {
    "register": (("not registered",), ("staff",)),  # 3.2.1/2, 3.3/1
    "propose": (("registered", "handling"), ("staff",)),  # 3.2.2/1
    "agree": (("handling",), ("staff",)),  # 3.2.2/2
    "approve": (("awaiting review",), ("leader",)),  # 3.2.3/1
    "return": (("awaiting review",), ("leader",)),  # 3.2.3/1
    "perform": (("performing",), ("staff",)),  # 3.2.3/2
    "breach": (("performing",), ("staff", "consumer")),  # 3.2.3/2
    "fail": (("handling",), ("staff", "consumer")),  # 3.2.2/3
    "inform_recourse": (("unsettled",), ("staff",)),  # 3.2.2/3
    "defer_reply": (OPEN, ("staff",)),  # 3.2.4/1
    "reply": (OPEN + RESOLVED, ("staff",)),  # 3.2.4/2
    "guide": (OPEN, ("officer",)),  # 4.1/2
    "withdraw": (OPEN, ("consumer",)),  # the notice is silent: a reading
    "archive": (RESOLVED, ("staff",)),  # 3.2.5/1, 3.2.5/2
}


def out_of_place(case, step, stages, roles, ends):
    """Whether a step comes at another stage, from another person, too early, or without having seen the last event."""
    found = set()
    if case.stage not in stages:
        found.add("the case has ended" if case.stage in ends else "not at this stage")
    if step.role not in roles:
        found.add("not by this person")
    if case.last and step.at < case.last:
        found.add("time runs back")
    if step.seen != case.events:
        found.add("somebody else was faster")
    return found


def objections(case, step):
    """Everything that stands in the way of a step; nothing where it is lawful."""
    stages, roles = STEPS[step.action]
    found = out_of_place(case, step, stages, roles, ARCHIVED)
    # An answer can be promised once at a time, and given where it is promised; nothing is archived before it is given.
    # Where the case has ended nothing could be done about it, and nothing is said of it.
    if case.stage not in ARCHIVED and bars(case, step.action):
        found.add("the answer is not where it should be")
    return found | wanting(case, step)


def bars(case, action):
    """Whether the promised answer bars a step."""
    promised = case.reply == "promised"
    return {"defer_reply": promised, "archive": promised, "reply": not promised}.get(action, False)


def wanting(case, step):
    """What a step has to say, and does not."""
    said, today = step.said, step.at.date()
    found = set()

    def want(holds, reason):
        if not holds:
            found.add(reason)

    match step.action:
        case "register":  # the form is reconstructed: what cannot be done without is asked for
            consumer = said.get("consumer", {})
            want(says(said.get("station")), "station")
            want(says(consumer.get("name")), "consumer's name")
            want(says(consumer.get("telephone")), "consumer's telephone")
            want(says(said.get("goods")), "goods")
            want(says(said.get("request")), "request")
        case "propose":  # founded on law or on a commitment of the operator's
            want(says(said.get("opinion")), "opinion")
            want(any(says(one["name"]) for one in said.get("foundations", [])), "foundation")
        case "agree":
            want(said.get("consumer_consents"), "consent")
            want(says(said.get("terms")), "terms")
            by = said.get("perform_by")
            want(by, "day to perform by")
            want(not by or by >= today, "day to perform by is past")
        case "return" | "fail":
            want(says(said.get("reason")), "reason")
        case "perform":
            want(says(said.get("done")), "what was done")
        case "breach":  # the day is past, or the consumer says that the operator refuses
            if not says(said.get("refusal")):
                want(case.perform_by, "nothing is agreed")
                want(not case.perform_by or today > case.perform_by, "the day is not past")
        case "inform_recourse":  # at the least of the petition to the authorities
            want("petition" in said.get("channels", []), "petition")
        case "defer_reply":  # agreed with the consumer; the day counts to its end
            want(said.get("agreed"), "day for the answer is not agreed")
            by = said.get("by")
            want(by, "day for the answer")
            want(not by or by >= today, "day for the answer is past")
        case "guide":
            want(said.get("way"), "way of guidance")
        case "archive":  # with its line in the register, Annex 2
            want(said.get("register_entry"), "entry in the register")
    return found


def after(case, step):
    """The case after a step that was taken."""
    leads_to = {
        "register": "registered",
        "propose": "handling",
        "agree": "awaiting review",
        "approve": "performing",
        "return": "handling",
        "perform": "resolved: settled",
        "breach": "unsettled",
        "fail": "unsettled",
        "inform_recourse": "resolved: recourse told",
        "withdraw": "resolved: withdrawn",
        "archive": case.stage.replace("resolved", "archived"),
    }
    replies = {"defer_reply": "promised", "reply": "given"}
    agreed = step.said.get("perform_by") if step.action == "agree" else case.perform_by
    return replace(
        case,
        stage=leads_to.get(step.action, case.stage),
        reply=replies.get(step.action, case.reply),
        last=step.at,
        events=case.events + 1,
        perform_by=agreed,
    )


def lawful(case):
    """Which steps the stage and the promised answer allow, with who may take each."""
    allowed = {}
    for action, (stages, roles) in STEPS.items():
        if case.stage in stages and not bars(case, action):
            allowed[action] = set(roles)
    return allowed


def shortest(case, action):
    """How many steps it takes to have taken this one; none where no way leads there. Nobody is advised to withdraw."""
    waiting, seen = [(case, 0)], {(case.stage, case.reply)}
    for here, taken in waiting:
        for step in lawful(here):
            if step == action:
                return taken + 1
            if step == "withdraw":
                continue
            next_case = after(here, Step(step, "", here.last or datetime.min, {}, 0))
            if (next_case.stage, next_case.reply) not in seen:
                seen.add((next_case.stage, next_case.reply))
                waiting.append((next_case, taken + 1))
    return None


def judged(log):
    """What is wrong with each step of a whole log, and how the case then stands.

    A step that was not lawful is passed over: the later ones are judged as if it had not been taken.
    """
    case, found = Case(), []
    for step in log:
        wrong = objections(case, replace(step, seen=case.events))
        found.append(wrong)
        if not wrong:
            case = after(case, step)
    verdict = "violates" if any(found) else "conforms" if case.stage in ARCHIVED else "open"
    return found, verdict
