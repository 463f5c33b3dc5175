"""What notebooks show: tables of plain HTML, every text of which is escaped."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A table of millions of rows shows so many of the first.
MOST_ROWS = 20


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "") -> str:
    """A table under its headings."""
    from html import escape

    def line(tag: str, cells: Iterable[object]) -> str:
        texts = ("" if cell is None else str(cell) for cell in cells)
        return "<tr>" + "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts) + "</tr>"

    head = f"<caption>{escape(caption)}</caption>" if caption else ""
    body = "".join(line("td", row) for row in rows)
    return f"<table>{head}<thead>{line('th', headings)}</thead><tbody>{body}</tbody></table>"


def of_arrow(rows: int, headings: Sequence[str], first: Iterable[dict[str, object]]) -> str:
    """The first rows of an Arrow table."""
    cells = ([row[name] for name in headings] for row in first)
    return table(headings, cells, f"{rows:,} × {len(headings)}")
