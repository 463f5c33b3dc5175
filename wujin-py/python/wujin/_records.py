"""What wujin answers with, by name: views of the documents of the contract."""

from __future__ import annotations

from ._findings import CodeInfo, Finding, Place, Reconciliation
from ._procedures import Assessment, Exploration, Term, Transition
from ._stands import Due, Lawful, Obligation, ReportDue, State
from ._supervision import Appraisal, DutyKept

__all__ = [
    "Appraisal",
    "Assessment",
    "CodeInfo",
    "Due",
    "DutyKept",
    "Exploration",
    "Finding",
    "Lawful",
    "Obligation",
    "Place",
    "Reconciliation",
    "ReportDue",
    "State",
    "Term",
    "Transition",
]
