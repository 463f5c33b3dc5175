"""Stations, procedures, codes, reports of a year, tiers."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest
import wujin

PROCEDURES = Path(__file__).parents[2] / "docs" / "procedures"


def test_a_station_is_told_everything_at_once() -> None:
    station = wujin.Station(name="示例商场消费维权服务站", kind="mall", conditions={"computer": "absent"})
    assessment = station.assess()
    assert not assessment.meets_musts
    computer = next(finding for finding in assessment.unmet_musts if finding.code == "WJ-106")
    assert (computer.provision, computer.params["lack"]) == ("2.2/1f", "absent")
    assert set(assessment.unmet_musts) <= set(assessment.findings)
    assert station.subject == "示例商场消费维权服务站" and station.subject in repr(station)
    for again in (
        wujin.Station.from_dict(station.to_dict()),
        wujin.Station.from_json(station.to_json()),
        pickle.loads(pickle.dumps(station)),
    ):
        assert again == station and hash(again) == hash(station)
    with pytest.raises(wujin.InputError, match="colour"):
        wujin.Station(colour="red")


@pytest.mark.parametrize("procedure", wujin.Procedure.all(), ids=lambda procedure: procedure.name)
def test_a_procedure_is_explored_and_drawn(procedure: wujin.Procedure) -> None:
    explored = procedure.explore()
    assert explored.holds and all(explored.properties.values()) and explored.steps
    assert wujin.Procedure(procedure.zh) == procedure == pickle.loads(pickle.dumps(procedure))
    assert len({procedure, wujin.Procedure(procedure.name)}) == 1
    stages = {stage.name for stage in procedure.stages}
    assert {stage for stage, _ in explored.states} == stages and set(procedure.ends) <= stages
    actions = {action.name for action in procedure.actions}
    for transition in procedure.transitions:
        assert transition.action.name in actions and transition.who and transition.provisions
        assert set(transition.sources) <= stages
        assert transition.target is None or transition.target in stages
    assert procedure.mermaid("zh") != procedure.mermaid("en") == procedure.mermaid()
    assert str(procedure.stages[0]) == procedure.stages[0].en
    guards = [guard for transition in procedure.transitions for guard in transition.guards]
    assert all(guard.zh and guard.en for guard in guards)


@pytest.mark.parametrize("procedure", wujin.Procedure.all(), ids=lambda procedure: procedure.name)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["mermaid", "dot", "bpmn", "pnml", "scxml"])
def test_the_drawings_are_those_of_the_documents(
    procedure: wujin.Procedure, form: str, language: str
) -> None:
    if form == "scxml":
        drawn, name = procedure.scxml(), f"{procedure.name}.scxml"
    else:
        drawn = getattr(procedure, form)(language)
        name = f"{procedure.name}.{language}.{'mmd' if form == 'mermaid' else form}"
    assert drawn.strip() == (PROCEDURES / name).read_text(encoding="utf-8").strip()


def test_a_procedure_that_does_not_exist_is_named() -> None:
    with pytest.raises(wujin.InputError) as caught:
        wujin.Procedure("marriage")
    assert caught.value.code == "WJ-919"
    with pytest.raises(wujin.InputError):
        wujin.Procedure("complaint").dot("fr")


def test_every_code_is_explained_in_both_languages() -> None:
    codes = wujin.codes()
    assert [code.code for code in codes] == sorted(code.code for code in codes) and len(codes) > 150
    english = [code.message for code in codes]
    wujin.set_language("zh")
    assert all(code.message != text and code.mend for code, text in zip(codes, english, strict=True))
    stale = wujin.explain("WJ-206")
    assert stale == next(code for code in codes if code.code == "WJ-206")
    assert stale.severity == "error" and "expected" in stale.params and stale.provisions
    with pytest.raises(wujin.InputError, match="WJ-000"):
        wujin.explain("WJ-000")


def test_the_province_reports_by_the_days_of_the_notice() -> None:
    reports = wujin.reporting_calendar("province", "nation", 2012, window="january_to_november")
    assert [(str(report.period), report.due.day) for report in reports] == [
        ("2012H1", date(2012, 7, 15)),
        ("2012Y-january_to_november", date(2012, 12, 15)),
    ]
    first = reports[0]
    assert (first.sender, first.receiver, first.form, first.channels) == ("province", "nation", "annex_6", "both")
    assert "4.3/8" in first.provisions
    with pytest.raises(wujin.InputError) as caught:
        wujin.reporting_calendar("province", "nation", 2012)
    assert caught.value.findings[0].place is not None


def test_the_tiers_above_a_unit() -> None:
    chain = wujin.tiers("420102-03-0007")
    assert [link["tier"] for link in chain["superiors"]] == ["office", "county", "prefecture", "province", "nation"]
    with pytest.raises(wujin.InputError):
        wujin.tiers("999999")
