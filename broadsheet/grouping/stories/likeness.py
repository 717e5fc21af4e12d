"""Articles that came → the pairs that are alike enough to be on one event; near linear, by an index of heavy terms."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import accumulate, pairwise

from broadsheet.grouping.shelf import HEAVIEST, TRACES, Shelf
from broadsheet.grouping.stories.agreement import agreement
from broadsheet.grouping.stories.contrast import names_alone, two_notices
from broadsheet.grouping.stories.months import Months
from broadsheet.grouping.stories.vectors import ONE, Vector, vector
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.moves import WINDOW, Moves, around
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
BRIEF, FADING_BRIEF = 60, 7
"""A text of fewer runs of three words is half form, and another event sooner."""
WHOLE = 1 << 16
"""What equal articles of one day are alike: likenesses are whole numbers, so that their sums are the same in any order."""
LEAST = round(0.12 * WHOLE)
"""Below this two articles are not alike at all."""
ALONE = round(0.33 * WHOLE)
"""Names alone make two articles no more alike than this, by which no two are linked."""
AT_ONCE = 100
"""Articles of a day that are compared at once: all that they meet is in memory meanwhile."""
LONG = 4 * WINDOW
"""Days of a stretch, at least, on the average: those before it are looked at twice."""


Pair = tuple[Held[Vector], Held[Vector], AbstractSet[int]]
"""Two articles, and the terms that are among the heaviest of both."""


class Day(Value, kw_only=False):
    """What came on a day, and who is alike."""

    day: str
    names: Mapping[str, Sequence[int]]
    """Article id → the names that it is most about."""
    pairs: Sequence[tuple[str, str, int]]
    """(id, id, likeness), the one of this day, the other of this or of an earlier one."""
    heaviest: bytes | None
    """The day's row as it is now, empty where nothing is left of it; None where it is what it was."""


class Stretch(Value, kw_only=False):
    """Days in order that are compared by themselves, and those just before them, whose articles they meet."""

    before: Sequence[str]
    days: Sequence[str]


def stretches(moved: Moves, parts: int) -> list[Stretch]:
    """All days on which something moved, and those around what came, in so many parts or fewer, of as many articles each."""
    days = moved.near()
    parts = max(1, min(parts, len(days) // LONG))
    sums = list(accumulate(len(moved.came.get(day, ())) for day in days))
    cuts = [0, *(bisect_left(sums, sums[-1] * part / parts) for part in range(1, parts)), len(days)]
    return [Stretch(_just_before(days, first), days[first:last]) for first, last in pairwise(cuts) if first < last]


def _just_before(days: Sequence[str], place: int) -> list[str]:
    """Those within the window of the day at a place."""
    near = set(around(days[place : place + 1]))
    return [day for day in days[max(0, place - WINDOW) : place] if day in near]


def alike(shelf: Shelf, moved: Moves, months: Months, stretch: Stretch) -> Iterator[Day]:
    """All alike pairs of which one came, the later of them in the stretch, by day. Nothing is changed on the shelf.

    Articles without a date are compared with one another.
    """
    window: Window[Vector] = Window(_sought(shelf, moved, months) if moved.few() else None)
    for day in (*stretch.before, *stretch.days):
        row = shelf.get(HEAVIEST, [day]).get(day)
        gone, came = moved.went.get(day, set()), sorted(moved.came.get(day, ()))
        here: dict[str, Sequence[int]] = {id: terms for id, terms in rows.lists(row).items() if id not in gone} if row else {}
        found = _vectors(shelf, months, day, came)
        new = {id: each.heaviest() for id, each in found.items()}
        today = window.begin(day)
        held = [*_old(window, today, here), *_new(today, new, found)]
        if day in stretch.before:
            for each in held:
                window.take(each, new=each.what is not None)
            continue
        some = (held[at : at + AT_ONCE] for at in range(0, len(held), AT_ONCE))
        pairs = [pair for part in some for pair in _pairs(shelf, months, window, part)]
        foremost = {id: each.foremost() for id, each in found.items()}
        now = here | new
        yield Day(day, foremost, pairs, (rows.of_lists(now) if now else b"") if gone or came else None)


def _pairs(shelf: Shelf, months: Months, window: Window[Vector], held: Sequence[Held[Vector]]) -> Iterator[tuple[str, str, int]]:
    """The pairs that some articles of a day make with those before them."""
    near = [pair for each in held for pair in _met(window, each, new=each.what is not None)]
    _complete(shelf, months, (held for one, other, _ in near for held in (one, other) if held.what is None))
    for one, other, both in near:
        if likeness := _likeness(one, other, both):
            yield one.id, other.id, likeness


def _old(window: Window[Vector], today: int, here: Mapping[str, Sequence[int]]) -> Iterator[Held[Vector]]:
    """Articles that were there, of which only those can be met that have a name of what came."""
    for id, terms in here.items():
        if names := window.sought(terms[1 : 1 + terms[0]]):
            yield Held(id, today, names, frozenset(terms[1:]), marks(terms[1:]))


def _new(today: int, heaviest: Mapping[str, Sequence[int]], found: Mapping[str, Vector]) -> Iterator[Held[Vector]]:
    for id, (number, *terms) in heaviest.items():
        yield Held(id, today, terms[:number], frozenset(terms), marks(terms), found[id])


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
    """Their cosine, less where they lie days apart or names alone join them; 0 where they are not alike, or of two events."""
    assert one.what
    assert other.what
    here, there = one.what.weights, other.what.weights
    if sum([here[term] * there[term] for term in both]) < FIRST:
        return 0
    cosine = sum([here[term] * there[term] for term in here.keys() & there.keys()])
    fading = FADING_BRIEF if min(len(one.what.runs), len(other.what.runs)) < BRIEF else FADING
    later = other.day - one.day
    likeness = cosine * fading * WHOLE // ((fading + abs(later)) * ONE * ONE)
    if likeness <= ALONE:
        return likeness if likeness >= LEAST else 0
    agreeing = agreement(one.what, other.what, later)
    if agreeing < 0 or two_notices(one.what, other.what, later):
        return 0
    return ALONE if agreeing <= 0 and names_alone(one.what, other.what) else likeness
