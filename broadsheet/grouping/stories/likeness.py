"""Vectors with their days → the pairs that are alike enough to be on one event; near linear, by an index of heavy terms."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

HEAVIEST, SHARED = 30, 2
"""Two articles are compared when they share so many of their heaviest terms."""
WINDOW = dt.timedelta(days=14)
"""Longer ago it is another event, or has an article in between."""
LEAST = 0.12
"""Below this cosine two articles are not alike at all."""


def alike(vectors: Sequence[Mapping[str, float]], days: Sequence[dt.date | None]) -> Iterator[tuple[int, int, float]]:
    """(number, number, cosine) of pairs of articles; those without a date are compared with one another."""
    index: dict[str, deque[int]] = defaultdict(deque)
    order = sorted(range(len(vectors)), key=lambda number: (days[number] is not None, days[number] or dt.date.min, number))
    for number in order:
        heaviest = sorted(vectors[number], key=lambda term: (-vectors[number][term], term))[:HEAVIEST]
        shared: Counter[int] = Counter()
        for term in heaviest:
            _forget(index[term], days, days[number])
            shared.update(index[term])
            index[term].append(number)
        for other, count in shared.items():
            if count >= SHARED:
                cosine = _cosine(vectors[number], vectors[other])
                if cosine >= LEAST:
                    yield min(number, other), max(number, other), cosine


def _forget(earlier: deque[int], days: Sequence[dt.date | None], today: dt.date | None) -> None:
    """Articles that lie beyond the window leave the index; those without a date before any that has one."""
    while earlier and today:
        day = days[earlier[0]]
        if day and today - day <= WINDOW:
            return
        earlier.popleft()


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Summed in the order of the shorter one's terms, so that it is the same to the last bit either way round."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
