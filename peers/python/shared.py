"""What the peers written in Python share: the log, the rules, and how time is taken and told."""

import importlib.metadata
import json
import pathlib
import sys
import time

import numpy as np
import polars as pl

FOLDER = pathlib.Path(sys.argv[1])
LOG = FOLDER / "log.parquet"
RULES = json.loads((FOLDER / "rules.json").read_text("utf-8"))
SIZES = sorted(map(int, json.loads((FOLDER / "answers.json").read_text("utf-8"))["steps"]), reverse=True)
# The day in China of an instant in UTC, in microseconds.
ZONE, DAY = 8 * 3_600_000_000, 86_400_000_000
UNKNOWN = len(RULES["actions"])
NO_DAY = np.iinfo(np.int32).min


def fewer(most):
    """The largest log that has no more cases than this."""
    return next((size for size in SIZES if size <= most), SIZES[-1])


def log(cases=SIZES[0]):
    """The log's first cases, as the file has them."""
    return pl.read_parquet(LOG).filter(pl.col("case") <= cases)


def number(column, words):
    """A column of words as numbers; a word that is not in the list gets the number after the last."""
    numbers = {word: place for place, word in enumerate(words)}
    return pl.col(column).cast(pl.String).replace_strict(numbers, default=len(words), return_dtype=pl.UInt8)


def numbers(frame):
    """The columns as arrays of numbers, ready to be looked at."""
    frame = frame.select(
        "case",
        action=number("action", RULES["actions"]),
        role=number("role", RULES["roles"]),
        at=pl.col("at").cast(pl.Int64),
        day=pl.col("day").cast(pl.Int32).fill_null(int(NO_DAY)),
    )
    return frame.rechunk()


def arrival(cells):
    """The rows in the order of their times, those of a case in its own order, under numbers of 64 bits."""
    latest = pl.col("at").cum_max().over("case")
    ids = pl.Series((cells["case"].to_numpy() - 1) * np.uint64(0x9E37_79B9_7F4A_7C15))
    rows = cells.with_row_index("row").with_columns(latest=latest, case=ids)
    return rows.sort("latest", "row").drop("latest").rechunk()


def follows():
    """Whether an action (the column) may follow another (the row); the last row begins a case."""
    table = np.zeros((UNKNOWN + 2, UNKNOWN + 1), dtype=bool)
    table[:UNKNOWN, :UNKNOWN] = RULES["follows"]
    table[UNKNOWN + 1, :UNKNOWN] = RULES["begins"]
    return table


def may():
    """Whether a role (the column) may take an action (the row) somewhere."""
    table = np.zeros((UNKNOWN + 1, len(RULES["roles"]) + 1), dtype=bool)
    for action, roles in enumerate(RULES["who"]):
        table[action, [RULES["roles"].index(role) for role in roles]] = True
    return table


def needs_day():
    """Whether an action needs a day that is not past."""
    return np.array([action in RULES["needs_day"] for action in [*RULES["actions"], "void"]])


def rows_of(path):
    """How many rows a file has."""
    return pl.scan_parquet(path).select(pl.len()).collect().item()


def first_rows(rows):
    """What is said of a log: how many cases are wrong, and the sum of the first wrong rows."""
    return {"found": len(rows), "row_sum": int(np.asarray(rows, dtype=np.uint64).sum())}


def say(peer, task, how, rules, ask, *, cases, events, threads=1, times=5, told=lambda answer: answer, **measured):
    """Takes the best time of some, and prints it with the answer as a line of JSON."""
    best, answer = float("inf"), None
    for _ in range(times):
        # Let go of first, as it is in Rust, so that its memory is at hand.
        answer = None
        begun = time.perf_counter()
        answer = ask()
        best = min(best, time.perf_counter() - begun)
    line = {
        "peer": peer,
        "version": importlib.metadata.version(peer) if peer != "Python" else sys.version.split()[0],
        "task": task,
        "how": how,
        "rules": rules,
        "threads": threads,
        "cases": cases,
        "events": events,
        "seconds": best,
        "answer": told(answer),
        **{name: one() for name, one in measured.items()},
    }
    print(json.dumps(line), flush=True)
