"""In which language wujin speaks: of the process, settable, Chinese unless told otherwise."""

from __future__ import annotations

import os

LANGUAGES = ("zh", "en")

_ENVIRONMENT = "WUJIN_LANGUAGE"


def _from_environment() -> str:
    wanted = os.environ.get(_ENVIRONMENT, "").strip().lower().replace("-", "_").split("_")[0]
    return wanted if wanted in LANGUAGES else "zh"


_language = _from_environment()


def get_language() -> str:
    """In which language messages are.

    Returns
    -------
    str
        ``"zh"`` or ``"en"``.
    """
    return _language


def set_language(language: str) -> None:
    """Say in which language messages are; else the environment variable ``WUJIN_LANGUAGE`` does.

    What was raised before speaks the new language too: both texts are kept.

    Parameters
    ----------
    language : {"zh", "en"}
        Chinese or English.

    Raises
    ------
    ValueError
        If it is neither.
    """
    global _language
    if language not in LANGUAGES:
        raise ValueError(f'"{language}" is not one of zh, en')
    _language = language


def said(zh: str, en: str) -> str:
    """One of two texts, by the language."""
    return zh if _language == "zh" else en
