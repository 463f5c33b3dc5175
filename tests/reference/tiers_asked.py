"""Ways up from units of every sort, asked of the library and of the second opinion."""

import tiers
from asking import ask, hold

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
