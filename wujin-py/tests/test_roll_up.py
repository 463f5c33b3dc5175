"""Figures of stations, added up the tiers."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
import wujin
from hypothesis import given, settings
from hypothesis import strategies as st
from test_compile import COUNTY, OFFICE, STATIONS, UNITS

HEADINGS = ("服务站编号", "季度", "类型", "受理咨询", "受理投诉", "和解", "未和解", "填表日期")


def summaries(*rows: tuple[str, int], quarter: str = "2012年第1季度") -> pl.DataFrame:
    """What stations report: how many complaints each accepted, and settled."""
    cells = [(station, quarter, "商场", 0, accepted, accepted, 0, "2012-04-02") for station, accepted in rows]
    return pl.DataFrame(cells, schema=list(HEADINGS), orient="row")


def codes(rolled: wujin.RollUp) -> list[str]:
    return [row["code"] for row in rolled.findings.to_dicts()]


def accepted(rolled: wujin.RollUp) -> dict[str, int]:
    return {row["unit"]: row["accepted"] for row in rolled.figures.to_dicts()}


def test_figures_climb_from_stations_to_the_county() -> None:
    rolled = wujin.roll_up(UNITS, summaries(*zip(STATIONS, (7, 3), strict=True)), "2012Q1")
    assert accepted(rolled) == {STATIONS[0]: 7, STATIONS[1]: 3, OFFICE: 10, COUNTY: 10}
    assert {row["unit"]: row["stations"] for row in rolled.figures.to_dicts()}[COUNTY] == 2
    assert codes(rolled) == [] and repr(rolled) == "<RollUp of 4 units in 2012Q1: 0 findings>"
    office, county = rolled.forms()
    assert office.annex == county.annex == "annex_6"
    assert "江岸区局" in county.to_json() and "车站工商所" in office.to_json()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_the_top_is_the_sum_whatever_the_figures(figures: list[int]) -> None:
    stations = [f"{OFFICE}-{number:04}" for number in range(1, len(figures) + 1)]
    units = pl.DataFrame(
        [*((station, station, "服务站", OFFICE, "商场") for station in stations), *UNITS.rows()[2:]],
        schema=UNITS.schema,
        orient="row",
    )
    rolled = wujin.roll_up(units, summaries(*zip(stations, figures, strict=True)), "2012Q1")
    assert accepted(rolled)[COUNTY] == sum(figures) and codes(rolled) == []


def test_what_is_missing_or_doubled_or_of_nobody_is_said_in_its_row() -> None:
    rows = summaries((STATIONS[0], 7), (STATIONS[0], 9), ("420102-09-0001", 4))
    rolled = wujin.roll_up(UNITS, rows, "2012Q1")
    assert [(row["row"], row["code"]) for row in rolled.findings.to_dicts()] == [
        (1, "WJ-923"),
        (2, "WJ-921"),
        (None, "WJ-416"),
    ]
    assert accepted(rolled)[COUNTY] == 7
    other = wujin.roll_up(UNITS, rows, "2012Q2")
    assert codes(other) == ["WJ-416"] and accepted(other)[COUNTY] == 0


def test_a_unit_under_two_counts_once_and_is_named() -> None:
    twice = pl.concat([UNITS, UNITS.filter(pl.col("单位编号") == STATIONS[0]).with_columns(上级编号=pl.lit(COUNTY))])
    rolled = wujin.roll_up(twice, summaries(*zip(STATIONS, (7, 3), strict=True)), "2012Q1")
    assert codes(rolled) == ["WJ-407"] and accepted(rolled)[COUNTY] == 10


def test_what_a_log_comes_to_climbs_the_same_way() -> None:
    log = pl.DataFrame({
        "case": [1, 2, 2],
        "sequence": [0, 0, 1],
        "at": ["2012-01-10T09:00:00", "2012-02-10T09:00:00", "2012-02-11T09:00:00"],
        "action": ["register", "register", "withdraw"],
        "role": ["staff", "staff", "consumer"],
        "station": [STATIONS[0]] * 3,
    }).with_columns(pl.col("at").str.to_datetime(time_zone="Asia/Shanghai"))
    stations = pl.DataFrame({
        "station": STATIONS,
        "kind": ["mall", "mall"],
    })
    counted = wujin.tally(log, stations=stations, first="2012Q1", last="2012Q1")
    rolled = wujin.roll_up(UNITS, counted, "2012Q1")
    top = next(row for row in rolled.figures.to_dicts() if row["unit"] == COUNTY)
    own = next(row for row in counted.annex_six(lowest="county").to_dicts() if row["kind"] == "mall")
    assert (top["accepted"], top["withdrawn"], top["stations"]) == (2, 1, 2)
    assert {name: top[name] for name in ("accepted", "withdrawn", "open", "stations")} == {
        name: own[name] for name in ("accepted", "withdrawn", "open", "stations")
    }


@pytest.mark.parametrize(
    ("units", "rows", "period"),
    [(UNITS, summaries(), "2012H1"), (UNITS, UNITS, "2012Q1"), (summaries(), summaries(), "2012Q1"), (UNITS, 3, "2012Q1")],
)
def test_what_is_no_list_or_no_quarter_is_refused(units: Any, rows: Any, period: str) -> None:
    with pytest.raises(wujin.InputError):
        wujin.roll_up(units, rows, period)
