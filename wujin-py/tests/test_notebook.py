"""What a notebook shows of a case and of a table."""

from __future__ import annotations

from html.parser import HTMLParser

import polars as pl
import wujin
from conftest import REGISTRATION, at, settled
from test_events import AS_OF, log


class Seen(HTMLParser):
    """Tags and texts; a tag that is not closed fails."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == []
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_case_shows_its_events_and_what_is_lawful() -> None:
    seen = Seen(settled()._repr_html_())
    assert "approve" in seen.texts and "3.2.3/1" in seen.texts and seen.tags.count("table") == 2
    case = wujin.Complaint()
    assert "register" in Seen(case._repr_html_()).texts
    wujin.set_language("zh")
    assert "可以" in Seen(case._repr_html_()).texts


def test_a_table_shows_its_first_rows_and_how_many_there_are() -> None:
    seen = Seen(wujin.check_events(log(100), as_of=AS_OF).verdicts._repr_html_())
    assert "100 × 7" in seen.texts and seen.tags.count("tr") == 21


def test_no_text_of_a_table_becomes_markup() -> None:
    bad = "<script>alert(1)</script>"
    frame = pl.DataFrame({"case": [bad], "action": [bad], "role": ["staff"], "at": [at(1)]})
    check = wujin.check_events(frame, as_of=AS_OF)
    for table in (check.verdicts, check.findings):
        html = table._repr_html_()
        assert "<script" not in html and bad in "".join(Seen(html).texts)
    case = wujin.Complaint()
    case.apply("register", at=at(1), role="staff", **{**REGISTRATION, "goods": bad})
    assert "<script" not in case._repr_html_()
