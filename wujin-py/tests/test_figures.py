"""Figures that add, rates that name their formula, periods that tile the year."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta
from typing import Any

import pytest
import wujin
from hypothesis import given
from hypothesis import strategies as st

COUNTS = ["stations", "inquiries", "accepted", "settled", "recourse_told", "withdrawn", "open", "amount"]
KINDS = ["mall", "supermarket", "market", "enterprise", "scenic_area"]


def figures() -> st.SearchStrategy[dict[str, Any]]:
    some = st.integers(0, 2**40)
    return st.fixed_dictionaries(
        dict.fromkeys(COUNTS, some),
        optional={"staff": st.none() | some, "recovered": st.none() | some},
    )


def tallies() -> st.SearchStrategy[wujin.Tally]:
    return figures().map(lambda given: wujin.Tally(**given))


def tables() -> st.SearchStrategy[wujin.KindTable]:
    return st.dictionaries(st.sampled_from(KINDS), tallies()).map(lambda kinds: wujin.KindTable(**kinds))


@given(figures())
def test_a_tally_keeps_every_figure(given: dict[str, Any]) -> None:
    tally = wujin.Tally(**given)
    for name in [*COUNTS, "staff", "recovered"]:
        assert tally.figure(name) == getattr(tally, name) == given.get(name)
    for again in (
        wujin.Tally.from_dict(tally.to_dict()),
        wujin.Tally.from_json(tally.to_json()),
        pickle.loads(pickle.dumps(tally)),
        copy.copy(tally),
    ):
        assert again == tally and hash(again) == hash(tally)


@given(tallies(), tallies(), tallies())
def test_tallies_add_in_any_order(a: wujin.Tally, b: wujin.Tally, c: wujin.Tally) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == sum([a, b, c], wujin.Tally())
    assert a + wujin.Tally() == a


@given(tallies(), tallies())
def test_periods_add_what_happened_and_keep_what_stands(a: wujin.Tally, b: wujin.Tally) -> None:
    both = a.then(b)
    assert (both.accepted, both.stations, both.open) == (a.accepted + b.accepted, b.stations, b.open)


@given(tables(), tables())
def test_tables_add_and_their_totals_too(a: wujin.KindTable, b: wujin.KindTable) -> None:
    assert (a + b).total() == a.total() + b.total()
    assert wujin.KindTable.from_json(a.to_json()) == a == pickle.loads(pickle.dumps(a))
    assert wujin.KindTable.from_dict(a.to_dict()) == a and hash(copy.copy(a)) == hash(a)
    assert list(a) == KINDS and len(a) == 5
    assert [tally for _, tally in a.items()] == [a[kind] for kind in a]
    assert a.then(b).total() == a.total().then(b.total())


def test_a_sum_that_does_not_fit_is_said() -> None:
    most = wujin.Tally(accepted=2**64 - 1)
    for sum_of in (lambda: most + wujin.Tally(accepted=1), lambda: most.then(most)):
        with pytest.raises(wujin.InputError) as caught:
            sum_of()
        assert caught.value.code == "WJ-414"


def test_a_rate_names_its_formula_and_none_is_over_zero() -> None:
    tally = wujin.Tally(accepted=17_200, settled=16_900)
    rate = tally.rate("settled_of_accepted")
    assert rate is not None
    assert (rate.numerator, rate.denominator, rate.formula) == (16_900, 17_200, "settled_of_accepted")
    assert (rate.percent(), rate.percent(0), round(float(rate), 4)) == ("98.26", "98", 0.9826)
    assert repr(rate) == "<Rate 16900/17200 settled_of_accepted>"
    assert rate == tally.rate("settled_of_accepted") != tally.rate()
    assert wujin.Tally().rate() is None
    with pytest.raises(wujin.InputError):
        tally.rate("of_nothing")


@pytest.mark.parametrize(
    "given", [{"accepted": -1}, {"accepted": 1.5}, {"accepted": "3"}, {"accepted": None}, {"nothing": 1}, {"accepted": 2**64}]
)
def test_figures_that_are_none_are_named(given: dict[str, Any]) -> None:
    with pytest.raises(wujin.InputError):
        wujin.Tally(**given)
    with pytest.raises(wujin.InputError):
        wujin.KindTable(mall=given)


def test_tallies_show_what_they_hold() -> None:
    assert repr(wujin.Tally(accepted=3, settled=2)) == "Tally(accepted=3, settled=2)"
    assert repr(wujin.KindTable(mall={"accepted": 3})) == "KindTable(mall=Tally(accepted=3))"
    with pytest.raises(wujin.InputError):
        wujin.KindTable()["shop"]
    with pytest.raises(wujin.InputError):
        wujin.KindTable(shop=wujin.Tally())


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_every_day_lies_in_one_quarter(day: date) -> None:
    quarter = wujin.Period.quarter_of(day)
    assert day in quarter
    assert (quarter.first - timedelta(days=1)) not in quarter
    assert wujin.Period.quarter_of(quarter.last + timedelta(days=1)) > quarter
    assert wujin.Period(str(quarter)) == quarter == pickle.loads(pickle.dumps(quarter))
    assert len({quarter, wujin.Period(quarter)}) == 1


def test_periods_have_names_and_windows() -> None:
    quarter = wujin.Period.quarter(2012, 1)
    assert (str(quarter), quarter.zh, quarter.en) == ("2012Q1", "2012年第一季度", "quarter 1 of 2012")
    assert (quarter.year, quarter.first, quarter.last) == (2012, date(2012, 1, 1), date(2012, 3, 31))
    assert wujin.Period.first_half(2012) == wujin.Period("2012H1")
    annual = wujin.Period.annual(2012, "december_to_november")
    assert (annual.first, annual.last) == (date(2011, 12, 1), date(2012, 11, 30))
    cut = wujin.Period.annual(2012, {"to_cut_off": date(2012, 12, 10)})
    assert repr(cut) == "Period('2012Y-to_2012-12-10')"
    assert sorted([annual, quarter])[0] == quarter
    for bad in ("2012", "2012Q5", "", 5, None):
        with pytest.raises(wujin.InputError):
            wujin.Period(bad)  # type: ignore[arg-type]
    with pytest.raises(wujin.InputError):
        wujin.Period.quarter(2012, 5)
    with pytest.raises(wujin.InputError):
        wujin.Period.annual(2012, {"to_cut_off": "2013-01-01"})
