"""Pictures: what they are drawn from is what wujin says, and they can be drawn."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import wujin
from conftest import registered, settled
from test_tally import FIRST, LAST, STATIONS, log
from wujin import plot

LIMITS = Path(__file__).parents[2] / "examples" / "profiles" / "limits.toml"


def drawn(chart: Any, path: Path) -> dict[str, Any]:
    """The chart as it was saved: a picture with something on it."""
    chart.save(path / "chart.png")
    chart.save(path / "chart.svg")
    assert (path / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (path / "chart.svg").read_text(encoding="utf-8")
    document: dict[str, Any] = chart.to_dict()
    return document


def values(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for name in sorted(document.get("datasets", {})) for row in document["datasets"][name]]


def inline(document: Any) -> list[dict[str, Any]]:
    """Every row that stands in a chart, layers included."""
    rows = list(document.get("data", {}).get("values", ()))
    for layer in document.get("layer", ()):
        rows += inline(layer)
    return rows + values(document)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_settlement_rate_is_that_of_the_figures(language: str, tmp_path: Path) -> None:
    wujin.set_language(language)
    tallies = wujin.tally(log(400), STATIONS, first=FIRST, last=LAST)
    rows = inline(drawn(plot.settlement_rate(tallies, unit="420000"), tmp_path))
    assert len(rows) == 12
    for figures in tallies.annex_six("province").to_dicts():
        if figures["unit"] != "420000" or figures["settled"] == 0:
            continue
        kind = {"mall": ("商场", "shopping mall"), "market": ("市场", "market"), "scenic_area": ("景区", "scenic area")}
        name = kind[figures["kind"]][language == "en"]
        (row,) = (row for row in rows if (row["kind"], row["period"]) == (name, figures["period"]))
        closed = figures["settled"] + figures["recourse_told"] + figures["withdrawn"]
        assert row["rate"] == figures["settled"] / closed and row["parts"] == f"{figures['settled']:,} / {closed:,}"
    with pytest.raises(wujin.InputError):
        plot.settlement_rate(tallies, unit="430000")
    with pytest.raises(wujin.InputError):
        plot.settlement_rate(tallies, formula="all")


def test_the_map_of_late_reports_has_a_cell_for_each_tier_and_period(tmp_path: Path) -> None:
    units = [{"unit": "420102", "tier": "county"}, {"unit": "420103", "tier": "county"}, {"unit": "420000", "tier": "province"}]
    profile = wujin.Profile.from_toml(LIMITS.read_text(encoding="utf-8"))
    empty = wujin.ledger(units, [], year=2012, as_of="2012-01-01", profile=profile)
    came = [
        {"unit": row["unit"], "period": row["period"], "written": day, "entered": day}
        for row in empty.lines.to_dicts()
        for day in [row["due"] + timedelta(days=3 if row["unit"] == "420103" else 0)]
        if row["period"] != "2012Q4"
    ]
    ledger = wujin.ledger(units, came, year=2012, as_of="2013-06-30", profile=profile)
    rows = {(row["tier"], row["period"]): row for row in inline(drawn(plot.late_reports(ledger), tmp_path))}
    assert rows["county bureau", "2012Q1"]["late"] == "1 / 2" and rows["county bureau", "2012Q4"]["late"] == "2 / 2"
    assert rows["provincial bureau", "2012H1"]["share"] == 0
    assert {period for _, period in rows} == {"2012Q1", "2012Q2", "2012Q3", "2012Q4", "2012H1", "2012Y"}


def test_where_cases_leave_the_procedure() -> None:
    frame = log(50)
    assert plot.leaving(frame) == wujin.flow(frame) == plot.leaving(wujin.flow(frame))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_timeline_of_a_case(language: str, tmp_path: Path) -> None:
    wujin.set_language(language)
    rows = inline(drawn(plot.timeline(settled(), as_of="2012-03-20"), tmp_path))
    stages = [row for row in rows if row["row"] in ("阶段", "stage")]
    assert len(stages) == 6 and stages[-1]["to"] == "2012-03-20T23:59:00"
    for earlier, later in zip(stages, stages[1:], strict=False):
        assert earlier["to"] == later["from"]
    events = [row for row in rows if "role" in row]
    assert [row["at"] for row in events][:2] == ["2012-03-01T10:00:00", "2012-03-02T10:00:00"]
    owed = [row for row in rows if "state" in row]
    assert [(row["to"], row["state"]) for row in owed] == [("2012-03-09T23:59:00", "met")]
    # What comes after the day is not seen.
    early = inline(drawn(plot.timeline(settled(), as_of="2012-03-02"), tmp_path))
    assert len([row for row in early if "role" in row]) == 3
    with pytest.raises(wujin.InputError):
        plot.timeline(registered(), as_of="2012-02-01")
