"""Articles that come and go → what of it stories and copies must take up, by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from broadsheet.grouping.shelf import SLUGS, TRACES, Shelf
from broadsheet.grouping.traces import pieces, rows
from broadsheet.grouping.traces.trace import day_of, slug_of, trace
from broadsheet.model.story import Report

WINDOW = 14
"""Days that stories and copies look back and ahead."""
_BATCH, _FEW = 500, 500
Traced = tuple[str, bytes]
"""A report's id and its packed trace."""


@dataclass(slots=True)
class Moves:
    """Ids by day; one whose report has changed both goes and comes. Traces on the shelf are those of what is there now."""

    came: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    went: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    old: dict[str, bytes] = field(default_factory=dict)
    """Traces of those that went."""
    here: list[str] = field(default_factory=list)
    """Ids of all reports that were given, moved or not."""
    gone: list[str] = field(default_factory=list)
    """Ids that were said to go."""

    def few(self) -> bool:
        """What came is so little that most of what is there has nothing to do with it."""
        return sum(map(len, self.came.values())) <= _FEW

    def near(self) -> list[str]:
        """Days on which something came, all within the window of these, and days on which something went; in order."""
        came = [day for day, ids in self.came.items() if ids]
        return sorted({*around(came), *(day for day, ids in self.went.items() if ids)})

    def now(self, day: str, before: Iterable[str]) -> set[str]:
        """The day's articles, of those that it had."""
        return set(before) - self.went.get(day, set()) | self.came.get(day, set())


def traced(reports: Iterable[Report]) -> Iterator[Traced]:
    """Reports, each with what it is found by."""
    return ((report.id, trace(report).pack()) for report in reports)


def moves(shelf: Shelf, added: Iterable[Traced], removed: Iterable[str]) -> Moves:
    """Put the traces of what came on the shelf, and take off what went; a report that is as it was does not move."""
    found, reports = Moves(), iter(added)
    while batch := dict(islice(reports, _BATCH)):
        _come(shelf, batch, found)
    if len(found.here) > _BATCH:
        pieces.forget()
    coming = set(found.here)
    found.gone = [id for id in dict.fromkeys(removed) if id not in coming]
    there = shelf.get(TRACES, found.gone)
    _go(there, found)
    shelf.drop(TRACES, there)
    _name(shelf, found)
    return found


def _come(shelf: Shelf, traces: Mapping[str, bytes], found: Moves) -> None:
    kept = shelf.get(TRACES, traces)
    moved = {id: data for id, data in traces.items() if kept.get(id) != data}
    _go({id: kept[id] for id in moved if id in kept}, found)
    for id, data in moved.items():
        found.came[day_of(data)].add(id)
    shelf.put(TRACES, moved)
    found.here += traces


def _go(gone: Mapping[str, bytes], found: Moves) -> None:
    for id, data in gone.items():
        came = found.came[day_of(data)]
        if id in came:
            came.remove(id)
        else:
            found.went[day_of(data)].add(id)
            found.old[id] = data


def _name(shelf: Shelf, found: Moves) -> None:
    """Bring up to date which articles have which slug."""
    changes: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for id, data in found.old.items():
        changes[slug_of(data)][1].add(id)
    for ids in found.came.values():
        for id, data in shelf.get(TRACES, ids).items():
            changes[slug_of(data)][0].add(id)
    changes.pop("", None)
    rows.keep_changes(shelf, SLUGS, changes)


def around(days: Iterable[str]) -> list[str]:
    """These days and all within the window, in order; nothing stands for no day, and is alone."""
    near: set[str] = {"" for day in days if not day}
    for day in days:
        if day:
            middle = date.fromisoformat(day).toordinal()
            near.update(
                date.fromordinal(number).isoformat()
                for number in range(max(1, middle - WINDOW), min(date.max.toordinal(), middle + WINDOW) + 1)
            )
    return sorted(near)
