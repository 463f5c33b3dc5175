"""wujin from Python, beside the same rules in Rust on the same table, and on the same records."""

import sys

import wujin

from shared import FOLDER, RULES, SIZES, log, number, say

RECORDS = (FOLDER / "records.jsonl").read_bytes()


def everything(frame, threads):
    def ask():
        return wujin.check_events(frame, as_of="2012-12-31", order="ascending", threads=threads)

    return ask


def found(check):
    return {"found": check.verdicts.to_polars().filter(verdict="violates").height}


def registered(check):
    refused = {row["row"] for row in check.findings.to_dicts()}
    return {"registered": check.rows - len(refused)}


def main():
    frame = log()
    in_numbers = frame.drop("station", "amount_fen").with_columns(
        action=number("action", RULES["actions"]), role=number("role", RULES["roles"])
    )
    # In one piece, as Polars copies what lies in several when it hands it out.
    in_numbers = in_numbers.rechunk()
    if sys.argv[2:] == ["write"]:
        # As Polars holds it, so that Rust is asked about the very same columns.
        in_numbers.write_ipc(FOLDER / "log.arrow", compression="uncompressed")
        return
    size = {"cases": SIZES[0], "events": len(frame)}
    for words, table in (("numbers for words", in_numbers), ("categories", frame)):
        for threads in (1, 2):
            how = f"everything, from a Polars frame with {words}, in Python"
            say("wujin", "table", how, "everything", everything(table, threads), told=found, threads=threads, **size)
    lines = RECORDS.count(b"\n") + 1
    how = "every field read, and every rule of registering, in Python"
    ask = lambda: wujin.check_registrations(RECORDS)
    say("wujin", "records", how, "annex_one", ask, told=registered, cases=lines, events=lines)


if __name__ == "__main__":
    main()
