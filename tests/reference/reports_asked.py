"""Quarters of reports, asked of the library and of the second opinion."""

from datetime import date

import limits
import sums
from asking import ONE, ask, event, hold


def reports(chance, count):
    """A county, its offices, their stations; each hands in nothing, or a report that is answered or is not."""
    for _ in range(count):
        offices = [f"420102-{number:02}" for number in range(1, chance.randint(2, 4))]
        units = [{"number": "420102", "tier": "county", "above": None, "reports": []}]
        units += [{"number": office, "tier": "office", "above": "420102", "reports": []} for office in offices]
        for number in range(chance.randint(1, 6)):
            office = chance.choice(offices)
            units.append({"number": f"{office}-{number:04}", "tier": "station", "above": office, "reports": []})
        asked, limit = [], chance.choice([None, {"count": 10, "unit": "calendar_day"}])
        for unit in units[1:]:
            for _ in range(chance.choice([0, 1, 1, 1, 2])):
                asked.append(report_of(chance, unit, len(asked) + 1))
        today = date(2012, 5, 31)
        profile = {"id": "own", "version": "1", "zh": "示例", "en": "sample", "reporting": {"station": limit}}
        question = {
            "period": "2012Q1",
            "as_of": today,
            "units": [
                {"id": one["number"], "name": one["number"], "tier": one["tier"], "above": one["above"]}
                | ({"kind": "mall"} if one["tier"] == "station" else {})
                for one in units
            ],
            "reports": asked,
            **({"profile": {"format": "wujin-profile/1", **profile}} if limit else {}),
        }
        answer = ask("reporting.compile", question)["answer"]
        lines = {line["unit"]: line for line in answer["ledger"]["lines"]}
        sums_of = {line["unit"]: line["figures"]["mall"] for line in answer["roll_up"]["lines"]}
        for unit in units:
            wanted = sums.figures(unit, units)
            given = {figure: sums_of[unit["number"]][figure] for figure in wanted}
            hold("reporting.compile", question, (unit["number"], wanted), (unit["number"], given))
            if unit["tier"] == "county":
                continue
            due = limits.ends(date(2012, 3, 31), 10, "calendar_day") if limit and unit["tier"] == "station" else None
            line = lines[unit["number"]]
            wanted = sums.standing(unit, due, today)
            hold("reporting.compile", question, wanted, (line["standing"], line["days_late"]))
    return count


def report_of(chance, unit, number):
    """A version of a report, written down with the unit, and as its events."""
    day = date(2012, 4, 1) + chance.randint(0, 30) * ONE
    status = chance.choice(["submitted", "returned", "accepted", "accepted", "accepted"])
    earlier = [one["number"] for one in unit["reports"]]
    replaces = chance.choice([None, *earlier])
    told = {"accepted": chance.randint(0, 99), "settled": 0, "stations": 0}
    unit["reports"].append(
        {"number": str(number), "status": status, "day": day, "replaces": replaces, "figures": told}
    )
    role, above = ("staff", "office") if unit["tier"] == "station" else ("office", "county")
    draft = {
        "from": unit["tier"],
        "to": above,
        "period": "2012Q1",
        "figures": {"columns": {"mall": told}},
        **({"replaces": replaces, "changed": "更正"} if replaces else {}),
    }
    events = [event(1, day, role, "draft", draft), event(2, day, role, "submit_in_writing", {})]
    if status == "returned":
        events.append(event(3, day, above, "return", {"reason": "漏填"}))
    if status == "accepted":
        events.append(event(3, day, above, "accept", {}))
    return {"id": str(number), "unit": unit["number"], "events": events}
