"""A window of days over articles by what they hold, so that each is met by those of the days before that hold the same."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from broadsheet.grouping.traces.moves import WINDOW

T = TypeVar("T")


@dataclass(slots=True)
class Held(Generic[T]):
    """An article in the window."""

    id: str
    day: int
    """Ordinal, or 0 where it has none."""
    by: Sequence[int]
    """What it is found by."""
    terms: AbstractSet[int] = frozenset()
    """What else it holds."""
    what: T | None = None


class Window(Generic[T]):
    """The articles of the last days; those without a day see one another."""

    def __init__(self) -> None:
        self._held: dict[int, Held[T]] = {}
        self._days: deque[tuple[int, int]] = deque()
        """(day, number of its first article)"""
        self._first = self._next = 0
        self._all: dict[int, deque[int]] = defaultdict(deque)
        self._new: dict[int, deque[int]] = defaultdict(deque)

    def begin(self, day: str) -> int:
        """A day begins, behind the one before, and articles that are too old leave; its ordinal."""
        today = date.fromisoformat(day).toordinal() if day else 0
        while self._days and (today - self._days[0][0] > WINDOW or not self._days[0][0]):
            self._days.popleft()
        first = self._days[0][1] if self._days else self._next
        for number in range(self._first, first):
            del self._held[number]
        self._first = first
        self._days.append((today, self._next))
        return today

    def meet(self, held: Held[T], new: bool, least: int = 1) -> list[tuple[Held[T], int]]:
        """Take in an article; others that it meets, with how much of what finds them both hold. Old ones meet new ones only."""
        index, number, self._next = self._all if new else self._new, self._next, self._next + 1
        self._held[number] = held
        shared: Counter[int] = Counter()
        for key in held.by:
            if key in index:
                shared.update(self._live(index[key]))
        for key in held.by:
            self._live(self._all[key]).append(number)
            if new:
                self._live(self._new[key]).append(number)
        here = self._held
        return [(here[other], count) for other, count in shared.items() if count >= least]

    def _live(self, numbers: deque[int]) -> deque[int]:
        while numbers and numbers[0] < self._first:
            numbers.popleft()
        return numbers
