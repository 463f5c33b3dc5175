"""Whole tables at once: whatever hands out Arrow data goes in, and Arrow tables come out."""

from __future__ import annotations

import os

from . import _wujin
from ._progress import Progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from typing import Any

    from ._wujin import Period

EventCheck = _wujin.EventCheck
Flow = _wujin.Flow
Ledger = _wujin.Ledger
Replay = _wujin.Replay
Table = _wujin.Table
Tallies = _wujin.Tallies
RowCheck = _wujin.RowCheck


def check_events(
    table: Any,
    *,
    as_of: date | str,
    profile: _wujin.Profile | None = None,
    calendar: _wujin.Calendar | None = None,
    order: str = "grouped",
    columns: Mapping[str, str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int], object] = False,
) -> EventCheck:
    """Hold a log of complaints against the five steps.

    Parameters
    ----------
    table : object
        A table of Polars, pyarrow, DuckDB, pandas 2.2 and later, or of anything else that has the Arrow
        PyCapsule interface. Its columns ``case``, ``action``, ``at`` and ``role`` are needed; ``sequence``,
        ``day``, ``refused``, ``station`` and ``amount_fen`` are used where they are there. Chinese headings
        (``投诉编号``, ``动作``, …) are known too.
    as_of : datetime.date or str
        The day as of which it is said what was overdue.
    profile : Profile, optional
        The province's profile; the national one where it is left out.
    calendar : Calendar, optional
        The working days; the published years where it is left out.
    order : {"grouped", "ascending", "arrival"}
        Whether the events of each case stand together, in any order of the cases or in ascending order of
        their ids (which needs no memory of them), or cases come mixed.
    columns : mapping of str to str, optional
        What columns are called otherwise: ``{"case": "单号"}``.
    threads : int, optional
        On how many threads; as many as the machine has where it is left out. The answers are the same.
    progress : bool or callable
        Whether to show a bar; or what to call with the number of rows done.

    Returns
    -------
    EventCheck
        Verdicts, violations, cheapest repairs, what was overdue and what could not be read, each an Arrow
        table.

    Raises
    ------
    InputError
        If the columns are missing or of types that cannot be read, or the cases do not stand in the order
        that was named. What is wrong with single rows is no error: it is among the findings.
    """
    with Progress(progress, "rows") as tell:
        return _wujin._check_events(
            _needed(table, columns), as_of, profile, calendar, order, columns or {}, _threads(threads), tell
        )


def tally(
    table: Any,
    stations: Any,
    *,
    first: Period | str,
    last: Period | str,
    order: str = "grouped",
    columns: Mapping[str, str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int], object] = False,
) -> Tallies:
    """Count what the complaints of a log come to, for Annex 3 and Annex 6.

    Parameters
    ----------
    table : object
        A log, as `check_events` takes it; its columns ``station`` and ``amount_fen`` are used.
    stations : table or iterable of mapping
        The stations that are counted: ``station``, ``kind``, and ``set_up`` and ``removed`` where they are
        known; Chinese headings are known too.
    first, last : Period or str
        The quarters from which and to which is counted, such as ``"2012Q1"``.
    order, columns, threads, progress
        As `check_events` takes them.

    Returns
    -------
    Tallies
        The figures. Those of parts of a log, counted over the same stations and quarters, add in any order.

    Raises
    ------
    InputError
        If a station or a quarter is none, or the log cannot be read.
    """
    with Progress(progress, "rows") as tell:
        return _wujin._tally(table, stations, first, last, order, columns or {}, _threads(threads), tell)


def flow(
    table: Any,
    *,
    order: str = "grouped",
    columns: Mapping[str, str] | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int], object] = False,
) -> Flow:
    """Count how the complaints of a log go through the five steps, and where they leave them.

    Parameters
    ----------
    table : object
        A log, as `check_events` takes it.
    order, columns, threads, progress
        As `check_events` takes them.

    Returns
    -------
    Flow
        Steps taken, what was done where it is not lawful, and where cases stand, as tables and as a picture.

    Raises
    ------
    InputError
        If the log cannot be read.
    """
    with Progress(progress, "rows") as tell:
        return _wujin._flow(table, order, columns or {}, _threads(threads), tell)


def ledger(
    units: Any,
    submissions: Any,
    *,
    year: int,
    as_of: date | str,
    window: str | Mapping[str, date | str] | None = None,
    profile: _wujin.Profile | None = None,
    calendar: _wujin.Calendar | None = None,
) -> Ledger:
    """Hold the reports that came in against those that are owed for a year.

    Parameters
    ----------
    units : table or iterable of mapping
        Who owes reports: ``unit`` and ``tier``; ``receiver`` where it is not the tier right above, and
        ``receives_from_offices``.
    submissions : table or iterable of mapping
        What came in: ``unit``, ``period``, and the days ``written`` and ``entered``; ``id``, ``form``, ``status``,
        ``answered`` and ``replaces`` where they are known.
    year : int
        The year.
    as_of : datetime.date or str
        The day; what came later is not seen.
    window, profile, calendar
        As `reporting_calendar` takes them.

    Returns
    -------
    Ledger
        Each expected report with its due day, where it stands and by how many days it is late; and what is to be
        said of reports that are late, doubled or unexpected.

    Raises
    ------
    InputError
        If rows cannot be read, or the window of the annual figure is not named.
    """
    return _wujin._ledger(units, submissions, year, as_of, window, profile, calendar)


def check_stations(
    table: Any,
    *,
    profile: _wujin.Profile | None = None,
    columns: Mapping[str, str] | None = None,
    progress: bool | Callable[[int], object] = False,
) -> RowCheck:
    """Hold a table of stations (Annex 4) against the conditions of the notice and of a province.

    Parameters
    ----------
    table : object
        Any table, under the headings of the old systems in Chinese (``站点编号``, ``类型``, …) or as programs
        write them (``station``, ``kind``, …). Texts, numbers, days and booleans are read.
    profile : Profile, optional
        The province's profile; the national one where it is left out.
    columns : mapping of str to str, optional
        What columns are called otherwise: ``{"station": "编码"}``.
    progress : bool or callable
        Whether to show a bar; or what to call with the number of rows done.

    Returns
    -------
    RowCheck
        Every finding with its row, its column and what stands there.

    Raises
    ------
    InputError
        If columns are missing or doubled. What is wrong with single rows is no error: it is among the findings.
    """
    return _rows("stations", table, profile, None, columns, progress)


def check_complaints(
    table: Any,
    *,
    profile: _wujin.Profile | None = None,
    columns: Mapping[str, str] | None = None,
    progress: bool | Callable[[int], object] = False,
) -> RowCheck:
    """Hold a table of registered complaints (Annex 1) against what a registration must hold.

    Parameters
    ----------
    table : object
        Any table, under the headings ``投诉编号``, ``站点编号``, ``登记时间`` and so on, or as programs write them.
    profile, columns, progress
        As `check_stations` takes them.

    Returns
    -------
    RowCheck
        Every finding with its row, its column and what stands there.

    Raises
    ------
    InputError
        If columns are missing or doubled.
    """
    return _rows("complaints", table, profile, None, columns, progress)


def replay(
    complaints: Any,
    events: Any,
    *,
    as_of: date | str | None = None,
    first: date | str | None = None,
    last: date | str | None = None,
    profile: _wujin.Profile | None = None,
    calendar: _wujin.Calendar | None = None,
    columns: Mapping[str, str] | None = None,
    progress: bool | Callable[[int], object] = False,
) -> Replay:
    """Replay complaints and their events, as the tables of old systems hold them, as cases.

    Parameters
    ----------
    complaints : object
        A table of registered complaints, as `check_complaints` takes it.
    events : object
        A table of what happened in them, in any order: ``投诉编号``, ``序号``, ``办理时间``, ``办理事项``, ``办理人身份`` and so
        on. The registration is event 1, so that rows begin at 2.
    as_of : datetime.date or str, optional
        What happened after this day is not seen.
    first, last : datetime.date or str, optional
        The days between which complaints were registered; one outside them is most likely a slip of the pen and is
        named, not taken.
    profile, calendar
        What the cases are held against and go on with; the national ones where they are left out.
    columns, progress
        As `check_stations` takes them.

    Returns
    -------
    Replay
        A `Complaint` by each number, as far as its rows are lawful, all of their events as a log, and every finding
        with its table, its row, its column and what stands there.

    Raises
    ------
    InputError
        If columns are missing or doubled. What is wrong with single rows is no error: it is among the findings.
    """
    days = (as_of, first, last)
    with Progress(progress, "rows") as tell:
        return _wujin._replay_rows(complaints, events, days, profile, calendar, columns or {}, tell)


def check_registrations(
    records: str | bytes | Iterable[str | bytes | Mapping[str, Any]],
    *,
    profile: _wujin.Profile | None = None,
    progress: bool | Callable[[int], object] = False,
) -> RowCheck:
    """Hold registrations of complaints (Annex 1) as JSON against what a registration must hold.

    Parameters
    ----------
    records : str, bytes, or iterable of str, bytes or mapping
        A record a line, as ``Complaint.apply("register", ...)`` takes one; or records one by one.
    profile, progress
        As `check_stations` takes them.

    Returns
    -------
    RowCheck
        Every finding with the number of its record, from 0, and the path of the field.

    Raises
    ------
    InputError
        If it is neither. What is wrong with single records is no error: it is among the findings.
    """
    with Progress(progress, "records") as tell:
        return _wujin._check_registrations(_lines(records), profile, tell)


def check_summaries(
    table: Any,
    *,
    recorded: Tallies | None = None,
    columns: Mapping[str, str] | None = None,
    progress: bool | Callable[[int], object] = False,
) -> RowCheck:
    """Hold a table of summaries (Annex 3) against what the records of the same stations hold.

    Parameters
    ----------
    table : object
        Any table, under the headings ``站点编号``, ``报告期``, ``类型`` and so on, or as programs write them.
    recorded : Tallies, optional
        What a log comes to, as `tally` counts it. More settlements than the records hold are a false report
        (4.2/5): WJ-621. Without it only what the rows say themselves is looked at.
    columns, progress
        As `check_stations` takes them.

    Returns
    -------
    RowCheck
        Every finding with its row, its column and what stands there.

    Raises
    ------
    InputError
        If columns are missing or doubled.
    """
    return _rows("summaries", table, None, recorded, columns, progress)


def _needed(table: Any, columns: Mapping[str, str] | None) -> Any:
    """Of a frame of Polars the columns that a check looks at: it copies categories as it hands them out."""
    is_frame = type(table).__module__.startswith("polars.") and hasattr(table, "__arrow_c_stream__")
    if not is_frame or not hasattr(table, "select") or not isinstance(columns or {}, dict):
        return table
    named = list((columns or {}).values())

    def is_looked_at(heading: str) -> bool:
        # Station and amount are for figures.
        known = set(_wujin._log_columns([heading], {})) - {"station", "amount_fen"}
        return heading in named or bool(known)

    return table.select([heading for heading in table.columns if is_looked_at(heading)] or table.columns)


def _rows(
    kind: str,
    table: Any,
    profile: _wujin.Profile | None,
    recorded: Tallies | None,
    columns: Mapping[str, str] | None,
    progress: bool | Callable[[int], object],
) -> RowCheck:
    with Progress(progress, "rows") as tell:
        return _wujin._check_rows(kind, table, profile, recorded, columns or {}, tell)


def _threads(asked: int | None) -> int:
    """As many as are asked for, else as the machine has."""
    return (os.cpu_count() or 1) if asked is None else asked


def _lines(records: Any) -> bytes:
    """Records as JSON, a line each."""
    if isinstance(records, bytes):
        return records
    try:
        if isinstance(records, str):
            return records.encode()
        return b"\n".join(map(_line, records))
    except (TypeError, UnicodeEncodeError) as error:
        raise _wujin._document_unusable(f"JSON texts are wanted: {error}") from error


def _line(record: Any) -> bytes:
    """One record without a break: between the parts of a JSON text one is as good as a blank, and within there is none."""
    if isinstance(record, str):
        record = record.encode()
    elif not isinstance(record, bytes):
        record = _wujin._to_json(record).encode()
    return record.replace(b"\n", b" ")
