"""Quarters of reports, asked of the library and of the second opinion."""

from datetime import date

import limits
import prints
import sums
import tiers
from asking import ONE, ask, event, hold


# The provinces as the codes have them.
PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65".split()


def ways_up(chance, count):
    """Units of every sort; which divisions there are is not the second opinion's to know."""
    known = 0
    while known < count:
        special = chance.choice([*tiers.WITHOUT_COUNTIES, "429004", "659001", "110101", "500237"])
        prefecture, county = chance.choice([1, 2, 3, 5, 9, 13, 23, 90, 0]), chance.choice([0, 0, 1, 2, 3, 4, 21, 22, 24, 81])
        plain = f"{chance.choice(PROVINCES)}{prefecture:02}{county:02}"
        unit = special if chance.random() < 0.2 else plain
        if chance.random() < 0.6:
            unit += f"-{chance.randint(1, 9):02}"
            unit += f"-{chance.randint(1, 99):04}" if chance.random() < 0.5 else ""
        reply = ask("reporting.chain", {"unit": unit})
        if "findings" in reply:
            continue
        known += 1
        chain = [reply["answer"]["start"], *reply["answer"]["superiors"]]
        hold("reporting.chain", {"unit": unit}, tiers.way_up(unit), [(one["tier"], one["unit"]) for one in chain])
    return known


def printed(chance, value, unit):
    """A number of cases as somebody prints it: rounded or cut off, now and then a step beside what it is."""
    if unit == "cases":
        return str(max(0, value + chance.choice([0, 0, 0, 1, -1])))
    decimals = chance.randint(0, 4)
    step = 10 ** (4 - decimals)
    shown = value // step if chance.random() < 0.5 else (value + step // 2) // step
    shown = max(0, shown + chance.choice([0, 0, 0, 1, -1]))
    return f"{shown // 10**decimals}.{shown % 10**decimals:0{decimals}}" if decimals else str(shown)


def tables(chance, count):
    """Small tables with one claim each, printed by somebody who rounds, cuts off or errs."""
    for _ in range(count):
        values = [chance.randint(0, 60_000) for _ in range(chance.randint(2, 4))]
        claim = chance.choice(["sum", "at_most", "equal"])
        values = {"sum": [*values, sum(values)], "at_most": sorted(values[:2]), "equal": values[:1] * 2}[claim]
        figures = []
        for number, value in enumerate(values):
            unit = chance.choice(list(prints.UNITS))
            figures.append({"id": f"f{number}", "label": f"f{number}", "printed": printed(chance, value, unit), "unit": unit})
        ids = [figure["id"] for figure in figures]
        said = {
            "sum": {"parts": ids[:-1], "total": ids[-1]},
            "at_most": {"part": ids[0], "whole": ids[-1]},
            "equal": {"figures": ids},
        }[claim]
        question = {"table": {"title": "表", "figures": figures, "claims": [{"claim": claim, **said}]}}
        verdict = ask("reconciliation.check", question)["answer"]["claims"][0]["verdict"]
        true = [prints.true_values(figure["printed"], figure["unit"]) for figure in figures]
        holds = {
            "sum": lambda true=true: prints.adds_up(true[:-1], true[-1]),
            "at_most": lambda true=true: prints.at_most(true[0], true[-1]),
            "equal": lambda true=true: prints.equal(true),
        }[claim]()
        hold("reconciliation.check", question, "holds" if holds else "fails", verdict)
    return count


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
