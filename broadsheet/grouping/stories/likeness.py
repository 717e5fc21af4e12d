"""Vectors with their days → the pairs that are alike enough to be on one event; near linear, by an index of heavy terms."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from broadsheet.grouping.stories.vectors import Vector

HEAVIEST, SHARED, WITHOUT_NAME = 30, 3, 7
"""Two articles are compared when they share so many of their heaviest terms, or so many where none of all is a name."""
WINDOW = dt.timedelta(days=14)
"""Longer ago it is another event, or has an article in between."""
FADING = 21
"""Days after which a likeness counts half: a look-alike of last week is rather another event."""
NAMELESS = 0.3
"""Two articles that share no name are on one kind of event rather than on one event."""
LEAST = 0.12
"""Below this cosine two articles are not alike at all."""


def alike(vectors: Sequence[Vector], days: Sequence[dt.date | None]) -> Iterator[tuple[int, int, float]]:
    """(number, number, cosine) of pairs of articles; those without a date are compared with one another."""
    index: dict[str, deque[int]] = defaultdict(deque)
    order = sorted(range(len(vectors)), key=lambda number: (days[number] is not None, days[number] or dt.date.min, number))
    for number in order:
        weights = vectors[number].weights
        heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:HEAVIEST]
        shared: Counter[int] = Counter()
        for term in heaviest:
            _forget(index[term], days, days[number])
            shared.update(index[term])
            index[term].append(number)
        for other, count in shared.items():
            if count >= SHARED and (count >= WITHOUT_NAME or not vectors[number].names.isdisjoint(vectors[other].names)):
                likeness = _likeness(vectors[number], vectors[other]) * _fading(days[number], days[other])
                if likeness >= LEAST:
                    yield min(number, other), max(number, other), likeness


def _fading(day: dt.date | None, other: dt.date | None) -> float:
    return FADING / (FADING + abs((day - other).days)) if day and other else 1.0


def _forget(earlier: deque[int], days: Sequence[dt.date | None], today: dt.date | None) -> None:
    """Articles that lie beyond the window leave the index; those without a date before any that has one."""
    while earlier and today:
        day = days[earlier[0]]
        if day and today - day <= WINDOW:
            return
        earlier.popleft()


def _likeness(one: Vector, other: Vector) -> float:
    """Their cosine, less where they share no name; an exact sum, which is the same in any order."""
    here, there = one.weights, other.weights
    cosine = math.fsum([here[term] * there[term] for term in here.keys() & there.keys()])
    return cosine * NAMELESS if one.names.isdisjoint(other.names) else cosine
