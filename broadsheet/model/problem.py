"""What went wrong, as a value that a person can act on."""

from __future__ import annotations

from typing import Literal

from broadsheet.values import Value

Severity = Literal["error", "warning", "note"]


class ConfigError(Exception):
    """site.yaml, or the site as a whole, cannot be used; the message names the line and what is expected there."""


class Problem(Value):
    """One finding about one input; the run goes on.

    An ``error`` kept something from being published, a ``warning`` left something out, and a
    ``note`` only informs. Errors and warnings make the command exit with 1.
    """

    path: str
    """The file, relative to the site's folder."""
    found: str
    """What stands there."""
    expected: str
    """What should stand there, or what to do about it."""
    severity: Severity = "error"
    line: int | None = None
    """Counted from 1; None where the whole file is meant."""
    field: str | None = None

    def where(self) -> str:
        """The file, and the line where it is known."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def said(self) -> str:
        """What is wrong and what to do about it."""
        field = f"{self.field}: " if self.field else ""
        return f"{field}{self.found}; expected {self.expected}"

    def __str__(self) -> str:
        return f"{self.where()}: {self.said()}"
