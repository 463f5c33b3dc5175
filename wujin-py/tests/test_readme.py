"""The README's lines, run as they stand."""

from __future__ import annotations

import doctest
import sys
from pathlib import Path

import pytest
import wujin

ROOT = Path(__file__).parents[1]


def test_the_readme_says_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert tried > 15 and failed == 0


def test_the_examples_of_docstrings_run() -> None:
    names = [name for name in sys.modules if name == "wujin" or name.startswith("wujin._")]
    results = [doctest.testmod(sys.modules[name]) for name in names]
    assert sum(result.attempted for result in results) > 0
    assert sum(result.failed for result in results) == 0


def test_everything_public_is_documented() -> None:
    lacking = []
    for name in wujin.__all__:
        thing = getattr(wujin, name)
        if not callable(thing):
            continue
        if not (thing.__doc__ or "").strip():
            lacking.append(name)
        if isinstance(thing, type):
            for member, value in vars(thing).items():
                is_plain = not member.startswith("_") and (callable(value) or isinstance(value, property))
                if is_plain or type(value).__name__ == "getset_descriptor":
                    if not (getattr(value, "__doc__", None) or "").strip():
                        lacking.append(f"{name}.{member}")
    assert lacking == []


def test_the_version_is_that_of_the_workspace() -> None:
    cargo = (ROOT.parent / "Cargo.toml").read_text(encoding="utf-8")
    assert f'version = "{wujin.__version__}"' in cargo


@pytest.mark.parametrize("name", wujin.__all__)
def test_everything_public_is_there(name: str) -> None:
    assert hasattr(wujin, name)
