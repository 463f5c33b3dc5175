"""What wujin finds, and where."""

from __future__ import annotations

from . import _language
from ._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Place(Record):
    """Where something is wrong, as far as it is known."""

    __slots__ = ()
    _shown = ("file", "sheet", "cell", "line", "column", "path", "subject")

    @property
    def file(self) -> str | None:
        """The file, as it was named."""
        return self._document.get("file")

    @property
    def sheet(self) -> str | None:
        """The sheet of a workbook."""
        return self._document.get("sheet")

    @property
    def cell(self) -> str | None:
        """The cell of a sheet, such as ``D7``."""
        return self._document.get("cell")

    @property
    def line(self) -> int | None:
        """The line of a text file, from 1."""
        return self._document.get("line")

    @property
    def column(self) -> str | None:
        """The heading of the column."""
        return self._document.get("column")

    @property
    def path(self) -> str | None:
        """The path in a document, such as ``consumer.telephone``."""
        return self._document.get("path")

    @property
    def subject(self) -> str | None:
        """The station, case or division that it concerns."""
        return self._document.get("subject")

    def __str__(self) -> str:
        cell = "!".join(part for part in (self.sheet, self.cell) if part is not None)
        line = None if self.line is None else str(self.line)
        where = (self.file, cell or None, line, self.column, self.path, self.subject)
        return ":".join(part for part in where if part is not None)


class Finding(Record):
    """What is wrong, where, under which provision, and what would mend it."""

    __slots__ = ()
    _shown = ("code", "provision", "message")

    @property
    def code(self) -> str:
        """The stable code, such as ``WJ-201``."""
        return self._document["code"]

    @property
    def severity(self) -> str:
        """How grave it is: ``error``, ``warning`` or ``note``."""
        return self._document["severity"]

    @property
    def provisions(self) -> tuple[str, ...]:
        """What it rests on."""
        return tuple(self._document["citations"])

    @property
    def provision(self) -> str:
        """What asks for it most directly."""
        return self._document["citations"][0]

    @property
    def params(self) -> dict[str, Any]:
        """The numbers and words that the sentence names."""
        return self._document["params"]

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return self._document["zh"]

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self._document["en"]

    @property
    def message(self) -> str:
        """The sentence in the language that was set."""
        return _language.said(self.zh, self.en)

    @property
    def mend(self) -> str:
        """What would mend it, in the language that was set."""
        mend = self._document["mend"]
        return _language.said(mend["zh"], mend["en"])

    @property
    def place(self) -> Place | None:
        """Where."""
        place = self._document.get("place")
        return None if place is None else Place(place)

    @property
    def who(self) -> tuple[str, ...]:
        """Who may supply what is missing, where a command was refused."""
        return tuple(self._document.get("who", ()))

    def __str__(self) -> str:
        place = "" if self.place is None else f"{self.place}: "
        return f"{place}{self.code} {self.message}"


class CodeInfo(Record):
    """What the registry says of a code."""

    __slots__ = ()
    _shown = ("code", "severity", "provisions")

    @property
    def code(self) -> str:
        """The stable code, such as ``WJ-201``."""
        return self._document["code"]

    @property
    def severity(self) -> str:
        """How grave it is: ``error``, ``warning`` or ``note``."""
        return self._document["severity"]

    @property
    def provisions(self) -> tuple[str, ...]:
        """What it rests on."""
        return tuple(self._document["citations"])

    @property
    def params(self) -> tuple[str, ...]:
        """The parameters that its sentence names."""
        return tuple(self._document["params"])

    @property
    def message(self) -> str:
        """The sentence, with its parameters in braces, in the language that was set."""
        return _language.said(self._document["zh"], self._document["en"])

    @property
    def mend(self) -> str:
        """What would mend it."""
        return _language.said(self._document["mend_zh"], self._document["mend_en"])


class Reconciliation(Record):
    """What holding a table against itself answers."""

    __slots__ = ()
    _shown = ("title", "reconciles", "findings")

    @property
    def title(self) -> str:
        """What the table is called."""
        return self._document["title"]

    @property
    def reconciles(self) -> bool:
        """Whether nothing was found against any figure."""
        return self._document["reconciles"]

    @property
    def claims(self) -> tuple[dict[str, Any], ...]:
        """The verdict of each claim, in the order of the description: ``holds``, ``fails`` and why, and so on."""
        return tuple(self._document["claims"])

    @property
    def diagnoses(self) -> tuple[dict[str, Any], ...]:
        """For each group of claims that cannot all hold: the conflicts, and the fewest figures to blame."""
        return tuple(self._document["diagnoses"])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, with its cell where the figures stand in cells."""
        return tuple(Finding(finding) for finding in self._document["findings"])

    def _repr_html_(self) -> str:
        from . import _html

        return _html.findings(self.title, self.findings)
