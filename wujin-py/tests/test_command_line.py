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
    for form in ("dot", "bpmn", "pnml", "scxml"):
        _, out, _ = run(capsys, "draw", "complaint", "--as", form, "--format", "json")
        assert json.loads(out)["procedure"] == "complaint"


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
    from wujin._command_line import _show

    _show([{"名": "东湖", "n": 1}, {"名": "a", "n": None}])
    assert capsys.readouterr().out.splitlines() == ["名    n", "东湖  1", "a"]
