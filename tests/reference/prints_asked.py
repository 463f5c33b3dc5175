"""Tables of printed figures, asked of the library and of the second opinion."""

import prints
from asking import ask, hold


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
