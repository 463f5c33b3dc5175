"""Workbooks of forms, what is compiled of them, CSV files, and tables of figures held against themselves."""

from __future__ import annotations

import os
from pathlib import Path

from . import _wujin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from typing import IO, Any

    from ._records import Reconciliation

BookRead = _wujin.BookRead
Compilation = _wujin.Compilation
CsvRead = _wujin.CsvRead
FolderRead = _wujin.FolderRead
Form = _wujin.Form
FormEdition = _wujin.FormEdition
RollUp = _wujin.RollUp

_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_TABLES = (".csv", ".txt", ".xls", ".xlsx")


def read_forms(
    source: str | os.PathLike[str] | bytes | IO[bytes] | Iterable[str | os.PathLike[str]],
    *,
    editions: FormEdition | Iterable[FormEdition] | None = None,
) -> BookRead:
    """Read the forms of workbooks (``.xlsx``), as people filled them in with Excel, WPS or LibreOffice.

    Parameters
    ----------
    source : path, bytes, file, or iterable of paths
        One workbook or several, or a folder, of which every workbook in it and in the folders in it is read and
        called by its path there. Nothing in them is run.
    editions : FormEdition or iterable of FormEdition, optional
        By which editions forms are known; the one that comes with wujin where it is left out.

    Returns
    -------
    BookRead
        The forms, their lines as Arrow tables, and everything that could not be read with its cell.

    Raises
    ------
    InputError
        If a file cannot be opened. What is wrong within a workbook is no error: it is among the findings.
    """
    given = () if editions is None else (editions,) if isinstance(editions, FormEdition) else editions
    books = [book for one in _sources(source) for book in _books(one)]
    # Several that have no name are told apart by their places.
    if len(books) > 1:
        books = [(name or f"#{place}", content) for place, (name, content) in enumerate(books, 1)]
    return _wujin._read_forms(books, list(given))


def compile_reports(
    read: BookRead,
    units: Any = None,
    receipts: Any = None,
    *,
    as_of: date | str,
    profile: _wujin.Profile | None = None,
    calendar: _wujin.Calendar | None = None,
) -> Compilation:
    """Compile the reports (Annex 3 and Annex 6) of workbooks, tier by tier and period by period.

    Parameters
    ----------
    read : BookRead
        What `read_forms` answers.
    units : table, optional
        The units that report, under the headings ``单位编号``, ``单位名称``, ``层级``, ``上级编号``, ``类型`` and so on, or
        as programs write them (``unit``, ``name``, ``tier``, ``above``, ``kind``). Those that the workbooks list on
        Annex 5 where it is left out.
    receipts : table, optional
        The register of what came in: ``文件`` (``workbook``), ``报送方式`` (``medium``), ``收到日期`` (``received``) and
        ``更正文件`` (``replaces``). No report is called late where it is left out.
    as_of : datetime.date or str
        The day as of which it is said what is late.
    profile : Profile, optional
        The province's profile; the national one where it is left out.
    calendar : Calendar, optional
        The working days; the published years where it is left out.

    Returns
    -------
    Compilation
        Annex 6 of every unit, where each report stands, and everything that is missing, late, doubled, revised or
        does not add up.

    Raises
    ------
    InputError
        If there is no unit, or a list lacks a column. What is wrong with single rows, workbooks and reports is no
        error: it is among the findings.
    """
    return _wujin._compile_reports(read, units, receipts, as_of, profile, calendar)


def roll_up(units: Any, summaries: Any, period: _wujin.Period | str) -> RollUp:
    """Add the figures of stations up the tiers: office, county, prefecture, province.

    Parameters
    ----------
    units : table
        The units that report, with headings as for `compile_reports`.
    summaries : table or Tallies
        What the stations reported, a row for each station and quarter, with headings as for `check_summaries`; or
        what a log comes to, by `tally`.
    period : Period or str
        The quarter. Rows of others are passed over.

    Returns
    -------
    RollUp
        The figures of every unit, its Annex 6, and everything that is missing, doubled, or stands under nobody known.

    Raises
    ------
    InputError
        If a list lacks a column or the period is no quarter. What is wrong with single rows is among the findings.
    """
    return _wujin._roll_up(units, summaries, period)


def read_csv(source: str | os.PathLike[str] | bytes | IO[bytes]) -> CsvRead:
    """Read a CSV file as old systems export it: UTF-8 or GB18030, under Chinese headings, lines ending anyhow.

    Parameters
    ----------
    source : path, bytes or file
        The file. By its headings it is known which table it is: stations, complaints, events, summaries,
        submissions, petitions, units or receipts.

    Returns
    -------
    CsvRead
        The rows as texts, which every function that takes a table takes, and everything that could not be read
        with its line. A row that could not be cut into as many cells as there are headings is not among the rows.

    Raises
    ------
    InputError
        If the file cannot be opened, is no text in these encodings, or its headings are of no table that is known.
    """
    return _wujin._read_csv(*_book(source))


def read_folder(folder: str | os.PathLike[str]) -> FolderRead:
    """Read every CSV file at the top of a folder, as a province hands its year over.

    Parameters
    ----------
    folder : path
        The folder. Files that end in ``.csv``, ``.txt``, ``.xls`` or ``.xlsx`` are held to be tables; those whose names
        begin with a dot are passed over, and whatever else there is is named.

    Returns
    -------
    FolderRead
        The files by their names, each as from `read_csv`, and everything that could not be read.

    Raises
    ------
    InputError
        If the folder cannot be read. What is wrong with single files is no error: it is among the findings.
    """
    try:
        entries = sorted(entry for entry in Path(folder).iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise _wujin._document_unusable(f'"{os.fspath(folder)}" cannot be read: {error}') from error
    files: list[tuple[str, bytes | None, str]] = []
    for entry in entries:
        if entry.suffix.lower() in _TABLES:
            try:
                files.append((entry.name, entry.read_bytes(), ""))
            except OSError as error:
                files.append((entry.name, None, str(error)))
    others = [entry.name for entry in entries if entry.suffix.lower() not in _TABLES]
    return _wujin._read_folder(files, others)


def write_forms(
    target: str | os.PathLike[str] | IO[bytes],
    forms: Form | Iterable[Form],
    *,
    edition: FormEdition | None = None,
) -> None:
    """Write forms as one workbook, a sheet each, ready to print on A4.

    Parameters
    ----------
    target : path or file
        Where to.
    forms : Form or iterable of Form
        The forms, in their order. `Form.from_table` makes them of the rows of a table, `Tallies.forms` of what a log
        comes to.
    edition : FormEdition, optional
        How they look; as in the edition that comes with wujin where it is left out.

    Raises
    ------
    InputError
        If there is no form, or a form is more than a workbook holds, or the file cannot be written.
    """
    written = _wujin._write_forms([forms] if isinstance(forms, Form) else list(forms), edition)
    if isinstance(target, (str, os.PathLike)):
        try:
            Path(target).write_bytes(written)
        except OSError as error:
            raise _wujin._document_unusable(f'"{os.fspath(target)}" cannot be written: {error}') from error
    else:
        target.write(written)


def reconcile(
    description: Mapping[str, Any] | str | os.PathLike[str],
    table: Any = None,
) -> Reconciliation:
    """Hold a table of figures against itself, within the precision that its figures were printed in.

    Parameters
    ----------
    description : mapping, JSON text, or path of a ``.json`` or ``.toml`` file
        The figures as they were printed, and what they claim: sums, rates, changes. Or, in the format
        ``wujin-table/1``, in which cells of a table the figures stand.
    table : table, path or bytes, optional
        The table that is described: of any kind that has the Arrow PyCapsule interface, its headings being row 1; or
        a workbook or a CSV file. Where it is left out, the file that a description names, beside it.

    Returns
    -------
    Reconciliation
        Whether every claim can hold, and where not, which figures cannot all be right and the fewest whose
        correction would let the others stand.

    Raises
    ------
    InputError
        If the description or the file cannot be read.
    """
    described, beside = _described(description)
    file: bytes | None = None
    if table is None and "format" in described and isinstance(described.get("file"), str):
        table = beside / described["file"]
    if isinstance(table, (str, os.PathLike)):
        file, table = _bytes(table), None
    elif isinstance(table, bytes):
        file, table = table, None
    return _wujin._reconcile(described, file, table)


def _described(description: Any) -> tuple[Any, Path]:
    """A description as a document, and beside what it stands."""
    if isinstance(description, str) and description.lstrip().startswith("{"):
        return _wujin._from_text(description, False), Path()
    if isinstance(description, (str, os.PathLike)):
        path = Path(description)
        try:
            text = _bytes(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _wujin._document_unusable(f'"{path}" is no UTF-8: {error}') from error
        return _wujin._from_text(text, path.suffix.lower() == ".toml"), path.parent
    if not hasattr(description, "keys"):
        raise _wujin._document_unusable(f'a value of type "{type(description).__name__}" describes no table')
    return description, Path()


def _sources(source: Any) -> Iterable[Any]:
    is_several = hasattr(source, "__iter__") and not isinstance(source, (str, bytes)) and not hasattr(source, "read")
    return source if is_several else (source,)


def _books(source: Any) -> Iterator[tuple[str, bytes]]:
    """The workbooks of a folder by their paths in it, or one workbook."""
    if not isinstance(source, (str, os.PathLike)) or not os.path.isdir(source):
        yield _book(source)
        return
    folder, is_empty = Path(source), True
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        # What a spreadsheet left beside a workbook that is open, and what is hidden, is no workbook.
        is_left = any(part.startswith((".", "~")) for part in inside.parts)
        if path.suffix.lower() in _WORKBOOKS and not is_left and path.is_file():
            yield inside.as_posix(), _bytes(path)
            is_empty = False
    if is_empty:
        raise _wujin._document_unusable(f'there is no workbook in "{folder}"')


def _book(source: Any) -> tuple[str, bytes]:
    """The name of a file, and what is in it."""
    if isinstance(source, bytes):
        return "", source
    if isinstance(source, (str, os.PathLike)):
        return os.path.basename(os.fspath(source)), _bytes(source)
    if not hasattr(source, "read"):
        raise _wujin._document_unusable(f'a value of type "{type(source).__name__}" is no file')
    read = source.read()
    if not isinstance(read, bytes):
        raise _wujin._document_unusable("the file is opened as text: open it as bytes")
    return os.path.basename(str(getattr(source, "name", ""))), read


def _bytes(path: Any) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise _wujin._document_unusable(f'"{path}" cannot be read: {error}') from error
