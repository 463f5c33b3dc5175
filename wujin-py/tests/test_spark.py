"""The same answers on Spark as on one machine, with real PySpark."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import wujin
from test_tally import FIRST, LAST, STATIONS
from test_tally import log as counted_log

spark_sql = pytest.importorskip("pyspark.sql")

AS_OF = "2012-12-31"
TABLES = ("verdicts", "violations", "repairs", "overdue", "findings")

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = spark_sql.SparkSession.builder.master("local[2]").appName("wujin")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "3",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.sql.adaptive.enabled": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def log(cases: int = 120) -> pl.DataFrame:
    """A log with faults of every kind: rows out of order, unknown words, blanks."""
    frame = counted_log(cases).with_row_index("n").with_columns(pl.col("n").cast(pl.Int64))
    action = (
        pl.when(pl.col("n") % 17 == 3).then(pl.lit("archive"))
        .when(pl.col("n") % 41 == 5).then(pl.lit("拍卖"))
        .otherwise(pl.col("action"))
    )
    role = pl.when(pl.col("n") % 29 == 4).then(None).otherwise(pl.col("role"))
    return frame.with_columns(action=action, role=role)


def same(found: Any, expected: wujin.EventCheck, may_lack: tuple[str, ...] = ("findings",)) -> None:
    for name in TABLES:
        of_spark = pa.table(getattr(found, name).toArrow())
        local = pa.table(getattr(expected, name))
        columns = []
        for column, target in zip(local.columns, of_spark.schema, strict=True):
            columns.append(column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column)
            columns[-1] = columns[-1].cast(target.type)
        cast = pa.table(columns, schema=of_spark.schema)
        keys = [(column, "ascending") for column in of_spark.schema.names]
        assert len(local) > 0 or name in may_lack
        assert of_spark.sort_by(keys).combine_chunks() == cast.sort_by(keys).combine_chunks(), name


@pytest.mark.parametrize("partitions", [None, 1, 5])
def test_the_answers_are_those_of_one_machine(spark: Any, tmp_path: Path, partitions: int | None) -> None:
    frame = log()
    expected = wujin.check_events(frame.drop("n"), as_of=AS_OF)
    assert len(expected.findings) > 0
    # However its rows come mixed, as long as a column says in which order they stand.
    frame.sample(fraction=1, shuffle=True, seed=1).write_parquet(tmp_path / "log.parquet", row_group_size=100)
    df = spark.read.parquet(str(tmp_path / "log.parquet"))
    found = wujin_spark().check_events(df, as_of=AS_OF, row="n", partitions=partitions).persist()
    same(found, expected)
    found.unpersist()


def wujin_spark() -> Any:
    import wujin.spark

    return wujin.spark


def test_without_a_number_rows_stand_as_they_are_read(spark: Any, tmp_path: Path) -> None:
    frame = log(40).drop("n")
    frame.write_parquet(tmp_path / "log.parquet")
    df = spark.read.parquet(str(tmp_path / "log.parquet"))
    same(wujin_spark().check_events(df, as_of=AS_OF), wujin.check_events(frame, as_of=AS_OF))


def test_unsigned_numbers_that_spark_made_decimals_of(spark: Any, tmp_path: Path) -> None:
    large = 2**64 - 1000
    frame = log(60).with_columns(
        (pl.col("case").cast(pl.UInt64) + large).alias("case"), pl.col("amount_fen").cast(pl.UInt64)
    )
    frame.write_parquet(tmp_path / "log.parquet")
    df = spark.read.parquet(str(tmp_path / "log.parquet"))
    assert df.schema["case"].dataType.simpleString() == "decimal(20,0)"
    check = wujin_spark().check_events(df, as_of=AS_OF, row="n")
    assert check.verdicts.schema["case"].dataType.simpleString() == "decimal(20,0)"
    same(check, wujin.check_events(frame.drop("n"), as_of=AS_OF))


def test_words_by_their_index_and_uuids(spark: Any, tmp_path: Path) -> None:
    plain = log(30).filter(pl.col("action") != "拍卖").with_columns(n=pl.int_range(pl.len()))
    uuids = pa.array([UUID(int=case + 1).bytes for case in plain["case"]], pa.binary(16))
    table = plain.to_arrow().set_column(1, "case", uuids)
    pq.write_table(table, tmp_path / "log.parquet")
    df = spark.read.parquet(str(tmp_path / "log.parquet"))
    check = wujin_spark().check_events(df, as_of=AS_OF, row="n")
    same(check, wujin.check_events(table.drop_columns(["n"]), as_of=AS_OF))
    # Roles by their index, as 16 bits, since Spark knows no 8 without a sign.
    indexed = plain.with_columns(role=pl.when(pl.col("role").is_null()).then(255).otherwise(0).cast(pl.UInt8))
    indexed.write_parquet(tmp_path / "indexed.parquet")
    df = spark.read.parquet(str(tmp_path / "indexed.parquet"))
    assert df.schema["role"].dataType.simpleString() == "smallint"
    expected = wujin.check_events(indexed.drop("n"), as_of=AS_OF)
    same(wujin_spark().check_events(df, as_of=AS_OF, row="n"), expected, may_lack=("overdue",))


@pytest.mark.parametrize("kind", ["timestamp", "timestamp_ntz"])
def test_times_with_a_zone_and_without_are_the_same_times(spark: Any, kind: str) -> None:
    frame = log(40)
    df = spark.createDataFrame(frame.to_pandas()).selectExpr("*", f"cast(at as {kind}) as moment").drop("at")
    same(
        wujin_spark().check_events(df, as_of=AS_OF, row="n", columns={"at": "moment"}),
        wujin.check_events(frame.drop("n"), as_of=AS_OF),
    )


def test_chinese_headings_profiles_and_calendars_travel(spark: Any) -> None:
    frame = log(30).rename({"case": "投诉编号", "action": "动作", "at": "时间", "role": "身份"})
    year = {"year": 2027, "notice": "（示例）", "rest": ["2027-01-01"], "work": []}
    keywords: dict[str, Any] = {
        "as_of": AS_OF,
        "profile": wujin.Profile.from_dict(
            {"format": "wujin-profile/1", "id": "a", "version": "1", "zh": "示例", "en": "sample"}
        ),
        "calendar": wujin.Calendar([year]),
    }
    # A heading that Spark reads as something else.
    frame = frame.rename({"动作": "办理`动.作"})
    keywords["columns"] = {"action": "办理`动.作"}
    df = spark.createDataFrame(frame.to_pandas())
    check = wujin_spark().check_events(df, row="n", **keywords)
    same(check, wujin.check_events(frame.drop("n"), **keywords))
    assert check.findings.where("column = '办理`动.作'").count() > 0


@pytest.mark.parametrize("partitions", [1, 3, 20])
def test_tallies_of_parts_are_added_to_those_of_the_whole(spark: Any, partitions: int) -> None:
    frame = counted_log(300)
    df = spark.createDataFrame(frame.to_pandas())
    expected = wujin.tally(frame, STATIONS, first=FIRST, last=LAST)
    found = wujin_spark().tally(df, STATIONS, first=FIRST, last=wujin.Period(LAST), partitions=partitions)
    assert found == expected and found.unplaced > 0
    listed = spark.createDataFrame([("420102-03-0007", "商场")], ["站点编号", "类型"])
    one = wujin_spark().tally(df, listed, first=FIRST, last=LAST, partitions=2)
    assert one == wujin.tally(frame, [{"station": "420102-03-0007", "kind": "mall"}], first=FIRST, last=LAST)


def test_a_log_without_rows(spark: Any) -> None:
    df = spark.createDataFrame(log(3).to_pandas()).where("n < 0")
    found = wujin_spark().check_events(df, as_of=AS_OF)
    assert [getattr(found, name).count() for name in TABLES] == [0] * 5
    tallies = wujin_spark().tally(df, STATIONS, first=FIRST, last=LAST)
    assert tallies == wujin.tally(log(3).head(0), STATIONS, first=FIRST, last=LAST)


def test_what_cannot_be_read_is_said_before_anything_runs(spark: Any) -> None:
    df = spark.createDataFrame(log(3).to_pandas())
    check, tally = wujin_spark().check_events, wujin_spark().tally
    for change, code in (
        (df.drop("action"), "WJ-903"),
        (df.drop("case"), "WJ-903"),
        (df.withColumn("at", df["n"]), "WJ-935"),
        (df.withColumn("case", df["n"] / 2), "WJ-935"),
        (df.withColumn("role", spark_sql.functions.array(df["role"])), "WJ-935"),
    ):
        with pytest.raises(wujin.InputError) as caught:
            check(change, as_of=AS_OF)
        assert caught.value.code == code
    with pytest.raises(wujin.InputError) as caught:
        check(df.withColumn("投诉编号", df["case"]), as_of=AS_OF)
    assert caught.value.code == "WJ-904"
    with pytest.raises(wujin.InputError, match="no column"):
        check(df, as_of=AS_OF, row="m")
    with pytest.raises(wujin.InputError):
        check(df, as_of="someday")
    for stations in (5, [{"station": "1"}]):
        with pytest.raises(wujin.InputError):
            tally(df, stations, first=FIRST, last=LAST)


def test_values_that_no_log_has_end_the_job_with_what_is_wrong(spark: Any) -> None:
    df = spark.createDataFrame(log(3).to_pandas())
    for case in ("cast('short' as binary)", "cast(-1 as decimal(20,0))"):
        odd = df.withColumn("case", spark_sql.functions.expr(case))
        with pytest.raises(Exception, match='WJ-941.*"case"') as caught:
            wujin_spark().check_events(odd, as_of=AS_OF).verdicts.count()
        assert "panicked" not in str(caught.value)
