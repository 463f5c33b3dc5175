"""What the administration looks at: where complaints concentrate, how operators are appraised and handle disputes."""

from __future__ import annotations

from . import _language, _wujin
from ._findings import Finding
from ._record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import Any


class Appraisal(Record):
    """An operator's appraisal on volume, settlement rate and satisfaction (4.2/7)."""

    __slots__ = ()
    _shown = ("per_mille", "findings")

    @property
    def per_mille(self) -> int | None:
        """The score in thousandths; none where nothing could be scored."""
        return self._document["per_mille"]

    @property
    def parts(self) -> tuple[dict[str, Any], ...]:
        """The three items, each with its ``part``, its ``weight`` in per cent and its score ``per_mille``."""
        return tuple(self._document["parts"])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A note for each item that has no data, and does not score."""
        return tuple(Finding(finding) for finding in self._document["findings"])

    def _repr_html_(self) -> str:
        from . import _html

        return _html.findings(_language.said("考核", "appraisal"), self.findings)


class DutyKept(Record):
    """A continuing duty of the administration, and whether it has a record in a period."""

    __slots__ = ()
    _shown = ("duty", "records")

    @property
    def duty(self) -> str:
        """Which duty."""
        return self._document["duty"]

    @property
    def records(self) -> int:
        """How many records it has."""
        return self._document["records"]

    @property
    def finding(self) -> Finding | None:
        """The note that it has none."""
        finding = self._document["finding"]
        return None if finding is None else Finding(finding)


def hot_spots(
    complaints: Any, *, period: _wujin.Period | str, profile: _wujin.Profile | None = None
) -> _wujin.Table:
    """Say on which operators, natures and goods the complaints of a period concentrate (3.3/2).

    Parameters
    ----------
    complaints : table or iterable of mapping
        The complaints of a scope of one's own, such as an office's: ``registered`` and ``operator``, and ``nature`` and
        ``goods`` where they were stated.
    period : Period or str
        The period.
    profile : Profile, optional
        The thresholds; those of the national profile where it is left out.

    Returns
    -------
    Table
        A row for each group, by axis and the largest first, with what is to be said of it.

    Raises
    ------
    InputError
        If rows cannot be read.
    """
    return _wujin._hot_spots(complaints, period, profile)


def appraise(
    tally: _wujin.Tally,
    *,
    reference_volume: int | None = None,
    satisfaction: Mapping[str, int] | None = None,
    profile: _wujin.Profile | None = None,
) -> Appraisal:
    """Appraise an operator on volume, settlement rate and satisfaction, by the weights of a profile (4.2/7, 4.2/8).

    Parameters
    ----------
    tally : Tally
        The figures of the period.
    reference_volume : int, optional
        The number of complaints up to which volume scores in full; the appraiser's own.
    satisfaction : mapping, optional
        How many consumers were ``satisfied`` of those ``asked``.
    profile : Profile, optional
        The weights; those of the national profile where it is left out.

    Raises
    ------
    InputError
        If a figure is none.
    """
    return _wujin._appraise(tally, reference_volume, satisfaction, profile)


def handled_badly(
    tally: _wujin.Tally,
    *,
    promises_overdue: int = 0,
    recourse_untold: int = 0,
    profile: _wujin.Profile | None = None,
) -> tuple[Finding, ...]:
    """Say in what ways an operator handled disputes badly, for which it is called to a talk or sent a letter (4.2/5).

    Parameters
    ----------
    tally : Tally
        The figures of the period.
    promises_overdue : int
        Promised answers that came late or are overdue.
    recourse_untold : int
        Complaints whose settlement failed and whose consumer was not told of recourse.
    profile : Profile, optional
        The least settlement rate; that of the national profile where it is left out.

    Raises
    ------
    InputError
        If a figure is none.
    """
    return tuple(_wujin._handled_badly(tally, promises_overdue, recourse_untold, profile))


def duties_kept(records: Any, *, period: _wujin.Period | str) -> tuple[DutyKept, ...]:
    """Say of each continuing duty of the administration whether it has a record in a period.

    Parameters
    ----------
    records : table or iterable of mapping
        What was done: ``kind``, ``day``, ``office``, and ``subject`` and ``note`` where they are known.
    period : Period or str
        The period.

    Raises
    ------
    InputError
        If rows cannot be read.
    """
    return tuple(_wujin._duties_kept(records, period))


def check_division(
    code: str, on: date | str, *, later: Mapping[date | str, Any] | None = None
) -> Finding | None:
    """Say what is wrong with a division code that was used on a day; nothing where it was in force.

    Parameters
    ----------
    code : str
        Six digits, such as ``"420102"``.
    on : datetime.date or str
        The day.
    later : mapping of datetime.date or str to table, optional
        Tables of divisions that are later than those which come with wujin, by the days whose state they show, in
        the order of those days: ``code`` and ``name``, every division of the country a row.

    Raises
    ------
    InputError
        If it is no code or no day, or a table is no table of divisions.
    """
    return _wujin._check_division(code, on, list((later or {}).items()))
