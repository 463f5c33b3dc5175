"""One complaint through the five steps, with a refusal on the way."""

from datetime import date, datetime, timedelta, timezone

import wujin

CHINA = timezone(timedelta(hours=8))


def march(day: int) -> datetime:
    """Ten o'clock of a day in March 2012."""
    return datetime(2012, 3, day, 10, tzinfo=CHINA)


def main() -> None:
    """Register, propose, agree, approve, perform, archive."""
    case = wujin.Complaint()
    case.apply(
        "register",
        at=march(1),
        role="staff",
        station="示例商场消费维权服务站",
        consumer={"name": "张某", "telephone": "13800001234"},
        goods="电饭煲",
        request="要求退货",
    )
    case.apply(
        "propose",
        at=march(2),
        role="staff",
        opinion="退货",
        foundations=[{"kind": "law", "name": "消费者权益保护法"}],
    )
    case.apply(
        "agree", at=march(2), role="staff", consumer_consents=True, terms="退款", perform_by=date(2012, 3, 9)
    )
    try:
        case.apply("perform", at=march(5), role="staff", done="已退款")
    except wujin.Refusal as refusal:
        print(refusal.code, refusal.provision, [step.action for step in refusal.path])
    case.apply("approve", at=march(5), role="leader")
    case.apply("perform", at=march(8), role="staff", done="已退款")
    case.apply("archive", at=march(8), role="staff", register_entry=1)
    print(case.outcome)
    for owed in case.obligations(as_of=date(2012, 3, 31)):
        print(owed.duty, owed.state, owed.due.day, ", ".join(owed.provisions))


if __name__ == "__main__":
    main()
