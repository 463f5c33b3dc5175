"""Documents as people pass them: commands, cases, texts of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

from . import _wujin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._cases import Case


def object_of(text: str) -> dict[str, Any]:
    """The object that a JSON text holds.

    Raises
    ------
    InputError
        If it holds none.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wujin._document_unusable(str(error)) from None
    if not isinstance(found, dict):
        raise _wujin._document_unusable("an object with named fields is wanted")
    return found


def command_of(
    document: Mapping[str, Any],
    at: Any,
    role: str | None,
    actor: str | None,
    expected: int | None,
    particulars: dict[str, Any],
) -> tuple[str, dict[str, Any], Any, str | None, str | None, int | None]:
    """What a deed or a command, as a document, asks for; keywords fill in what it leaves out."""
    if isinstance(document, Mapping) and "deed" in document:
        _only(document, ("expected", "at", "actor", "deed"))
        who = document.get("actor") or {}
        at = document.get("at", at)
        role, actor = who.get("role", role), who.get("id", actor)
        expected = document.get("expected", expected)
        document = document["deed"]
    _only(document, ("action", "with"))
    if "action" not in document:
        raise _wujin._document_unusable('the field "action" is missing')
    return document["action"], {**document.get("with", {}), **particulars}, at, role, actor, expected


def case_of(cls: type[Any], document: Mapping[str, Any]) -> Any:
    """The case of a class that a document holds."""
    _only(document, ("format", "procedure", "profile", "years", "events"))
    for name, wanted in (("format", "wujin/1"), ("procedure", cls._procedure)):
        if document.get(name) != wanted:
            raise _wujin._document_unusable(f'"{name}" is {document.get(name)!r}, and "{wanted}" is wanted')
    profile = document.get("profile")
    case: Case = cls.replay(
        document.get("events", ()),
        profile=None if profile is None else _wujin.Profile.from_dict(profile),
        calendar=_wujin.Calendar(document.get("years")),
    )
    return case


def _only(document: Mapping[str, Any], known: tuple[str, ...]) -> None:
    if not isinstance(document, Mapping):
        raise _wujin._document_unusable("an object with named fields is wanted")
    for name in document:
        if name not in known:
            raise _wujin._document_unusable(f'the field "{name}" is not known, only {", ".join(known)}')
