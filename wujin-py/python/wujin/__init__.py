"""The rules of China's 12315 consumer-rights service stations (消费维权服务站).

Notice 工商消字〔2011〕113号 as running rules: the five steps of a complaint, what is owed when, how figures climb
from station to nation. Every answer names the provision it rests on, and every refusal all that stands in its way.

Examples
--------
>>> import wujin
>>> case = wujin.Complaint()
>>> case.next_actions()[0].action
'register'
"""

from ._books import BookRead, Form, FormEdition, read_forms, reconcile, write_forms
from ._cases import (
    Case,
    Complaint,
    Event,
    IllegalActReport,
    Inquiry,
    Petition,
    StationRegistration,
    Submission,
)
from ._errors import InputError, Refusal, WujinError
from ._language import get_language, set_language
from ._questions import codes, explain, reporting_calendar, tiers
from ._records import (
    Appraisal,
    Assessment,
    CodeInfo,
    Due,
    DutyKept,
    Exploration,
    Finding,
    Lawful,
    Obligation,
    Place,
    Reconciliation,
    ReportDue,
    State,
    Term,
    Transition,
)
from ._supervision import appraise, check_division, duties_kept, handled_badly, hot_spots
from ._tables import (
    EventCheck,
    Flow,
    Ledger,
    RowCheck,
    Table,
    Tallies,
    check_complaints,
    check_events,
    check_registrations,
    check_stations,
    check_summaries,
    flow,
    ledger,
    tally,
)
from ._wujin import (
    Calendar,
    KindTable,
    Period,
    Procedure,
    Profile,
    Rate,
    Station,
    Tally,
    __version__,
    ask,
)

__all__ = [
    "Appraisal",
    "Assessment",
    "BookRead",
    "Calendar",
    "Case",
    "CodeInfo",
    "Complaint",
    "Due",
    "DutyKept",
    "Event",
    "EventCheck",
    "Exploration",
    "Finding",
    "Flow",
    "Form",
    "FormEdition",
    "IllegalActReport",
    "InputError",
    "Inquiry",
    "KindTable",
    "Lawful",
    "Ledger",
    "Obligation",
    "Period",
    "Petition",
    "Place",
    "Procedure",
    "Profile",
    "Rate",
    "Reconciliation",
    "Refusal",
    "ReportDue",
    "RowCheck",
    "State",
    "Station",
    "StationRegistration",
    "Submission",
    "Table",
    "Tallies",
    "Tally",
    "Term",
    "Transition",
    "WujinError",
    "__version__",
    "appraise",
    "ask",
    "check_complaints",
    "check_division",
    "check_events",
    "check_registrations",
    "check_stations",
    "check_summaries",
    "codes",
    "duties_kept",
    "explain",
    "flow",
    "get_language",
    "handled_badly",
    "hot_spots",
    "ledger",
    "read_forms",
    "reconcile",
    "reporting_calendar",
    "set_language",
    "tally",
    "tiers",
    "write_forms",
]
