"""A year of a made-up province: its log, its stations, and what they reported of themselves, a few of them falsely.

Nobody in it exists. The same seed gives the same files.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import wujin

COUNTIES = ["420102", "420103", "420104", "420105", "420106", "420202", "420302", "420502", "420602", "420702"]
KINDS = ["mall", "supermarket", "market", "enterprise", "scenic_area"]
HEADINGS = {
    "station": "站点编号",
    "period": "报告期",
    "kind": "类型",
    "inquiries": "受理咨询",
    "complaints": "受理投诉",
    "settled": "和解",
    "unsettled": "未和解",
    "amount": "争议金额",
    "filled": "填表日期",
}
SETTLED = [("propose", "staff"), ("agree", "staff"), ("approve", "leader"), ("perform", "staff"), ("archive", "staff")]
FAILED = [("propose", "staff"), ("fail", "staff"), ("inform_recourse", "staff"), ("archive", "staff")]
WITHDRAWN = [("propose", "staff"), ("withdraw", "consumer"), ("archive", "staff")]


def write(folder: Path, cases: int = 20_000, seed: int = 113) -> list[tuple[str, str]]:
    """Write the province's Parquet files.

    Returns
    -------
    list of tuple
        The station and the quarter of each report that was made false.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    stations = _stations(chance)
    log = _log(chance, stations, cases)
    tallies = wujin.tally(log, stations, first="2012Q1", last="2012Q4")
    summaries, false = _summaries(chance, tallies)
    for name, table in (("log", log), ("stations", stations), ("summaries", summaries)):
        table.write_parquet(folder / f"{name}.parquet")
    return false


def _stations(chance: random.Random) -> pl.DataFrame:
    numbers = [f"{county}-{office:02}-{local:04}" for county in COUNTIES for office in (1, 2) for local in (1, 2, 3)]
    return pl.DataFrame(
        {
            "station": numbers,
            "kind": [chance.choice(KINDS) for _ in numbers],
            "set_up": [date(2011, 3, 1) + timedelta(days=chance.randrange(200)) for _ in numbers],
        }
    )


def _log(chance: random.Random, stations: pl.DataFrame, cases: int) -> pl.DataFrame:
    """Cases through the five steps; in one of ten a step is left out."""
    numbers, rows = stations["station"].to_list(), []
    for case in range(1, cases + 1):
        at = datetime(2012, 1, 1) + timedelta(days=chance.randrange(366), hours=chance.randrange(9, 17))
        station, amount = chance.choice(numbers), chance.randrange(100, 500_000)
        steps = [("register", "staff"), *chance.choices([SETTLED, FAILED, WITHDRAWN], [88, 8, 4])[0]]
        if chance.random() < 0.1:
            del steps[chance.randrange(1, len(steps) - 1)]
        if chance.random() < 0.05:
            steps = steps[: chance.randrange(1, len(steps))]
        promised = (at + timedelta(days=20)).date()
        for sequence, (action, role) in enumerate(steps, 1):
            day = promised if action == "agree" else None
            rows.append((case, sequence, action, role, at, day, station, amount))
            at += timedelta(days=chance.randrange(4), hours=1)
    schema: dict[str, pl.DataType | type[pl.DataType]] = {
        "case": pl.UInt64,
        "sequence": pl.UInt32,
        "action": pl.String,
        "role": pl.String,
        "at": pl.Datetime("us"),
        "day": pl.Date,
        "station": pl.String,
        "amount_fen": pl.UInt64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _summaries(chance: random.Random, tallies: wujin.Tallies) -> tuple[pl.DataFrame, list[tuple[str, str]]]:
    """What the stations handed in: the figures of the log, but for a few who reported more settled than there was."""
    rows = tallies.annex_three().to_dicts()
    false = sorted(chance.sample(range(len(rows)), 9))
    reported = [
        {
            "station": row["station"],
            "period": row["period"],
            "kind": row["kind"],
            "inquiries": chance.randrange(40),
            "complaints": row["accepted"],
            "settled": row["settled"] + (chance.randrange(1, 9) if place in false else 0),
            "unsettled": row["recourse_told"],
            "amount": row["amount_fen"] / 100,
            "filled": wujin.Period(row["period"]).last + timedelta(days=chance.choice([2, 4, 6, 6, 8, 15])),
        }
        for place, row in enumerate(rows)
    ]
    return pl.DataFrame(reported).rename(HEADINGS), [(rows[place]["station"], rows[place]["period"]) for place in false]
