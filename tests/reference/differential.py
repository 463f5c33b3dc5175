"""Holds the library against the second opinion: random commands, limits, petitions and reports, asked of both.

    python tests/reference/differential.py [--count 100000] [--seed 1]

Needs the built package `wujin`, polars and chinesecalendar. Each disagreement is made as small as it gets, and printed as a
question to a door with its answer; the script then ends with a status other than 0.
"""

import argparse
import json
import random
import sys

import complaints_asked
import limits_asked
import reports_asked
from asking import Disagreement


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=100_000, help="how many commands are tried")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    chance, count = random.Random(given.seed), given.count
    kinds = {
        "commands on complaints": lambda: complaints_asked.commands(chance, count),
        "events of whole logs": lambda: complaints_asked.logs(chance, count // 10),
        "limits": lambda: limits_asked.calendars(chance, count // 10),
        "petitions": lambda: limits_asked.petitions(chance, count // 10),
        "quarters of reports": lambda: reports_asked.reports(chance, count // 50),
        "due days of the province": limits_asked.due_days,
    }
    for name, run in kinds.items():
        try:
            print(f"{name}: {run()} asked, no disagreement", flush=True)
        except Disagreement as found:
            print(f"{name}: {found}", file=sys.stderr)
            print(json.dumps({"door": found.door, "question": found.question}, default=str, ensure_ascii=False))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
