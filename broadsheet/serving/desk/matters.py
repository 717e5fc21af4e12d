"""What waits for an editor, as values: a matter, the evidence for it, and the lines that would settle it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from broadsheet.engine.fingerprint import of_bytes
from broadsheet.values import Value

Kind = Literal["names", "joined", "merges", "stories", "dates", "sources", "claims"]
DECISIONS = "content/decisions.yaml"
SOURCES = "content/sources.yaml"


class Evidence(Value):
    """Words of an article, in three parts so that the name in the middle can be shown; and where they stand."""

    before: str
    name: str = ""
    after: str = ""
    url: str = ""
    number: int = 0
    """Of the sentence; 0 where it is none."""
    source: str = ""
    """The publisher, or the name of a file."""
    day: dt.date | None = None


class Party(Value):
    """One side of a matter: an entity, a story, a file, with what the archive says of it."""

    label: str
    url: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class Ask(Value):
    """What the editor has to fill in."""

    label: str
    kind: Literal["date", "text"]
    value: str = ""
    """Offered."""


class Choice(Value):
    """A way to settle a matter: what is appended to ``file``, with what is asked for in the place of ``…``."""

    label: str
    lines: tuple[str, ...]
    file: str = DECISIONS
    ask: Ask | None = None


class Matter(Value):
    """One thing to be decided."""

    kind: Kind
    subject: str
    """What it is about, for programs: with the kind, the same matter tomorrow."""
    heading: str
    doubt: str
    """In a sentence, why it is in doubt."""
    stake: int
    """Mentions that the decision moves, or as many things of another kind."""
    chance: float
    """From 0 to 1: how likely what stands is wrong."""
    parties: tuple[Party, ...] = ()
    choices: tuple[Choice, ...] = ()
    place: str = ""
    """File and line, where it can only be settled there."""

    @property
    def id(self) -> str:
        """Short, for forms."""
        return of_bytes(f"{self.kind} {self.subject}".encode(), 8)

    @property
    def weight(self) -> float:
        """What the desk is ordered by: what is at stake times how doubtful it is."""
        return self.stake * self.chance
