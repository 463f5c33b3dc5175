"""Which reports are in, late or missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import wujin

PROVINCE = [{"unit": "420000", "tier": "province"}]
LIMITS = Path(__file__).parents[2] / "examples" / "profiles" / "limits.toml"


def held(submissions: Any, as_of: str = "2013-01-31", **keywords: Any) -> wujin.Ledger:
    return wujin.ledger(PROVINCE, submissions, year=2012, as_of=as_of, window="january_to_november", **keywords)


def test_the_days_are_those_of_the_notice() -> None:
    lines = held([]).lines.to_dicts()
    assert [(line["period"], line["due"], line["standing"], line["days_late"]) for line in lines] == [
        ("2012H1", date(2012, 7, 15), "overdue", 200),
        ("2012Y-january_to_november", date(2012, 12, 15), "overdue", 47),
    ]
    assert {line["form"] for line in lines} == {"annex_6"}


def test_what_came_in_time_late_and_by_one_way_only() -> None:
    came = [
        {"unit": "420000", "period": wujin.Period("2012H1"), "written": date(2012, 7, 15), "entered": date(2012, 7, 17)},
        {"unit": "420000", "period": "2012Y-january_to_november", "written": "2012-12-10"},
    ]
    half, year = held(came).lines.to_dicts()
    assert (half["standing"], half["submitted"], half["days_late"]) == ("submitted", date(2012, 7, 17), 2)
    # The national administration is sent it in writing and through the system.
    assert (year["standing"], year["submitted"]) == ("overdue", None)
    accepted = [{**row, "status": "accepted", "entered": row["written"]} for row in came]
    assert {line["standing"] for line in held(accepted).lines.to_dicts()} == {"accepted"}
    assert held(came, as_of="2012-07-16").lines.to_dicts()[0]["submitted"] is None


def test_tables_give_the_same_as_lists_and_what_nobody_expects_is_named() -> None:
    frame = pl.DataFrame(
        {
            "unit": ["420000", "430000"],
            "period": ["2012H1", "2012H1"],
            "written": [date(2012, 7, 1)] * 2,
            "entered": [date(2012, 7, 1)] * 2,
        }
    )
    from_table = wujin.ledger(pl.DataFrame(PROVINCE), frame, year=2012, as_of="2012-12-01", window="full_year_estimate")
    from_list = wujin.ledger(PROVINCE, frame.to_dicts(), year=2012, as_of="2012-12-01", window="full_year_estimate")
    assert from_table.lines == from_list.lines and from_table.findings == from_list.findings
    (stranger,) = (row for row in from_table.findings.to_dicts() if row["unit"] is None)
    assert stranger["code"].startswith("WJ-4") and "430000" in (stranger["subject"] or stranger["zh"])
    assert "2 reports" in repr(from_table)


def test_a_profile_sets_days_where_the_notice_has_none() -> None:
    units = [{"unit": "420102", "tier": "county"}, {"unit": "420100", "tier": "prefecture", "receives_from_offices": True}]
    assert {line["due"] for line in wujin.ledger(units, [], year=2012, as_of="2014-01-01").lines.to_dicts()} == {None}
    profile = wujin.Profile.from_toml(LIMITS.read_text(encoding="utf-8"))
    lines = wujin.ledger(units, [], year=2012, as_of="2014-01-01", profile=profile).lines.to_dicts()
    # Ten working days: Sunday 1 April is worked, 2 to 4 April are not.
    assert lines[0]["due"] == date(2012, 4, 17) and lines[0]["days_late"] > 600


@pytest.mark.parametrize(
    ("units", "submissions", "keywords"),
    [
        ([{"unit": "1"}], [], {}),
        ([{"unit": "1", "tier": "village"}], [], {}),
        ([{"unit": "1", "tier": "county", "receiver": "nation"}], [], {}),
        (PROVINCE, [{"unit": "1"}], {}),
        (PROVINCE, [{"unit": "1", "period": "x"}], {}),
        (PROVINCE, 5, {}),
        (None, [], {}),
        (PROVINCE, [], {"window": None}),
        (PROVINCE, [], {"window": "always"}),
        (PROVINCE, [], {"year": 0}),
        (PROVINCE, [], {"year": "x"}),
        (PROVINCE, [], {"as_of": "x"}),
        (PROVINCE, [], {"profile": "national"}),
    ],
)
def test_what_cannot_be_read_is_an_exception(units: Any, submissions: Any, keywords: dict[str, Any]) -> None:
    given = {"year": 2012, "as_of": "2013-01-31", "window": "january_to_november", **keywords}
    with pytest.raises(wujin.InputError):
        wujin.ledger(units, submissions, **given)
