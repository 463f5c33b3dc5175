"""Input of every bad kind: an exception of wujin or a finding, never anything else."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
import wujin
from conftest import REGISTRATION, at, registered
from test_events import AS_OF, log
from test_rows import sample

SELF: dict[str, Any] = {}
SELF["itself"] = SELF

DEEP: Any = "x"
for _ in range(5_000):
    DEEP = [DEEP]


class Failing:
    def to_dict(self) -> dict[str, Any]:
        raise RuntimeError("no")


VALUES = [
    5,
    -1,
    10**40,
    -(10**40),
    1.5,
    float("nan"),
    float("inf"),
    True,
    "",
    "\ud800",
    "\x00",
    b"bytes",
    [],
    {},
    {"a": 1},
    {1: 2},
    SELF,
    DEEP,
    object(),
    Failing(),
    Decimal("1.5"),
    datetime(2012, 3, 1),
    np.float64("nan"),
    np.datetime64("2012-03-01"),
    lambda: 1,
    wujin,
    int,
    {1, 2},
]


def names(value: Any) -> str:
    return type(value).__name__


@pytest.mark.parametrize("value", VALUES, ids=names)
@pytest.mark.parametrize("field", ["station", "consumer", "goods", "amount", "foundations", "nothing"])
def test_a_particular_of_any_kind_is_taken_or_named(field: str, value: Any) -> None:
    case = wujin.Complaint()
    try:
        case.apply("register", at=at(1), role="staff", **{**REGISTRATION, field: value})
    except wujin.WujinError as error:
        assert error.code.startswith("WJ-") and str(error)
        assert case.sequence == 0
    else:
        assert wujin.Complaint.from_json(case.to_json()) == case


@pytest.mark.parametrize("value", VALUES, ids=names)
@pytest.mark.parametrize("field", ["at", "role", "actor", "expected"])
def test_a_keyword_of_any_kind_is_taken_or_named(field: str, value: Any) -> None:
    case = registered()
    command: dict[str, Any] = {"at": at(2), "role": "officer", "way": "network", field: value}
    try:
        case.apply("guide", **command)
    except wujin.WujinError as error:
        assert error.code.startswith("WJ-") and str(error)
        assert case.sequence == 1


@pytest.mark.parametrize("value", [*VALUES, None], ids=names)
def test_an_action_of_any_kind_is_named(value: Any) -> None:
    with pytest.raises(wujin.WujinError):
        registered().apply(value, at=at(2), role="officer")


@pytest.mark.parametrize("value", [*VALUES, None], ids=names)
def test_documents_of_any_kind_are_named(value: Any) -> None:
    for read in (
        lambda: wujin.Complaint.from_dict(value),
        lambda: wujin.Complaint.replay([value]),
        lambda: wujin.Profile.from_dict(value),
        lambda: registered().obligations(value),
        lambda: wujin.Calendar().is_working_day(value),
        lambda: wujin.Calendar().due("2012-03-01", value),
        lambda: wujin.Calendar([value]),
        lambda: wujin.Complaint(profile=value or 0),
    ):
        try:
            read()
        except wujin.WujinError as error:
            assert str(error)


@pytest.mark.parametrize("text", ["", "{", "[]", "5", '{"a": 1}', "{" * 100_000, "null", "\ud800", "\x00"])
def test_texts_that_are_no_documents_are_named(text: str) -> None:
    for read in (wujin.Complaint.from_json, wujin.Profile.from_json, wujin.Profile.from_toml):
        with pytest.raises(wujin.InputError):
            read(text)


def test_a_naive_time_has_no_place_in_law() -> None:
    with pytest.raises(wujin.InputError, match="time zone") as caught:
        registered().apply("guide", at=datetime(2012, 3, 2), role="officer", way="network")
    place = caught.value.findings[0].place
    assert place is not None and place.path == "at"


def test_a_field_that_is_not_known_is_named_with_its_path() -> None:
    with pytest.raises(wujin.InputError) as caught:
        wujin.Complaint().apply(
            "register", at=at(1), role="staff", **{**REGISTRATION, "consumer": {"name": "张某", "phone": "1"}}
        )
    finding = caught.value.findings[0]
    assert finding.place is not None and finding.place.path == "consumer.phone"


@pytest.mark.parametrize("value", [*VALUES, None], ids=names)
def test_what_is_no_table_is_named(value: Any) -> None:
    with pytest.raises(wujin.InputError):
        wujin.check_events(value, as_of=AS_OF)


@pytest.mark.parametrize("value", [value for value in VALUES if value is not True], ids=names)
@pytest.mark.parametrize("keyword", ["as_of", "order", "threads", "columns", "profile", "calendar"])
def test_a_keyword_of_a_check_is_taken_or_named(keyword: str, value: Any) -> None:
    try:
        wujin.check_events(log(3), **{"as_of": AS_OF, keyword: value})
    except wujin.WujinError as error:
        assert str(error)


BAD_TABLES = {
    "no rows": log(3).head(0),
    "no columns": pl.DataFrame(),
    "blanks": log(3).with_columns(pl.lit(None).alias("action")),
    "blank ids": log(3).with_columns(pl.lit(None, dtype=pl.Int64).alias("case")),
    "texts for times": log(3).with_columns(pl.col("at").cast(pl.String)),
    "numbers for words": log(3).with_columns(pl.lit(1.5).alias("role")),
    "huge numbers": log(3).with_columns(pl.lit(2**64 - 1, dtype=pl.UInt64).alias("sequence")),
    "lists": log(3).with_columns(pl.col("action").implode().over("case").alias("action")),
    "times out of range": pa.table(
        {
            "case": pa.array([1]),
            "action": pa.array(["register"]),
            "role": pa.array(["staff"]),
            "at": pa.array([2**62], pa.timestamp("s")),
        }
    ),
    "a column twice": pa.Table.from_arrays(
        [pa.array([1]), pa.array([1]), pa.array(["register"]), pa.array(["staff"]), pa.array([0], pa.timestamp("s"))],
        names=["case", "case", "action", "role", "at"],
    ),
}


@pytest.mark.parametrize("table", BAD_TABLES)
@pytest.mark.parametrize("order", ["grouped", "ascending", "arrival"])
def test_a_bad_table_is_an_error_or_has_findings(table: str, order: str) -> None:
    try:
        check = wujin.check_events(BAD_TABLES[table], as_of=AS_OF, order=order)
    except wujin.WujinError as error:
        assert str(error)
    else:
        assert table == "no rows" or len(check.findings) > 0 or len(check.violations) > 0


def test_a_column_that_holds_nothing_at_all_is_as_one_that_is_not_there() -> None:
    log = pl.DataFrame({"case": [1, 1], "action": ["register", "propose"], "role": ["staff", "staff"], "at": [at(1), at(2)]})
    blank = log.with_columns(pl.lit(None).alias(name) for name in ("sequence", "day", "refused", "station", "amount_fen"))
    assert blank.schema["day"] == pl.Null
    expected = wujin.check_events(log, as_of=AS_OF)
    stations = sample("服务站信息登记.csv")[0].head(3)
    stations = stations.with_columns(pl.lit(None).alias(stations.columns[-1]))
    for table in (blank, blank.to_arrow(), blank.to_pandas(), pl.concat([blank[:1], blank[1:]], rechunk=False)):
        checked = wujin.check_events(table, as_of=AS_OF)
        assert checked.verdicts.to_dicts() == expected.verdicts.to_dicts()
        assert len(checked.findings) == len(expected.findings)
    assert {row["code"] for row in wujin.check_stations(stations).findings.to_dicts()} == {
        row["code"] for row in wujin.check_stations(stations.to_arrow()).findings.to_dicts()
    }
    with pytest.raises(wujin.InputError) as caught:
        wujin.check_events(log.with_columns(pl.lit(None).alias("role")), as_of=AS_OF)
    assert caught.value.code == "WJ-935"
