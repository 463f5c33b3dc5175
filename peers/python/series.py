"""pandas: windows over cases, as most write it."""

import pandas as pd

from shared import RULES, fewer, first_rows, follows, log, numbers, say

FOLLOWS = follows()
BEGINS = len(RULES["actions"]) + 1


def as_written(frame):
    def ask():
        cases = frame.groupby("case", sort=False)
        before = cases["action"].shift(fill_value=BEGINS).astype("uint8")
        earlier = frame["at"] < cases["at"].shift()
        wrong = pd.Series(~FOLLOWS[before, frame["action"]], index=frame.index) | earlier
        return first_rows(frame.index[wrong].to_series().groupby(frame["case"][wrong]).min())

    return ask


def main():
    some = fewer(100_000)
    frame = numbers(log(some)).select("case", "action", "at").to_pandas()
    size = {"cases": some, "events": len(frame)}
    say("pandas", "grouped", "windows over cases, as most write it", "neighbours", as_written(frame), **size)


if __name__ == "__main__":
    main()
