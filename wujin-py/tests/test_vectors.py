"""The vectors that every runtime reproduces to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import wujin

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"

VECTORS: list[tuple[str, dict[str, str]]] = [
    (f"{file.stem}:{number}", json.loads(line))
    for file in sorted(FOLDER.glob("*.jsonl"))
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
]

CASES: dict[str, type[wujin.Case]] = {
    case._procedure: case
    for case in (
        wujin.Complaint,
        wujin.Inquiry,
        wujin.Petition,
        wujin.IllegalActReport,
        wujin.StationRegistration,
        wujin.Submission,
    )
}


@pytest.mark.parametrize("vector", [pytest.param(vector, id=name) for name, vector in VECTORS])
def test_a_door_answers_as_everywhere(vector: dict[str, str]) -> None:
    assert wujin.ask(vector["door"], vector["question"]) == vector["answer"]


def asked_of_cases() -> list[Any]:
    """Every vector that asks something of a case, but those whose question no program could read."""
    found = []
    for name, vector in VECTORS:
        procedure, _, question = vector["door"].partition(".")
        if procedure in CASES and name.partition(":")[0] != "bad_questions":
            asked, reply = json.loads(vector["question"]), json.loads(vector["answer"])
            found.append(pytest.param(CASES[procedure], question, asked, reply, id=name))
    return found


@pytest.mark.parametrize(("cls", "question", "asked", "reply"), asked_of_cases())
def test_a_case_answers_as_the_doors_do(
    cls: type[wujin.Case], question: str, asked: dict[str, Any], reply: dict[str, Any]
) -> None:
    profile = None if asked.get("profile") is None else wujin.Profile.from_dict(asked["profile"])
    calendar = wujin.Calendar(asked.get("years"))
    if "unlawful" in reply:
        with pytest.raises(wujin.Refusal) as caught:
            cls.replay(asked["events"], profile=profile, calendar=calendar)
        assert caught.value.position == reply["unlawful"]["position"]
        same_refusal(caught.value, reply["unlawful"]["refusal"])
        return
    case = cls.replay(asked["events"], profile=profile, calendar=calendar)
    if "refusal" in reply:
        refusal = case.why_not(asked["command"])
        assert refusal is not None
        same_refusal(refusal, reply["refusal"])
    elif question == "decide":
        assert case.apply(asked["command"]).to_dict() == reply["answer"]["event"]
        assert case.state.to_dict() == reply["answer"]["state"]
    elif question == "state":
        assert case.state.to_dict() == reply["answer"]
    else:
        owed = case.obligations(asked["as_of"])
        assert [obligation.to_dict() for obligation in owed] == reply["answer"]["obligations"]


def same_refusal(refusal: wujin.Refusal, document: dict[str, Any]) -> None:
    assert refusal.action == document["action"]
    for steps, name in ((refusal.unmet, "unmet"), (refusal.lawful, "lawful"), (refusal.path, "path")):
        assert [step.to_dict() for step in steps] == document[name]


FILES = FOLDER.with_name("file_vectors")


def of_files(name: str, label: str) -> list[Any]:
    lines = (FILES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pytest.param(vector, id=vector[label]) for vector in map(json.loads, lines)]


def flat(finding: dict[str, Any], *place: str) -> dict[str, Any]:
    """A finding as a row of a table of findings."""
    at, mend = finding["place"], finding["mend"]
    return {name: at.get(name) for name in place} | {
        "code": finding["code"],
        "severity": finding["severity"],
        "provisions": " ".join(finding["citations"]),
        "zh": finding["zh"],
        "mend_zh": mend["zh"],
        "en": finding["en"],
        "mend_en": mend["en"],
    }


@pytest.mark.parametrize("vector", of_files("csv", "shows"))
def test_a_csv_file_is_read_as_everywhere(vector: dict[str, Any]) -> None:
    content, wanted = bytes.fromhex(vector["hex"]), vector["read"]
    if "table" not in wanted:
        with pytest.raises(wujin.InputError) as caught:
            wujin.read_csv(content)
        assert [finding.to_dict() for finding in caught.value.findings] == wanted["findings"]
        return
    read = wujin.read_csv(content)
    rows = [list(row.values()) for row in read.rows.to_dicts()]
    assert (read.kind, read.encoding) == (wanted["table"], wanted["encoding"])
    assert [{"line": line, "cells": cells} for line, cells in zip(read.lines, rows, strict=True)] == wanted["rows"]
    findings = [flat(finding, "file", "line", "column") for finding in wanted["findings"]]
    assert read.findings.to_dicts() == findings


@pytest.mark.parametrize("vector", of_files("workbooks", "file"))
def test_a_workbook_is_read_as_everywhere(vector: dict[str, Any]) -> None:
    wanted = vector["read"]
    read = wujin.read_forms(FOLDER.parents[1] / vector["file"])
    forms = [{"sheet": sheet, "form": json.loads(form.to_json())} for sheet, form in zip(read.sheets, read.forms, strict=True)]
    assert forms == wanted["forms"]
    findings = [flat(finding, "file", "sheet", "cell") for finding in wanted["findings"]]
    found = [{name: row[name] for name in findings[0]} for row in read.findings.to_dicts()]
    assert found == findings
