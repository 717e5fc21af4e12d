"""What came and went → copies folded: agency copy that was cut, re-headed or lightly edited counts as one.

Two texts are copies when they share most of their runs of three words. Different reports of one event share few; notices of
one form share many, but not their figures. Copies of copies are copies; a function of the set, whatever its history.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from broadsheet.grouping.shelf import COPIES, COPY, SKETCHES, TEXTS, TRACES, Drawer, Shelf
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.groups import Groups, Members, by_day
from broadsheet.grouping.traces.moves import WINDOW, Moves, moves, traced
from broadsheet.grouping.traces.trace import Trace, day_of, same_of, unpack
from broadsheet.grouping.traces.window import Held, Window
from broadsheet.model.story import Report
from broadsheet.values import Value

SKETCH, AGREE = 32, 3
"""Runs of a text that are looked up, those of the lowest hash; so many must agree before two texts are compared."""
ALIKE, WITHIN = 0.4, 0.8
"""The part of all runs that both have; the part of the shorter one's runs that the longer one has."""
SURE = 0.95
"""From here on neither dates nor figures are asked."""
NEAR = 7
"""Days."""
FIGURES = 0.5
"""The part of the figures of the one with fewer that the other must have."""
SHORTEST = 12
"""Runs; shorter texts are copies only when they are equal."""


def fold(reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id → the id of the first of its copies, by day, then id; a report without copies is its own first."""
    shelf = Drawer()
    found = moves(shelf, traced(reports), ())
    update(shelf, found)
    return {id: group[0] for id, group in kept_copies(shelf).of(found.here).items()}


def kept_copies(shelf: Shelf) -> Groups:
    """The copies on a shelf, with their originals at the head."""
    return Groups(shelf, COPY, COPIES)


def update(shelf: Shelf, moved: Moves) -> Mapping[str, Members]:
    """Article id → its copies and itself, by day, then id, for all whose copies are others now; () for what is gone.

    Texts are compared within fourteen days, equal ones however far apart. The cost is near linear.
    """
    went = {id for ids in moved.went.values() for id in ids}
    came = {id for ids in moved.came.values() for id in ids}
    torn = {id for group in kept_copies(shelf).of(went).values() for id in group} - went
    joined = _Joined()
    for one, other in (*_equal(shelf, moved), *_within(shelf, sorted(torn)), *_pairs(shelf, moved)):
        joined.join(one, other)
    for group in kept_copies(shelf).of(sorted(joined.ids - torn - came)).values():
        for id in group[1:]:
            joined.join(group[0], id)
    groups: dict[str, Members] = dict.fromkeys(went, ())
    groups.update((id, (id,)) for id in came | torn)
    days = {id: day_of(data) for id, data in shelf.get(TRACES, joined.ids).items()}
    for ids in joined.groups():
        group = by_day({id: days[id] for id in ids})
        groups.update(dict.fromkeys(group, group))
    return kept_copies(shelf).settle(groups)


class _Joined:
    """Ids that belong together."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    @property
    def ids(self) -> set[str]:
        return set(self._parent)

    def join(self, one: str, other: str) -> None:
        one, other = self.top(one), self.top(other)
        self._parent[max(one, other)] = min(one, other)

    def top(self, id: str) -> str:
        parent = self._parent
        while parent.setdefault(id, id) != id:
            parent[id] = id = parent[parent[id]]
        return id

    def groups(self) -> Iterable[list[str]]:
        together: dict[str, list[str]] = defaultdict(list)
        for id in self._parent:
            together[self.top(id)].append(id)
        return together.values()


def _equal(shelf: Shelf, moved: Moves) -> Iterator[tuple[str, str]]:
    """Pairs of equal texts, of which one came; what came and went is taken up in the rows of the texts."""
    changes: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for id, data in moved.old.items():
        changes[same_of(data).hex()][1].add(id)
    for ids in moved.came.values():
        for id, data in shelf.get(TRACES, ids).items():
            changes[same_of(data).hex()][0].add(id)
    changes.pop("", None)
    now = rows.keep_changes(shelf, TEXTS, changes)
    for ids in now.values():
        first = min(ids, default="")
        yield from ((first, id) for id in ids if id != first)


def _within(shelf: Shelf, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of copies among these, enough of them to hold together what belongs together."""
    texts = {id: Text.of(unpack(data)) for id, data in shelf.get(TRACES, ids).items()}
    joined = _Joined()
    for one, other in combinations(sorted(texts), 2):
        if joined.top(one) != joined.top(other) and (texts[one].same == texts[other].same or _agree(texts[one], texts[other])):
            joined.join(one, other)
            yield one, other


class Text(Value, kw_only=False):
    """What a text is compared by."""

    same: bytes
    day: int
    """Ordinal, or 0."""
    sketch: Sequence[int]
    runs: frozenset[int]
    figures: frozenset[int]

    @staticmethod
    def of(trace: Trace) -> Text:
        """Return what of a trace is compared."""
        day = date.fromisoformat(trace.day).toordinal() if trace.day else 0
        return Text(trace.same, day, trace.runs[:SKETCH], frozenset(trace.runs), frozenset(trace.figures))


def _agree(one: Text, other: Text) -> bool:
    """Whether the two would be compared, and are copies."""
    apart = abs(one.day - other.day)
    agreeing = len(set(one.sketch).intersection(other.sketch))
    return bool(one.day) == bool(other.day) and apart <= WINDOW and _enough(agreeing, one, other) and are_copies(one, other)


def _enough(agreeing: int, one: Text, other: Text) -> bool:
    return agreeing >= min(AGREE, len(one.sketch), len(other.sketch))


def are_copies(one: Text, other: Text) -> bool:
    """Whether the two share enough of their runs, and of their figures where they are not nearly equal."""
    short, long = sorted((one, other), key=lambda text: len(text.runs))
    both = len(short.runs & long.runs)
    if len(short.runs) < SHORTEST:
        return short.runs == long.runs
    within = both / len(short.runs)
    if both / (len(short.runs) + len(long.runs) - both) < ALIKE and within < WITHIN:
        return False
    return within >= SURE or (abs(one.day - other.day) <= NEAR and _same_figures(short, long))


def _same_figures(short: Text, long: Text) -> bool:
    return len(short.figures & long.figures) >= FIGURES * min(len(short.figures), len(long.figures))


def _pairs(shelf: Shelf, moved: Moves) -> Iterator[tuple[str, str]]:
    """Pairs of copies within the window, of which one came; what came and went is taken up in the rows of the days."""
    window: Window[Text] = Window(_sought(shelf, moved) if moved.few() else None)
    for day in moved.near():
        row = shelf.get(SKETCHES, [day]).get(day)
        gone, came = moved.went.get(day, set()), sorted(moved.came.get(day, ()))
        here = {id: sketch for id, sketch in rows.lists(row).items() if id not in gone} if row else {}
        new = {id: unpack(data) for id, data in shelf.get(TRACES, came).items()}
        once = {trace.same: id for id, trace in reversed(new.items())}  # of equal texts of a day, one speaks for all
        today = window.begin(day)
        near: list[tuple[Held[Text], Held[Text]]] = []
        for id, sketch in here.items():
            if runs := window.sought(sketch):
                near += _met(window, Held(id, today, runs, frozenset(sketch)), new=False)
        for id in once.values():
            sketch = new[id].runs[:SKETCH]
            near += _met(window, Held(id, today, sketch, frozenset(sketch)), new=True)
        yield from _verified(shelf, near)
        if gone or came:
            here |= {id: trace.runs[:SKETCH] for id, trace in new.items()}
            rows.keep_lists(shelf, SKETCHES, day, here)


def _sought(shelf: Shelf, moved: Moves) -> set[int]:
    """The runs by which what came is found."""
    traces = (data for ids in moved.came.values() for data in shelf.get(TRACES, ids).values())
    return {run for data in traces for run in unpack(data).runs[:SKETCH]}


def _met(window: Window[Text], held: Held[Text], new: bool) -> Iterator[tuple[Held[Text], Held[Text]]]:
    """Pairs whose sketches agree enough."""
    few = min(AGREE, len(held.terms))
    for other, agreeing in window.meet(held, new):
        if agreeing >= few or agreeing >= len(other.terms):
            yield held, other


def _verified(shelf: Shelf, near: Sequence[tuple[Held[Text], Held[Text]]]) -> Iterator[tuple[str, str]]:
    _complete(shelf, (held for pair in near for held in pair))
    for one, other in near:
        assert one.what
        assert other.what
        if are_copies(one.what, other.what):
            yield one.id, other.id


def _complete(shelf: Shelf, some: Iterable[Held[Text]]) -> None:
    """Read the texts that are missing."""
    missing = {held.id: held for held in some if held.what is None}
    for id, data in shelf.get(TRACES, missing).items():
        missing[id].what = Text.of(unpack(data))
