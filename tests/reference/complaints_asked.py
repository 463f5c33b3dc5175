"""Commands on complaints, and whole logs of them, asked of the library and of the second opinion."""

from datetime import datetime, timedelta

import complaint
import polars
import wujin
from asking import ONE, Disagreement, ask, hold

# How the library calls what the second opinion says in plain words.
REASONS = {
    "WJ-201": "not at this stage",
    "WJ-202": "the case has ended",
    "WJ-203": "the answer is not where it should be",
    "WJ-204": "not by this person",
    "WJ-205": "time runs back",
    "WJ-206": "somebody else was faster",
    "WJ-211": "opinion",
    "WJ-212": "foundation",
    "WJ-213": "consent",
    "WJ-214": "terms",
    "WJ-215": "day to perform by",
    "WJ-216": "day to perform by is past",
    "WJ-217": "reason",
    "WJ-218": "what was done",
    "WJ-219": "the day is not past",
    "WJ-220": "nothing is agreed",
    "WJ-221": "petition",
    "WJ-222": "day for the answer is not agreed",
    "WJ-223": "day for the answer",
    "WJ-224": "day for the answer is past",
    "WJ-225": "way of guidance",
    "WJ-226": "entry in the register",
}
FIELDS = {
    "station": "station",
    "consumer_name": "consumer's name",
    "consumer_telephone": "consumer's telephone",
    "goods": "goods",
    "request": "request",
}
STAGES = {"not registered": "start"}


def reason_of(finding):
    return FIELDS[finding["params"]["field"]] if finding["code"] == "WJ-301" else REASONS[finding["code"]]


def stage_of(stage):
    return STAGES.get(stage, stage.replace(": ", "_").replace(" ", "_"))


TEXTS = [None, "", " ", "　", "退货", "已退款"]
ROLES = ["staff", "leader", "consumer", "officer"]


def said_of(chance, action, today):
    """Particulars of a step, most of them sound."""
    text = lambda: "退货" if chance.random() < 0.9 else chance.choice(TEXTS)  # noqa: E731
    day = lambda: chance.choice([None, today - ONE, today, today + ONE, today + 9 * ONE, today + 2 * ONE])  # noqa: E731
    flag = lambda: chance.random() < 0.9  # noqa: E731
    return {
        "register": lambda: {
            "station": text(),
            "goods": text(),
            "request": text(),
            "consumer": {"name": text(), "telephone": text()},
        },
        "propose": lambda: {
            "opinion": text(),
            "foundations": [
                {"kind": chance.choice(["law", "commitment"]), "name": text() or ""}
                for _ in range(chance.choice([0, 1, 1, 1, 2]))
            ],
        },
        "agree": lambda: {"consumer_consents": flag(), "terms": text(), "perform_by": day()},
        "return": lambda: {"reason": text()},
        "fail": lambda: {"reason": text()},
        "perform": lambda: {"done": text()},
        "breach": lambda: {"refusal": chance.choice(TEXTS)},
        "inform_recourse": lambda: {
            "channels": chance.sample(["petition", "association", "arbitration", "court"], chance.randint(0, 4))
        },
        "defer_reply": lambda: {"agreed": flag(), "by": day()},
        "guide": lambda: {"way": chance.choice(["network", "three_way_call", "on_site", None])},
        "archive": lambda: {"register_entry": chance.choice([None, 0, 1, 7, 7, 7])},
    }.get(action, dict)()


def step_of(chance, case):
    """A step that somebody might try: most at its place, some anywhere."""
    lawful = complaint.lawful(case)
    wild = chance.random() < 0.2
    action = chance.choice(list(complaint.STEPS) if wild or not lawful else list(lawful))
    who = complaint.STEPS[action][1]
    role = chance.choice(ROLES if chance.random() < 0.1 else who)
    last = case.last or datetime(2012, 2, 27, 9)
    minutes = chance.choice([-1, 0, 1, 60, 1_440, 3_000, 10_000]) if chance.random() < 0.5 else chance.randint(0, 4_000)
    at = last + timedelta(minutes=minutes)
    seen = case.events + (chance.choice([-1, 1]) if chance.random() < 0.03 else 0)
    return complaint.Step(action, role, at, said_of(chance, action, at.date()), max(0, seen))


def document(step):
    return {
        "at": f"{step.at.isoformat()}+08:00",
        "actor": {"role": step.role},
        "deed": {"action": step.action, "with": step.said},
    }


def compare_step(steps, step):
    """Holds the answer to a step after others; whether it was lawful."""
    case = complaint.Case()
    for taken in steps:
        case = complaint.after(case, taken)
    events = [{"sequence": number, **document(taken)} for number, taken in enumerate(steps, 1)]
    question = {"events": events, "command": {"expected": step.seen, **document(step)}}
    reply = ask("complaint.decide", question)
    objections = complaint.objections(case, step)
    refusal = reply.get("refusal")
    given = sorted({reason_of(one) for one in refusal["unmet"]}) if refusal else []
    hold("complaint.decide", question, sorted(objections), given)
    if refusal is None:
        case = complaint.after(case, step)
    told = refusal or reply["answer"]["state"]
    lawful = {one["action"]: set(one["who"]) for one in told["lawful"]}
    hold("complaint.decide", question, complaint.lawful(case), lawful)
    if refusal is None:
        state = told["stage"], told["region"]["at"], told["sequence"]
        hold("complaint.decide", question, (stage_of(case.stage), case.reply, case.events), state)
    else:
        way = [one["action"] for one in refusal["path"]]
        hold("complaint.decide", question, complaint.shortest(case, step.action), len(way) or None)
    return not objections


def commands(chance, count):
    """Cases of up to fourteen tries each; what is refused is left out, and the case goes on."""
    asked = 0
    while asked < count:
        steps = []
        for _ in range(chance.randint(1, 14)):
            case = complaint.Case()
            for taken in steps:
                case = complaint.after(case, taken)
            step = step_of(chance, case)
            asked += 1
            try:
                if compare_step(steps, step):
                    steps.append(step)
            except Disagreement as found:
                raise shrunk(found, steps, step) from None
    return asked


def shrunk(found, steps, step):
    """The same disagreement after as few steps as will do."""
    place = 0
    while place < len(steps):
        fewer = steps[:place] + steps[place + 1 :]
        # Only what could have happened is a log.
        case, is_log = complaint.Case(), True
        for number, taken in enumerate(fewer):
            again = complaint.Step(taken.action, taken.role, taken.at, taken.said, number)
            is_log = is_log and not complaint.objections(case, again)
            case = complaint.after(case, taken)
        again = complaint.Step(step.action, step.role, step.at, step.said, max(0, step.seen - 1))
        try:
            if is_log:
                compare_step(fewer, again)
        except Disagreement as smaller:
            found, steps, step, place = smaller, fewer, again, 0
            continue
        place += 1
    return found


# Whole logs, in which anything may stand.

KINDS = {
    "unregistered": "not at this stage",
    "review_missing": "not at this stage",
    "recourse_missing": "not at this stage",
    "outcome_missing": "not at this stage",
    "other_stage": "not at this stage",
    "after_end": "the case has ended",
    "promise_unanswered": "the answer is not where it should be",
    "other_reply": "the answer is not where it should be",
    "wrong_role": "not by this person",
    "performance_day_missing": "day to perform by",
    "performance_day_past": "day to perform by is past",
    "performance_day_not_past": "the day is not past",
    "nothing_agreed": "nothing is agreed",
    "reply_day_missing": "day for the answer",
    "reply_day_past": "day for the answer is past",
    "time_runs_back": "time runs back",
}
# What a log does not show is taken to have been said.
UNSHOWN = {
    "register": {"station": "站", "goods": "货", "request": "退", "consumer": {"name": "张", "telephone": "1"}},
    "propose": {"opinion": "退", "foundations": [{"kind": "law", "name": "法"}]},
    "agree": {"consumer_consents": True, "terms": "退"},
    "return": {"reason": "因"},
    "fail": {"reason": "因"},
    "perform": {"done": "退"},
    "inform_recourse": {"channels": ["petition"]},
    "defer_reply": {"agreed": True},
    "guide": {"way": "on_site"},
    "archive": {"register_entry": 1},
}
DAYS = {"agree": "perform_by", "defer_reply": "by"}


def log_of(chance):
    """A log with what columns show of its steps; the case goes on from the last lawful one."""
    case, log = complaint.Case(), []
    for _ in range(chance.randint(1, 12)):
        step = step_of(chance, case)
        day = DAYS.get(step.action)
        shown = {day: step.said.get(day)} if day else {"refusal": "拒绝"} if step.action == "breach" and chance.random() < 0.5 else {}
        step = complaint.Step(step.action, step.role, step.at, {**UNSHOWN.get(step.action, {}), **shown}, case.events)
        log.append(step)
        if not complaint.objections(case, step):
            case = complaint.after(case, step)
    return log


def logs(chance, count):
    """Whole logs at once, as an analyst asks about them."""
    asked = [log_of(chance) for _ in range(count)]
    rows = [(number, step) for number, log in enumerate(asked) for step in log]
    table = polars.DataFrame(
        {
            "case": [number for number, _ in rows],
            "action": [step.action for _, step in rows],
            "role": [step.role for _, step in rows],
            "at": [step.at for _, step in rows],
            "day": [step.said.get(DAYS.get(step.action)) for _, step in rows],
            "refused": [bool(step.said.get("refusal")) for _, step in rows],
        },
        schema_overrides={"day": polars.Date},
    ).with_columns(polars.col("at").dt.replace_time_zone("Asia/Shanghai"))
    check = wujin.check_events(table, as_of="2026-12-31")
    verdicts = polars.DataFrame(check.verdicts)["verdict"].cast(str).to_list()
    given = [set() for _ in rows]
    for row, kind in polars.DataFrame(check.violations).select("row", polars.col("kind").cast(str)).iter_rows():
        given[row].add(KINDS[kind])
    start = 0
    for log, verdict in zip(asked, verdicts, strict=True):
        found, wanted = complaint.judged(log)
        if (found, wanted) != (given[start : start + len(log)], verdict):
            raise Disagreement("check_events", [document(step) for step in log], (wanted, found), (verdict, given[start : start + len(log)]))
        start += len(log)
    return len(rows)
