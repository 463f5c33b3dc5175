"""Rows of old systems as cases: the sample province's files, and rows that do not follow on each other."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

import polars as pl
import pytest
import wujin
from test_rows import COMPLAINT, SAMPLE

NUMBER = COMPLAINT["投诉编号"]
COLUMNS = ["投诉编号", "序号", "办理时间", "办理事项", "办理人身份", "内容", "依据", "消费者同意", "约定日期", "方式", "登记簿序号"]
EVENTS: list[tuple[Any, ...]] = [
    (2, "2011-03-05 10:00", "处理", "工作人员", "退货", "承诺：七日退货", None, None, None, None),
    (3, "2011-03-05 11:00", "和解", "工作人员", "退款", None, "是", "2011-03-12", None, None),
    (4, "2011-03-06 09:00", "同意", "领导", None, None, None, None, None, None),
    (5, "2011-03-08 09:00", "履行", "工作人员", "已退款", None, None, None, None, None),
    (6, "2011-03-09 09:00", "归档", "工作人员", None, None, None, None, None, "1"),
]


def complaints(**cells: Any) -> pl.DataFrame:
    """One complaint, with some cells otherwise."""
    return pl.DataFrame([{**COMPLAINT, **cells}])


def events(*rows: tuple[Any, ...], case: str = NUMBER) -> pl.DataFrame:
    """Events of the complaint."""
    return pl.DataFrame([(case, *row) for row in rows], schema=COLUMNS, orient="row", infer_schema_length=None)


def said(replay: wujin.Replay) -> list[tuple[str, str, int | None, str | None]]:
    """What was found, where."""
    return [(row["code"], row["table"], row["row"], row["column"]) for row in replay.findings.to_dicts()]


def test_rows_become_a_case_that_can_be_asked() -> None:
    replay = wujin.replay(complaints(), events(*EVENTS))
    assert said(replay) == [] and list(replay) == [NUMBER] and NUMBER in replay and len(replay) == 1
    case = replay[NUMBER]
    assert isinstance(case, wujin.Complaint)
    assert (case.has_ended, case.outcome, case.sequence) == (True, "settled", 6)
    assert wujin.Complaint.replay(case.events) == case
    with pytest.raises(KeyError):
        replay["no such number"]


def test_rows_may_stand_in_any_order_and_a_case_goes_on_from_them() -> None:
    replay = wujin.replay(complaints(), events(*reversed(EVENTS[:2])))
    case = replay[NUMBER]
    assert case.stage == "awaiting_review" and said(replay) == []
    case.apply("approve", at="2011-03-06T09:00:00+08:00", role="leader")
    assert case.stage == "performing"
    assert replay[NUMBER].stage == "awaiting_review", "the rows are as they were"


def test_a_case_halts_before_the_row_that_is_not_lawful() -> None:
    rows = [EVENTS[0], (3, "2011-03-05 11:00", "同意", "领导", *([None] * 6)), *EVENTS[2:]]
    replay = wujin.replay(complaints(), events(*rows))
    assert replay.halted == [NUMBER] and replay[NUMBER].sequence == 2
    found = said(replay)
    assert ("WJ-201", "events", 1, "办理事项") in found and ("WJ-927", "events", 2, None) in found
    (row,) = [row for row in replay.findings.to_dicts() if row["code"] == "WJ-201"]
    assert (row["value"], row["case"]) == ("同意", NUMBER)


FAULTS: dict[str, tuple[pl.DataFrame, pl.DataFrame, tuple[str, str, int | None, str | None]]] = {
    "a gap": (complaints(), events(EVENTS[0], EVENTS[2]), ("WJ-925", "events", 1, "序号")),
    "a number twice": (complaints(), events(EVENTS[0], EVENTS[0]), ("WJ-924", "events", 1, "序号")),
    "before the registration": (
        complaints(),
        events((2, "2011-03-01 10:00", *EVENTS[0][2:])),
        ("WJ-926", "events", 0, "办理时间"),
    ),
    "no such complaint": (complaints(), events(EVENTS[0], case="420102-01-0001-2011-0009"), ("WJ-922", "events", 0, "投诉编号")),
    "a complaint that cannot be read": (complaints(登记时间="昨天"), events(EVENTS[0]), ("WJ-927", "events", 0, None)),
    "a complaint twice": (pl.concat([complaints(), complaints()]), events(EVENTS[0]), ("WJ-923", "complaints", 1, "投诉编号")),
    "an event that cannot be read": (complaints(), events((2, "昨天", *EVENTS[0][2:])), ("WJ-911", "events", 0, "办理时间")),
    "a registration that lacks something": (complaints(消费者姓名=None), events(), ("WJ-301", "complaints", 0, "消费者姓名")),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_keeps_rows_from_being_a_case_is_named_in_its_cell(name: str) -> None:
    registered, happened, expected = FAULTS[name]
    replay = wujin.replay(registered, happened)
    assert expected in said(replay), said(replay)


def test_a_day_that_is_a_slip_of_the_pen_is_named() -> None:
    replay = wujin.replay(complaints(), events(*EVENTS), first="2012-01-01", last=date(2012, 12, 31))
    assert said(replay)[0] == ("WJ-934", "complaints", 0, "登记时间") and len(replay) == 0
    with pytest.raises(wujin.InputError):
        wujin.replay(complaints(), events(), first="2012-01-01", last="2011-01-01")


def test_what_happened_after_the_day_is_not_seen() -> None:
    replay = wujin.replay(complaints(), events(*EVENTS), as_of="2011-03-06")
    assert (replay[NUMBER].stage, replay.later, replay.halted) == ("performing", 2, [])
    assert wujin.replay(complaints(), events(*EVENTS), as_of="2011-03-04").later == 6


def test_the_log_of_cases_is_what_a_log_is_checked_as() -> None:
    replay = wujin.replay(complaints(), events(*EVENTS))
    checked = wujin.check_events(replay.log(), as_of="2011-12-31")
    assert [row["verdict"] for row in checked.verdicts.to_dicts()] == ["conforms"]
    stations = [{"station": "420102-01-0001", "kind": "mall"}]
    counted = wujin.tally(replay.log(), stations, first="2011Q1", last="2011Q1").annex_three().to_dicts()
    assert [(row["accepted"], row["settled"], row["amount_fen"]) for row in counted] == [(1, 1, 39_950)]


def test_the_sample_province_is_replayed_and_every_planted_fault_named() -> None:
    read = {name: wujin.read_csv(SAMPLE / name) for name in ("消费投诉登记.csv", "投诉办理记录.csv")}
    replay = wujin.replay(*read.values(), as_of="2012-12-31")
    tables = {"complaints": "消费投诉登记.csv", "events": "投诉办理记录.csv"}
    found = {
        (tables[row["table"]], read[tables[row["table"]]].lines[row["row"]], row["code"])
        for row in replay.findings.to_dicts()
        if row["row"] is not None
    }
    with (SAMPLE / "faults.csv").open(encoding="utf-8-sig", newline="") as file:
        faults = {(row["file"], int(row["line"]), row["code"]) for row in csv.DictReader(file) if row["file"] in read}
    # Lines that hold no row, and days and stations that these tables alone say nothing of; nor do events wait for the
    # complaint of such a station.
    faults = {fault for fault in faults if fault[2] not in {"WJ-906", "WJ-908", "WJ-909", "WJ-921", "WJ-934"}}
    assert len(faults) > 20 and {code for _, _, code in faults - found} <= {"WJ-927"}, sorted(faults - found)
    assert len(faults - found) < 5
    checked = wujin.check_events(replay.log(), as_of="2012-12-31")
    assert set(checked.verdicts.to_pandas()["verdict"]) <= {"conforms", "open"}, "only what is lawful was taken"
