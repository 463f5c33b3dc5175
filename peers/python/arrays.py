"""numpy, as someone writes it who knows it well: whole columns at a time, on one thread."""

import numpy as np

from shared import UNKNOWN, SIZES, first_rows, follows, log, numbers, say

FRAME = numbers(log())
CASE, ACTION, AT = (FRAME[name].to_numpy() for name in ("case", "action", "at"))
FOLLOWS = follows().ravel()
WIDTH = UNKNOWN + 1


def neighbours():
    begins = np.empty(len(CASE), dtype=bool)
    begins[0] = True
    np.not_equal(CASE[1:], CASE[:-1], out=begins[1:])
    before = np.empty(len(CASE), dtype=np.uint8)
    before[1:] = ACTION[:-1]
    before[begins] = UNKNOWN + 1
    wrong = ~FOLLOWS[before * np.uint8(WIDTH) + ACTION]
    wrong[1:] |= (AT[1:] < AT[:-1]) & ~begins[1:]
    rows = np.flatnonzero(wrong)
    cases = CASE[rows]
    first = np.ones(len(rows), dtype=bool)
    np.not_equal(cases[1:], cases[:-1], out=first[1:])
    return first_rows(rows[first])


assert (UNKNOWN + 2) * WIDTH <= 256, "a pair of actions fits a byte"
say("numpy", "grouped", "columns at a time, by an expert", "neighbours", neighbours, cases=SIZES[0], events=len(CASE))
