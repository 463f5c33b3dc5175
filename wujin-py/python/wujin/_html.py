"""What notebooks show: tables of plain HTML, every text of which is escaped."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ._records import Finding

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


def folded(title: str, picture: str) -> str:
    """A picture that is shown once its title is clicked."""
    from html import escape

    return f"<details><summary>{escape(title)}</summary>{picture}</details>"


def of_form(
    title: str,
    head: Iterable[tuple[str, str]],
    tables: Iterable[tuple[Sequence[str], Sequence[Sequence[str]]]],
) -> str:
    """A form by its labels."""
    shown = [table((), head, title)]
    shown += [table(headings, rows[:MOST_ROWS]) for headings, rows in tables if rows]
    return "".join(shown)


def findings(title: str, found: Sequence[Finding]) -> str:
    """Findings, a row each."""
    from . import _language

    headings = _language.said("何处 代码 依据 问题 如何更正", "where code provision what mend").split()
    rows = ((one.place, one.code, one.provision, one.message, one.mend) for one in found[:MOST_ROWS])
    return table(headings, rows, f"{title} · {len(found):,}")
