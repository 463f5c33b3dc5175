"""What a notebook shows of a case and of a table."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import polars as pl
import pytest
import wujin
from conftest import REGISTRATION, at, registered, settled
from test_events import AS_OF, log


class Seen(HTMLParser):
    """Tags and texts; a tag that is not closed fails, as does one that could run something."""

    ALONE = ("path", "rect", "circle")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script" and not any(name.startswith("on") or name == "href" for name, _ in attrs)
        self.open.append(tag)
        self.tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.ALONE
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


def test_a_procedure_draws_itself_and_where_a_case_stands() -> None:
    picture = wujin.Procedure("complaint")._repr_svg_()
    ElementTree.fromstring(picture)
    assert "awaiting review" in picture and "#fde68a" not in picture
    case = registered()
    assert case.svg().count("#fde68a") == 2 and "<svg" in case._repr_html_()
    assert "审核" in case.svg("zh")
    assert wujin.Inquiry().svg().count("#fde68a") == 0
    with pytest.raises(wujin.InputError):
        wujin.Procedure("complaint").svg(stage="nowhere")


def test_a_flow_draws_how_often_each_step_was_taken() -> None:
    flow = wujin.flow(log(300))
    picture = flow._repr_svg_()
    ElementTree.fromstring(picture)
    taken = {(row["stage"], row["action"]): row["times"] for row in flow.taken.to_dicts()}
    assert f"register · station staff · {taken['start', 'register']:,}" in picture
    assert "× " in picture


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
