"""Whole logs on Spark, for those who outgrow one machine: the same answers as on one.

Cases are put together on one executor each, their events in order, and checked there by the same code; what they come
to is added by the same code too. The executors need ``wujin`` and ``pyarrow`` installed.
"""

from __future__ import annotations

import pickle
import re

import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import functions as F
from pyspark.sql import types as T

import wujin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import Any

    from pyspark.sql import DataFrame

    from ._wujin import Calendar, Period, Profile, Tallies

__all__ = ["SparkEventCheck", "check_events", "tally"]

# What the rows of a log are numbered by while Spark moves them.
_ROW = "_wujin_row"
# How many rows of an answer are handed to Spark at once, as many as it hands out itself.
_BATCH = 10_000
# So many partial tallies are added in one place.
_FAN_IN = 8

_ROW_COLUMNS = ("row", "first_row", "violation_row")
_TABLES = ("verdicts", "violations", "repairs", "overdue", "findings")


class SparkEventCheck:
    """What was found of a log, each table a DataFrame of Spark.

    Nothing has been checked yet: each action on a table checks the log, unless `persist` was called.
    """

    def __init__(self, answers: DataFrame) -> None:
        self._answers = answers

    def persist(self) -> SparkEventCheck:
        """Keep the answers once they are worked out, so that the log is checked once."""
        self._answers.persist()
        return self

    def unpersist(self) -> SparkEventCheck:
        """Let the answers go."""
        self._answers.unpersist()
        return self

    def _table(self, name: str) -> DataFrame:
        return self._answers.where(F.col(name).isNotNull()).select(f"{name}.*")

    @property
    def verdicts(self) -> DataFrame:
        """A row for each case."""
        return self._table("verdicts")

    @property
    def violations(self) -> DataFrame:
        """A row for each thing wrong with an event."""
        return self._table("violations")

    @property
    def repairs(self) -> DataFrame:
        """A row for each event that a cheapest repair inserts or removes."""
        return self._table("repairs")

    @property
    def overdue(self) -> DataFrame:
        """A row for each thing overdue."""
        return self._table("overdue")

    @property
    def findings(self) -> DataFrame:
        """A row for each cell that could not be read."""
        return self._table("findings")


def check_events(
    df: DataFrame,
    *,
    as_of: date | str,
    row: str | None = None,
    profile: Profile | None = None,
    calendar: Calendar | None = None,
    columns: Mapping[str, str] | None = None,
    partitions: int | None = None,
) -> SparkEventCheck:
    """Hold a log of complaints against the five steps, as `wujin.check_events` does on one machine.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        A log with the columns that `wujin.check_events` knows. Unsigned numbers that Spark's reader of Parquet made
        decimals of are read as the numbers that they were.
    as_of : datetime.date or str
        The day as of which it is said what was overdue.
    row : str, optional
        The column of whole numbers by which the events of a case stand in order; the answers name rows by it. Where it
        is left out, events stand as Spark reads them, which is their order in a file but no order among several files.
    profile, calendar, columns
        As `wujin.check_events` takes them.
    partitions : int, optional
        Into how many parts the cases are spread; as many as Spark is set to shuffle into where it is left out.

    Returns
    -------
    SparkEventCheck
        Verdicts, violations, cheapest repairs, what was overdue and what could not be read. Rows come in no order.

    Raises
    ------
    wujin.InputError
        If columns are missing or of types that cannot be read; before anything is run.
    """
    names = dict(columns or {})
    keywords: dict[str, Any] = {"as_of": as_of, "profile": profile, "calendar": calendar, "columns": names}
    known = _Columns(df, names)
    wujin.check_events(known.empty(), **keywords)
    placed = _placed(df, known, row, partitions)
    case_type = known.type_of["case"]
    schema = _answer_schema(case_type)
    arrow = pa.schema([pa.field(name, pa.struct(_arrow_fields(name, _arrow_type(case_type)))) for name in _TABLES])

    def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        rows: list[pa.Array] = []
        log = known.log(batches, rows)
        if log is not None:
            found = wujin.check_events(log, threads=1, **keywords)
            numbers = pa.chunked_array(rows, pa.int64()).combine_chunks()
            for name in _TABLES:
                yield from _answers(name, pa.table(getattr(found, name)), numbers, arrow)

    return SparkEventCheck(placed.mapInArrow(check, schema))


def tally(
    df: DataFrame,
    stations: Any,
    *,
    first: Period | str,
    last: Period | str,
    row: str | None = None,
    columns: Mapping[str, str] | None = None,
    partitions: int | None = None,
) -> Tallies:
    """Count what the complaints of a log come to, as `wujin.tally` does on one machine.

    Parameters
    ----------
    df : pyspark.sql.DataFrame
        A log, as `check_events` takes it; its columns ``station`` and ``amount_fen`` are used.
    stations : table or iterable of mapping, or pyspark.sql.DataFrame
        The stations that are counted.
    first, last : Period or str
        The quarters from which and to which is counted.
    row, columns, partitions
        As `check_events` takes them.

    Returns
    -------
    Tallies
        The figures, on the driver: those of each part, added together.

    Raises
    ------
    wujin.InputError
        If a station or a quarter is none, or the log cannot be read.
    """
    names, listed = dict(columns or {}), _listed(stations)
    keywords: dict[str, Any] = {"first": str(first), "last": str(last), "columns": names}
    known = _Columns(df, names)
    whole = wujin.tally(known.empty(), listed, **keywords)
    placed = _placed(df, known, row, partitions)

    def count(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        log = known.log(batches, [])
        if log is not None:
            yield _kept(wujin.tally(log, listed, threads=1, **keywords))

    def add(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        sum_ = None
        for batch in batches:
            for part in batch.column(0):
                tallies = pickle.loads(part.as_py())
                sum_ = tallies if sum_ is None else sum_ + tallies
        if sum_ is not None:
            yield _kept(sum_)

    parts = placed.mapInArrow(count, _PART)
    left = partitions or int(df.sparkSession.conf.get("spark.sql.shuffle.partitions") or 1)
    while left > _FAN_IN:
        left = -(-left // _FAN_IN)
        parts = parts.repartition(left).mapInArrow(add, _PART)
    for part in parts.collect():
        whole = whole + pickle.loads(bytes(part[0]))
    return whole


_PART = T.StructType([T.StructField("tallies", T.BinaryType(), False)])


def _kept(tallies: Tallies) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array([pickle.dumps(tallies)], pa.binary())], ["tallies"])


def _listed(stations: Any) -> list[dict[str, Any]]:
    """Stations as rows that travel."""
    if hasattr(stations, "toArrow"):
        stations = stations.toArrow()
    if hasattr(stations, "__arrow_c_stream__"):
        return pa.table(stations).to_pylist()
    try:
        return list(stations)
    except TypeError:
        raise wujin._wujin._document_unusable("a table or a list of stations is wanted") from None


class _Columns:
    """The columns of a log in a DataFrame: under names that Spark takes anywhere while it moves them, and as they were
    before Spark read them, which knows no unsigned numbers and no bytes of one length.
    """

    def __init__(self, df: DataFrame, names: dict[str, str]) -> None:
        # By the names that wujin knows them by, the headings of the DataFrame.
        self.headings = wujin._wujin._log_columns(df.columns, names)
        self.type_of = {name: df.schema[heading].dataType for name, heading in self.headings.items()}
        self.schema = pa.schema(
            [pa.field(heading, _was(name, _arrow_type(self.type_of[name]))) for name, heading in self.headings.items()]
        )
        named = {heading: field.type for heading, field in zip(self.headings.values(), self.schema, strict=True)}
        self._whole = pa.schema([pa.field(one.name, named.get(one.name, _arrow_type(one.dataType))) for one in df.schema])

    def empty(self) -> pa.RecordBatchReader:
        """A log without rows, of all columns: what cannot be read, or stands twice, is said on the driver."""
        return pa.RecordBatchReader.from_batches(self._whole, iter(()))

    def log(self, batches: Iterator[pa.RecordBatch], rows: list[pa.Array]) -> pa.RecordBatchReader | None:
        """The log of a partition as a stream; the numbers of its rows are put aside as they pass."""
        first = next(batches, None)
        if first is None:
            return None

        def each() -> Iterator[pa.RecordBatch]:
            batch = first
            while batch is not None:
                rows.append(batch.column(_ROW).cast(pa.int64()))
                columns = zip(self.headings, self.schema, strict=True)
                arrays = [_as_it_was(batch.column(name), field) for name, field in columns]
                yield pa.RecordBatch.from_arrays(arrays, schema=self.schema)
                batch = next(batches, None)

        return pa.RecordBatchReader.from_batches(self.schema, each())


def _placed(df: DataFrame, known: _Columns, row: str | None, partitions: int | None) -> DataFrame:
    """The log with each case in one place, its events in order."""
    if row is None:
        number = F.monotonically_increasing_id()
    elif row in df.columns:
        number = F.col(_quoted(row)).cast("long")
    else:
        raise wujin._wujin._document_unusable(f'there is no column "{row}" to number rows by')
    columns = [F.col(_quoted(heading)).alias(name) for name, heading in known.headings.items()]
    numbered = df.select(*columns, number.alias(_ROW))
    spread = numbered.repartition("case") if partitions is None else numbered.repartition(partitions, "case")
    return spread.sortWithinPartitions("case", _ROW)


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


# Spark's own way from one to the other has another face in each of its versions.
_SIMPLE = {
    "boolean": pa.bool_(),
    "byte": pa.int8(),
    "short": pa.int16(),
    "integer": pa.int32(),
    "long": pa.int64(),
    "float": pa.float32(),
    "double": pa.float64(),
    "string": pa.string(),
    "binary": pa.binary(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", "UTC"),
    "timestamp_ntz": pa.timestamp("us"),
}


def _arrow_type(of: T.DataType) -> pa.DataType:
    """The type of a column as Spark hands it out; a list for whatever no column of a log can be."""
    if isinstance(of, T.DecimalType):
        return pa.decimal128(of.precision, of.scale)
    return _SIMPLE.get(of.typeName(), pa.list_(pa.null()))


def _spark_type(of: pa.DataType) -> T.DataType:
    known = {pa.string(): T.StringType(), pa.int64(): T.LongType(), pa.int32(): T.IntegerType()}
    return known.get(of, T.DateType())


def _was(name: str, of: pa.DataType) -> pa.DataType:
    """The type of a column before Spark read it."""
    if name in ("action", "role") and pa.types.is_int16(of):
        return pa.uint8()
    if pa.types.is_decimal(of) and (of.precision, of.scale) == (20, 0):
        return pa.uint64()
    # The bytes of a log are the 16 of a UUID.
    return pa.binary(16) if pa.types.is_binary(of) else of


def _as_it_was(column: pa.Array, field: pa.Field) -> pa.Array:
    if pa.types.is_uint8(field.type):
        # No word has the last index, so that one out of range is named and not taken for another.
        is_index = pc.and_(pc.greater_equal(column, 0), pc.less(column, 255))
        column = pc.if_else(is_index, column, 255)
    try:
        return column.cast(field.type)
    except pa.ArrowInvalid as error:
        # A UUID of another length, or an unsigned number below zero.
        raise wujin._wujin._document_unusable(f'the column "{field.name}" cannot be read: {error}') from error


def _answer_schema(case: T.DataType) -> T.StructType:
    def struct(name: str) -> T.StructType:
        fields = _arrow_fields(name, _arrow_type(case))
        return T.StructType(
            [T.StructField(one.name, case if one.name == "case" else _spark_type(one.type)) for one in fields]
        )

    return T.StructType([T.StructField(name, struct(name)) for name in _TABLES])


def _arrow_fields(name: str, case: pa.DataType) -> list[pa.Field]:
    """The columns of an answer in types that Spark knows: words as texts, and no unsigned numbers."""
    shown = pa.schema(wujin._wujin._answer_schema(name))

    def known(field: pa.Field) -> pa.DataType:
        if field.name == "case":
            return case
        if pa.types.is_dictionary(field.type):
            return pa.string()
        return pa.int64() if pa.types.is_unsigned_integer(field.type) else field.type

    return [pa.field(field.name, known(field)) for field in shown]


def _answers(name: str, found: pa.Table, numbers: pa.Array, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """A table of what was found, as rows of the one answer that Spark takes."""
    fields = list(schema.field(name).type)
    for batch in found.to_batches(max_chunksize=_BATCH):
        columns = [_shown(field, batch.column(field.name), numbers) for field in fields]
        if name == "findings":
            columns[2] = pa.array([_numbered(place, numbers) for place in columns[2].to_pylist()], pa.string())
        struct = pa.StructArray.from_arrays(columns, fields=fields)
        whole = [struct if one.name == name else pa.nulls(len(struct), one.type) for one in schema]
        yield pa.RecordBatch.from_arrays(whole, schema=schema)


def _shown(field: pa.Field, column: pa.Array, numbers: pa.Array) -> pa.Array:
    if field.name in _ROW_COLUMNS:
        return numbers.take(column)
    return column.cast(field.type)


def _numbered(place: str | None, numbers: pa.Array) -> str | None:
    """``rows[7]`` by the number that the row has in the log, and not in its partition."""
    return place and re.sub(r"^rows\[(\d+)\]", lambda found: f"rows[{numbers[int(found[1])]}]", place)
