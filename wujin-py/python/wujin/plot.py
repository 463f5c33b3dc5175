"""Pictures of what wujin answers, drawn by Altair: install ``wujin[plot]``.

Every function gives a chart of Altair that shows itself in a notebook, and is saved by its ``save``. Notebooks load what
shows such charts from elsewhere; ``altair.renderers.enable("svg")`` draws them where they are.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import altair as alt

import wujin

from . import _language, _wujin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from ._cases import Case

__all__ = ["late_reports", "leaving", "settlement_rate", "timeline"]

_CHINA = timezone(timedelta(hours=8))
_FONT = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"
# Colours that are told apart by those who do not see all of them.
_COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"]


def settlement_rate(tallies: wujin.Tallies, *, unit: str = "nation", formula: str = "settled_of_closed") -> alt.Chart:
    """The settlement rate of a unit, by kind of operator and quarter.

    Parameters
    ----------
    tallies : Tallies
        What a log comes to.
    unit : str
        Whose figures, as `Tallies.annex_six` names it.
    formula : str
        By which formula the rate is reckoned; where nothing was closed there is none.

    Raises
    ------
    InputError
        If there is no such unit, or no such formula.
    """
    said, kinds = _language.said, _words("kind")
    rows: list[dict[str, Any]] = []
    known = [row for row in tallies.annex_six().to_dicts() if row["unit"] == unit]
    if not known:
        raise _wujin._document_unusable(f'there are no figures of a unit "{unit}"')
    for row in known:
        figures = ("accepted", "settled", "recourse_told", "withdrawn", "open")
        rate = wujin.Tally(**{name: row[name] for name in figures}).rate(formula)
        if rate is not None:
            rows.append(
                {
                    "period": row["period"],
                    "kind": kinds[row["kind"]],
                    "rate": float(rate),
                    "parts": f"{rate.numerator:,} / {rate.denominator:,}",
                }
            )
    quarter, kind = said("季度", "quarter"), said("经营者类型", "kind of operator")
    title = said(f"{unit}：和解率（{formula}）", f"{unit}: settlement rate ({formula})")
    order = [kinds[name] for name in kinds if kinds[name] in {row["kind"] for row in rows}]
    base = alt.Chart(alt.InlineData(values=rows), title=title).encode(
        x=alt.X("period:O", title=quarter, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("rate:Q", title=said("和解率", "settlement rate"), axis=alt.Axis(format=".0%"), scale=alt.Scale(zero=False)),
        color=alt.Color("kind:N", title=kind, sort=order, scale=alt.Scale(domain=order, range=_COLOURS[: len(order)])),
        # Told apart without colours too.
        shape=alt.Shape("kind:N", title=kind, sort=order, scale=alt.Scale(domain=order)),
        tooltip=["period:N", "kind:N", alt.Tooltip("rate:Q", format=".2%"), "parts:N"],
    )
    return _styled(base.mark_line(point=alt.OverlayMarkDef(size=70)).properties(width=420, height=260))


def late_reports(ledger: wujin.Ledger) -> alt.LayerChart:
    """A map of late reports by tier and period: the share that came late or has not come.

    Parameters
    ----------
    ledger : Ledger
        The reports, as `wujin.ledger` holds them against their due days. Reports without a fixed day are never late.
    """
    said, tiers = _language.said, _words("tier")
    cells: dict[tuple[str, str], list[int]] = {}
    for line in ledger.lines.to_dicts():
        cell = cells.setdefault((line["tier"], line["period"]), [0, 0, 0])
        cell[0] += 1
        cell[1] += line["days_late"] > 0
        cell[2] = max(cell[2], line["days_late"])
    rows = [
        {
            "tier": tiers[tier],
            "period": _short(period),
            "share": late / reports,
            "late": f"{late:,} / {reports:,}",
            "most": most,
        }
        for (tier, period), (reports, late, most) in cells.items()
    ]
    order = [tiers[tier] for tier in tiers if tiers[tier] in {row["tier"] for row in rows}]
    periods = sorted({period for _, period in cells}, key=lambda period: (wujin.Period(period).last, len(period)))
    in_time = list(dict.fromkeys(_short(period) for period in periods))
    base = alt.Chart(alt.InlineData(values=rows), title=said("迟报、未报的报表", "reports late or missing")).encode(
        x=alt.X("period:O", title=said("报告期", "period"), sort=in_time, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("tier:O", title=said("层级", "tier"), sort=order),
    )
    heat = base.mark_rect(stroke="#ffffff").encode(
        color=alt.Color(
            "share:Q",
            title=said("迟报比例", "share late"),
            scale=alt.Scale(domain=[0, 1], range=["#f1f5f9", "#b91c1c"]),
            legend=alt.Legend(format=".0%"),
        ),
        tooltip=["tier:N", "period:N", "late:N", alt.Tooltip("most:Q", title=said("最多迟几日", "most days late"))],
    )
    white = alt.when(alt.datum.share > 0.5).then(alt.value("#ffffff")).otherwise(alt.value("#1f2937"))
    text = base.mark_text(fontSize=12).encode(text="late:N", color=white)
    height = alt.Step(36)
    return _styled((heat + text).properties(width=alt.Step(84), height=height))


def leaving(flow: wujin.Flow) -> wujin.Flow:
    """Where cases leave the procedure: its drawing with the counts on its arrows, what is not lawful in red.

    Parameters
    ----------
    flow : Flow, or a log as `wujin.flow` takes it
        How the cases of a log go through the steps. It shows itself; `Flow.svg` gives the picture as a text.
    """
    return flow if isinstance(flow, wujin.Flow) else wujin.flow(flow)


def timeline(case: Case, as_of: date | str) -> alt.LayerChart:
    """The timeline of one case: its stages, its events, and what was owed by when.

    Parameters
    ----------
    case : Case
        The case.
    as_of : datetime.date or str
        The day at which the timeline ends.

    Raises
    ------
    InputError
        If nothing has happened in the case, or the day is none.
    """
    said = _language.said
    events = [event for event in case.events if event.at.date().isoformat() <= str(as_of)]
    if not events:
        raise _wujin._document_unusable("nothing had happened in the case by then")
    stages, actions, duties = _words("stage"), _words("action"), _words("duty")
    end = datetime.fromisoformat(str(as_of)).replace(hour=23, minute=59, tzinfo=_CHINA)
    bars, points = [], []
    for place, event in enumerate(events):
        walked = type(case).replay(events[: place + 1], profile=case.profile, calendar=case.calendar)
        until = events[place + 1].at if place + 1 < len(events) else end
        row = said("阶段", "stage")
        stage = stages.get(walked.stage, walked.stage)
        bars.append({"row": row, "what": stage, "from": _told(event.at), "to": _told(max(until, event.at))})
        points.append(
            {
                # A row for each, so that no name runs over another.
                "row": f"{event.sequence}. {actions.get(event.action, event.action)}",
                "what": actions.get(event.action, event.action),
                "at": _told(event.at),
                "role": event.role,
                "provisions": " ".join(event.provisions),
            }
        )
    owed = [
        {
            "row": said("待办：", "owed: ") + duties.get(one.duty, one.duty),
            "from": _told(datetime.fromisoformat(one.since.isoformat()).replace(tzinfo=_CHINA)),
            "to": _told(datetime.fromisoformat(one.due.day.isoformat()).replace(hour=23, minute=59, tzinfo=_CHINA)),
            "state": one.state,
            "provisions": " ".join(one.provisions),
        }
        for one in case.obligations(as_of)
        if one.due.day is not None
    ]
    rows = [said("阶段", "stage"), *(one["row"] for one in points), *dict.fromkeys(one["row"] for one in owed)]
    x = alt.X("from:T", title=None, axis=alt.Axis(format="%m-%d", labelAngle=0, labelOverlap=True, tickCount=12))
    y = alt.Y("row:O", title=None, sort=rows)
    stage = (
        alt.Chart(alt.InlineData(values=bars))
        .mark_bar(height=18, cornerRadius=3)
        .encode(
            x=x,
            x2="to:T",
            y=y,
            color=alt.Color("what:N", title=said("阶段", "stage"), sort=None, scale=alt.Scale(scheme="tableau10")),
            tooltip=["what:N", alt.Tooltip("from:T", format="%Y-%m-%d %H:%M"), alt.Tooltip("to:T", format="%Y-%m-%d %H:%M")],
        )
    )
    mark = (
        alt.Chart(alt.InlineData(values=points))
        .mark_point(filled=True, size=70, color="#1f2937")
        .encode(x=alt.X("at:T"), y=y, tooltip=["what:N", "role:N", "provisions:N", alt.Tooltip("at:T", format="%Y-%m-%d %H:%M")])
    )
    layers: list[alt.Chart] = [stage, mark]
    if owed:
        layers.append(
            alt.Chart(alt.InlineData(values=owed))
            .mark_bar(height=8, cornerRadius=2, color="#94a3b8")
            .encode(x=x, x2="to:T", y=y, tooltip=["row:N", "state:N", "provisions:N", alt.Tooltip("to:T", format="%Y-%m-%d")])
        )
    title = said(f"办理进程，截至 {as_of}", f"{type(case).__name__}, as of {as_of}")
    return _styled(alt.layer(*layers, title=title).properties(width=640, height=alt.Step(24)))


def _words(name: str) -> dict[str, str]:
    """The words of a list in the language that was set, by their names."""
    return {word: _language.said(zh, en) for word, zh, en in _wujin._words(name)}


def _short(period: str) -> str:
    """A period without the window of an annual figure."""
    return period.partition("-")[0]


def _told(at: datetime) -> str:
    """An instant as the clock in China shows it; a chart knows no zones."""
    return at.astimezone(_CHINA).strftime("%Y-%m-%dT%H:%M:%S")


def _styled(chart: Any) -> Any:
    return chart.configure(font=_FONT).configure_view(strokeWidth=0).configure_axis(labelFontSize=12, titleFontSize=12)
