"""What is wanted and what is held → the changes that make one of the other; nothing else is ever sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from broadsheet.publishing.manifest import Held, Item

Reason = Literal["new", "changed", "unfinished", "gone"]
"""``unfinished``: an interrupted publish may have sent it, or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file to send, or to remove where it is ``gone``."""

    path: str
    reason: Reason
    size: int = 0
    """Bytes of the file; 0 where it is gone."""
    stood: bool
    """Whether something of ours stood there before, which pages that readers see may link to."""


def changes(wanted: Mapping[str, Item], held: Held) -> tuple[Change, ...]:
    """By path, in order; none where the target holds exactly what is wanted."""
    return tuple(sorted(_changes(wanted, held), key=lambda change: change.path))


def _changes(wanted: Mapping[str, Item], held: Held) -> Iterator[Change]:
    for path, item in wanted.items():
        before = held.files.get(path)
        if path in held.pending:
            yield Change(path=path, reason="unfinished", size=item.size, stood=held.pending[path])
        elif before is None:
            yield Change(path=path, reason="new", size=item.size, stood=False)
        elif before != item:
            yield Change(path=path, reason="changed", size=item.size, stood=True)
    for path in held.files.keys() | held.pending.keys():
        if path not in wanted:
            yield Change(path=path, reason="gone", stood=True)
