"""DuckDB: windows over cases, on rows that stand together and in order of arrival."""

import duckdb

from shared import RULES, SIZES, arrival, first_rows, log, numbers, say

PAIRS = [
    (before, after)
    for before, row in zip([None, *range(len(RULES["actions"]))], [RULES["begins"], *RULES["follows"]])
    for after, lawful in enumerate(row)
    if lawful
]

WRONG = """
    WITH steps AS (
        SELECT "row", "case", action, "at", lag(action) OVER w AS before, lag("at") OVER w AS earlier
        FROM {table} WINDOW w AS (PARTITION BY "case" ORDER BY "row")
    )
    SELECT min("row") AS "row" FROM steps
    LEFT JOIN pairs ON pairs.before IS NOT DISTINCT FROM steps.before AND pairs.action = steps.action
    WHERE pairs.action IS NULL OR "at" < earlier
    GROUP BY "case"
"""


def ask(database, table):
    return lambda: first_rows(database.sql(WRONG.format(table=table)).fetchnumpy()["row"])


def main():
    database = duckdb.connect()
    database.execute("SET threads = 1")
    database.execute("CREATE TABLE pairs (before UTINYINT, action UTINYINT)")
    database.executemany("INSERT INTO pairs VALUES (?, ?)", PAIRS)
    cells = numbers(log())
    # The order of arrival is the order that windows have to find again.
    for task, frame in [("grouped", cells.with_row_index("row")), ("arrival", arrival(cells))]:
        columns = frame.to_arrow()
        database.execute(f"CREATE TABLE {task} AS SELECT * FROM columns")
        del columns
        size = {"cases": SIZES[0], "events": len(cells), "times": 2}
        say("duckdb", task, "windows over cases", "neighbours", ask(database, task), **size)


if __name__ == "__main__":
    main()
