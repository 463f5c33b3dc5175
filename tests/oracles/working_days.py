"""Holds the working-day calendar against the Python package chinesecalendar, day by day.

    python tests/oracles/working_days.py
    python tests/oracles/working_days.py days.csv

Reads `day,working` with 1 or 0, from the example `calendar` of wujin-core unless a file is named. Every day that either side knows must be there once, in order, and
agree; the script ends with a status other than 0 when one does not. Needs chinesecalendar 1.11.0.
"""

import csv
import datetime
import io
import subprocess
import sys

from chinese_calendar import is_workday
from chinese_calendar.constants import holidays


def expected_days():
    """Every day of the years that the package knows, with whether it is worked."""
    day = datetime.date(min(holidays).year, 1, 1)
    last = datetime.date(max(holidays).year, 12, 31)
    while day <= last:
        yield day.isoformat(), str(int(is_workday(day)))
        day += datetime.timedelta(days=1)


def printed():
    """What the example prints."""
    command = ["cargo", "run", "--quiet", "--package", "wujin-core", "--example", "calendar"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def compare(rows):
    """Counts the days that agree and lists what differs."""
    expected = dict(expected_days())
    differences = []
    seen = set()
    previous = ""
    for row in rows:
        day, working = row["day"], row["working"]
        if day <= previous:
            differences.append(f"{day}: comes after {previous}")
        elif expected.get(day) != working:
            differences.append(f"{day}: printed {working}, expected {expected.get(day)}")
        previous = day
        seen.add(day)
    differences += [f"{day}: missing" for day in expected if day not in seen]
    return len(seen) - sum(1 for line in differences if not line.endswith("missing")), differences


def main():
    source = open(sys.argv[1], newline="", encoding="utf-8") if len(sys.argv) > 1 else io.StringIO(printed())
    with source:
        passed, differences = compare(csv.DictReader(source))
    for line in differences:
        print(line, file=sys.stderr)
    print(f"{passed} passed, {len(differences)} failed")
    return 1 if differences or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
