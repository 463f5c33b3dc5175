"""What each command of the command line does; 0 where nothing is wrong, 1 where something was found."""

from __future__ import annotations

import sys

import wujin

from . import _language, _printing
from ._files import read_log

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def check(given: argparse.Namespace) -> int:
    """Hold a log against the five steps."""
    check = wujin.check_events(
        read_log(given.file), as_of=given.as_of, order=given.order, threads=given.threads
    )
    limit = given.limit or None
    counts: dict[str, int] = {}
    for row in check.verdicts.to_dicts():
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
    tables = {
        "violations": check.violations.to_dicts(limit),
        "overdue": check.overdue.to_dicts(limit),
        "findings": check.findings.to_dicts(limit),
    }
    if given.format == "json":
        print(_printing.as_json({"verdicts": counts, **tables}))
    else:
        _printing.show([{"verdict": verdict, "cases": cases} for verdict, cases in counts.items()])
        for name, rows in tables.items():
            total = len(getattr(check, name))
            if total:
                print(f"\n{name}: {total:,}")
                _printing.show(rows)
    return 1 if len(check.violations) or len(check.findings) else 0


def deadlines(given: argparse.Namespace) -> int:
    """When limits end, and when reports are due."""
    rows = []
    if given.year is not None:
        reports = wujin.reporting_calendar(given.sender, given.receiver, given.year, window=given.window)
        rows = [
            {
                "period": str(report.period),
                "due": _due(report.due),
                "form": report.form,
                "channels": report.channels,
                "provisions": " ".join(report.provisions),
            }
            for report in reports
        ]
    if given.start is not None:
        due = wujin.Calendar().due(given.start, given.count, given.unit)
        rows.append({"start": given.start, "count": given.count, "unit": given.unit, "due": _due(due)})
    if not rows:
        said = _language.said("写明 --year，或者 --start 和 --count", "name --year, or --start and --count")
        print(said, file=sys.stderr)
        return 2
    _printing.rows(rows, given.format)
    return 0


def explain(given: argparse.Namespace) -> int:
    """What codes mean."""
    codes = wujin.codes() if given.code is None else (wujin.explain(given.code),)
    if given.format == "json":
        print(_printing.as_json([code.to_dict() for code in codes]))
        return 0
    for code in codes:
        print(f"{code.code} ({code.severity}; {', '.join(code.provisions)})\n  {code.message}\n  → {code.mend}")
    return 0


def draw(given: argparse.Namespace) -> int:
    """A drawing of a procedure."""
    procedure = wujin.Procedure(given.procedure)
    drawing = getattr(procedure, given.form)()
    print(_printing.as_json({"procedure": procedure.name, given.form: drawing}) if given.format == "json" else drawing)
    return 0


def forms(given: argparse.Namespace) -> int:
    """What stands in workbooks of forms; or forms to be filled in, as a workbook."""
    said = _language.said
    if given.blank:
        if given.files or given.out is None:
            print(said("空白表格须用 --out 写明存为何处", "name with --out where blank forms go"), file=sys.stderr)
            return 2
        wujin.write_forms(given.out, [wujin.Form(annex) for annex in given.blank])
        return 0
    if not given.files:
        print(said("写明要读的工作簿", "name the workbooks to read"), file=sys.stderr)
        return 2
    read = wujin.read_forms(given.files)
    found = read.findings.to_dicts()
    checked = [
        {"sheet": sheet, "path": finding.place and finding.place.path, **_told(finding)}
        for form, sheet in zip(read.forms, read.sheets, strict=True)
        for finding in form.check()
    ]
    if given.format == "json":
        documents = [{"sheet": sheet, **form.to_dict()} for form, sheet in zip(read.forms, read.sheets, strict=True)]
        print(_printing.as_json({"forms": documents, "findings": found, "checked": checked}))
    else:
        _printing.show([{"form": form.annex, "sheet": sheet} for form, sheet in zip(read.forms, read.sheets, strict=True)])
        for name, rows in (("findings", found), ("checked", checked)):
            if rows:
                print(f"\n{name}: {len(rows):,}")
                _printing.show(rows)
    return 1 if found or checked else 0


def reconcile(given: argparse.Namespace) -> int:
    """Whether the figures of a table fit together."""
    answer = wujin.reconcile(given.description, given.table)
    if given.format == "json":
        print(_printing.as_json(answer.to_dict()))
    else:
        fits = _language.said("相符", "reconciles") if answer.reconciles else _language.said("不相符", "does not reconcile")
        print(f"{answer.title}: {fits}")
        _printing.show([{"place": finding.place, **_told(finding)} for finding in answer.findings])
    return 0 if answer.reconciles else 1


def _told(finding: wujin.Finding) -> dict[str, str]:
    """A finding as a row, in the language that was set."""
    return {"code": finding.code, "provision": finding.provision, "message": finding.message, "mend": finding.mend}


def _due(due: wujin.Due) -> str:
    return due.kind if due.day is None else due.day.isoformat()
