"""Reports in workbooks, compiled tier by tier: a small county that hands everything in, and then does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest
import wujin
from test_rows import SAMPLE

AS_OF = "2012-12-31"
OFFICE, COUNTY = "420102-03", "420102"
STATIONS = [f"{OFFICE}-{number:04}" for number in (1, 2)]
UNITS = pl.DataFrame(
    [
        *((station, f"{station}站", "服务站", OFFICE, "商场") for station in STATIONS),
        (OFFICE, "车站工商所", "工商所", COUNTY, None),
        (COUNTY, "江岸区局", "县级", None, None),
    ],
    schema=["单位编号", "单位名称", "层级", "上级编号", "类型"],
    orient="row",
)


def annex_three(station: str, period: str = "2012Q1", **figures: int) -> wujin.Form:
    """What a station reports."""
    return wujin.Form.annex_three(station, period, "mall", wujin.Tally(stations=1, **figures))


def annex_six(unit: str, period: str = "2012Q1", **figures: int) -> wujin.Form:
    """What an office or a bureau reports."""
    return wujin.Form.annex_six(unit, period, wujin.KindTable(mall=wujin.Tally(stations=2, **figures)))


def shelf(folder: Path, **books: wujin.Form) -> wujin.BookRead:
    """A folder of workbooks."""
    for name, form in books.items():
        wujin.write_forms(folder / f"{name}.xlsx", form)
    return wujin.read_forms(folder)


def whole() -> dict[str, wujin.Form]:
    """Everything that a county owes for a quarter, adding up."""
    return {
        "a": annex_three(STATIONS[0], accepted=7, settled=6, recourse_told=1),
        "b": annex_three(STATIONS[1], accepted=3, settled=3, recourse_told=0),
        "office": annex_six(OFFICE, accepted=10, settled=9, recourse_told=1),
    }


def receipts(*names: str, day: str = "2012-04-05") -> pl.DataFrame:
    """Everything came in both ways on a day."""
    rows = [(f"{name}.xlsx", way, day) for name in names for way in ("书面", "系统")]
    return pl.DataFrame(rows, schema=["文件", "报送方式", "收到日期"], orient="row")


PROFILE = wujin.Profile.from_toml((SAMPLE / "profile.toml").read_text(encoding="utf-8"))


def codes(compiled: wujin.Compilation) -> set[str]:
    """What is said."""
    return {row["code"] for row in compiled.findings.to_dicts()}


def test_a_county_that_adds_up_has_its_figures(tmp_path: Path) -> None:
    compiled = wujin.compile_reports(shelf(tmp_path, **whole()), UNITS, receipts("a", "b", "office"), as_of=AS_OF)
    assert codes(compiled) == set(), compiled.findings.to_dicts()
    assert [str(period) for period in compiled.periods] == ["2012Q1"]
    figures = {(row["unit"], row["kind"]): row for row in compiled.figures.to_dicts()}
    assert figures[COUNTY, "mall"]["accepted"] == 10 and figures[COUNTY, "mall"]["settled"] == 9
    standing = {row["unit"]: (row["standing"], row["counted"]) for row in compiled.lines.to_dicts()}
    assert standing[STATIONS[0]] == ("accepted", "a.xlsx"), standing
    forms = compiled.forms("2012Q1")
    assert [form.figures()["mall"].accepted for form in forms] == [10, 10]
    assert "江岸区局" in forms[-1].to_json()
    assert repr(compiled).startswith("<Compilation of 3 reports of 4 units over 1 periods")


def test_a_number_is_traced_down_to_cells(tmp_path: Path) -> None:
    compiled = wujin.compile_reports(shelf(tmp_path, **whole()), UNITS, as_of=AS_OF)
    traced = compiled.trace("江岸区局", "2012Q1", "accepted", "mall")
    assert (traced["value"], traced["reported"], traced["unexplained"]) == (10, False, 0)
    (office,) = traced["parts"]
    assert office["source"].startswith("office.xlsx:附件6") and office["unexplained"] == 0
    assert {part["unit"]: part["value"] for part in office["parts"]} == dict(zip(STATIONS, (7, 3), strict=True))
    assert compiled.trace(COUNTY, "2012Q1", "settled")["value"] == 9
    for unit, period in (("没有", "2012Q1"), (COUNTY, "2013Q1")):
        with pytest.raises(wujin.InputError):
            compiled.trace(unit, period, "settled")


def test_what_does_not_add_up_is_named_with_its_unit(tmp_path: Path) -> None:
    wrong = annex_six(OFFICE, accepted=12, settled=9, recourse_told=1)
    compiled = wujin.compile_reports(shelf(tmp_path, **{**whole(), "office": wrong}), UNITS, as_of=AS_OF)
    (row,) = [row for row in compiled.findings.to_dicts() if row["code"] == "WJ-412"]
    assert (row["period"], row["subject"]) == ("2012Q1", OFFICE)
    assert "12" in row["en"] and "10" in row["en"]


def test_who_is_missing_late_or_revised_is_said(tmp_path: Path) -> None:
    books = whole()
    read = shelf(tmp_path, a=books["a"], office=books["office"], c=annex_three(STATIONS[0], accepted=8, settled=6, recourse_told=1))
    register = pl.concat([receipts("a"), receipts("office", day="2012-06-01"), receipts("c", day="2012-04-06")])
    register = register.with_columns(pl.when(pl.col("文件") == "c.xlsx").then(pl.lit("a.xlsx")).alias("更正文件"))
    compiled = wujin.compile_reports(read, UNITS, register, as_of=AS_OF, profile=PROFILE)
    lines = {row["unit"]: row for row in compiled.lines.to_dicts()}
    assert lines[STATIONS[1]]["counted"] is None
    assert lines[STATIONS[0]]["counted"] == "c.xlsx" and lines[STATIONS[0]]["replaced"] == 1
    assert lines[OFFICE]["days_late"] > 0
    assert {"WJ-401", "WJ-416", "WJ-431"} <= codes(compiled)


def test_without_lists_annex_five_names_the_units(tmp_path: Path) -> None:
    books = whole()
    annex = wujin.Form("annex_5", office=OFFICE, stations=[{"station": STATIONS[0], "kind": "mall"}])
    compiled = wujin.compile_reports(shelf(tmp_path, a=books["a"], list=annex), as_of=AS_OF)
    assert {row["unit"] for row in compiled.lines.to_dicts()} == {STATIONS[0]}
    assert {"WJ-418", "WJ-929"} <= codes(compiled)
    with pytest.raises(wujin.InputError) as caught:
        wujin.compile_reports(wujin.read_forms(annex.to_xlsx()), UNITS.head(0), as_of=AS_OF)
    assert caught.value.code == "WJ-941"


def test_bad_rows_of_lists_are_named_in_their_rows(tmp_path: Path) -> None:
    units = pl.concat([UNITS, UNITS.tail(1), UNITS.tail(1).with_columns(pl.lit("x").alias("单位编号"), pl.lit("村级").alias("层级"))])
    register = pl.concat([receipts("a", "b", "office"), receipts("lost").head(1)])
    compiled = wujin.compile_reports(shelf(tmp_path, **whole()), units, register, as_of=AS_OF)
    found = {(row["code"], row["file"], row["row"], row["value"]) for row in compiled.findings.to_dicts()}
    assert ("WJ-928", "units", 5, "村级") in found
    assert ("WJ-955", "receipts", 6, None) in found
    assert [row["subject"] for row in compiled.findings.to_dicts() if row["code"] == "WJ-954"] == [COUNTY]


@pytest.mark.parametrize("lacking", ["units", "receipts"])
def test_a_list_without_a_column_is_refused(tmp_path: Path, lacking: str) -> None:
    lists: dict[str, Any] = {"units": UNITS, "receipts": receipts("a")}
    lists[lacking] = lists[lacking].drop(lists[lacking].columns[0])
    with pytest.raises(wujin.InputError) as caught:
        wujin.compile_reports(shelf(tmp_path, **whole()), lists["units"], lists["receipts"], as_of=AS_OF)
    assert caught.value.code == "WJ-903"
    with pytest.raises(wujin.InputError):
        wujin.compile_reports(None, UNITS, as_of=AS_OF)  # type: ignore[arg-type]


def test_workbooks_of_a_folder_are_called_by_their_paths_in_it(tmp_path: Path) -> None:
    inner = tmp_path / "2012年" / "一季度"
    inner.mkdir(parents=True)
    wujin.write_forms(inner / "a.xlsx", whole()["a"])
    (inner / "~$a.xlsx").write_bytes(b"left by a spreadsheet")
    (tmp_path / "说明.txt").write_text("no workbook")
    read = wujin.read_forms(tmp_path)
    assert len(read) == 1 and len(read.findings) == 0
    register = receipts("2012年/一季度/a")
    lines = {row["unit"]: row for row in wujin.compile_reports(read, UNITS, register, as_of=AS_OF).lines.to_dicts()}
    assert lines[STATIONS[0]]["counted"] == "2012年/一季度/a.xlsx"


def test_what_was_open_carries_over_and_halves_are_their_quarters(tmp_path: Path) -> None:
    units = pl.DataFrame([("420000", "省局", "省级"), ("420100", "市局", "市级")], schema=["unit", "name", "tier"], orient="row")
    units = units.with_columns(pl.Series("above", [None, "420000"]))
    books = {
        "q1": annex_six("420100", "2012Q1", accepted=5, settled=3, open=2),
        "q2": annex_six("420100", "2012Q2", accepted=5, settled=3, open=9),
        "p1": annex_six("420000", "2012Q1", accepted=5, settled=3, open=2),
        "h1": annex_six("420000", "2012H1", accepted=50, settled=6, open=2),
    }
    compiled = wujin.compile_reports(shelf(tmp_path, **books), units, as_of=AS_OF)
    assert {"WJ-419", "WJ-430"} <= codes(compiled), compiled.findings.to_dicts()
    assert [str(period) for period in compiled.periods] == ["2012Q1", "2012Q2", "2012H1"]


def test_writing_and_system_must_say_the_same(tmp_path: Path) -> None:
    books = whole()
    read = shelf(tmp_path, a=books["a"], e=annex_three(STATIONS[0], accepted=9, settled=6, recourse_told=1))
    register = pl.DataFrame(
        [("a.xlsx", "书面", "2012-04-05"), ("e.xlsx", "系统", "2012-04-05")], schema=["文件", "报送方式", "收到日期"], orient="row"
    )
    compiled = wujin.compile_reports(read, UNITS, register, as_of=AS_OF)
    (row,) = [row for row in compiled.findings.to_dicts() if row["code"] == "WJ-417"]
    assert row["subject"] == STATIONS[0] and "9" in row["en"] and "7" in row["en"]


def test_units_that_stand_under_nobody_or_under_two_are_named(tmp_path: Path) -> None:
    lost = pl.DataFrame([("420103-01", "某所", "工商所", "420103", None)], schema=UNITS.columns, orient="row")
    read = shelf(tmp_path, o=annex_six("420103-01", accepted=1, settled=1), **whole())
    assert "WJ-415" in codes(wujin.compile_reports(read, pl.concat([UNITS, lost]), as_of=AS_OF))


def test_a_year_lies_between_its_quarters(tmp_path: Path) -> None:
    units = pl.DataFrame([("420000", "省局", "省级")], schema=["unit", "name", "tier"], orient="row")
    year = wujin.Period.annual(2012, "january_to_november")
    books = {f"q{number}": annex_six("420000", f"2012Q{number}", accepted=5, settled=5) for number in (1, 2, 3, 4)}
    wrong = wujin.Form.annex_six("420000", year, wujin.KindTable(mall=wujin.Tally(stations=2, accepted=99, settled=5)))
    compiled = wujin.compile_reports(shelf(tmp_path, year=wrong, **books), units, as_of="2013-01-31")
    assert "WJ-420" in codes(compiled), compiled.findings.to_dicts()
