"""Holds the library against the second opinion: random commands, limits, petitions and reports, asked of both.

    python tests/reference/differential.py [--count 100000] [--seed 1]

Needs the built package `wujin`, polars and chinesecalendar. Each disagreement is made as small as it gets, and printed as a
question to a door with its answer; the script then ends with a status other than 0.
"""

import argparse
import json
import random
import sys
from pathlib import Path

import complaints_asked
import limits_asked
import petitions_asked
import prints_asked
import reports_asked
import shorter_asked
import tiers_asked
from asking import Disagreement


# Disagreements are kept until somebody has decided who is right; the question then goes into the vectors.
FOUND = Path(__file__).parents[2] / "target" / "reference" / "disagreements.jsonl"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--count", type=int, default=100_000, help="how many commands are tried")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    chance, count = random.Random(given.seed), given.count
    kinds = {
        "commands on complaints": lambda: complaints_asked.commands(chance, count),
        "events of whole logs": lambda: complaints_asked.logs(chance, count // 10),
        "commands on inquiries, reports of illegal acts, registrations": lambda: shorter_asked.commands(chance, count // 5),
        "time bars": lambda: limits_asked.time_bars(chance, count // 20),
        "limits": lambda: limits_asked.calendars(chance, count // 10),
        "petitions": lambda: limits_asked.petitions(chance, count // 10),
        "commands on petitions": lambda: petitions_asked.commands(chance, count // 5),
        "reports of illegal acts": lambda: petitions_asked.reports(chance, count // 20),
        "tables of printed figures": lambda: prints_asked.tables(chance, count // 20),
        "ways up": lambda: tiers_asked.ways_up(chance, count // 50),
        "quarters of reports": lambda: reports_asked.reports(chance, count // 50),
        "due days of the province": limits_asked.due_days,
    }
    for name, run in kinds.items():
        try:
            print(f"{name}: {run()} asked, no disagreement", flush=True)
        except Disagreement as found:
            print(f"{name}: {found}", file=sys.stderr)
            asked = json.dumps({"door": found.door, "question": found.question}, default=str, ensure_ascii=False)
            print(asked)
            FOUND.parent.mkdir(parents=True, exist_ok=True)
            with FOUND.open("a", encoding="utf-8") as file:
                print(asked, file=file)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
