"""A window of days over articles by what they hold, so that each is met by those of the days before that hold the same."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Generic, TypeVar

from broadsheet.grouping.traces.moves import WINDOW

T = TypeVar("T")
MARKS = 1 << 11
"""Bits, of which one stands for a term, and seldom for two."""


@dataclass(slots=True)
class Held(Generic[T]):
    """An article in the window."""

    id: str
    day: int
    """Ordinal, or 0 where it has none."""
    by: Sequence[int]
    """What it is found by."""
    terms: AbstractSet[int]
    """All that it holds."""
    marks: int = 0
    """Their marks, where somebody asks for them."""
    what: T | None = None


def marks(terms: Iterable[int]) -> int:
    """The bits of these terms. Two articles share at least as many as terms, less those of either that have a bit together."""
    found = 0
    for term in terms:
        found |= 1 << term % MARKS
    return found


class Window(Generic[T]):
    """The articles of the last days; those without a day see one another."""

    def __init__(self, sought: set[int] | None = None) -> None:
        """``sought`` is all that new articles are found by, where they are so few that most old ones hold nothing of it."""
        self._sought = sought
        self._held: dict[int, Held[T]] = {}
        self._days: deque[tuple[int, int]] = deque()
        """(day, number of its first article)"""
        self._first = self._swept = self._next = 0
        self._all: dict[int, list[int]] = {}
        self._new: dict[int, list[int]] = {}

    def begin(self, day: str) -> int:
        """A day begins, behind the one before, and articles that are too old leave; its ordinal."""
        today = date.fromisoformat(day).toordinal() if day else 0
        while self._days and (today - self._days[0][0] > WINDOW or not self._days[0][0]):
            self._days.popleft()
        first = self._days[0][1] if self._days else self._next
        for number in range(self._first, first):
            del self._held[number]
        self._first = first
        if self._first - self._swept > len(self._held):
            self._sweep()
        self._days.append((today, self._next))
        return today

    def sought(self, keys: Sequence[int]) -> Sequence[int]:
        """Those by which an old article can be met."""
        return keys if self._sought is None else tuple(self._sought.intersection(keys))

    def meet(self, held: Held[T], new: bool) -> list[tuple[Held[T], int]]:
        """Take in an article; others that it meets, with how much of what finds them both hold. Old ones meet new ones only."""
        index, here = self._all if new else self._new, self._held
        shared = Counter(chain.from_iterable(self._here(index[key]) for key in held.by if key in index))
        self.take(held, new)
        return [(here[other], count) for other, count in shared.items()]

    def take(self, held: Held[T], new: bool) -> None:
        """Take in an article that has met others elsewhere."""
        number, self._next = self._next, self._next + 1
        self._held[number] = held
        for taking in (self._all, self._new) if new else (self._all,):
            for key in held.by:
                if key in taking:
                    taking[key].append(number)
                else:
                    taking[key] = [number]

    def _here(self, numbers: list[int]) -> list[int]:
        """Of some articles in order, those that have not left; the others are taken out."""
        if numbers and numbers[0] < self._first:
            del numbers[: bisect_left(numbers, self._first)]
        return numbers

    def _sweep(self) -> None:
        """Drop what only articles held that have left; as seldom as more have left than are here."""
        self._all, self._new = (
            {key: numbers for key, numbers in index.items() if numbers and numbers[-1] >= self._first}
            for index in (self._all, self._new)
        )
        self._swept = self._first
