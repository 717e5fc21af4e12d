"""What a kind of target is to the rest: settings that open a session, and a session that says what is held and sends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from broadsheet.engine.runs import Tick
from broadsheet.publishing.diff import Change
from broadsheet.publishing.manifest import Held
from broadsheet.publishing.source import Source


class PublishError(Exception):
    """The target cannot be brought to what it should hold: what was found there, and what helps. Never holds a credential."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"{found}; expected {expected}")
        self.found, self.expected = found, expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a publisher may know of the site that it publishes, and where it may keep things."""

    site: Path
    """The site's folder; paths in settings start from it."""
    cache: Path
    """A folder of this target's own; it may be deleted at any time."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """All that is to be at the target afterwards, and the steps that lead there."""

    source: Source
    held: Held
    steps: tuple[tuple[Change, ...], ...]
    tick: Tick


class Session(Protocol):
    """One target, open."""

    def held(self) -> Held:
        """What the target holds of ours; raises PublishError."""

    def strangers(self, paths: Collection[str]) -> Collection[str]:
        """Those of ``paths``, all new to us, where a file of somebody else stands that sending would replace."""

    def send(self, delivery: Delivery) -> str:
        """Take the steps; where readers find it, or nothing. Raises PublishError, and the next publish then goes on."""

    def rollback(self) -> str:
        """Go back to what the target held before; what it now holds, such as ``release 000006``. Raises PublishError."""

    def copy(self, folders: Collection[str], into: Path) -> None:
        """After ``rollback``: put what the target holds below some folders of the site below ``into``; raises PublishError."""


class Publisher(Protocol):
    """A kind of target: a frozen dataclass whose fields are the keys that site.yaml may give it.

    A field may be text, a number, a flag, one of some words (``Literal``), or a ``tuple[tuple[str, str], ...]``
    for a mapping whose keys its metadata lists under ``keys``.
    """

    @property
    def adopt(self) -> bool:
        """Whether files that we did not send may be replaced where ours have the same names."""

    def fault(self) -> tuple[str, str, str] | None:
        """A key whose value will not do, what was found, and what is expected."""

    def extras(self) -> Mapping[str, bytes]:
        """Files that this target needs besides those of the build."""

    def treatment(self, path: str) -> str:
        """How a file is served, as far as this target decides that; the same text for the same treatment."""

    def open(self, desk: Desk) -> AbstractContextManager[Session]:
        """Reach the target; raises PublishError."""
