"""What the tests share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
import wujin

CHINA = timezone(timedelta(hours=8))


def at(day: int, hour: int = 10, month: int = 3) -> datetime:
    """A time in March 2012, in China."""
    return datetime(2012, month, day, hour, tzinfo=CHINA)


REGISTRATION: dict[str, Any] = {
    "station": "示例商场消费维权服务站",
    "consumer": {"name": "张某", "telephone": "13800001234"},
    "goods": "电饭煲",
    "request": "要求退货",
}


def registered() -> wujin.Complaint:
    """A complaint that has just been registered."""
    case = wujin.Complaint()
    case.apply("register", at=at(1), role="staff", **REGISTRATION)
    return case


def settled() -> wujin.Complaint:
    """A complaint through all five steps."""
    case = registered()
    case.apply(
        "propose", at=at(2), role="staff", opinion="退货", foundations=[{"kind": "law", "name": "消费者权益保护法"}]
    )
    case.apply("agree", at=at(2), role="staff", consumer_consents=True, terms="退款", perform_by="2012-03-09")
    case.apply("approve", at=at(5), role="leader")
    case.apply("perform", at=at(8), role="staff", done="已退款")
    case.apply("archive", at=at(8), role="staff", register_entry=1)
    return case


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English and leaves no language behind."""
    before = wujin.get_language()
    wujin.set_language("en")
    yield
    wujin.set_language(before)
