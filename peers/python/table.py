"""wujin from Python, beside the same rules in Rust on the same table, and on the same records."""

import json
import sys

import wujin

from shared import FOLDER, SIZES, log, say

RECORDS = (FOLDER / "records.jsonl").read_bytes()


def everything(frame, threads):
    def ask():
        check = wujin.check_events(frame, as_of="2012-12-31", order="ascending", threads=threads)
        return {"found": check.verdicts.to_polars().filter(verdict="violates").height}

    return ask


def registered():
    check = wujin.check_registrations(RECORDS)
    refused = {row["row"] for row in check.findings.to_dicts()}
    return {"registered": check.rows - len(refused)}


def main():
    frame = log()
    if sys.argv[2:] == ["write"]:
        # As Polars holds it, so that Rust is asked about the very same columns.
        frame.write_ipc(FOLDER / "log.arrow", compression="uncompressed")
        return
    size = {"cases": SIZES[0], "events": len(frame)}
    for threads in (1, 2):
        how = "everything, from a Polars frame, in Python"
        say("wujin", "table", how, "everything", everything(frame, threads), threads=threads, times=3, **size)
    lines = RECORDS.count(b"\n") + 1
    how = "every field read, and every rule of registering, in Python"
    say("wujin", "records", how, "annex_one", registered, cases=lines, events=lines)


if __name__ == "__main__":
    main()
