"""A procedure as data, and what its exploration and a station's assessment say."""

from __future__ import annotations

from . import _language
from ._findings import Finding
from ._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Term(Record):
    """A word of the field: what programs call it, and what people do."""

    __slots__ = ()
    _shown = ("name", "zh", "en")

    @property
    def name(self) -> str:
        """What programs and documents call it."""
        return self._document["name"]

    @property
    def zh(self) -> str:
        """The Chinese term."""
        return self._document["zh"]

    @property
    def en(self) -> str:
        """The English gloss."""
        return self._document["en"]

    def __str__(self) -> str:
        return _language.said(self.zh, self.en)


class Transition(Record):
    """A row of a procedure's table: who may do what at which stages, under what, and where it leads."""

    __slots__ = ()
    _shown = ("action", "sources", "target", "who", "provisions")

    @property
    def action(self) -> Term:
        """The action."""
        return Term(self._document["action"])

    @property
    def sources(self) -> tuple[str, ...]:
        """The stages at which it is lawful."""
        return tuple(self._document["from"])

    @property
    def target(self) -> str | None:
        """The stage that it leads to; none where it leads to no other."""
        return self._document["to"]

    @property
    def who(self) -> tuple[str, ...]:
        """The roles that may take it."""
        return tuple(self._document["who"])

    @property
    def guards(self) -> tuple[Term, ...]:
        """What must hold."""
        return tuple(Term(guard) for guard in self._document["guards"])

    @property
    def provisions(self) -> tuple[str, ...]:
        """What it rests on."""
        return tuple(self._document["citations"])


class Exploration(Record):
    """Every state that a procedure can reach, guards aside, and what holds in all of them."""

    __slots__ = ()
    _shown = ("steps", "holds")

    @property
    def states(self) -> tuple[tuple[str, str], ...]:
        """The states: a stage, and where the second region stands."""
        return tuple((stage, side) for stage, side in self._document["states"])

    @property
    def steps(self) -> int:
        """How many steps lead from one of them to another."""
        return self._document["steps"]

    @property
    def properties(self) -> dict[str, bool]:
        """What must hold everywhere, in the language that was set, and whether it does."""
        return {_language.said(of["zh"], of["en"]): of["holds"] for of in self._document["properties"]}

    @property
    def holds(self) -> bool:
        """Whether all of it holds."""
        return all(of["holds"] for of in self._document["properties"])


class Assessment(Record):
    """What is to be said of a station's record, all at once."""

    __slots__ = ()
    _shown = ("meets_musts", "findings")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything, in the order of the codes."""
        return tuple(Finding(finding) for finding in self._document["findings"])

    @property
    def unmet_musts(self) -> tuple[Finding, ...]:
        """What must be and is not, or is not recorded."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def meets_musts(self) -> bool:
        """Whether everything that must be is so: while it is not, the station cannot be registered."""
        return not self.unmet_musts
