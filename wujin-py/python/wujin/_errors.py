"""What wujin raises."""

from __future__ import annotations

from . import _language
from ._records import Finding, Lawful

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class WujinError(Exception):
    """Whatever wujin raises: what is wrong, under which provision, and what would mend it.

    Attributes
    ----------
    findings : tuple of Finding
        Everything that is wrong; never empty.
    """

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings

    @property
    def code(self) -> str:
        """The code of the first finding, such as ``WJ-201``."""
        return self.findings[0].code

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of every finding."""
        return tuple(finding.code for finding in self.findings)

    @property
    def provision(self) -> str:
        """The provision that the first finding rests on most directly."""
        return self.findings[0].provision

    @property
    def message(self) -> str:
        """What is wrong, in the language that was set."""
        return _language.said("；", "; ").join(str(finding) for finding in self.findings)

    def __str__(self) -> str:
        return self.message


class InputError(WujinError, ValueError):
    """What was given cannot be used, and nothing of it was taken."""

    @classmethod
    def of(cls, documents: list[dict[str, Any]]) -> InputError:
        """The exception that findings, as documents, make."""
        return cls(tuple(Finding(document) for document in documents))


class Refusal(WujinError):
    """What was asked is not lawful. Nothing happened, and here is why.

    Attributes
    ----------
    action : str
        What was asked.
    unmet : tuple of Finding
        Every condition that was not met, each with who may supply what is missing.
    lawful : tuple of Lawful
        What is lawful now.
    path : tuple of Lawful
        The shortest lawful way from here up to and with what was asked; empty where there is none.
    position : int or None
        Which event of a log it was, from 1, where a log was replayed.
    """

    def __init__(
        self,
        unmet: tuple[Finding, ...],
        action: str,
        lawful: tuple[Lawful, ...],
        path: tuple[Lawful, ...],
        position: int | None,
    ) -> None:
        super().__init__(unmet)
        self.args = (unmet, action, lawful, path, position)
        self.action = action
        self.unmet = unmet
        self.lawful = lawful
        self.path = path
        self.position = position

    @classmethod
    def of(cls, document: dict[str, Any], position: int | None) -> Refusal:
        """The exception that a refusal, as a document, makes."""

        def steps(name: str) -> tuple[Lawful, ...]:
            return tuple(Lawful(step) for step in document[name])

        unmet = tuple(Finding(finding) for finding in document["unmet"])
        return cls(unmet, document["action"], steps("lawful"), steps("path"), position)

    @property
    def message(self) -> str:
        """Every condition that was not met, in the language that was set."""
        said = super().message
        if self.position is None:
            return said
        which = _language.said(f"第 {self.position} 个事件", f"event {self.position}")
        return f"{which}: {said}"
