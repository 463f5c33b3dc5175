"""Tables of stations, complaints and summaries, row by row: the sample province's planted faults are the truth."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import wujin
from conftest import REGISTRATION, at
from test_tally import FIRST, LAST, STATIONS, log

SAMPLE = Path(__file__).parents[2] / "examples" / "province-year" / "data" / "sample"
CHECKS = {
    "服务站信息登记.csv": wujin.check_stations,
    "消费投诉登记.csv": wujin.check_complaints,
    "附件3汇总表.csv": wujin.check_summaries,
}
# What a file has and a table has not: broken lines and bytes, days of receipt, other files.
OF_FILES = {"WJ-906", "WJ-908", "WJ-909", "WJ-921", "WJ-401", "WJ-411", "WJ-621"}


def sample(name: str) -> tuple[pl.DataFrame, list[int]]:
    """The whole rows of a file, and the line of each."""
    text = (SAMPLE / name).read_bytes()
    try:
        lines = text.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = text.decode("gb18030", errors="replace").splitlines()
    header = next(csv.reader([lines[0]]))
    rows, numbers = [], []
    for number, line in enumerate(lines[1:], 2):
        cells = next(csv.reader([line]), [])
        if len(cells) == len(header) and line.count('"') % 2 == 0:
            rows.append(cells)
            numbers.append(number)
    return pl.DataFrame(rows, schema=header, orient="row"), numbers


@pytest.mark.parametrize("name", CHECKS)
def test_every_planted_fault_of_a_row_is_found_in_its_row(name: str) -> None:
    frame, lines = sample(name)
    check = CHECKS[name](frame)
    assert check.rows == frame.height
    found = Counter((lines[row["row"]], row["code"]) for row in check.findings.to_dicts() if row["row"] is not None)
    with (SAMPLE / "faults.csv").open(encoding="utf-8-sig", newline="") as file:
        faults = [row for row in csv.DictReader(file) if row["file"] == name and row["code"] not in OF_FILES]
    for fault in faults:
        assert found[int(fault["line"]), fault["code"]] > 0, fault
    assert faults or name == "附件3汇总表.csv"


@pytest.mark.parametrize("name", CHECKS)
def test_a_finding_shows_the_cell_that_it_concerns(name: str) -> None:
    frame, _ = sample(name)
    rows = CHECKS[name](frame).findings.to_dicts()
    for row in rows:
        assert row["code"].startswith("WJ-") and row["provisions"] and row["zh"] and row["mend_en"]
        if row["row"] is not None and row["column"] is not None:
            assert row["value"] == frame[row["column"]][row["row"]]
    if name == "服务站信息登记.csv":
        assert sum(row["column"] is not None for row in rows) > len(rows) / 2


@pytest.mark.parametrize("name", CHECKS)
def test_whatever_the_table_the_findings_are_the_same(name: str) -> None:
    frame, _ = sample(name)
    expected = CHECKS[name](frame).findings.to_dicts()
    for table in (frame.to_arrow(), frame.to_pandas(), pl.concat([frame[:5], frame[5:]], rechunk=False)):
        assert CHECKS[name](table).findings.to_dicts() == expected


COMPLAINT: dict[str, Any] = {
    "投诉编号": "420102-01-0001-2011-0001",
    "站点编号": "420102-01-0001",
    "登记时间": datetime(2011, 3, 5, 9, 30),
    "消费者姓名": "张某",
    "年龄": 41,
    "联系电话": "13800001234",
    "商品或服务名称": "电饭煲",
    "消费日期": date(2011, 3, 1),
    "涉及金额（元）": 399.5,
    "投诉事实、理由及请求": "退货",
    "消费者满意": True,
}


def test_columns_may_be_of_the_types_that_fit_them() -> None:
    frame = pl.DataFrame([COMPLAINT])
    assert wujin.check_complaints(frame).findings.to_dicts() == []
    texts = frame.with_columns(pl.col("登记时间").dt.to_string("%Y-%m-%d %H:%M"), pl.all().exclude("登记时间", "消费者满意").cast(pl.String))
    assert wujin.check_complaints(texts).findings.to_dicts() == []
    for times in (pl.Datetime("ms"), pl.Datetime("ns"), pl.Datetime("us", "Asia/Shanghai")):
        cast = frame.with_columns(pl.col("登记时间").cast(times))
        assert wujin.check_complaints(cast).findings.to_dicts() == []
    with pytest.raises(wujin.InputError) as caught:
        wujin.check_complaints(frame.with_columns(pl.col("投诉编号").implode()))
    assert caught.value.code == "WJ-935"


def test_a_row_that_is_there_twice_is_named_with_the_first() -> None:
    frame, _ = sample("消费投诉登记.csv")
    doubled = pl.concat([frame.head(3), frame.head(1)])
    rows = [row for row in wujin.check_complaints(doubled).findings.to_dicts() if row["code"] == "WJ-923"]
    assert [row["row"] for row in rows] == [3]
    assert "line 1 of" in rows[0]["en"]


def test_a_province_may_ask_for_more() -> None:
    frame, _ = sample("消费投诉登记.csv")
    document = {
        "format": "wujin-profile/1",
        "id": "more",
        "version": "1",
        "zh": "示例",
        "en": "sample",
        "complaint": {"required_fields": ["evidence"]},
    }
    base = wujin.check_complaints(frame).findings.to_dicts()
    more = wujin.check_complaints(frame, profile=wujin.Profile.from_dict(document)).findings.to_dicts()
    unread = {row["row"] for row in base if row["column"] is not None and row["code"] != "WJ-923"}
    blank = [row for row, cell in enumerate(frame["证据"]) if cell == "" and row not in unread]
    named = [row["row"] for row in more if row["code"] == "WJ-301"]
    assert named == blank and len(named) > 100


def test_registrations_as_json_are_told_what_apply_tells() -> None:
    good = dict(REGISTRATION)
    bad: list[Any] = [
        {**good, "request": ""},
        {**good, "consumer": {"name": "张某"}},
        {**good, "consumer": {"name": 5, "telephone": "13800001234"}},
        {**good, "colour": "red"},
        {},
        None,
    ]
    records = [good, *bad, good]
    check = wujin.check_registrations(records)
    assert check.rows == len(records)
    found = check.findings.to_dicts()
    assert {row["row"] for row in found} == set(range(1, len(bad) + 1))
    for number, record in enumerate(bad, 1):
        if not isinstance(record, dict) or "colour" in record:
            assert [row["code"] for row in found if row["row"] == number] == ["WJ-941"]
            continue
        try:
            wujin.Complaint().apply("register", at=at(1), role="staff", **record)
        except wujin.Refusal as refusal:
            expected = sorted(unmet.code for unmet in refusal.unmet)
        except wujin.InputError as error:
            expected = [error.code]
        assert sorted(row["code"] for row in found if row["row"] == number) == expected
    assert next(row["path"] for row in found if row["row"] == 3) == "consumer.name"
    texts = [json.dumps(record, indent=1) for record in records]
    for same in (texts, [text.encode() for text in texts], "\n".join(map(json.dumps, records)) + "\n\n"):
        again = wujin.check_registrations(same).findings.to_dicts()
        assert [(row["row"], row["code"], row["path"]) for row in again] == [
            (row["row"], row["code"], row["path"]) for row in found
        ]
    strict = {"format": "wujin-profile/1", "id": "a", "version": "1", "zh": "示例", "en": "sample"}
    profile = wujin.Profile.from_dict({**strict, "complaint": {"required_fields": ["nature"]}})
    (finding,) = wujin.check_registrations([good], profile=profile).findings.to_dicts()
    assert finding["code"].startswith("WJ-2") or finding["code"].startswith("WJ-3")


@pytest.mark.parametrize("records", [5, None, "\ud800", [5.5, object()], ["\ud800"]])
def test_what_is_no_record_is_said(records: Any) -> None:
    try:
        found = wujin.check_registrations(records).findings
    except wujin.InputError:
        return
    assert len(found) > 0


def test_broken_lines_are_said_line_by_line() -> None:
    lines = b'{"goods": 1}\n{\n\xff\xfe\nnull {}\n'
    rows = wujin.check_registrations(lines).findings.to_dicts()
    assert [row["row"] for row in rows] == [0, 1, 2, 3] and {row["code"] for row in rows} == {"WJ-941"}


def summaries(tallies: wujin.Tallies) -> pl.DataFrame:
    """What honest stations would hand in."""
    kinds = {"mall": "商场", "market": "市场", "scenic_area": "景区"}
    rows = [
        {
            "station": row["station"],
            "quarter": row["period"],
            "kind": kinds[row["kind"]],
            "inquiries": 5,
            "complaints": row["accepted"],
            "settled": row["settled"],
            "unsettled": row["recourse_told"],
            "amount": row["amount_fen"] / 100,
            "filled": date(2013, 1, 1),
        }
        for row in tallies.annex_three().to_dicts()
    ]
    return pl.DataFrame(rows)


def test_false_reporting_is_found_and_honest_reporting_is_not() -> None:
    tallies = wujin.tally(log(400), STATIONS, first=FIRST, last=LAST)
    honest = summaries(tallies)
    assert wujin.check_summaries(honest, recorded=tallies).findings.to_dicts() == []
    inflated = honest.with_columns(
        settled=pl.when(pl.int_range(pl.len()) == 4).then(pl.col("settled") + 3).otherwise(pl.col("settled"))
    )
    (finding,) = wujin.check_summaries(inflated, recorded=tallies).findings.to_dicts()
    assert (finding["row"], finding["code"]) == (4, "WJ-621") and "4.2/5" in finding["provisions"]
    assert (finding["column"], finding["value"]) == ("settled", str(inflated["settled"][4]))
    fewer = honest.with_columns(complaints=pl.col("complaints") + 1)
    found = wujin.check_summaries(fewer, recorded=tallies).findings.to_dicts()
    assert {(row["code"], row["column"]) for row in found} == {("WJ-622", "complaints")} and len(found) == fewer.height
    other = honest.with_columns(kind=pl.lit("企业"))
    codes = {row["code"] for row in wujin.check_summaries(other, recorded=tallies).findings.to_dicts()}
    assert codes == {"WJ-411"}
    unknown = honest.with_columns(station=pl.lit("110101-01-0001")).head(1)
    (finding,) = wujin.check_summaries(unknown, recorded=tallies).findings.to_dicts()
    assert finding["code"] == "WJ-921"


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_what_is_no_such_table_is_said(check: Any) -> None:
    for table in (5, None):
        with pytest.raises(wujin.InputError):
            check(table)
    for table in (pl.DataFrame(), pl.DataFrame({"a": [1]})):
        with pytest.raises(wujin.InputError) as caught:
            check(table)
        assert caught.value.code == "WJ-903"
    with pytest.raises(wujin.InputError):
        check(pl.DataFrame({"a": [1]}), columns={"a": 5})


def test_columns_may_be_called_otherwise_and_progress_is_told() -> None:
    frame, _ = sample("服务站信息登记.csv")
    told: list[int] = []
    renamed = frame.rename({"站点编号": "编码"})
    check = wujin.check_stations(renamed, columns={"站点编号": "编码"}, progress=told.append)
    assert len(check.findings) == len(wujin.check_stations(frame).findings)
    assert told and "RowCheck" in repr(check)
    with pytest.raises(wujin.InputError):
        wujin.check_stations(renamed)
    with pytest.raises(wujin.InputError):
        wujin.check_summaries(frame, recorded=5)  # type: ignore[arg-type]
