"""A log checked from a Polars frame, and what it finds counted by its codes."""

from datetime import datetime, timedelta

import polars
import wujin


def main() -> None:
    """Three complaints, of which one was archived without an outcome."""
    steps = [
        ("register", "staff"),
        ("propose", "staff"),
        ("agree", "staff"),
        ("approve", "leader"),
        ("perform", "staff"),
        ("archive", "staff"),
    ]
    logs = [steps, steps[:1], [steps[0], steps[-1]]]
    begun = datetime(2012, 3, 1, 10)
    rows = [
        (number, action, role, begun + timedelta(hours=hours), datetime(2012, 3, 9).date())
        for number, log in enumerate(logs, 1)
        for hours, (action, role) in enumerate(log)
    ]
    frame = polars.DataFrame(rows, schema=["case", "action", "role", "at", "day"], orient="row")
    check = wujin.check_events(frame, as_of="2012-03-31")
    print(check)
    violations = check.violations.to_polars()
    print(violations.group_by("code", "kind_zh", "provisions").len())


if __name__ == "__main__":
    main()
