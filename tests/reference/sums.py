"""What the reports of a quarter come to, and whose is missing or late (3.2.5/4, 3.2.5/5, 4.3/5 to 4.3/10).

A second opinion like `complaint`. A unit is a dictionary: its number, its tier, the number of the unit above it, and what
came of its report: the versions that were accepted, returned or are not answered yet, each with its day and its figures.
"""

FIGURES = ("accepted", "settled")


def counted(unit):
    """The report that counts: of the accepted ones the last that no other replaces."""
    accepted = [one for one in unit["reports"] if one["status"] == "accepted"]
    replaced = {one["replaces"] for one in accepted}
    standing = [one for one in accepted if one["number"] not in replaced] or accepted
    return max(standing, key=lambda one: (one["day"], one["number"]), default=None)


def figures(unit, units):
    """What a unit reported, else what those below it come to; a station counts whether or not it reports."""
    own = counted(unit)
    below = [one for one in units if one["above"] == unit["number"]]
    if own:
        found = dict(own["figures"])
    else:
        found = {figure: sum(figures(one, units)[figure] for one in below) for figure in FIGURES}
    stations = sum(figures(one, units)["stations"] for one in below)
    return {**found, "stations": 1 if unit["tier"] == "station" else 0 if own else stations}


def standing(unit, due, today):
    """Where the report of a unit stands on a day, and by how many days it came late or is late so far.

    Where the notice and the province fix no day, nothing is ever late.
    """
    days = [one["day"] for one in unit["reports"]]
    late = lambda day: max(0, (day - due).days) if due else 0  # noqa: E731
    if not days:
        return ("overdue", late(today)) if late(today) else ("outstanding", 0)
    statuses = [one["status"] for one in unit["reports"]]
    if "accepted" in statuses:
        return "accepted", late(min(days))
    return ("submitted" if "submitted" in statuses else "returned"), late(min(days))
