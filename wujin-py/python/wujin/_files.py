"""Logs out of files, by whichever package that reads such files is there."""

from __future__ import annotations

import importlib
from pathlib import Path

from . import _wujin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _by_polars(path: str, suffix: str) -> Any:
    polars = importlib.import_module("polars")
    if suffix == ".csv":
        return polars.read_csv(path, try_parse_dates=True)
    return polars.read_parquet(path) if suffix == ".parquet" else polars.read_ipc(path)


def _by_pyarrow(path: str, suffix: str) -> Any:
    module = {".csv": "csv", ".parquet": "parquet"}.get(suffix, "feather")
    reader = importlib.import_module(f"pyarrow.{module}")
    if suffix == ".csv":
        return reader.read_csv(path)
    return reader.read_table(path)


_READERS: tuple[Callable[[str, str], Any], ...] = (_by_polars, _by_pyarrow)

_SUFFIXES = (".parquet", ".csv", ".arrow", ".feather")


def read_log(path: str) -> Any:
    """The table that a file of Parquet, Arrow or CSV holds.

    Raises
    ------
    InputError
        If the file is none of these, cannot be read, or nothing that reads it is installed.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _SUFFIXES:
        raise _wujin._document_unusable(f'"{path}" is none of {", ".join(_SUFFIXES)}')
    for reader in _READERS:
        try:
            return reader(path, suffix)
        except ImportError:
            continue
        except Exception as error:
            raise _wujin._document_unusable(f'"{path}" cannot be read: {error}') from error
    raise _wujin._document_unusable(f'neither polars nor pyarrow is installed to read "{path}"')
