"""The six annexes: filled in, checked, written as workbooks, read back, and as tables."""

from __future__ import annotations

import io
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
import wujin
from conftest import REGISTRATION, at, registered, settled
from hypothesis import given, settings
from hypothesis import strategies as st

PROFILE = {"format": "wujin-profile/1", "id": "strict", "version": "1", "zh": "示例", "en": "sample"}
ANNEXES = [f"annex_{number}" for number in range(1, 7)]


def summary() -> wujin.Form:
    """Annex 3 of a mall's quarter, one figure of which cannot be made out."""
    return wujin.Form(
        "annex_3",
        station="东湖商场",
        period="2012Q1",
        filled_on=date(2012, 4, 2),
        kinds={"mall": {"inquiries": 3, "accepted": 12, "settled": 11, "open": {"mark": "illegible"}, "amount": 129_950}},
    )


def register(lines: int = 3) -> wujin.Form:
    """Annex 2 with some lines."""
    entries = [
        {
            "entry": line + 1,
            "accepted": date(2012, 3, line + 1),
            "consumer_name": f"消费者{line}",
            "goods": "—" if line == 1 else "电饭煲",
            "outcome": "settled",
            "amount_fen": 100 * line,
        }
        for line in range(lines)
    ]
    return wujin.Form("annex_2", station="东湖商场", entries=entries)


def station() -> wujin.Station:
    """A station as it is recorded."""
    return wujin.Station(
        name="东湖商场服务站", kind="mall", office={"id": "420102-03"}, staff=[{"name": "李某", "employment": "full_time"}]
    )


FORMS: dict[str, wujin.Form] = {
    "annex_1": wujin.Form.annex_one(settled()),
    "annex_2": register(),
    "annex_3": summary(),
    "annex_4": wujin.Form.annex_four(station()),
    "annex_5": wujin.Form.annex_five([station()])[0],
    "annex_6": wujin.Form.annex_six(
        "武汉市江岸区", "2012Q1", wujin.KindTable(mall=wujin.Tally(stations=2, accepted=12, settled=11, amount=5))
    ),
}


@pytest.mark.parametrize("annex", ANNEXES)
class TestEach:
    def test_is_the_same_through_documents_pickles_and_workbooks(self, annex: str, tmp_path: Path) -> None:
        form = FORMS[annex]
        assert form.annex == annex and form.zh.startswith(f"附件{annex[-1]}")
        assert wujin.Form.from_dict(form.to_dict()) == form
        assert wujin.Form.from_json(form.to_json()) == form
        assert pickle.loads(pickle.dumps(form)) == form and hash(form) == hash(pickle.loads(pickle.dumps(form)))
        path = tmp_path / "登记.xlsx"
        wujin.write_forms(path, form)
        read = wujin.read_forms(path)
        assert read.forms == [form] and len(read.findings) == 0
        with path.open("rb") as file:
            assert wujin.read_forms(file).forms == [form]
        assert wujin.read_forms(form.to_xlsx()).forms == [form]

    def test_is_made_again_of_its_lines(self, annex: str) -> None:
        form = FORMS[annex]
        parts = {"annex_4": ["conditions", "staff", "officers"], "annex_6": ["total", "kinds"]}.get(annex, [None])
        merged: dict[str, Any] = {}
        for part in parts:
            lines = form.lines(part)
            # As Polars hands them on.
            made = wujin.Form.from_table(annex, lines.to_polars(), part=part)
            for one in made:
                merged.update(one.to_dict()["record"])
        # A part without lines says nothing of the head.
        assert wujin.Form(annex, **merged) == form

    def test_a_blank_one_says_everything_that_is_missing(self, annex: str) -> None:
        found = wujin.Form(annex).check()
        must = [field["term"]["name"] for field in wujin.Form(annex).fields() if field["need"] == "always"]
        paths = [finding.place.path for finding in found if finding.place is not None]
        assert {finding.code for finding in found} == {"WJ-301"} and [path for path in paths if path in must] == must

    def test_shows_itself(self, annex: str) -> None:
        assert annex in repr(FORMS[annex])
        html = FORMS[annex]._repr_html_()
        assert "<table>" in html and FORMS[annex].zh in html


def test_a_value_that_looks_like_a_mark_is_a_text() -> None:
    form = wujin.read_forms(register().to_xlsx()).forms[0]
    assert form == register() and form.to_dict()["record"]["entries"][1]["goods"] == "—"


def test_what_cannot_be_made_out_is_no_zero() -> None:
    row = summary().lines().to_dicts()[0]
    assert row["open"] is None and row["marks"] == "open=illegible"
    assert (row["kind"], row["accepted"], row["amount_fen"], row["filled_on"]) == ("mall", 12, 129_950, date(2012, 4, 2))
    with pytest.raises(wujin.InputError) as caught:
        wujin.Form("annex_3", station="东湖商场", period="2012Q1", kinds={"mall": {"accepted": 1}}).figures()
    assert {finding.code for finding in caught.value.findings} == {"WJ-301"}
    complete = wujin.Form.annex_three("东湖商场", "2012Q1", "mall", wujin.Tally(accepted=4, settled=3, open=1))
    assert complete.figures()["mall"] == wujin.Tally(accepted=4, settled=3, open=1)


@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"kinds": {"mall": {"accepted": -1}}}, "kinds[0].accepted", "WJ-915"),
        ({"kinds": {"mall": {"accepted": 1.5}}}, "kinds[0].accepted", "WJ-917"),
        ({"kinds": {"mall": {"accepted": 10**30}}}, "kinds[0].accepted", "WJ-917"),
        ({"kinds": {"mall": {"accepted": True}}}, "kinds[0].accepted", "WJ-941"),
        ({"kinds": {"mall": {"accepted": "十二"}}}, "kinds[0].accepted", "WJ-917"),
        ({"kinds": {"mall": {"amount": 12.5}}}, "kinds[0].amount", "WJ-941"),
        ({"kinds": {"mall": {"amount": "12.50"}}}, "kinds[0].amount", "WJ-941"),
        ({"kinds": {"shop": {}}}, "kinds", "WJ-919"),
        ({"kinds": [{}] * 6}, "kinds[5]", "WJ-941"),
        ({"kinds": [{"accpted": 1}]}, "kinds[0].accpted", "WJ-941"),
        ({"kinds": 5}, "kinds", "WJ-941"),
        ({"kinds": ["mall"]}, "kinds[0]", "WJ-941"),
        ({"period": "2012年第五季度"}, "period", "WJ-928"),
        ({"filled_on": "2012-02-30"}, "filled_on", "WJ-912"),
        ({"filled_on": object()}, "filled_on", "WJ-941"),
        ({"station": "\x07"}, "station", "WJ-928"),
        ({"station": "\ud800"}, "station", "WJ-941"),
        ({"station": "长" * 40_000}, "station", "WJ-928"),
        ({"station": {"mark": "lost"}}, "station.mark", "WJ-941"),
        ({"stations": "东湖商场"}, "stations", "WJ-941"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(fields: dict[str, Any], path: str, code: str) -> None:
    with pytest.raises(wujin.InputError) as caught:
        wujin.Form("annex_3", **fields)
    place = caught.value.findings[0].place
    assert place is not None and (place.path, caught.value.code) == (path, code)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(wujin.InputError) as caught:
        wujin.Form("annex_3", period="x", filled_on="y", kinds={"mall": {"open": "z"}})
    assert len(caught.value.findings) == 3
    rows = [{"station": "甲", "entry": "一"}, {"station": "乙", "entry": 1}, {"station": "丙", "entry": "三"}]
    with pytest.raises(wujin.InputError) as caught:
        wujin.Form.from_table("annex_2", rows)
    paths = [finding.place.path for finding in caught.value.findings if finding.place]
    assert paths == ["table[0].entries[0].entry", "table[2].entries[0].entry"]


def test_there_are_six_annexes() -> None:
    for annex in ("annex_7", 3, None, "附件3"):
        with pytest.raises(wujin.InputError):
            wujin.Form(annex)  # type: ignore[arg-type]
    with pytest.raises(wujin.InputError, match="kinds"):
        summary().lines("staff")


def test_rows_of_one_head_are_one_form() -> None:
    frame = pl.DataFrame(
        {
            "station": ["甲", "甲", "乙"],
            "period": ["2012Q1"] * 3,
            "kind": ["mall", "market", "mall"],
            "accepted": [1, 2, None],
        }
    )
    one, two = wujin.Form.from_table("annex_3", frame)
    assert [line.get("accepted") for line in one.to_dict()["record"]["kinds"]] == [1, None, 2, None, None]
    assert repr(two) == "<Form annex_3 of 乙>" and "kinds" not in two.to_dict()["record"]
    both = wujin.Form.from_table("annex_1", [{"station": "甲"}, {"station": "甲"}])
    assert len(both) == 2


def test_a_complaint_stands_on_annex_one_and_in_the_register() -> None:
    case = settled()
    form = wujin.Form.annex_one(case).to_dict()["record"]
    assert (form["goods"], form["outcome"], form["performance"]) == ("电饭煲", "settled", "已退款")
    other = registered()
    lines = wujin.Form.annex_two("东湖商场", [other, case]).lines().to_dicts()
    assert [(line["entry"], line["consumer_name"], line["accepted"]) for line in lines] == [(1, "张某", date(2012, 3, 1))]
    for wrong in (wujin.Inquiry(), "case", None):
        with pytest.raises(wujin.InputError):
            wujin.Form.annex_one(wrong)  # type: ignore[arg-type]


def test_the_form_is_checked_under_a_profile() -> None:
    form = wujin.Form.annex_one(registered())
    assert form.check() == []
    profile = wujin.Profile.from_dict(
        {**PROFILE, "complaint": {"required_fields": ["consumer_address"]}},
    )
    (finding,) = form.check(profile=profile)
    assert finding.code == "WJ-301" and finding.place is not None and finding.place.path == "consumer_address"


def test_a_station_is_read_off_annex_four() -> None:
    form = wujin.read_forms(FORMS["annex_4"].to_xlsx()).forms[0]
    read = form.station().to_dict()
    assert (read["name"], read["kind"], read["staff"][0]["name"]) == ("东湖商场服务站", "mall", "李某")
    with pytest.raises(wujin.InputError):
        summary().station()


def test_the_figures_of_a_log_become_forms(tmp_path: Path) -> None:
    events = pl.DataFrame(
        {"case": [1, 2], "action": ["register"] * 2, "role": ["staff"] * 2, "at": [at(1), at(2)], "station": ["420102-03-0007", "420102-03-0008"]}
    )
    stations = [{"station": "420102-03-0007", "kind": "mall"}, {"station": "420102-03-0008", "kind": "market"}]
    tallies = wujin.tally(events, stations, first="2012Q1", last="2012Q2")
    threes, sixes = tallies.forms("annex_3"), tallies.forms("annex_6", lowest="province")
    assert [form.figures()["mall"].accepted for form in threes] == [1, 0, 0, 0]
    assert [(form.annex, form.figures().total().accepted) for form in sixes] == [("annex_6", 2), ("annex_6", 0)] * 2
    path = tmp_path / "全部.xlsx"
    wujin.write_forms(path, threes + sixes)
    read = wujin.read_forms([path, path])
    assert read.forms == (threes + sixes) * 2 and len(read) == 16
    assert read.sheets[0] == "附件3 420102-03-0007" or "420102-03-0007" in read.sheets[0]
    lines = read.lines("annex_3").to_polars()
    assert lines["accepted"].sum() == 4 and lines["form"].n_unique() == 8
    with pytest.raises(wujin.InputError):
        tallies.forms("annex_1")


def test_what_is_no_workbook_is_an_exception(tmp_path: Path) -> None:
    for source in (tmp_path / "absent.xlsx", tmp_path, "a\0b", 5, [5], io.StringIO("x")):
        with pytest.raises(wujin.WujinError):
            wujin.read_forms(source)  # type: ignore[arg-type]
    assert wujin.read_forms(b"").findings.to_dicts()[0]["code"] == "WJ-902"
    for forms in ([], [5], "annex_1"):
        with pytest.raises(wujin.InputError):
            wujin.write_forms(tmp_path / "x.xlsx", forms)  # type: ignore[arg-type]
    with pytest.raises(wujin.InputError, match="cannot be written"):
        wujin.write_forms(tmp_path, summary())


def test_another_edition_has_its_own_sheets() -> None:
    path = Path(__file__).parents[2] / "wujin-core" / "tests" / "suite" / "editions" / "other.json"
    other = wujin.FormEdition.from_json(path.read_text(encoding="utf-8"))
    shipped = wujin.FormEdition.reconstructed()
    assert other != shipped and shipped.source == "reconstructed"
    assert pickle.loads(pickle.dumps(other)) == other == wujin.FormEdition.from_dict(other.to_dict())
    written = summary().to_xlsx(edition=other)
    assert wujin.read_forms(written, editions=[other, shipped]).forms == [summary()]
    assert wujin.read_forms(written, editions=other).forms == [summary()]
    with pytest.raises(wujin.InputError):
        summary().to_xlsx(edition="other")  # type: ignore[arg-type]
    with pytest.raises(wujin.InputError):
        wujin.FormEdition.from_json("{}")


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20).filter(
    lambda text: text.strip() != "" and "\ufffe" not in text and "\uffff" not in text
)
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "entry": st.integers(0, 2**32 - 1),
            "accepted": st.dates(date(1900, 3, 1), date(2099, 12, 31)),
            "goods": TEXTS,
            "amount_fen": st.integers(0, 10**12) | st.none(),
            "consumer_name": TEXTS | st.just({"mark": "illegible"}),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(deadline=None)
@given(LINES, TEXTS)
def test_any_register_comes_back(lines: list[dict[str, Any]], name: str) -> None:
    form = wujin.Form("annex_2", station=name, entries=lines)
    read = wujin.read_forms(form.to_xlsx())
    assert read.forms == [form] and len(read.findings) == 0
    table = pa.table(read.lines("annex_2"))
    assert wujin.Form.from_table("annex_2", table) == [form]
    assert [row["goods"] for row in table.to_pylist()] == [line["goods"].strip() for line in lines]


def test_a_registration_with_everything_stands_on_the_form() -> None:
    case = wujin.Complaint()
    case.apply("register", at=at(1), role="staff", **{**REGISTRATION, "number": "2012-001", "amount": 12_345})
    form = wujin.read_forms(wujin.Form.annex_one(case).to_xlsx()).forms[0]
    row = form.lines().to_dicts()[0]
    assert (row["number"], row["amount_fen"], row["registered"]) == ("2012-001", 12_345, date(2012, 3, 1))
