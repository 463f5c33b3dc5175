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
from ._records import Due, Finding, Lawful, Obligation, Place, State
from ._tables import EventCheck, Table, check_events
from ._wujin import Calendar, Profile, __version__, ask

__all__ = [
    "Calendar",
    "Case",
    "Complaint",
    "Due",
    "Event",
    "EventCheck",
    "Finding",
    "IllegalActReport",
    "InputError",
    "Inquiry",
    "Lawful",
    "Obligation",
    "Petition",
    "Place",
    "Profile",
    "Refusal",
    "State",
    "StationRegistration",
    "Submission",
    "Table",
    "WujinError",
    "__version__",
    "ask",
    "check_events",
    "get_language",
    "set_language",
]
