"""Commands on petitions, what is owed in them, and reports of illegal acts, asked of the library and of the reference."""

from datetime import date, datetime, timedelta

import limits
import petition
from asking import ONE, ask, day_between, due_of, event, hold
from complaint import Step
from complaints_asked import document
from limits_asked import received_day

REASONS = {
    "WJ-201": "not at this stage",
    "WJ-202": "the case has ended",
    "WJ-203": "the enterprise is not where it should be",
    "WJ-204": "not by this person",
    "WJ-205": "time runs back",
    "WJ-206": "somebody else was faster",
    "WJ-501": "ground is not listed",
    "WJ-502": "ground",
    "WJ-503": "day of receipt",
    "WJ-504": "day of receipt is still to come",
    "WJ-505": "edition",
    "WJ-506": "day of the harm",
    "WJ-507": "years are not over",
    "WJ-509": "terms",
    "WJ-510": "party",
    "WJ-511": "limit has not passed",
    "WJ-512": "reason",
    "WJ-513": "enterprise",
    "WJ-514": "answer of the enterprise",
    "WJ-515": "recusal rule",
    "WJ-516": "consent",
    "WJ-517": "decision on recusal",
    "WJ-518": "last day of testing",
    "WJ-519": "written agreement",
    "WJ-520": "no mediation took place",
    "WJ-521": "clue",
    "WJ-525": "who refuses",
    "WJ-526": "refusal is not listed",
    "WJ-527": "who has dealt with it",
    "WJ-528": "who has dealt with it is not listed",
    "WJ-529": "limit stands still",
    "WJ-530": "limit is not known",
    "WJ-531": "other ways",
    "WJ-532": "scheme",
    "WJ-533": "how it was withdrawn",
    "WJ-534": "report of the clue",
}
SCHEME_FROM = date(2017, 6, 1)
ONLINE = {
    "format": "wujin-profile/1",
    "id": "online",
    "version": "1",
    "zh": "企业先行和解",
    "en": "with the online scheme",
    "petition": {"online_settlement": {"from": SCHEME_FROM}},
}
TEXTS = [None, "", " ", "　", "写明", "写明"]
PARTIES = ["consumer", "operator"]
GROUNDS = sorted(set().union(*(rules["bars"] | rules.get("found_later", set()) for rules in petition.RULES.values())))
ENDS = sorted(set().union(*(rules["ends"] for rules in petition.RULES.values())))
BODIES = ["court", "arbitrator", "market_regulator", "other_agency", "association", "other_mediator"]


def said_of(chance, action, case, today):
    """The data of a step, most of it sound."""
    text = lambda: "写明" if chance.random() < 0.85 else chance.choice(TEXTS)  # noqa: E731
    parties = lambda: PARTIES if chance.random() < 0.8 else chance.sample(PARTIES, chance.randint(0, 2))  # noqa: E731
    maybe = lambda *words: chance.choice([None, *words])  # noqa: E731

    def bar():
        listed = sorted(petition.all_of(case, "bars")) if case.editions else GROUNDS
        ground = chance.choice(GROUNDS if chance.random() < 0.2 else [*listed, None])
        harm = case.received and chance.choice([None, *(corresponding(case.received, years, chance) for years in (1, 3))])
        return ground, harm

    match action:
        case "lodge":
            received = received_day(chance)
            said = {"received": chance.choice([received] * 8 + [None, today + ONE, date(1990, 1, 1)])}
            if chance.random() < 0.1:
                # Order 121 only in its own time: its holidays are those of 2026.
                said["editions"] = chance.sample(sorted(set(petition.RULES) - {"order-121"}), chance.randint(1, 2))
            return said | {"handled_at": maybe("bureau", "district_office")}
        case "refer_operator":
            return {"operator": text()}
        case "answer_operator":
            return {"answer": text()}
        case "tell_acceptance":
            return {"way": maybe("telephone")}
        case "decline":
            ground, harm = bar()
            return {"ground": ground, "harm_known": harm, "handled_by": maybe(*BODIES)}
        case "mediate":
            return {"consents": parties(), "way": maybe("on_site", "remote")}
        case "resume":
            day = chance.choice([None, None, today + chance.randint(-20, 1) * ONE])
            return {"recusal": maybe("granted", "denied", "denied"), "testing_ended": day}
        case "agree":
            some = chance.sample(PARTIES, chance.randint(0, 2))
            return {"terms": text(), "written": chance.random() < 0.5, "performed_at_once": chance.random() < 0.2, "waived_by": some}
        case "end":
            listed = sorted(petition.all_of(case, "ends")) if case.editions else ENDS
            ground = chance.choice(ENDS if chance.random() < 0.2 else [*listed, "limit_passed", "bar_found", None])
            found, harm = bar()
            if chance.random() < 0.2:
                found = "suspected_fraud"
            return {"ground": ground, "by": maybe(*PARTIES), "bar": found, "harm_known": harm, "handled_by": maybe(*BODIES)}
        case "withdraw":
            return {"way": maybe("visit", "telephone")}
        case "record_clue":
            return {"clue": text(), "report": text()}
        case "tell_consumer":
            ways = ["settle", "mediation", "petition", "arbitration", "court"]
            return {"reason": text(), "ways": ways if chance.random() < 0.7 else chance.sample(ways, chance.randint(0, 5))}
        case "tell_parties":
            return {"told": parties()}
    return {}


def corresponding(received, years, chance):
    return received.replace(year=received.year - years, day=min(received.day, 28)) + chance.randint(-3, 3) * ONE


def step_of(chance, case, first):
    lawful = list(petition.lawful(case))
    # What may be done at many stages is done less often, so that cases get somewhere.
    rare = ("withdraw", "tell_acceptance", "record_clue", "refer_operator", "decline")
    weights = [1 if name in rare else 6 for name in lawful]
    wild = chance.random() < 0.15 or not lawful
    action = chance.choice(list(petition.STEPS)) if wild else chance.choices(lawful, weights)[0]
    role = chance.choice(["consumer", "authority", "staff"] if chance.random() < 0.1 else petition.STEPS[action][1])
    days = chance.choice([0, 0, 1, 2, 5, 11, 30, 47, 64])
    at = (case.last or datetime(first.year, first.month, first.day, 9)) + timedelta(days=days, minutes=chance.choice([-1, 1, 60, 90]))
    seen = max(0, case.events + (chance.choice([-1, 1]) if chance.random() < 0.03 else 0))
    return Step(action, role, at, said_of(chance, action, case, at.date()), seen)


def compare_step(steps, step, online):
    """Checks the response to a step after others, and what is owed after it; answers whether it was lawful."""
    case = petition.Case()
    for taken in steps:
        case = petition.after(case, taken)
    # Decided under the present rules, which is what the second version says.
    events = [{"sequence": number, "rules": 2, **document(taken)} for number, taken in enumerate(steps, 1)]
    profile = {"profile": ONLINE} if online else {}
    question = {"events": events, "command": {"expected": step.seen, **document(step)}, **profile}
    reply = ask("petition.decide", question)
    objections = petition.objections(case, step, SCHEME_FROM if online else None)
    hold("petition.decide", question, None, reply.get("findings"))
    refusal = reply.get("refusal")
    given = sorted({REASONS.get(one["code"], one["code"]) for one in refusal["unmet"]}) if refusal else []
    hold("petition.decide", question, sorted(objections), given)
    if refusal is None:
        case = petition.after(case, step)
        state = reply["answer"]["state"]
        hold("petition.decide", question, (case.stage, case.enterprise, case.events), (state["stage"], state["region"]["at"], state["sequence"]))
        compare_owed(case, [*events, {"sequence": len(steps) + 1, "rules": 2, **document(step)}], profile)
    told = refusal or reply["answer"]["state"]
    hold("petition.decide", question, petition.lawful(case), {one["action"]: set(one["who"]) for one in told["lawful"]})
    return not objections


def compare_owed(case, events, profile):
    question = {"events": events, "as_of": case.last.date(), **profile}
    clocks = ask("petition.obligations", question)["answer"]["obligations"]
    met = lambda one: date.fromisoformat(one["on"]) if one["state"] == "met" else None  # noqa: E731
    given = {(one["duty"], one["edition"], due_of(one["due"]), met(one)) for one in clocks}
    hold("petition.obligations", question, petition.owed(case), given)


def commands(chance, count):
    """Cases of up to sixteen tries each; what is refused is left out, and the case goes on."""
    asked = 0
    while asked < count:
        steps, online, first = [], chance.random() < 0.3, received_day(chance)
        for _ in range(chance.randint(1, 16)):
            case = petition.Case()
            for taken in steps:
                case = petition.after(case, taken)
            step = step_of(chance, case, first)
            if step.action == "lodge" and chance.random() < 0.8:
                # Received within a few days of being lodged, so that the limits are about today.
                step.said["received"] = step.at.date() - chance.randint(0, 3) * ONE
            asked += 1
            if compare_step(steps, step, online):
                steps.append(step)
            if case.stage in petition.ENDS and chance.random() < 0.7:
                break
    return asked


def reports(chance, count):
    """What is owed in reports of illegal acts, and in clues that were found while mediating."""
    for _ in range(count):
        received = day_between(chance, date(2004, 1, 1), date(2026, 12, 1))
        real_name, found_in = chance.choice([None, True, False]), chance.choice([None, None, "诉-1"])
        steps = [("receive", {"clue": "线索", "real_name": real_name, "found_in": found_in}, 0), ("check", {}, 1)]
        extended = chance.random() < 0.3
        if extended:
            steps.append(("extend_check", {"approved_by": "局长", "reason": "案情复杂"}, 1))
        result = chance.choice([None, "open_case", "not_open", "refer"])
        if result:
            steps.append((result, {"not_open": {"reason": "查无实据"}, "refer": {"agency": "公安局"}}.get(result, {}), chance.randint(1, 60)))
        day, events = received, []
        for number, (action, said, days) in enumerate(steps, 1):
            day += days * ONE
            events.append({**event(number, day, "authority", action, said), "rules": 2})
        question = {"events": events, "as_of": day}
        given = {one["duty"]: due_of(one["due"]) for one in ask("illegal_act_report.obligations", question)["answer"]["obligations"]}
        check, tell = petition.report_owed(received, real_name, bool(found_in), extended, day if result else None, result == "refer")
        hold("illegal_act_report.obligations", question, (check, tell), (given["handle_report"], given.get("tell_reporter")))
    return count
