"""Where a case stands, what is lawful in it, and what is owed."""

from __future__ import annotations

from datetime import date

from ._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    
    from ._wujin import Period


class Lawful(Record):
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


class Due(Record):
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


class Obligation(Record):
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
        """How the limit relates to others for the same duty, in a petition."""
        return self._document.get("precedence")

    @property
    def period_rule(self) -> str | None:
        """The rule that says how the limit ends where it would end on a day off, in a petition."""
        return self._document.get("period_rule")

    @property
    def confidence(self) -> str | None:
        """How sure the limit is, in a petition."""
        return self._document.get("confidence")

    @property
    def start_confidence(self) -> str | None:
        """How sure the day is from which the limit runs, in a petition."""
        return self._document.get("start_confidence")


class State(Record):
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


class ReportDue(Record):
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
