"""Tables of figures held against themselves."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
import wujin

TABLES = Path(__file__).parents[2] / "wujin-forms" / "tests" / "books" / "tables"
YUEYANG = TABLES / "yueyang.json"

COUNTY: dict[str, Any] = {
    "title": "某县三季度",
    "figures": [
        {"id": "mall", "label": "商场受理", "printed": "12", "unit": "cases"},
        {"id": "market", "label": "市场受理", "printed": "30", "unit": "cases"},
        {"id": "all", "label": "受理合计", "printed": "42", "unit": "cases"},
        {"id": "settled", "label": "和解", "printed": "39", "unit": "cases"},
        {"id": "rate", "label": "和解率", "printed": "98", "unit": "percent"},
    ],
    "claims": [
        {"claim": "sum", "parts": ["mall", "market"], "total": "all"},
        {
            "claim": "rate",
            "rate": "rate",
            "candidates": [{"formula": "settled_of_accepted", "numerator": "settled", "denominator": "all"}],
        },
    ],
}

LAYOUT: dict[str, Any] = {
    "format": "wujin-table/1",
    "title": "某县",
    "file": "某县.csv",
    "labels": "A",
    "first_row": 2,
    "last_row": 3,
    "total_row": 4,
    "columns": [
        {"id": "accepted", "at": "B", "label": "受理", "unit": "cases"},
        {"id": "settled", "at": "C", "label": "和解", "unit": "cases"},
        {"id": "rate", "at": "D", "label": "和解率", "unit": "percent"},
    ],
    "rows_claim": [
        {
            "claim": "rate",
            "rate": "rate",
            "candidates": [{"formula": "settled_of_accepted", "numerator": "settled", "denominator": "accepted"}],
        }
    ],
}


def frame(total: int = 16) -> pl.DataFrame:
    """Two offices and what they come to."""
    return pl.DataFrame(
        {"所": ["一所", "二所", "合计"], "受理": [11, 5, total], "和解": [10, 4, 14], "和解率": [0.909, 0.8, 0.875]}
    )


def test_a_rate_that_does_not_fit_names_who_is_to_blame() -> None:
    for description in (COUNTY, json.dumps(COUNTY)):
        answer = wujin.reconcile(description)
        assert not answer.reconciles and answer.title == "某县三季度"
        assert [claim["verdict"] for claim in answer.claims] == ["holds", "fails"]
        suspects = [one["suspects"][0]["figure"] for one in answer.diagnoses[0]["suspects"]]
        assert suspects == ["settled", "rate"]
        assert answer.findings[0].code == "WJ-452"
    assert pickle.loads(pickle.dumps(answer)) == answer
    html = answer._repr_html_()
    assert "WJ-452" in html and "某县三季度" in html


def test_a_published_table_is_read_by_its_description(tmp_path: Path) -> None:
    assert wujin.reconcile(YUEYANG).reconciles
    wrong = (TABLES / "yueyang.csv").read_text(encoding="utf-8").replace("2913", "2931")
    answer = wujin.reconcile(YUEYANG, wrong.encode("gb18030"))
    place = answer.findings[0].place
    assert not answer.reconciles and place is not None and (place.sheet, place.cell) == ("CSV", "B9")
    (tmp_path / "表.csv").write_text(wrong, encoding="utf-8")
    assert wujin.reconcile(str(YUEYANG), tmp_path / "表.csv") == answer


def test_a_description_may_be_toml(tmp_path: Path) -> None:
    path = tmp_path / "县.toml"
    figures = "".join(
        f'[[figures]]\nid = "{one["id"]}"\nlabel = "{one["label"]}"\nprinted = "{one["printed"]}"\nunit = "{one["unit"]}"\n'
        for one in COUNTY["figures"][:3]
    )
    claim = '[[claims]]\nclaim = "sum"\nparts = ["mall", "market"]\ntotal = "all"\n'
    path.write_text(f'title = "某县"\n{figures}{claim}', encoding="utf-8")
    assert wujin.reconcile(path).reconciles


@pytest.mark.parametrize("other", [pl.DataFrame, lambda table: table.to_pandas(), lambda table: table.to_arrow()])
def test_a_table_of_rows_has_its_headings_in_row_1(other: Any) -> None:
    assert wujin.reconcile(LAYOUT, other(frame())).reconciles
    answer = wujin.reconcile(LAYOUT, other(frame(total=17)))
    cells = {finding.place.cell for finding in answer.findings if finding.place is not None}
    assert not answer.reconciles and "B4" in cells


def test_every_figure_that_is_changed_is_noticed() -> None:
    for row in range(3):
        for column in ("受理", "和解"):
            changed = frame().with_columns(
                pl.when(pl.int_range(pl.len()) == row).then(pl.col(column) + 3).otherwise(pl.col(column)).alias(column)
            )
            assert not wujin.reconcile(LAYOUT, changed).reconciles, (row, column)


@pytest.mark.parametrize(
    ("description", "table"),
    [
        ({}, None),
        ({**COUNTY, "figures": COUNTY["figures"][:2]}, None),
        ({**COUNTY, "claims": [{"claim": "sums"}]}, None),
        (COUNTY, frame()),
        ("{", None),
        ("absent.json", None),
        (5, None),
        (None, None),
        (LAYOUT, None),
        (LAYOUT, 5),
        (LAYOUT, b"PK\x03\x04nothing"),
        (LAYOUT, b"\xff\xff\xff"),
        ({**LAYOUT, "format": "wujin-table/2"}, frame()),
        ({**LAYOUT, "first_row": 0}, frame()),
        ({**LAYOUT, "columns": [{"id": "a", "at": "?", "label": "a", "unit": "cases"}]}, frame()),
        (LAYOUT, pl.DataFrame({"a": [[1]], "b": [1], "c": [1], "d": [1]})),
    ],
)
def test_what_cannot_be_examined_is_an_exception(description: Any, table: Any) -> None:
    with pytest.raises(wujin.InputError) as caught:
        wujin.reconcile(description, table)
    assert caught.value.code.startswith("WJ-")


def test_a_figure_that_is_none_is_a_finding() -> None:
    odd = pd.DataFrame({"所": ["一所", "二所", "合计"], "受理": ["11", "五", "16"], "和解": [10, None, 14], "和解率": [0.909, 0.8, 0.875]})
    answer = wujin.reconcile(LAYOUT, odd)
    assert "WJ-456" in {finding.code for finding in answer.findings}
