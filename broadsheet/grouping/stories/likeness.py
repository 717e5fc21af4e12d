"""Articles that came → the pairs that are alike enough to be on one event; near linear, by an index of heavy terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from broadsheet.grouping.shelf import HEAVIEST, TRACES, Shelf
from broadsheet.grouping.stories.contrast import names_alone, two_notices
from broadsheet.grouping.stories.months import Months
from broadsheet.grouping.stories.vectors import ONE, Vector, vector
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.moves import Moves
from broadsheet.grouping.traces.trace import unpack
from broadsheet.grouping.traces.window import Held, Window, marks
from broadsheet.values import Value

SHARED = 3
"""Two articles are compared when they share so many of their heaviest terms, a name among them: what shares no name is of one
kind rather than on one event."""
FIRST = ONE * ONE // 10
"""What the heaviest terms alone must come to, before all are looked at."""
FADING = 21
"""Days after which a likeness counts half: a look-alike of last week is rather another event."""
WHOLE = 1 << 16
"""What equal articles of one day are alike: likenesses are whole numbers, so that their sums are the same in any order."""
LEAST = round(0.12 * WHOLE)
"""Below this two articles are not alike at all."""
ALONE = round(0.33 * WHOLE)
"""Names alone make two articles no more alike than this, by which no two are linked."""


Pair = tuple[Held[Vector], Held[Vector], AbstractSet[int]]
"""Two articles, and the terms that are among the heaviest of both."""


class Day(Value, kw_only=False):
    """What came on a day, and who is alike."""

    day: str
    names: Mapping[str, Sequence[int]]
    """Article id → the names that it is most about."""
    pairs: Sequence[tuple[str, str, int]]
    """(id, id, likeness), the one of this day, the other of this or of an earlier one."""


def alike(shelf: Shelf, moved: Moves, months: Months) -> Iterator[Day]:
    """All alike pairs of which one came, by day; what came and went is taken up in the rows of the days.

    Articles without a date are compared with one another.
    """
    window: Window[Vector] = Window(_sought(shelf, moved, months) if moved.few() else None)
    for day in moved.near():
        row = shelf.get(HEAVIEST, [day]).get(day)
        gone, came = moved.went.get(day, set()), sorted(moved.came.get(day, ()))
        here: dict[str, Sequence[int]] = {id: terms for id, terms in rows.lists(row).items() if id not in gone} if row else {}
        new = _vectors(shelf, months, day, came)
        today = window.begin(day)
        near: list[Pair] = []
        for id, terms in here.items():
            if names := window.sought(terms[1 : 1 + terms[0]]):
                near += _met(window, Held(id, today, names, frozenset(terms[1:]), marks(terms[1:])), new=False)
        for id, found in new.items():
            number, *terms = found.heaviest()
            near += _met(window, Held(id, today, terms[:number], frozenset(terms), marks(terms), found), new=True)
        _complete(shelf, months, (held for one, other, _ in near for held in (one, other) if held.what is None))
        pairs = [(one.id, other.id, likeness) for one, other, both in near if (likeness := _likeness(one, other, both))]
        yield Day(day, {id: found.foremost() for id, found in new.items()}, pairs)
        if gone or came:
            here.update((id, found.heaviest()) for id, found in new.items())
            rows.keep_lists(shelf, HEAVIEST, day, here)


def _sought(shelf: Shelf, moved: Moves, months: Months) -> set[int]:
    """The names by which what came is found."""
    vectors = (found for day, ids in moved.came.items() for found in _vectors(shelf, months, day, ids).values())
    return {term for number, *terms in map(Vector.heaviest, vectors) for term in terms[:number]}


def _met(window: Window[Vector], held: Held[Vector], new: bool) -> list[Pair]:
    """Pairs that are to be compared. That most share too few terms their marks say, which takes a fifth of the time."""
    terms, marked = held.terms, held.marks
    enough = SHARED - len(terms) + marked.bit_count()
    return [
        (held, other, both)
        for other, _ in window.meet(held, new)
        if (marked & other.marks).bit_count() >= enough and len(both := terms & other.terms) >= SHARED
    ]


def _vectors(shelf: Shelf, months: Months, day: str, ids: Iterable[str]) -> dict[str, Vector]:
    lowered = months.lowered(day[:7])
    return {id: vector(unpack(data), lowered) for id, data in shelf.get(TRACES, ids).items()}


def _complete(shelf: Shelf, months: Months, some: Iterable[Held[Vector]]) -> None:
    """Read the vectors that are missing."""
    missing: dict[int, dict[str, Held[Vector]]] = defaultdict(dict)
    for held in some:
        if held.what is None:
            missing[held.day][held.id] = held
    for day, those in missing.items():
        for id, found in _vectors(shelf, months, date.fromordinal(day).isoformat() if day else "", those).items():
            those[id].what = found


def _likeness(one: Held[Vector], other: Held[Vector], both: AbstractSet[int]) -> int:
    """Their cosine, less where they lie days apart or names alone join them; 0 where they are not alike, or two notices."""
    assert one.what
    assert other.what
    here, there = one.what.weights, other.what.weights
    if sum([here[term] * there[term] for term in both]) < FIRST:
        return 0
    cosine = sum([here[term] * there[term] for term in here.keys() & there.keys()])
    likeness = cosine * FADING * WHOLE // ((FADING + abs(one.day - other.day)) * ONE * ONE)
    if likeness <= ALONE:
        return likeness if likeness >= LEAST else 0
    if two_notices(one.what, other.what):
        return 0
    return ALONE if names_alone(one.what, other.what) else likeness
