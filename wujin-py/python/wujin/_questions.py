"""Questions that are about no case: codes, reports of a year, the tiers of a unit."""

from __future__ import annotations

from . import _wujin
from ._records import ReportDue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from ._records import CodeInfo


def explain(code: str) -> CodeInfo:
    """What the registry says of a code.

    Parameters
    ----------
    code : str
        Such as ``"WJ-201"``.

    Raises
    ------
    InputError
        If there is no such code.
    """
    return _wujin._explain(code)


def codes() -> tuple[CodeInfo, ...]:
    """Every code of the registry, in their order."""
    return tuple(_wujin._codes())


def reporting_calendar(
    sender: str,
    receiver: str,
    year: int,
    *,
    window: str | Mapping[str, date | str] | None = None,
    receives_from_offices: bool = False,
    profile: _wujin.Profile | None = None,
    calendar: _wujin.Calendar | None = None,
) -> tuple[ReportDue, ...]:
    """The reports that a tier owes another for a year, and by when.

    Parameters
    ----------
    sender, receiver : str
        The tiers: ``station``, ``office``, ``county``, ``prefecture``, ``province``, ``nation``.
    year : int
        The year.
    window : str or mapping, optional
        What the annual figure covers, where the profile does not say: ``january_to_november``,
        ``december_to_november``, ``full_year_estimate`` or ``{"to_cut_off": day}``. The notice names none, so that
        there is no default.
    receives_from_offices : bool
        Whether the submitting tier receives from offices itself, as where there is no county.
    profile : Profile, optional
        The province's profile; the national one where it is left out.
    calendar : Calendar, optional
        The working days.

    Raises
    ------
    InputError
        If no such report is owed, or the window of the annual figure is not named.
    """
    owed = _asked(
        "reporting.calendar",
        {
            "from": sender,
            "to": receiver,
            "year": year,
            "window": window,
            "receives_from_offices": receives_from_offices,
            "profile": None if profile is None else profile.to_dict(),
            "years": [] if calendar is None else calendar._added(),
        },
    )
    return tuple(ReportDue(report) for report in owed)


def tiers(unit: str, as_of: date | str | None = None) -> dict[str, Any]:
    """Through which tiers a unit's figures go up.

    Parameters
    ----------
    unit : str
        A station (``420102-03-0007``), an office (``420102-03``) or a division (``420102``).
    as_of : datetime.date or str, optional
        The day whose table of divisions is asked; the notice's own, of October 2011, where it is left out.

    Returns
    -------
    dict
        The start of the chain, and the units above it.

    Raises
    ------
    InputError
        If it is no such unit.
    """
    found: dict[str, Any] = _asked("reporting.chain", {"unit": unit, "as_of": as_of})
    return found


def _asked(door: str, question: Mapping[str, Any]) -> Any:
    """What a door answers; what is wrong with the question is raised."""
    import json

    from ._errors import InputError

    given = {name: value for name, value in question.items() if value is not None}
    reply = json.loads(_wujin.ask(door, _wujin._to_json({"format": "wujin/1", **given})))
    if "findings" in reply:
        raise InputError.of(reply["findings"])
    return reply["answer"]
