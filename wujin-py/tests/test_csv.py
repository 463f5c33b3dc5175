"""CSV as old systems export it: what the sample province's files hold, and what is wrong with them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
import wujin
from hypothesis import given, settings
from hypothesis import strategies as st
from test_rows import SAMPLE, sample

HEADINGS = "单位编号,单位名称,层级"


def test_a_file_is_read_whatever_its_encoding_and_its_line_ends() -> None:
    text = f"{HEADINGS}\n420102,江岸区局,县级\n\n420102-03,\"车站,所\",工商所\n"
    for encoding, named in (("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")):
        for end in ("\n", "\r\n", "\r"):
            read = wujin.read_csv(text.replace("\n", end).encode(encoding))
            assert (read.kind, read.encoding, read.lines, len(read)) == ("units", named, [2, 4], 2)
            assert len(read.findings) == 0
            assert read.rows.to_dicts()[1] == {"单位编号": "420102-03", "单位名称": "车站,所", "层级": "工商所"}
            assert repr(read) == f"<CsvRead of 2 rows of units in {named}: 0 findings>"


@pytest.mark.parametrize("name", ["服务站信息登记.csv", "消费投诉登记.csv", "附件3汇总表.csv"])
def test_every_row_that_another_reader_reads_is_read_in_its_line(name: str) -> None:
    frame, lines = sample(name)
    read = wujin.read_csv(SAMPLE / name)
    own = dict(zip(read.lines, pl.DataFrame(read).rows(), strict=True))
    shared = [(line, row) for line, row in zip(lines, frame.rows(), strict=True) if line in own]
    assert len(shared) > 0.99 * len(lines)
    for line, row in shared:
        assert row == own[line], line


@pytest.mark.parametrize("name", ["服务站信息登记.csv", "消费投诉登记.csv", "投诉办理记录.csv", "附件3汇总表.csv"])
def test_every_planted_fault_of_a_line_is_named_in_its_line(name: str) -> None:
    read = wujin.read_csv(str(SAMPLE / name))
    found = {(row["line"], row["code"]) for row in read.findings.to_dicts()}
    with (SAMPLE / "faults.csv").open(encoding="utf-8-sig", newline="") as file:
        faults = [row for row in csv.DictReader(file) if row["file"] == name]
    torn = [row for row in faults if row["code"] in {"WJ-906", "WJ-908", "WJ-909"}]
    assert {(int(row["line"]), row["code"]) for row in torn} == {pair for pair in found if pair[1] != "WJ-905"}
    assert all(row["file"] == name for row in read.findings.to_dicts())


def test_what_was_read_goes_wherever_a_table_goes() -> None:
    with (SAMPLE / "服务站信息登记.csv").open("rb") as file:
        read = wujin.read_csv(file)
    expected = wujin.check_stations(read.rows).findings.to_dicts()
    assert expected and wujin.check_stations(read).findings.to_dicts() == expected
    assert pa.table(read).num_rows == len(read) == pl.DataFrame(read).height


NO_TABLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "WJ-902"),
    "blanks": (b"\r\n\r\n \r\n", "WJ-902"),
    "a workbook": (b"PK\x03\x04rest", "WJ-901"),
    "an old workbook": (b"\xd0\xcf\x11\xe0rest", "WJ-901"),
    "another encoding": ("单位编号,单位名称\n".encode("utf-16"), "WJ-901"),
    "another table": (b"a,b,c\n1,2,3\n", "WJ-907"),
    "headings that cannot be read": (b'"a,b\n1,2\n', "WJ-909"),
    "a heading twice": (f"{HEADINGS},层级\n1,2,3,4\n".encode(), "WJ-904"),
    "no heading that is needed": ("投诉编号,序号,办理时间\n".encode(), "WJ-903"),
}


@pytest.mark.parametrize("name", NO_TABLE)
def test_what_is_no_table_is_refused_and_named(name: str) -> None:
    content, code = NO_TABLE[name]
    with pytest.raises(wujin.InputError) as caught:
        wujin.read_csv(content)
    assert code in {finding.code for finding in caught.value.findings}


@pytest.mark.parametrize("source", ["/no/such/file.csv", 7, io.StringIO("a,b"), "a\x00b"])
def test_what_cannot_be_opened_is_refused(source: Any) -> None:
    with pytest.raises(wujin.InputError):
        wujin.read_csv(source)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "某表.csv"
    path.write_bytes(b"a,b\n1,2\n")
    with pytest.raises(wujin.InputError) as caught:
        wujin.read_csv(path)
    place = caught.value.findings[0].place
    assert place is not None and (place.file, place.line) == ("某表.csv", 1)


@given(st.lists(st.sampled_from(["一", "\"", ",", "\n", "\r", "\x00", "a"]), max_size=60))
@settings(deadline=None)
def test_whatever_the_bytes_each_line_is_read_or_named(parts: list[str]) -> None:
    read = wujin.read_csv(f"{HEADINGS}\n{''.join(parts)}".encode())
    named = [row["line"] for row in read.findings.to_dicts()]
    assert not set(named) & set(read.lines)
    assert sorted(read.lines) == read.lines and all(line > 1 for line in read.lines)


def test_a_row_keeps_what_python_s_own_writer_wrote() -> None:
    cells = ['say "yes"', "a,b", "two\nlines", " 边 ", "=1+1"]
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS.split(","), *([cell, cell, "县级"] for cell in cells)])
    rows = wujin.read_csv(out.getvalue().encode()).rows.to_dicts()
    assert [row["单位编号"] for row in rows] == cells


def test_a_folder_is_read_whole_and_what_is_no_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "units.CSV").write_bytes(f"{HEADINGS}\n420102,江岸区局,县级\n420102,江岸区局\n".encode("gb18030"))
    (tmp_path / "说明.docx").write_bytes(b"PK")
    (tmp_path / "more").mkdir()
    (tmp_path / ".hidden.csv").write_bytes(b"a,b")
    (tmp_path / "no.csv").mkdir()
    (tmp_path / "other.txt").write_bytes(b"a,b\n1,2\n")
    read = wujin.read_folder(tmp_path)
    assert list(read.files) == ["units.CSV"] and len(read.files["units.CSV"]) == 1
    assert {(row["file"], row["line"], row["code"]) for row in read.findings.to_dicts()} == {
        ("units.CSV", 3, "WJ-906"),
        ("more", None, "WJ-933"),
        ("说明.docx", None, "WJ-933"),
        ("no.csv", None, "WJ-930"),
        ("other.txt", 1, "WJ-907"),
    }
    assert repr(read) == "<FolderRead of 1 files: 5 findings>"
    with pytest.raises(wujin.InputError):
        wujin.read_folder(tmp_path / "absent")
    sampled = wujin.read_folder(str(SAMPLE))
    assert {"stations", "complaints", "events", "summaries"} <= {table.kind for table in sampled.files.values()}
