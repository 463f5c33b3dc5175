"""Rows as a terminal shows them, or as JSON."""

from __future__ import annotations

import json
import unicodedata

from . import _language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def as_json(value: Any) -> str:
    """A JSON text that people can read too."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def rows(listed: list[dict[str, Any]], form: str) -> None:
    """Rows in the format that was asked for."""
    if form == "json":
        print(as_json(listed))
    else:
        show(listed)


def show(listed: list[dict[str, Any]]) -> None:
    """Rows under their headings, as wide as their cells; a Chinese character is two columns wide.

    What stands in both languages is shown in the one that was set.
    """
    if not listed:
        return
    other = _language.said("en", "zh")
    headings = [name for name in dict.fromkeys(name for row in listed for name in row) if name not in (other, f"mend_{other}")]
    lines = [headings, *([_cell(row.get(name)) for name in headings] for row in listed)]
    widths = [max(_width(line[place]) for line in lines) for place in range(len(headings))]
    for line in lines:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("\n", " ")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
