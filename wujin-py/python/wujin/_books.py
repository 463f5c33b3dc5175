"""Workbooks of forms, and tables of figures held against themselves."""

from __future__ import annotations

import os
from pathlib import Path

from . import _wujin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import IO, Any

    from ._records import Reconciliation

BookRead = _wujin.BookRead
Form = _wujin.Form
FormEdition = _wujin.FormEdition


def read_forms(
    source: str | os.PathLike[str] | bytes | IO[bytes] | Iterable[str | os.PathLike[str]],
    *,
    editions: FormEdition | Iterable[FormEdition] | None = None,
) -> BookRead:
    """Read the forms of workbooks (``.xlsx``), as people filled them in with Excel, WPS or LibreOffice.

    Parameters
    ----------
    source : path, bytes, file, or iterable of paths
        One workbook or several. Nothing in them is run.
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
    return _wujin._read_forms([_book(one) for one in _sources(source)], list(given))


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


def _book(source: Any) -> tuple[str, bytes]:
    """The name of a workbook, and what is in it."""
    if isinstance(source, bytes):
        return "", source
    if isinstance(source, (str, os.PathLike)):
        return os.path.basename(os.fspath(source)), _bytes(source)
    if not hasattr(source, "read"):
        raise _wujin._document_unusable(f'a value of type "{type(source).__name__}" is no workbook')
    read = source.read()
    if not isinstance(read, bytes):
        raise _wujin._document_unusable("the workbook is opened as text: open it as bytes")
    return os.path.basename(str(getattr(source, "name", ""))), read


def _bytes(path: Any) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise _wujin._document_unusable(f'"{path}" cannot be read: {error}') from error
