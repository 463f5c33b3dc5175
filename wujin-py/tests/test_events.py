"""Whole logs: whatever table they come in, the same answers."""

from __future__ import annotations

import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
import wujin
from conftest import CHINA

AS_OF = date(2012, 12, 31)

CLEAN = [
    ("register", "staff", 0, None),
    ("propose", "staff", 1, None),
    ("agree", "staff", 1, 8),
    ("approve", "leader", 3, None),
    ("perform", "staff", 7, None),
    ("archive", "staff", 7, None),
]


def log(cases: int, seed: int = 1) -> pl.DataFrame:
    """Cases through the five steps; of every third an event is missing."""
    chance = random.Random(seed)
    rows = []
    for case in range(cases):
        events = list(CLEAN)
        if case % 3 == 2:
            del events[chance.randrange(1, 5)]
        begun = datetime(2012, 3, 1) + timedelta(days=case % 60)
        for sequence, (action, role, days, by) in enumerate(events, 1):
            day = None if by is None else (begun + timedelta(days=by)).date()
            rows.append((case, sequence, action, role, begun + timedelta(days=days, hours=sequence), day))
    return pl.DataFrame(
        rows, schema=["case", "sequence", "action", "role", "at", "day"], orient="row"
    ).with_columns(pl.col("sequence").cast(pl.UInt32))


def answers(check: wujin.EventCheck) -> list[list[dict[str, Any]]]:
    tables = (check.verdicts, check.violations, check.repairs, check.overdue, check.findings)
    return [table.to_dicts() for table in tables]


TABLES: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "polars, in chunks": lambda frame: pl.concat([frame[:7], frame[7:100], frame[100:]], rechunk=False),
    "polars, categories": lambda frame: frame.with_columns(pl.col("action", "role").cast(pl.Categorical)),
    "pyarrow": lambda frame: frame.to_arrow(),
    "pyarrow, one batch": lambda frame: frame.to_arrow().combine_chunks().to_batches()[0],
    "pyarrow, a stream": lambda frame: frame.to_arrow().to_reader(max_chunksize=13),
    "pandas": lambda frame: frame.to_pandas(),
    "duckdb": lambda frame: duckdb.sql("select * from frame"),
    "in Chinese": lambda frame: frame.rename(
        {
            "case": "投诉编号",
            "sequence": "序号",
            "action": "办理事项",
            "role": "办理人身份",
            "at": "办理时间",
            "day": "约定日期",
        }
    ),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_log_gets_the_same_answers_in_whatever_table_it_comes(table: str) -> None:
    frame = log(200)
    expected = answers(wujin.check_events(frame, as_of=AS_OF, threads=1))
    assert [len(rows) for rows in expected][:2] != [0, 0]
    assert answers(wujin.check_events(TABLES[table](frame), as_of=AS_OF)) == expected


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("order", ["grouped", "ascending"])
def test_threads_and_order_change_nothing(threads: int, order: str) -> None:
    frame = log(500)
    expected = answers(wujin.check_events(frame, as_of=AS_OF, threads=1))
    assert answers(wujin.check_events(frame, as_of=AS_OF, threads=threads, order=order)) == expected


def test_cases_that_come_mixed_are_checked_in_order_of_arrival() -> None:
    frame = log(300)
    mixed = frame.sort("at", "case", maintain_order=True)
    with pytest.raises(wujin.InputError) as caught:
        wujin.check_events(mixed, as_of=AS_OF)
    assert caught.value.code == "WJ-936"
    check = wujin.check_events(mixed, as_of=AS_OF, order="arrival")
    grouped = wujin.check_events(frame, as_of=AS_OF)

    def by_case(check: wujin.EventCheck) -> list[tuple[Any, ...]]:
        return sorted((row["case"], row["verdict"], row["code"] or "") for row in check.verdicts.to_dicts())

    assert by_case(check) == by_case(grouped)


def test_each_case_gets_the_verdict_that_replaying_it_gives() -> None:
    frame = log(120)
    verdicts = {row["case"]: row for row in wujin.check_events(frame, as_of=AS_OF).verdicts.to_dicts()}
    with_particulars = {
        "register": {
            "station": "一号店",
            "consumer": {"name": "张某", "telephone": "13800001234"},
            "goods": "锅",
            "request": "退",
        },
        "propose": {"opinion": "退", "foundations": [{"kind": "law", "name": "法"}]},
        "perform": {"done": "已退"},
        "archive": {"register_entry": 1},
    }
    for (number,), events in frame.group_by("case", maintain_order=True):
        case, refused = wujin.Complaint(), None
        for event in events.rows(named=True):
            particulars = dict(with_particulars.get(event["action"], {}))
            if event["action"] == "agree":
                particulars = {"consumer_consents": True, "terms": "退", "perform_by": event["day"]}
            refused = case.why_not(
                event["action"], at=event["at"].replace(tzinfo=CHINA), role=event["role"], **particulars
            )
            if refused is not None:
                break
            case.apply(
                event["action"], at=event["at"].replace(tzinfo=CHINA), role=event["role"], **particulars
            )
        assert (verdicts[number]["verdict"] == "violates") == (refused is not None), number


def test_columns_may_be_called_otherwise() -> None:
    frame = log(50)
    renamed = frame.rename({"case": "单号"})
    expected = answers(wujin.check_events(frame, as_of=AS_OF))
    assert answers(wujin.check_events(renamed, as_of=AS_OF, columns={"case": "单号"})) == expected
    with pytest.raises(wujin.InputError) as caught:
        wujin.check_events(renamed, as_of=AS_OF)
    assert caught.value.code == "WJ-903"
    with pytest.raises(wujin.InputError, match="nothing"):
        wujin.check_events(frame, as_of=AS_OF, columns={"nothing": "x"})


def test_a_cell_that_cannot_be_read_is_a_finding_with_its_row_and_column() -> None:
    frame = log(10).with_columns(
        pl.when(pl.int_range(pl.len()) == 7).then(pl.lit("飞走")).otherwise(pl.col("action")).alias("action")
    )
    (finding,) = wujin.check_events(frame, as_of=AS_OF).findings.to_dicts()
    assert (finding["code"], finding["place"], finding["column"]) == ("WJ-919", "rows[7]", "action")
    assert "飞走" in finding["zh"] and finding["mend_en"]


def test_answers_are_arrow_tables_that_others_take() -> None:
    verdicts = wujin.check_events(log(60), as_of=AS_OF).verdicts
    rows = verdicts.to_dicts()
    assert len(verdicts) == verdicts.num_rows == len(rows) == 60
    assert verdicts.to_dicts(3) == rows[:3]
    assert verdicts.to_pyarrow().to_pylist() == rows
    assert verdicts.to_polars().to_dicts() == rows
    assert pa.schema(verdicts) == verdicts.to_pyarrow().schema
    frame = verdicts.to_pandas()
    assert frame["verdict"].tolist() == [row["verdict"] for row in rows]
    (counted,) = duckdb.sql("select count(*) from verdicts where verdict = 'violates'").fetchall()
    assert counted == (sum(row["verdict"] == "violates" for row in rows),)
    assert verdicts == wujin.check_events(log(60), as_of=AS_OF, threads=2).verdicts
    assert verdicts != wujin.check_events(log(59), as_of=AS_OF).verdicts


@pytest.mark.parametrize("ids", [pl.Int64, pl.UInt64, pl.Int8, pl.String, pl.Categorical])
def test_ids_keep_their_type(ids: Any) -> None:
    frame = log(30)
    cast = frame.with_columns(pl.col("case").cast(pl.String).cast(ids) if ids in (pl.String, pl.Categorical) else pl.col("case").cast(ids))
    found = wujin.check_events(cast, as_of=AS_OF).verdicts.to_polars()["case"]
    assert found.to_list() == cast["case"].unique(maintain_order=True).to_list()
    none = wujin.check_events(cast.head(0), as_of=AS_OF)
    assert len(none.verdicts) == 0 and none.verdicts.column_names[0] == "case"


def test_python_goes_on_while_a_log_is_checked() -> None:
    """Another thread counts; it could not if the lock were held."""
    frame, counted, done = log(200_000), 0, threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0)

    counter = threading.Thread(target=count)
    counter.start()
    before = counted
    wujin.check_events(frame, as_of=AS_OF, threads=1)
    gone_on = counted - before
    done.set()
    counter.join()
    assert gone_on > 100


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What runs in the background may have been told to ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted_after(begun: threading.Event) -> threading.Thread:
    def interrupt() -> None:
        begun.wait()
        signal.raise_signal(signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    return thread


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_stops_a_check_of_a_long_stream() -> None:
    batch, begun = log(2_000).to_arrow().combine_chunks().to_batches()[0], threading.Event()

    def batches() -> Any:
        for _ in range(2_000):
            begun.set()
            yield batch

    thread = interrupted_after(begun)
    stream = pa.RecordBatchReader.from_batches(batch.schema, batches())
    with pytest.raises(KeyboardInterrupt):
        wujin.check_events(stream, as_of=AS_OF, order="arrival")
    thread.join()


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_stops_a_check_of_a_table() -> None:
    batch, begun, told = log(20_000).to_arrow(), threading.Event(), []
    table = pa.concat_tables([batch] * 200)

    def tell(rows: int) -> None:
        told.append(rows)
        begun.set()

    thread = interrupted_after(begun)
    with pytest.raises(KeyboardInterrupt):
        wujin.check_events(table, as_of=AS_OF, order="arrival", progress=tell)
    thread.join()
    assert told[-1] < table.num_rows


def test_progress_is_told_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    frame, told = log(1_000), []
    wujin.check_events(frame, as_of=AS_OF, progress=told.append)
    assert told[-1] == frame.height
    wujin.check_events(frame, as_of=AS_OF, progress=True)
    assert "rows" in capsys.readouterr().err

    def fail(_: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        wujin.check_events(frame, as_of=AS_OF, progress=fail)


def test_a_log_that_names_stations_needs_no_list_of_them() -> None:
    named = log(9).with_columns(station=pl.lit("420102-03-0007"))
    assert len(wujin.check_events(named, as_of=AS_OF).findings) == 0


def test_a_heading_that_stands_twice_is_named_in_a_frame_of_polars_too() -> None:
    twice = log(3).with_columns(pl.col("case").alias("投诉编号"), station=pl.lit("x"), other=pl.lit(1))
    with pytest.raises(wujin.InputError) as caught:
        wujin.check_events(twice, as_of=AS_OF)
    assert caught.value.code == "WJ-904"
    named = twice.rename({"case": "单号"}).drop("投诉编号")
    assert len(wujin.check_events(named, as_of=AS_OF, columns={"case": "单号"}).verdicts) == 3
