"""What came and went → floods folded: of many articles of one form on a day, one leads, and the others follow it.

Stories and copies are sought among what does not follow, so that a thousand bulletins that differ in a line cost no more than
a few. Which follows which is a function of the day's articles: it depends neither on their order nor on what was there before.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from broadsheet.grouping.duplicates import SKETCH, Text, are_copies, kept_copies
from broadsheet.grouping.shelf import FOLLOWERS, FORMS, LEADER, REPEATS, TRACES, Shelf
from broadsheet.grouping.stories import kept_stories
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.groups import Groups, Members, by_day
from broadsheet.grouping.traces.moves import Moves
from broadsheet.grouping.traces.trace import Trace, day_of, unpack
from broadsheet.values import Value

MANY = 12
"""Articles of one form on a day; of more, all but the first follow it."""
FORM = 0.6
"""Part of the runs of three words that are looked up of a text, which the leader of its form has too."""
SHORT = 30
"""A text of fewer runs has a figure in most of them, and is known by its words instead, those of its headline among them."""
SOUGHT = 50
"""Leaders that are looked at for each run or word."""

Sketch = Sequence[int]


@dataclass(slots=True)
class Flooded:
    """What moved among the articles that do not follow, and all articles whose leader or followers are others now."""

    moves: Moves
    touched: set[str] = field(default_factory=set)


def update(shelf: Shelf, moved: Moves) -> Flooded:
    """Fold the floods of the days on which something moved. The cost is linear in the articles of these days."""
    found = Flooded(Moves(here=moved.here, gone=moved.gone))
    changes = _Changes()
    for day in sorted({*moved.came, *moved.went}):
        if moved.came.get(day) or moved.went.get(day):
            _fold(shelf, day, moved, found.moves, changes)
    changes.keep(shelf, {id for ids in moved.came.values() for id in ids})
    found.touched = changes.touched
    return found


def leaders(day: Mapping[str, Sketch]) -> dict[str, str]:
    """Id → the id of its leader, for all that follow one; ``day`` has the sketches of the day's articles.

    A leader is the first of its form by id. Only those are asked whose runs are for the most part those of many.
    """
    if len(day) <= MANY:
        return {}
    counts = Counter(chain.from_iterable(day.values()))
    common = {run for run, count in counts.items() if count > MANY}
    forms: dict[str, list[str]] = {}
    known: dict[str, frozenset[int]] = {}
    by_run: dict[int, list[str]] = defaultdict(list)
    for id in sorted(day) if common else ():
        runs = frozenset(day[id])
        if not runs or len(common & runs) < FORM * len(runs):
            continue
        leader = _leader(sorted(runs, key=lambda run: (counts[run], run)), runs, known, by_run)
        if not leader:
            known[id] = runs
            for run in runs:
                if len(by_run[run]) < SOUGHT:
                    by_run[run].append(id)
        forms.setdefault(leader or id, []).append(id)
    return {id: leader for leader, ids in forms.items() if len(ids) > MANY for id in ids if id != leader}


def _leader(
    rarest: Sequence[int], runs: frozenset[int], known: Mapping[str, frozenset[int]], by_run: Mapping[int, Sequence[str]]
) -> str:
    """The leader that shares the most, of several the first, or nothing. Who shares enough has one of the rarer runs."""
    some = rarest[: len(runs) - math.ceil(FORM * len(runs)) + 1]
    best, leader = 0, ""
    for id in sorted({id for run in some for id in by_run.get(run, ())}):
        shared = len(runs & known[id])
        if shared > best and shared >= FORM * max(len(runs), len(known[id])):
            best, leader = shared, id
    return leader


class _Changes:
    """Who followed whom before, and who follows whom now, on the days that something touched."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self.touched: set[str] = set()

    def add(self, before: Mapping[str, str], now: Mapping[str, str]) -> None:
        """Take in a day."""
        self._before.update(before)
        self._now.update(now)

    def keep(self, shelf: Shelf, came: AbstractSet[str]) -> None:
        """Bring the rows up to date; ``came`` are articles whose text may be another now."""
        before, now = _by_leader(self._before), _by_leader(self._now)
        changed = {
            leader
            for leader in before.keys() | now.keys()
            if before.get(leader) != now.get(leader) or leader in came or not came.isdisjoint(now[leader])
        }
        known = {id: set(rows.names(data)) for id, data in shelf.get(REPEATS, changed).items()}
        repeats: dict[str, list[str]] = {}
        for leader in sorted(changed & now.keys()):
            same = set(before.get(leader, ())) - came if leader not in came else set()
            copies = known.get(leader, set()) & same
            copies.update(_copies(shelf, leader, [id for id in now[leader] if id not in same]))
            repeats[leader] = [id for id in now[leader] if id in copies]
        _put(shelf, FOLLOWERS, changed, {id: now[id] for id in changed & now.keys()})
        _put(shelf, REPEATS, changed, {id: ids for id, ids in repeats.items() if ids})
        self._keep_leaders(shelf)
        self.touched = changed.union(*(before.get(id, ()) for id in changed), *(now.get(id, ()) for id in changed))

    def _keep_leaders(self, shelf: Shelf) -> None:
        moved = {id: leader for id, leader in self._now.items() if self._before.get(id) != leader}
        shelf.drop(LEADER, sorted(self._before.keys() - self._now.keys()))
        shelf.put(LEADER, {id: rows.of_name(leader) for id, leader in sorted(moved.items())})


def _put(shelf: Shelf, kind: str, changed: AbstractSet[str], now: Mapping[str, Sequence[str]]) -> None:
    shelf.drop(kind, sorted(changed - now.keys()))
    shelf.put(kind, {id: rows.of_names(ids) for id, ids in sorted(now.items())})


def _by_leader(following: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id in sorted(following):
        found[following[id]].append(id)
    return dict(found)


def _fold(shelf: Shelf, day: str, moved: Moves, left: Moves, changes: _Changes) -> None:
    """Fold a day anew; what that moves goes into ``left``."""
    went, came = moved.went.get(day, set()), moved.came.get(day, set())
    row = shelf.get(FORMS, [day]).get(day)
    known: dict[str, Sketch] = dict(rows.lists(row)) if row else {}
    before = {id: rows.name(data) for id, data in shelf.get(LEADER, known).items()}
    stayed = known.keys() - went
    every = {id: known[id] for id in stayed}
    every.update((id, _form(unpack(data))) for id, data in shelf.get(TRACES, came).items())
    rows.keep_lists(shelf, FORMS, day, every)
    now = leaders(every)
    folded = {id for id in stayed if id in now and id not in before}
    left.went[day] = {id for id in went if id not in before} | folded
    left.came[day] = {id for id in came if id not in now} | {id for id in stayed if id in before and id not in now}
    left.old.update((id, moved.old[id]) for id in went if id not in before)
    left.old.update(shelf.get(TRACES, folded))
    changes.add(before, now)


def _form(trace: Trace) -> Sketch:
    """What is looked up of a text to know its form."""
    return trace.runs[:SKETCH] if len(trace.runs) >= SHORT else sorted(trace.terms)[:SKETCH]


def _copies(shelf: Shelf, leader: str, ids: Sequence[str]) -> Iterator[str]:
    """Those of some followers that are copies of their leader: the others have its form, and figures of their own."""
    if ids:
        first = Text.of(unpack(shelf.get(TRACES, [leader])[leader]))
        for id, data in shelf.get(TRACES, ids).items():
            text = Text.of(unpack(data))
            if (text.same and text.same == first.same) or are_copies(first, text):
                yield id


class Whole(Value, kw_only=False):
    """Groups of articles that do not follow, each with those that follow its members."""

    shelf: Shelf
    groups: Groups
    followers: str
    """Kind of the rows of those that go with their leader."""

    def of(self, ids: Iterable[str]) -> dict[str, Members]:
        """Article → its group, by day, then id; one of which nothing is kept is alone."""
        ids = list(ids)
        leading = self._leading(ids)
        groups = self.groups.of(dict.fromkeys(leading.get(id, id) for id in ids))
        following = self.shelf.get(self.followers, {id for group in groups.values() for id in group})
        if following:
            whole = {group: self._whole(group, following) for group in set(groups.values())}
            groups = {id: whole[group] for id, group in groups.items()}
        return {id: groups[leading.get(id, id)] for id in ids}

    def _leading(self, ids: Sequence[str]) -> dict[str, str]:
        """The leaders of those that go with one."""
        found = {id: rows.name(data) for id, data in self.shelf.get(LEADER, ids).items()}
        going = {id: set(rows.names(data)) for id, data in self.shelf.get(self.followers, set(found.values())).items()}
        return {id: leader for id, leader in found.items() if id in going.get(leader, ())}

    def _whole(self, group: Members, following: Mapping[str, bytes]) -> Members:
        days = {id: day_of(data) for id, data in self.shelf.get(TRACES, group).items()}
        for leader in group:
            if leader in following:
                days.update(dict.fromkeys(rows.names(following[leader]), days[leader]))
        return by_day(days) if len(days) > len(group) else group


def whole_stories(shelf: Shelf) -> Whole:
    """The stories on a shelf, with the copies that follow one of their articles."""
    return Whole(shelf, kept_stories(shelf), REPEATS)


def whole_copies(shelf: Shelf) -> Whole:
    """The copies on a shelf, with all that follow one of them."""
    return Whole(shelf, kept_copies(shelf), FOLLOWERS)
