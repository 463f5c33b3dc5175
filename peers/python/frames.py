"""polars: as an expert writes it, as people write it, in order of arrival, and from Parquet."""

import polars as pl

from shared import (
    DAY, LOG, NO_DAY, RULES, SIZES, UNKNOWN, ZONE, arrival, fewer, first_rows, follows, log, may, needs_day,
    numbers, say,
)

WIDTH = UNKNOWN + 1
FOLLOWS = pl.Series(follows().ravel())
MAY = pl.Series(may().ravel())
NEEDS_DAY = pl.Series(needs_day())
PAIRS = [
    f"{before}>{after}"
    for before, row in zip(["", *RULES["actions"]], [RULES["begins"], *RULES["follows"]])
    for after, lawful in zip(RULES["actions"], row)
    if lawful
]
THREADS = pl.thread_pool_size()


def neighbours():
    """Whether a row is wrong, where the rows of a case stand together."""
    begins = pl.col("case").ne_missing(pl.col("case").shift())
    before = pl.when(begins).then(UNKNOWN + 1).otherwise(pl.col("action").shift())
    pair = before.cast(pl.UInt32) * WIDTH + pl.col("action")
    return ~pl.lit(FOLLOWS).gather(pair) | (pl.col("at") < pl.col("at").shift()).fill_null(False) & ~begins


def roles_and_days():
    role = ~pl.lit(MAY).gather(pl.col("action").cast(pl.UInt32) * (len(RULES["roles"]) + 1) + pl.col("role"))
    day = pl.lit(NEEDS_DAY).gather(pl.col("action").cast(pl.UInt32)) & (
        (pl.col("day") == int(NO_DAY)) | (pl.col("day") < (pl.col("at") + ZONE) // DAY)
    )
    return role | day


def first_of_each(wrong, frame):
    """The first wrong row of each case, where the rows of a case stand together."""
    found = frame.lazy().with_row_index("row").select("row", "case", wrong=wrong).filter("wrong")
    return found.filter(pl.col("case").ne_missing(pl.col("case").shift())).select("row")


def by_expert(wrong, frame):
    return lambda: first_rows(first_of_each(wrong, frame).collect()["row"])


def as_written(frame):
    """Windows over cases, and words: what most would write."""

    def ask():
        before = pl.col("action").shift().over("case").fill_null("")
        pair = pl.concat_str(before, "action", separator=">")
        earlier = (pl.col("at") < pl.col("at").shift().over("case")).fill_null(False)
        wrong = frame.lazy().with_row_index("row").filter(~pair.is_in(PAIRS) | earlier)
        return first_rows(wrong.group_by("case").agg(pl.col("row").min()).collect()["row"])

    return ask


def in_order_of_arrival(frame):
    """Rows as they came in, their cases under numbers of 64 bits; sorted into cases first."""

    def ask():
        frame_of_cases = frame.lazy().sort("case", maintain_order=True)
        wrong = frame_of_cases.filter(neighbours())
        return first_rows(wrong.group_by("case", maintain_order=True).first().collect()["row"])

    return ask


def from_parquet():
    """From the file, batch after batch."""
    action = pl.col("action").cast(pl.String).cast(pl.Enum(RULES["actions"]), strict=False).to_physical()
    columns = pl.scan_parquet(LOG).select(
        "case", action=action.cast(pl.UInt8).fill_null(UNKNOWN), at=pl.col("at").cast(pl.Int64)
    )
    return first_rows(first_of_each(neighbours(), columns).collect(engine="streaming")["row"])


def main():
    frame = log()
    cells, size = numbers(frame), {"cases": SIZES[0], "events": len(frame), "threads": THREADS}
    say("polars", "grouped", "columns at a time, by an expert", "neighbours", by_expert(neighbours(), cells), **size)
    both = neighbours() | roles_and_days()
    say("polars", "grouped", "columns at a time, by an expert", "neighbours_roles_days", by_expert(both, cells), **size)
    if THREADS > 1:
        return
    ask = in_order_of_arrival(arrival(cells))
    say("polars", "arrival", "sorted into cases, by an expert", "neighbours", ask, times=3, **size)
    some = fewer(100_000)
    words = log(some).with_columns(pl.col("action", "role").cast(pl.String))
    size = {"cases": some, "events": len(words), "threads": THREADS}
    say("polars", "grouped", "windows over cases, as most write it", "neighbours", as_written(words), **size)


if __name__ == "__main__":
    main()
