"""From the file: polars or duckdb, as the second argument says, with the most memory it took.

    python parquet.py FOLDER polars|duckdb
"""

import resource
import sys

from shared import LOG, RULES, SIZES, first_rows, rows_of, say


def by_polars():
    import frames

    return frames.from_parquet


def by_duckdb():
    import duckdb

    import duck

    database = duckdb.connect()
    database.execute("CREATE TABLE pairs (before VARCHAR, action VARCHAR)")
    database.executemany("INSERT INTO pairs VALUES (?, ?)", [[name(one) for one in pair] for pair in duck.PAIRS])
    table = f"read_parquet('{LOG}', file_row_number = true)"
    wrong = duck.WRONG.format(table=table).replace('"row"', "file_row_number")
    return lambda: first_rows(database.sql(wrong).fetchnumpy()["file_row_number"])


def name(action):
    return None if action is None else RULES["actions"][action]


def peak_mib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main():
    peer = sys.argv[2]
    ask = {"polars": by_polars, "duckdb": by_duckdb}[peer]()
    size = {"cases": SIZES[0], "events": rows_of(LOG), "threads": 2, "times": 1}
    say(peer, "parquet", "first wrong rows", "neighbours", ask, **size, peak_mib=peak_mib)


if __name__ == "__main__":
    main()
