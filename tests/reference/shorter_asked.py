"""Commands on inquiries, reports of illegal acts and registrations, asked of the library and of the second opinion."""

from datetime import datetime, timedelta

import shorter
from asking import ONE, ask, hold
from complaint import Step
from complaints_asked import document

REASONS = {
    "WJ-201": "not at this stage",
    "WJ-202": "the case has ended",
    "WJ-204": "not by this person",
    "WJ-205": "time runs back",
    "WJ-206": "somebody else was faster",
    "WJ-222": "day is not agreed",
    "WJ-223": "day",
    "WJ-224": "day is past",
    "WJ-231": "question",
    "WJ-232": "answer",
    "WJ-233": "complaint",
    "WJ-521": "clue",
    "WJ-522": "reason",
    "WJ-523": "agency",
    "WJ-524": "content",
    "WJ-535": "approved_by",
    "WJ-536": "reason of the extension",
    "WJ-537": "extended already",
    "WJ-538": "too late to extend",
    "WJ-539": "reporter",
    "WJ-540": "reason why nobody is told",
    "WJ-541": "petition",
    "WJ-131": "reason",
    "WJ-132": "inspection",
    "WJ-133": "nothing to rectify",
}
ROLES = ["staff", "consumer", "authority", "office", "county", "leader"]


def names(vocabulary):
    return [word["name"] for word in ask("catalogue.words", {"list": vocabulary})["answer"]]


def record(chance, lists):
    """A station with everything on its form; now and then a condition or a duty system is missing."""
    present = "present"
    shown = {"name": present, "photograph": present, "telephone": present}
    person = {"name": "李某", "telephone": "13800001234", "photograph": present, "on_plate": shown}
    all_present = {place: {word: present for word in words} for place, words in lists.items()}
    if chance.random() < 0.4:
        place = chance.choice(["conditions", "systems"])
        all_present[place][chance.choice(lists[place])] = chance.choice(["absent", "unknown"])
    return {
        "name": "示例市场消费维权服务站",
        "kind": "market",
        "operator": "示例市场管理有限公司",
        "address": "示例县示例路2号",
        "person_in_charge": "张某",
        "telephone": "0710-2234567",
        "staff": [{**person, "employment": "full_time"}],
        "sign_plate": {"prominent": present, "station_name": present, "unified_number": present},
        "publicity": present,
        "office": {"id": "420102-01", "head_name_published": present, "head_telephone_published": present},
        "area_officers": [person],
        **all_present,
    }


def said_of(chance, procedure, action, today, lists):
    text = "退货" if chance.random() < 0.85 else chance.choice([None, "", " ", "　"])
    field = {
        "receive": "question" if procedure == "inquiry" else "clue",
        "answer": "answer",
        "become_complaint": "complaint",
        "not_open": "reason",
        "refer": "agency",
        "tell_reporter": "content",
        "remove": "reason",
    }.get(action)
    if field == "clue":
        found_in = chance.choice([None, None, None, "诉-1", " "])
        return {field: text, "real_name": chance.choice([None, True, False]), "found_in": found_in}
    if action == "extend_check":
        return {"approved_by": text, "reason": chance.choice(["案情复杂", "案情复杂", " "])}
    if action == "close" and procedure == "illegal_act_report":
        return {"reason": text}
    if field:
        return {field: text}
    if action == "defer_reply":
        return {"agreed": chance.random() < 0.9, "by": chance.choice([None, today - ONE, today, today + ONE])}
    if action == "draft":
        return {"record": record(chance, lists)}
    if action in ("rectify", "restore"):
        return {"found": record(chance, lists) if chance.random() < 0.9 else None}
    return {}


def step_of(chance, procedure, case, lists):
    steps = shorter.PROCEDURES[procedure]
    lawful = list(shorter.lawful(procedure, case))
    action = chance.choice(list(steps) if chance.random() < 0.25 or not lawful else lawful)
    role = chance.choice(ROLES if chance.random() < 0.15 else steps[action][1])
    first = chance.choice([datetime(2012, 2, 27, 9), datetime(2022, 2, 28, 9), datetime(2026, 5, 11, 9)])
    at = (case.last or first) + timedelta(minutes=chance.choice([-1, 0, 60, 1_440, 10_000]))
    seen = max(0, case.events + (chance.choice([-1, 1]) if chance.random() < 0.05 else 0))
    return Step(action, role, at, said_of(chance, procedure, action, at.date(), lists), seen)


def reason_of(finding):
    """In plain words; whatever else is said of a station is a requirement that it does not meet."""
    return REASONS.get(finding["code"]) or ("requirement" if finding["code"] < "WJ-200" else finding["code"])


def compare_step(procedure, steps, step):
    """Holds the answer to a step after others; whether it was lawful."""
    case = shorter.Case()
    for taken in steps:
        case = shorter.after(procedure, case, taken)
    door = f"{procedure}.decide"
    events = [{"sequence": number, "rules": 2, **document(taken)} for number, taken in enumerate(steps, 1)]
    question = {"events": events, "command": {"expected": step.seen, **document(step)}}
    reply = ask(door, question)
    objections = shorter.objections(procedure, case, step)
    hold(door, question, None, reply.get("findings"))
    refusal = reply.get("refusal")
    given = sorted({reason_of(one["finding"] if "finding" in one else one) for one in refusal["unmet"]}) if refusal else []
    hold(door, question, sorted(objections), given)
    if refusal is None:
        case = shorter.after(procedure, case, step)
        hold(door, question, (case.stage, case.events), (reply["answer"]["state"]["stage"], reply["answer"]["state"]["sequence"]))
    told = refusal or reply["answer"]["state"]
    hold(door, question, shorter.lawful(procedure, case), {one["action"]: set(one["who"]) for one in told["lawful"]})
    if refusal is not None:
        hold(door, question, shorter.shortest(procedure, case.stage, step.action), len(refusal["path"]) or None)
    return not objections


def commands(chance, count):
    """Cases of up to ten tries each; what is refused is left out, and the case goes on."""
    lists = {"conditions": names("station_condition"), "systems": names("duty_system"), "management": names("management_system")}
    asked = 0
    while asked < count:
        procedure, steps = chance.choice(list(shorter.PROCEDURES)), []
        for _ in range(chance.randint(1, 10)):
            case = shorter.Case()
            for taken in steps:
                case = shorter.after(procedure, case, taken)
            step = step_of(chance, procedure, case, lists)
            asked += 1
            if compare_step(procedure, steps, step):
                steps.append(step)
    return asked
