"""Messages in either language."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import wujin
from conftest import at, registered


def test_a_message_speaks_the_language_that_is_set_when_it_is_read() -> None:
    refusal = registered().why_not("approve", at=at(2), role="leader")
    assert refusal is not None
    english = str(refusal)
    wujin.set_language("zh")
    chinese = str(refusal)
    assert english.isascii() and not chinese.isascii()
    assert refusal.unmet[0].message == refusal.unmet[0].zh


@pytest.mark.parametrize(
    ("value", "language"), [("en", "en"), ("zh_CN.UTF-8", "zh"), ("EN-gb", "en"), ("fr", "zh"), ("", "zh")]
)
def test_the_environment_names_the_language(value: str, language: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import wujin; print(wujin.get_language())"],
        env={**os.environ, "WUJIN_LANGUAGE": value},
        capture_output=True,
        check=True,
        text=True,
    )
    assert said.stdout.strip() == language


def test_there_are_two_languages() -> None:
    with pytest.raises(ValueError, match="fr"):
        wujin.set_language("fr")
    assert wujin.get_language() == "en"
