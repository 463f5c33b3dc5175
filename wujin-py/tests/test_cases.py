"""A case through its procedure: what is lawful, what is refused and why, what is owed."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import wujin
from conftest import CHINA, REGISTRATION, at, registered, settled
from hypothesis import given
from hypothesis import strategies as st

PROCEDURES = [
    wujin.Complaint,
    wujin.Inquiry,
    wujin.Petition,
    wujin.IllegalActReport,
    wujin.StationRegistration,
    wujin.Submission,
]


def test_a_complaint_goes_through_its_five_steps() -> None:
    case = settled()
    assert (case.stage, case.outcome, case.has_ended, case.sequence) == ("archived_settled", "settled", True, 6)
    assert [event.action for event in case.events] == [
        "register",
        "propose",
        "agree",
        "approve",
        "perform",
        "archive",
    ]
    assert case.next_actions() == ()


def test_a_refusal_names_all_that_stands_in_the_way_and_the_way_there() -> None:
    case = registered()
    with pytest.raises(wujin.Refusal) as caught:
        case.apply("perform", at=at(2), role="leader")
    refusal = caught.value
    assert refusal.codes == ("WJ-201", "WJ-204", "WJ-218")
    assert (refusal.code, refusal.provision) == ("WJ-201", "reading:events-in-order")
    assert [step.action for step in refusal.path] == ["propose", "agree", "approve", "perform"]
    assert refusal.lawful == case.next_actions()
    assert refusal.unmet[1].who == ("staff",)
    assert refusal.unmet[2].mend
    # Nothing happened.
    assert case == registered()


def test_what_is_lawful_can_be_asked_without_doing_it() -> None:
    case = registered()
    assert case.decide("guide", at=at(2), role="officer", way="network").sequence == 2
    assert case.why_not("guide", at=at(2), role="officer", way="network") is None
    refusal = case.why_not("archive", at=at(2), role="staff")
    assert refusal is not None and "archive" in str(refusal)
    assert case.sequence == 1


def test_words_may_be_chinese_and_commands_documents() -> None:
    spoken = wujin.Complaint()
    spoken.apply("登记", at="2012-03-01T10:00:00+08:00", role="工作人员", **REGISTRATION)
    deed = {"action": "register", "with": REGISTRATION}
    by_deed = wujin.Complaint()
    by_deed.apply(deed, at=at(1), role="staff")
    by_command = wujin.Complaint()
    by_command.apply(
        {"expected": 0, "at": "2012-03-01T02:00:00Z", "actor": {"role": "staff"}, "deed": deed}
    )
    assert spoken == by_deed == by_command == registered()


def test_a_stale_command_is_refused() -> None:
    case = registered()
    refusal = case.why_not("guide", at=at(2), role="officer", way="network", expected=0)
    assert refusal is not None and refusal.codes == ("WJ-206",)


def test_what_is_owed_as_of_a_day() -> None:
    case = settled()
    before = {owed.duty: owed.state for owed in case.obligations(date(2012, 3, 6))}
    after = {owed.duty: owed for owed in case.obligations("2012-03-31")}
    assert before["perform"] == "open"
    perform = after["perform"]
    assert (perform.state, perform.met_on, perform.is_late) == ("met", date(2012, 3, 8), False)
    assert perform.due == wujin.Due({"on": "2012-03-09"})
    assert perform.due.day == date(2012, 3, 9)
    assert perform.provisions == ("3.2.3/2",)


def test_an_overdue_promise_is_counted_in_days() -> None:
    case = registered()
    case.apply("defer_reply", at=at(1), role="staff", by=date(2012, 3, 5), agreed=True)
    reply = next(owed for owed in case.obligations("2012-03-08") if owed.duty == "reply")
    assert (reply.is_overdue, reply.days_overdue) == (True, 3)


def test_a_petition_has_a_clock_for_each_edition() -> None:
    case = wujin.Petition()
    case.apply(
        "lodge", at=at(1), role="consumer", received="2012-03-01", editions=["order-20"], request="退货退款"
    )
    (accept, *_) = case.obligations("2012-03-02")
    assert (accept.duty, accept.edition) == ("accept_petition", "order-20")


def test_a_last_day_off_is_shown_by_both_rules_where_they_differ() -> None:
    case = wujin.Petition()
    received = datetime.fromisoformat("2026-04-15T09:00:00+08:00")
    case.apply("lodge", at=received, role="consumer", received="2026-04-15")
    case.apply("accept", at=received, role="authority")
    clocks = [owed for owed in case.obligations("2026-06-15") if owed.duty == "end_mediation"]
    assert [(clock.edition, clock.period_rule, clock.due.day, clock.is_overdue) for clock in clocks] == [
        ("order-121", "order_121", date(2026, 6, 14), True),
        ("order-121", "civil_code", date(2026, 6, 15), False),
        ("decree-778", "civil_code", date(2026, 6, 15), False),
    ]
    assert (clocks[0].confidence, clocks[0].start_confidence) == ("transcript", "transcript")


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_procedure_begins_with_something_lawful(procedure: type[wujin.Case]) -> None:
    case = procedure()
    first = case.next_actions()
    assert first and all(lawful.who and lawful.provisions for lawful in first)
    assert case.stage == "start"
    assert repr(case) == f"<{procedure.__name__} at start after 0 events>"
    assert pickle.loads(pickle.dumps(case)) == case


def test_cases_events_and_refusals_survive_pickling_copying_and_json() -> None:
    case = settled()
    assert pickle.loads(pickle.dumps(case)) == case
    assert copy.deepcopy(case) == case
    assert wujin.Complaint.from_json(case.to_json()) == case
    assert wujin.Complaint.from_dict(case.to_dict()) == case
    assert json.loads(case.to_json())["procedure"] == "complaint"
    for event in case.events:
        again = pickle.loads(pickle.dumps(event))
        assert again == event and hash(again) == hash(event)
        assert again.provisions == event.provisions != []
    refusal = case.why_not("perform", at=at(9), role="staff", done="已退款")
    assert refusal is not None
    again = pickle.loads(pickle.dumps(refusal))
    assert (again.unmet, again.lawful, again.path, str(again)) == (
        refusal.unmet,
        refusal.lawful,
        refusal.path,
        str(refusal),
    )


def test_a_log_that_could_not_have_happened_says_where() -> None:
    events = [event.to_dict() for event in settled().events]
    del events[3]
    for place, event in enumerate(events):
        event["sequence"] = place + 1
    with pytest.raises(wujin.Refusal, match="event 4") as caught:
        wujin.Complaint.replay(events)
    assert caught.value.position == 4


def test_times_are_china_standard_time_whatever_zone_they_came_in() -> None:
    zones = [timezone.utc, CHINA, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York"), timezone(-timedelta(hours=11))]
    moment = at(1, hour=7)
    for zone in zones:
        case = wujin.Complaint()
        event = case.apply("register", at=moment.astimezone(zone), role="staff", **REGISTRATION)
        assert event.at == moment and event.at.isoformat() == "2012-03-01T07:00:00+08:00"


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)), st.integers(-1439, 1439))
def test_no_microsecond_of_a_time_is_lost(naive: datetime, minutes: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    event = wujin.Complaint().decide("register", at=moment, role="staff", **REGISTRATION)
    assert event.at == moment


@given(st.lists(st.tuples(st.sampled_from(range(14)), st.integers(0, 9)), max_size=12))
def test_replay_equals_live_after_every_step(steps: list[tuple[int, int]]) -> None:
    words = [
        ("propose", "staff", {"opinion": "退货", "foundations": [{"kind": "law", "name": "法"}]}),
        ("agree", "staff", {"consumer_consents": True, "terms": "退", "perform_by": "2012-03-09"}),
        ("approve", "leader", {}),
        ("return", "leader", {"reason": "再商"}),
        ("perform", "staff", {"done": "已退"}),
        ("breach", "consumer", {"refusal": "不退"}),
        ("fail", "staff", {"reason": "不成"}),
        ("inform_recourse", "staff", {"channels": ["petition"]}),
        ("defer_reply", "staff", {"by": "2012-03-20", "agreed": True}),
        ("reply", "staff", {"content": "已办"}),
        ("guide", "officer", {"way": "network"}),
        ("withdraw", "consumer", {}),
        ("archive", "staff", {"register_entry": 1}),
    ]
    case, day = registered(), 1
    for place, days in steps:
        action, role, particulars = words[place % len(words)]
        day = min(day + days, 31)
        before = case.sequence
        try:
            case.apply(action, at=at(day), role=role, **particulars)
        except wujin.Refusal as refusal:
            assert refusal.unmet and case.sequence == before
        assert wujin.Complaint.replay(case.events) == case


def test_explaining_a_case_says_where_it_stands_and_what_may_happen() -> None:
    case = registered()
    assert case.explain("2012-03-31").splitlines()[0] == "stage: registered"
    assert "lawful: propose (staff; 3.2.2/1)" in case.explain()
    wujin.set_language("zh")
    assert case.explain().startswith("阶段：")
