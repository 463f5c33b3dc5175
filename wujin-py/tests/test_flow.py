"""How the complaints of a log go through the five steps."""

from __future__ import annotations

import pickle
from collections import Counter

import polars as pl
import pytest
import wujin
from test_events import AS_OF, log


def live(frame: pl.DataFrame) -> tuple[Counter[tuple[str, str, str]], Counter[tuple[str, str]], Counter[str]]:
    """The same by a plain walk along the table of the procedure."""
    procedure = wujin.Procedure("complaint")
    table = {(stage, row.action.name): (row.target or stage) for row in procedure.transitions for stage in row.sources}
    by = {row.action.name: set(row.who) for row in procedure.transitions}
    taken: Counter[tuple[str, str, str]] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    standing: Counter[str] = Counter()
    for _, events in frame.group_by("case", maintain_order=True):
        stage, last = "start", None
        for event in events.rows(named=True):
            action = event["action"]
            is_lawful = (
                (stage, action) in table and event["role"] in by[action] and (last is None or event["at"] >= last)
            )
            if not is_lawful:
                refused[stage, action] += 1
                continue
            last = event["at"]
            taken[stage, action, table[stage, action]] += 1
            stage = table[stage, action]
        standing[stage] += 1
    return taken, refused, standing


def test_the_counts_are_those_of_a_plain_walk() -> None:
    frame = log(400)
    found = wujin.flow(frame)
    taken, refused, standing = live(frame)
    by_stage: Counter[tuple[str, str, str]] = Counter()
    for row in found.taken.to_dicts():
        by_stage[row["stage"], row["action"], row["to_stage"]] += row["times"]
    tried: Counter[tuple[str, str]] = Counter()
    for row in found.refused.to_dicts():
        tried[row["stage"], row["action"]] += row["times"]
    stand: Counter[str] = Counter()
    for row in found.standing.to_dicts():
        stand[row["stage"]] += row["cases"]
    assert (by_stage, tried, stand) == (taken, refused, standing)
    assert found.cases == 400 and sum(tried.values()) > 0
    assert "400 cases" in repr(found)


@pytest.mark.parametrize("order", ["ascending", "arrival"])
@pytest.mark.parametrize("threads", [1, 3])
def test_order_and_threads_change_nothing(order: str, threads: int) -> None:
    frame = log(5_000)
    given = frame.sort("at", maintain_order=True) if order == "arrival" else frame
    assert wujin.flow(given, order=order, threads=threads) == wujin.flow(frame)


def test_parts_add_and_travel() -> None:
    frame = log(300)
    whole = wujin.flow(frame)
    parts = [wujin.flow(frame.filter(pl.col("case") % 3 == part)) for part in range(3)]
    sent = [pickle.loads(pickle.dumps(part)) for part in parts]
    assert sent[2] + sent[0] + sent[1] == whole and hash(sent[0]) == hash(parts[0])
    assert whole + wujin.flow(frame.head(0)) == whole
    with pytest.raises(wujin.InputError):
        whole + 1  # type: ignore[operator]
    with pytest.raises(wujin.InputError):
        wujin.Flow.from_json('{"taken": [1]}')


def test_what_is_refused_is_what_violates() -> None:
    frame = log(200)
    skipped = wujin.flow(frame).refused.to_polars()["times"].sum()
    rows = wujin.check_events(frame, as_of=AS_OF).violations.to_polars()["row"].n_unique()
    assert 0 < skipped <= rows
