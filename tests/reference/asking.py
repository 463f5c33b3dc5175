"""Asking the library, and saying where it is of another opinion."""

import json
from datetime import date, timedelta

import limits
import wujin

ONE = timedelta(days=1)


def ask(door, question):
    return json.loads(wujin.ask(door, json.dumps({"format": "wujin/1", **question}, default=str, ensure_ascii=False)))


class Disagreement(Exception):
    """The two say different things about a question."""

    def __init__(self, door, question, wanted, given):
        super().__init__(f"{door}: {wanted!r} is wanted, and {given!r} given")
        self.door, self.question = door, question


def hold(door, question, wanted, given):
    if wanted != given:
        raise Disagreement(door, question, wanted, given)


def due_of(due):
    """A due day of the library in the words of the second opinion."""
    if due == "promptly":
        return due
    if "on" in due:
        return date.fromisoformat(due["on"])
    return ("suspended since", date.fromisoformat(due["suspended"]["since"])) if "suspended" in due else limits.UNKNOWN


def day_between(chance, first, last):
    return first + chance.randint(0, (last - first).days) * ONE


def event(number, day, role, action, said):
    return {
        "sequence": number,
        "at": f"{day}T09:00:00+08:00",
        "actor": {"role": role},
        "deed": {"action": action, "with": said},
    }
