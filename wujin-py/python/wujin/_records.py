"""What wujin answers with: views of the documents of the contract, by the names of their fields.

They are no dataclasses: importing those takes longer than importing all of wujin.
"""

from __future__ import annotations

from datetime import date

from . import _language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ._wujin import Period


class _Record:
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


class Place(_Record):
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


class Finding(_Record):
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


class Lawful(_Record):
    """An action that is lawful, or a step of the way to one."""

    __slots__ = ()
    _shown = ("action", "who", "provisions")

    @property
    def action(self) -> str:
        """Its name."""
        return self._document["action"]

    @property
    def who(self) -> tuple[str, ...]:
        """The roles that may take it."""
        return tuple(self._document["who"])

    @property
    def provisions(self) -> tuple[str, ...]:
        """What it rests on."""
        return tuple(self._document["citations"])


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


class Due(_Record):
    """When something is due."""

    __slots__ = ()
    _shown = ("kind", "day")

    @property
    def kind(self) -> str:
        """By the end of a day (``on``); ``promptly``, where the law fixes no day; ``suspended``, while the clock
        stands still; ``schedule_unknown``, where the count runs past the years whose working days are known.
        """
        return self._document if isinstance(self._document, str) else next(iter(self._document))

    def _of(self, kind: str) -> Any:
        return None if isinstance(self._document, str) else self._document.get(kind)

    @property
    def day(self) -> date | None:
        """The last day, where there is one."""
        return _day(self._of("on"))

    @property
    def since(self) -> date | None:
        """The day on which the clock stopped."""
        return _day((self._of("suspended") or {}).get("since"))

    @property
    def known_until(self) -> date | None:
        """The last day whose working days are known, where the count runs past it."""
        return _day((self._of("schedule_unknown") or {}).get("known_until"))


class Obligation(_Record):
    """One thing owed, as of a day."""

    __slots__ = ()
    _shown = ("duty", "bearer", "to", "due", "state")

    @property
    def duty(self) -> str:
        """What, by name."""
        return self._document["duty"]

    @property
    def bearer(self) -> str:
        """By whom."""
        return self._document["bearer"]

    @property
    def to(self) -> str:
        """To whom."""
        return self._document["to"]

    @property
    def since(self) -> date:
        """Since when."""
        return date.fromisoformat(self._document["since"])

    @property
    def due(self) -> Due:
        """Until when."""
        return Due(self._document["due"])

    @property
    def provisions(self) -> tuple[str, ...]:
        """Under what."""
        return tuple(self._document["citations"])

    @property
    def state(self) -> str:
        """Whether it is ``met``, ``open`` or ``overdue``."""
        return self._document["state"]

    @property
    def is_overdue(self) -> bool:
        """Whether it is overdue."""
        return self.state == "overdue"

    @property
    def met_on(self) -> date | None:
        """The day it was met."""
        return _day(self._document.get("on"))

    @property
    def is_late(self) -> bool:
        """Whether it was met after its day."""
        return self._document.get("late", False)

    @property
    def days_overdue(self) -> int:
        """Whole days since it was due; 0 where it is not overdue."""
        return self._document.get("days", 0)

    @property
    def edition(self) -> str | None:
        """The rule edition that sets the limit, in a petition."""
        return self._document.get("edition")

    @property
    def precedence(self) -> str | None:
        """How the limit stands to others for the same duty, in a petition."""
        return self._document.get("precedence")


class State(_Record):
    """Where a case stands."""

    __slots__ = ()
    _shown = ("stage", "outcome", "sequence")

    @property
    def stage(self) -> str:
        """The stage, by name."""
        return self._document["stage"]

    @property
    def region(self) -> tuple[str, str] | None:
        """What the second region is about and where it stands, for the procedures that have one."""
        region = self._document.get("region")
        return None if region is None else (region["name"], region["at"])

    @property
    def has_ended(self) -> bool:
        """Whether it has ended."""
        return self._document["ended"]

    @property
    def outcome(self) -> str | None:
        """How it ended, where the procedure says so."""
        return self._document.get("outcome")

    @property
    def sequence(self) -> int:
        """The number of the last event; 0 before the first."""
        return self._document["sequence"]

    @property
    def lawful(self) -> tuple[Lawful, ...]:
        """What is lawful now, guards aside."""
        return tuple(Lawful(lawful) for lawful in self._document["lawful"])


class Term(_Record):
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


class Transition(_Record):
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


class Exploration(_Record):
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


class Assessment(_Record):
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


class CodeInfo(_Record):
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


class ReportDue(_Record):
    """A report that a tier owes, and by when."""

    __slots__ = ()
    _shown = ("period", "due")

    @property
    def period(self) -> Period:
        """What it covers."""
        from ._wujin import Period

        return Period(self._document["period"])

    @property
    def due(self) -> Due:
        """By when."""
        return Due(self._document["due"])

    @property
    def sender(self) -> str:
        """Which tier submits it."""
        return self._document["leg"]["from"]

    @property
    def receiver(self) -> str:
        """To which tier."""
        return self._document["leg"]["to"]

    @property
    def form(self) -> str:
        """On which form."""
        return self._document["leg"]["form"]

    @property
    def channels(self) -> str:
        """In which ways: in writing, through the national system, both, or any."""
        return self._document["leg"]["channels"]

    @property
    def provisions(self) -> tuple[str, ...]:
        """What makes the tier report, and what fixes the day."""
        return (*self._document["leg"]["citations"], *self._document["fixed_by"])


class Reconciliation(_Record):
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
