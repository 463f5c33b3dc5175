"""What a printed figure may truly be, and whether printed figures can hold together.

A second opinion like `complaint`. Nobody says whether a figure was rounded or cut off: both are allowed for.
"""

from fractions import Fraction
from math import ceil

UNITS = {"cases": 1, "ten_thousand_cases": 10_000}


def true_values(printed, unit):
    """The least and the most that a printed number of cases may truly be."""
    digits = printed.replace(",", "")
    decimals = len(digits.partition(".")[2])
    step = Fraction(UNITS[unit], 10**decimals)
    if step <= 1:  # printed to the last case
        exact = int(Fraction(digits) * UNITS[unit])
        return exact, exact
    shown = Fraction(digits) * UNITS[unit]
    # Rounded half up it lies from half a step below; cut off, up to a step above.
    return max(0, ceil(shown - step / 2)), ceil(shown + step) - 1


def adds_up(parts, total):
    """Whether some true values of the parts add up to some true value of the total."""
    least, most = sum(low for low, _ in parts), sum(high for _, high in parts)
    return least <= total[1] and total[0] <= most


def at_most(part, whole):
    return part[0] <= whole[1]


def equal(figures):
    return max(low for low, _ in figures) <= min(high for _, high in figures)
