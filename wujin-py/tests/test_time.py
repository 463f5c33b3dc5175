"""Working days and limits."""

from __future__ import annotations

import copy
import pickle
from datetime import date, timedelta

import pytest
import wujin
from hypothesis import given
from hypothesis import strategies as st

SAMPLE = {"year": 2027, "notice": "（示例）", "rest": [date(2027, 1, 1)], "work": []}


def test_saturdays_that_are_worked_are_working_days() -> None:
    calendar = wujin.Calendar()
    assert calendar.is_working_day("2011-10-08") is True
    assert calendar.is_working_day(date(2011, 10, 3)) is False
    assert calendar.is_working_day("2030-01-04") is None
    assert calendar.day_kind("2011-10-08") == "make_up_workday"


def test_limits_end_on_days_or_say_why_they_do_not() -> None:
    calendar = wujin.Calendar()
    due = calendar.due("2012-03-01", 7)
    assert (due.kind, due.day) == ("on", date(2012, 3, 12))
    assert calendar.due("2012-03-01", 7, "calendar_day").day == date(2012, 3, 8)
    stopped = calendar.due("2012-03-01", 7, excluded=[{"from": "2012-03-02", "until": None}])
    assert (stopped.kind, stopped.since) == ("suspended", date(2012, 3, 2))
    beyond = calendar.due(calendar.known_until, 7)
    assert (beyond.kind, beyond.known_until, beyond.day) == ("schedule_unknown", calendar.known_until, None)


def test_years_are_added_and_kept() -> None:
    calendar = wujin.Calendar([SAMPLE])
    assert calendar.known_until == date(2027, 12, 31)
    assert calendar != wujin.Calendar()
    for again in (pickle.loads(pickle.dumps(calendar)), copy.copy(calendar)):
        assert again == calendar and hash(again) == hash(calendar)
    with pytest.raises(wujin.InputError, match="2030"):
        wujin.Calendar([{**SAMPLE, "year": 2030}])


@given(st.dates(date(2004, 1, 1), date(2024, 12, 31)), st.integers(1, 200))
def test_working_days_forth_and_back(day: date, count: int) -> None:
    calendar = wujin.Calendar()
    there = calendar.nth_working_day_after(day, count).day
    assert there is not None and calendar.is_working_day(there)
    assert calendar.working_days_between(day, there) == count
    # Counted one by one.
    counted, one = 0, day
    while counted < count:
        one += timedelta(days=1)
        counted += calendar.is_working_day(one) is True
    assert one == there


def test_a_record_is_a_document_that_cannot_be_changed() -> None:
    due = wujin.Calendar().due("2012-03-01", 7)
    assert repr(due) == "Due(kind='on', day=datetime.date(2012, 3, 12))"
    assert wujin.Due.from_json(due.to_json()) == due == pickle.loads(pickle.dumps(due))
    assert len({due, wujin.Due({"on": "2012-03-12"})}) == 1
    with pytest.raises(AttributeError):
        due.anything = 1
