"""``python -m wujin``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import wujin
from test_events import log
from wujin._command_line import main


TABLES = Path(__file__).parents[2] / "wujin-forms" / "tests" / "books" / "tables"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("suffix", ["parquet", "csv", "arrow"])
def test_a_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    path, frame = tmp_path / f"log.{suffix}", log(30)
    {"parquet": frame.write_parquet, "csv": frame.write_csv, "arrow": frame.write_ipc}[suffix](path)
    status, out, _ = run(capsys, "check", str(path), "--as-of", "2012-12-31", "--format", "json")
    found = json.loads(out)
    check = wujin.check_events(frame, as_of="2012-12-31")
    assert status == 1
    assert sum(found["verdicts"].values()) == len(check.verdicts)
    assert len(found["violations"]) == min(20, len(check.violations))
    status, out, _ = run(capsys, "check", str(path), "--as-of", "2012-12-31", "--limit", "3")
    assert out.startswith("verdict") and f"violations: {len(check.violations)}" in out
    clean = frame.filter(frame["case"] % 3 != 2)
    clean.write_parquet(tmp_path / "clean.parquet")
    assert run(capsys, "check", str(tmp_path / "clean.parquet"), "--as-of", "2012-12-31")[0] == 0


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.parquet").write_bytes(b"nothing")
    for path in (tmp_path / "bad.parquet", tmp_path / "none.parquet", tmp_path / "log.docx"):
        status, out, err = run(capsys, "check", str(path), "--as-of", "2012-12-31")
        assert (status, out) == (2, "") and "WJ-941" in err and path.name in err


def test_due_days(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "deadlines", "--start", "2012-03-01", "--count", "7")
    assert status == 0 and "2012-03-12" in out
    _, out, _ = run(
        capsys, "deadlines", "--year", "2012", "--window", "january_to_november", "--format", "json"
    )
    assert [report["due"] for report in json.loads(out)] == ["2012-07-15", "2012-12-15"]
    status, _, err = run(capsys, "deadlines", "--year", "2012")
    assert status == 2 and "WJ-4" in err
    assert run(capsys, "deadlines")[0] == 2


def test_codes_and_drawings(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "explain", "WJ-201")
    assert status == 0 and out.startswith("WJ-201 (error; reading:events-in-order)")
    _, out, _ = run(capsys, "explain", "--format", "json")
    assert len(json.loads(out)) == len(wujin.codes())
    assert run(capsys, "explain", "WJ-000")[0] == 2
    _, out, _ = run(capsys, "draw", "complaint")
    assert out.strip() == wujin.Procedure("complaint").mermaid().strip()
    for form in ("dot", "svg", "bpmn", "pnml", "scxml"):
        _, out, _ = run(capsys, "draw", "complaint", "--as", form, "--format", "json")
        assert json.loads(out)["procedure"] == "complaint"


def test_workbooks_of_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = str(tmp_path / "空白.xlsx")
    assert run(capsys, "forms", "--blank", "annex_3", "--blank", "annex_2", "--out", book)[0] == 0
    status, out, _ = run(capsys, "forms", book, "--language", "zh")
    assert status == 1 and "附件3《受理和处理消费者投诉情况汇总表》未填“报告期”" in out
    status, out, _ = run(capsys, "forms", book, "--format", "json")
    document = json.loads(out)
    assert [form["form"] for form in document["forms"]] == ["annex_3", "annex_2"]
    assert {row["code"] for row in document["checked"]} == {"WJ-301"} and document["findings"] == []
    wujin.write_forms(book, wujin.Form("annex_3", station="东湖商场", period="2012Q1"))
    assert run(capsys, "forms", book)[0] == 0
    for arguments in (["forms"], ["forms", "--blank", "annex_1"], ["forms", book, "--blank", "annex_1", "--out", book]):
        assert run(capsys, *arguments)[0] == 2
    status, out, _ = run(capsys, "forms", str(TABLES.parent.parent / "corpus" / "no-day.xlsx"), "--format", "json")
    assert status == 1 and json.loads(out)["findings"][0]["cell"] is not None


def test_a_table_is_held_against_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "reconcile", str(TABLES / "yueyang.json"))[:2] == (
        0,
        "岳阳市2022年1—6月消费投诉数据: reconciles\n",
    )
    wrong = (TABLES / "yueyang.csv").read_text(encoding="utf-8").replace("2913", "2931")
    (tmp_path / "wrong.csv").write_text(wrong, encoding="utf-8")
    arguments = ["reconcile", str(TABLES / "yueyang.json"), str(tmp_path / "wrong.csv")]
    status, out, _ = run(capsys, *arguments, "--format", "json")
    assert (status, json.loads(out)["reconciles"]) == (1, False)
    assert "B9" in run(capsys, *arguments)[1]
    assert run(capsys, "reconcile", str(TABLES / "yueyang.csv"))[0] == 2


@pytest.mark.parametrize(("language", "word"), [("zh", "命令"), ("en", "command")])
def test_help_speaks_both_languages(language: str, word: str) -> None:
    for arguments in (["--help"], ["check", "--help"]):
        said = subprocess.run(
            [sys.executable, "-X", "utf8", "-m", "wujin", *arguments, "--language", language],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        assert "python -m wujin" in said.stdout
        assert (word in said.stdout) == (arguments == ["--help"])
        assert said.stdout.isascii() == (language == "en")
        assert said.stdout.count("用法：" if language == "zh" else "usage: ") == 1
        assert ("usage" in said.stdout) == ("options" in said.stdout) == (language == "en")


def test_a_console_that_knows_no_chinese_is_answered_all_the_same() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "wujin", "explain", "WJ-201", "--language", "zh"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert said.stdout.startswith(b"WJ-201 (error") and b"?" in said.stdout


def test_columns_of_chinese_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    from wujin._printing import show

    show([{"名": "东湖", "n": 1}, {"名": "a", "n": None}])
    assert capsys.readouterr().out.splitlines() == ["名    n", "东湖  1", "a"]
