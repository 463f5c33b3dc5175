"""What the administration looks at."""

from __future__ import annotations

import pickle
from datetime import date
from typing import Any

import polars as pl
import pytest
import wujin


def complaints(quality: int, price: int) -> list[dict[str, Any]]:
    one = {"registered": date(2012, 2, 1), "operator": "东湖商场", "goods": "电饭煲"}
    return [{**one, "nature": "quality"}] * quality + [{**one, "nature": "price", "operator": "江岸市场", "goods": None}] * price


def test_complaints_concentrate_where_both_thresholds_are_reached() -> None:
    rows = wujin.hot_spots(complaints(24, 6), period="2012Q1").to_dicts()
    assert [(row["axis"], row["group"], row["problems"], row["total"]) for row in rows] == [
        ("operator", "东湖商场", 24, 30),
        ("nature", "quality", 24, 30),
        ("goods", "电饭煲", 24, 30),
    ]
    assert [row["code"] for row in rows] == ["WJ-601", "WJ-602", "WJ-601"]
    table = pl.DataFrame(complaints(24, 6))
    assert wujin.hot_spots(table, period=wujin.Period("2012Q1")).to_dicts() == rows
    assert len(wujin.hot_spots(table, period="2012Q2")) == 0


def test_an_appraisal_scores_what_there_is() -> None:
    tally = wujin.Tally(accepted=40, settled=30, recourse_told=10)
    appraisal = wujin.appraise(tally, reference_volume=20)
    # Volume 500 by weight 20, rate 750 by weight 40; satisfaction has no data.
    assert appraisal.per_mille == 667 and [finding.code for finding in appraisal.findings] == ["WJ-632"]
    assert [part["per_mille"] for part in appraisal.parts] == [500, 750, None]
    assert pickle.loads(pickle.dumps(appraisal)) == appraisal and "WJ-632" in appraisal._repr_html_()
    full = wujin.appraise(tally, reference_volume=40, satisfaction={"satisfied": 9, "asked": 10})
    assert full.findings == () and full.per_mille is not None


def test_disputes_handled_badly() -> None:
    good = wujin.Tally(settled=19, recourse_told=1)
    assert wujin.handled_badly(good) == ()
    bad = wujin.Tally(settled=5, recourse_told=5)
    codes = [finding.code for finding in wujin.handled_badly(bad, promises_overdue=2, recourse_untold=1)]
    assert codes == ["WJ-611", "WJ-612", "WJ-613"]
    assert {finding.provision for finding in wujin.handled_badly(bad)} == {"4.2/5"}


def test_a_duty_without_a_record_is_a_note() -> None:
    visit = {"kind": "visit", "day": "2012-06-30", "office": "江汉工商所"}
    kept = wujin.duties_kept([visit], period="2012H1")
    assert len(kept) == 11 and [one.duty for one in kept if one.records] == ["visit"]
    findings = [one.finding for one in kept if one.finding is not None]
    assert {finding.code for finding in findings} == {"WJ-631"} and len(findings) == 10


def test_division_codes_have_their_time() -> None:
    assert wujin.check_division("420102", date(2012, 1, 1)) is None
    found = [wujin.check_division(code, on) for code, on in (("110103", "2012-01-01"), ("429099", "2012-01-01"), ("460300", "2012-10-30"))]
    assert sorted(finding.code for finding in found if finding is not None) == ["WJ-314", "WJ-315", "WJ-316"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: wujin.hot_spots(5, period="2012Q1"),
        lambda: wujin.hot_spots([{"registered": "x", "operator": "a"}], period="2012Q1"),
        lambda: wujin.hot_spots([], period="2012"),
        lambda: wujin.appraise("tally"),  # type: ignore[arg-type]
        lambda: wujin.appraise(wujin.Tally(), reference_volume=-1),
        lambda: wujin.appraise(wujin.Tally(), satisfaction={"satisfied": 1}),
        lambda: wujin.handled_badly(wujin.Tally(), promises_overdue=-1),
        lambda: wujin.duties_kept([{"kind": "party", "day": "2012-01-01", "office": "a"}], period="2012Q1"),
        lambda: wujin.duties_kept(None, period="2012Q1"),
        lambda: wujin.check_division("42010", "2012-01-01"),
        lambda: wujin.check_division("420102", "x"),
        lambda: wujin.check_division(420102, "2012-01-01"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_read_is_an_exception(ask: Any) -> None:
    with pytest.raises(wujin.InputError):
        ask()
