"""Limits and petitions, and the days on which a province reports, asked of the library and of the second opinion."""

from datetime import date

import limits
from asking import ONE, ask, day_between, due_of, event, hold


def calendars(chance, count):
    for _ in range(count):
        start = day_between(chance, date(2003, 11, 1), date(2027, 2, 1))
        unit, number = chance.choice(["calendar_day", "working_day"]), chance.choice([1, 2, 5, 7, 10, 45, 60, 90])
        spans, day = [], start - 5 * ONE
        for _ in range(chance.choice([0, 0, 1, 2, 3])):
            after = day + chance.randint(0, 40) * ONE
            day = after + chance.randint(0, 40) * ONE
            spans.append((after, None if chance.random() < 0.15 else day))
        question = {
            "start": start,
            "limit": {"count": number, "unit": unit},
            "excluded": [{"from": after, "until": through} for after, through in spans],
        }
        wanted = limits.ends(start, number, unit, spans)
        hold("calendar.due", question, wanted, due_of(ask("calendar.due", question)["answer"]["due"]))
        through = start + chance.randint(-9, 300) * ONE
        question = {"from": start, "until": through}
        given = ask("calendar.count", question)["answer"]
        wanted = (through - start).days, limits.working_days(start, through)
        hold("calendar.count", question, wanted, (given["days"], limits.UNKNOWN if given["working_days"] is None else given["working_days"]))
    return 2 * count


def petitions(chance, count):
    for _ in range(count):
        received = received_day(chance)
        place = chance.choice([None, None, "bureau", "district_office"])
        events = [event(1, received, "consumer", "lodge", {"received": received, "handled_at": place})]
        accepted = received + chance.randint(0, 12) * ONE if chance.random() < 0.6 else None
        if accepted:
            events.append(event(2, accepted, "authority", "accept", {}))
        question = {"events": events, "as_of": accepted or received}
        clocks = ask("petition.obligations", question)["answer"]["obligations"]
        duty = "end_mediation" if accepted else "accept_petition"
        of_duty = [one for one in clocks if one["duty"] == duty]
        given = [(one["edition"], due_of(one["due"])) for one in of_duty]
        wanted = limits.petition_limits(received, accepted, place)
        hold("petition.obligations", question, wanted, set(given))
        # Of limits with a day the earliest governs, and stands first.
        days = [due for _, due in given]
        if len(days) > 1 and limits.UNKNOWN not in days:
            hold("petition.obligations", question, ["governs", sorted(days)], [of_duty[0]["precedence"], days])
    return count


def received_day(chance):
    """A day of receipt, now and then about the days on which one edition takes the place of another."""
    received = day_between(chance, date(1996, 3, 15), date(2026, 12, 31))
    if chance.random() < 0.3:
        turn = chance.choice([day for _, *days in limits.EDITIONS for day in days if day.year < 9999])
        received = max(date(1996, 3, 15), turn + chance.randint(-2, 2) * ONE)
    return received


def time_bars(chance, count):
    for _ in range(count):
        received = day_between(chance, date(1996, 3, 15), date(2026, 12, 31))
        years = chance.choice([1, 3])
        harm = received.replace(year=received.year - years, day=min(received.day, 28)) + chance.randint(-3, 3) * ONE
        events = [event(1, received, "consumer", "lodge", {"received": received, "request": "退货"})]
        decline = {"action": "decline", "with": {"ground": "time_barred", "harm_known": harm}}
        command = {"expected": 1, "at": f"{received}T10:00:00+08:00", "actor": {"role": "authority"}, "deed": decline}
        question = {"events": events, "command": command}
        reply = ask("petition.decide", question)
        codes = [one["code"] for one in reply["refusal"]["unmet"]] if "refusal" in reply else []
        hold("petition.decide", question, [] if limits.is_time_barred(received, harm) else ["WJ-507"], codes)
    return count


def due_days():
    for year in range(2011, 2027):
        question = {"from": "province", "to": "nation", "year": year, "window": "january_to_november"}
        for report in ask("reporting.calendar", question)["answer"]:
            hold("reporting.calendar", question, limits.report_due(report["period"]), due_of(report["due"]))
    return 32
