"""A document of the contract, seen by the names of its fields.

Records are no dataclasses: importing those takes longer than importing all of wujin.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Record:
    """A document that cannot be changed; two of the same contents are equal."""

    __slots__ = ("_document",)

    _document: Any
    _shown: tuple[str, ...] = ()

    def __init__(self, document: Any) -> None:
        object.__setattr__(self, "_document", document)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f'"{name}" of a {type(self).__name__} cannot be set')

    def to_dict(self) -> Any:
        """The record as a document."""
        return self._document

    def to_json(self) -> str:
        """The record as a JSON text."""
        import json

        return json.dumps(self._document, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_dict(cls, document: Any) -> Any:
        """The record that a document holds."""
        return cls(document)

    @classmethod
    def from_json(cls, text: str) -> Any:
        """The record that a JSON text holds."""
        import json

        return cls(json.loads(text))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._document == other._document)

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._document,)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._shown)
        return f"{type(self).__name__}({shown})"
