"""Cases of the six procedures."""

from __future__ import annotations

from . import _language, _wujin
from ._errors import Refusal
from ._records import Lawful, Obligation, State

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from typing import Any, ClassVar, TypeVar

    _Self = TypeVar("_Self", bound="Case")

Event = _wujin.Event

FORMAT = "wujin/1"


class Case(_wujin.Case):
    """A case of a procedure: what happened in it, and what may happen now.

    Use one of the procedures: :class:`Complaint`, :class:`Inquiry`, :class:`Petition`,
    :class:`IllegalActReport`, :class:`StationRegistration`, :class:`Submission`.

    Parameters
    ----------
    profile : Profile, optional
        The province's profile; the national one where it is left out.
    calendar : Calendar, optional
        The working days; the published years where it is left out.
    """

    _procedure: ClassVar[str] = ""

    def why_not(self, action: str | Mapping[str, Any], /, **command: Any) -> Refusal | None:
        """Say everything that stands in the way of an action.

        Parameters
        ----------
        action : str or mapping
            As `apply` takes it, with the same keywords.

        Returns
        -------
        Refusal or None
            None where it is lawful.
        """
        try:
            self.decide(action, **command)
        except Refusal as refusal:
            return refusal
        return None

    @property
    def state(self) -> State:
        """Where the case stands."""
        return State(self._state())

    def next_actions(self) -> tuple[Lawful, ...]:
        """What is lawful now, guards aside, by whom and under what."""
        return self.state.lawful

    def obligations(self, as_of: date | str) -> tuple[Obligation, ...]:
        """Everything owed in the case as of a day, with what has been met.

        Parameters
        ----------
        as_of : datetime.date or str
            The day; what happened after it is not seen.
        """
        return tuple(Obligation(owed) for owed in self._obligations(as_of))

    def explain(self, as_of: date | str | None = None) -> str:
        """Say in a few lines where the case stands, what is lawful now, and what is owed as of a day."""
        state, said = self.state, _language.said
        lines = [said(f"阶段：{state.stage}", f"stage: {state.stage}")]
        if state.outcome is not None:
            lines[0] += said(f"（{state.outcome}）", f" ({state.outcome})")
        for lawful in state.lawful:
            who, provisions = ", ".join(lawful.who), ", ".join(lawful.provisions)
            lines.append(
                said(f"可以：{lawful.action}（{who}；{provisions}）", f"lawful: {lawful.action} ({who}; {provisions})")
            )
        for owed in () if as_of is None else self.obligations(as_of):
            due = owed.due.kind if owed.due.day is None else owed.due.day.isoformat()
            lines.append(
                said(f"待办：{owed.duty}，{due}，{owed.state}", f"owed: {owed.duty}, {due}, {owed.state}")
            )
        return "\n".join(lines)

    def svg(self, language: str | None = None) -> str:
        """The procedure as an SVG picture, the case's place in it marked.

        Parameters
        ----------
        language : {"zh", "en"}, optional
            In which language; the one that was set where it is left out.
        """
        document = self._state()
        side = document["region"]["at"] if "region" in document else None
        return _wujin.Procedure(self._procedure).svg(language, stage=document["stage"], side=side)

    def to_dict(self) -> dict[str, Any]:
        """The case as a document: its procedure, its events and its profile."""
        import json

        return {
            "format": FORMAT,
            "procedure": self._procedure,
            "profile": self.profile.to_dict(),
            "years": self.calendar._added(),
            "events": json.loads(self._events_json()),
        }

    def to_json(self) -> str:
        """The case as a JSON text."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def replay(
        cls: type[_Self],
        events: Iterable[Event | Mapping[str, Any]],
        *,
        profile: _wujin.Profile | None = None,
        calendar: _wujin.Calendar | None = None,
    ) -> _Self:
        """The case that events leave, each held against the rules as if it were decided now.

        Parameters
        ----------
        events : iterable of Event or mapping
            The events, in order.

        Raises
        ------
        Refusal
            If one of them could not have happened; its ``position`` says which.
        """
        case = cls(profile=profile, calendar=calendar)
        documents = [event.to_json() if isinstance(event, Event) else _wujin._to_json(event) for event in events]
        case._replay(f"[{','.join(documents)}]")
        return case

    @classmethod
    def from_dict(cls: type[_Self], document: Mapping[str, Any]) -> _Self:
        """The case that a document holds, replayed.

        Raises
        ------
        InputError
            If it is no such document.
        Refusal
            If an event in it could not have happened.
        """
        from . import _doors

        return _doors.case_of(cls, document)

    @classmethod
    def from_json(cls: type[_Self], text: str) -> _Self:
        """The case that a JSON text holds, replayed."""
        from . import _doors

        return cls.from_dict(_doors.object_of(text))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Case) or self._procedure != other._procedure:
            return NotImplemented
        same = self.profile == other.profile and self.calendar == other.calendar
        return same and self._events_json() == other._events_json()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.profile, self.calendar, self._events_json())

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.stage} after {self.sequence} events>"

    def _repr_html_(self) -> str:
        from . import _html

        said = _language.said
        events = _html.table(
            said("序号 时间 动作 身份 依据", "no. time action role provisions").split(),
            (
                (event.sequence, event.at.isoformat(), event.action, event.role, " ".join(event.provisions))
                for event in self.events
            ),
            repr(self),
        )
        lawful = _html.table(
            said("可以 身份 依据", "lawful role provisions").split(),
            ((one.action, " ".join(one.who), " ".join(one.provisions)) for one in self.next_actions()),
        )
        return events + lawful + _html.folded(said("程序图", "where it stands"), self.svg())


def _restored(
    cls: type[_Self], profile: _wujin.Profile, calendar: _wujin.Calendar, events: str
) -> _Self:
    case = cls(profile=profile, calendar=calendar)
    case._replay(events)
    return case


class Complaint(Case):
    """A consumer's complaint at a station: the five steps 受理 处理 审核 反馈 归档."""

    _procedure = "complaint"


class Inquiry(Case):
    """An inquiry at a station."""

    _procedure = "inquiry"


class Petition(Case):
    """A petition (申诉, 投诉) at the bureau, under the rule editions in force on the day of receipt."""

    _procedure = "petition"


class IllegalActReport(Case):
    """A report of an illegal act (举报)."""

    _procedure = "illegal_act_report"


class StationRegistration(Case):
    """The registration of a station: drafted, registered, filed, rectified, removed."""

    _procedure = "station_registration"


class Submission(Case):
    """A report on its way up: drafted, submitted, returned or accepted, revised."""

    _procedure = "submission"
