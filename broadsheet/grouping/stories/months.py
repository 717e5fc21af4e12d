"""What closed months say: how often a term stood in the months before, by which it weighs less. A function of the set.

Only a few months back are asked, so that a change to an old article reaches the few months behind it and no further. How
often is taken in coarse steps, so that one article more moves hardly any.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from broadsheet.grouping.shelf import COUNTS, HEAVIEST, LOWERED, MONTHS, TRACES, Shelf
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.moves import Moves
from broadsheet.grouping.traces.pieces import UNIT
from broadsheet.grouping.traces.trace import terms_of

ENOUGH = 1000
"""Articles that closed months must hold to say anything."""
SELDOM = 5
"""A term that says more than this in closed months is not lowered: it stands in fewer than one article in 148."""
BACK = 3
"""Months that are asked."""


class Months:
    """The tables of the months, read once each; ``update`` first takes up what came and went."""

    def __init__(self, shelf: Shelf, moves: Moves) -> None:
        self._shelf, self._moves = shelf, moves
        self._lowered: dict[str, Mapping[int, int]] = {"": {}}
        self._sizes: dict[str, int] = {}
        self._counted: dict[str, Mapping[int, int]] = {}

    def lowered(self, month: str) -> Mapping[int, int]:
        """Term → how little it says in the months before, in units; for terms that they speak of."""
        if month not in self._lowered:
            self._lowered[month] = rows.counts(self._shelf.get(LOWERED, [month]).get(month, b""))
        return self._lowered[month]

    def update(self) -> dict[str, set[int]]:
        """The months that had articles before and whose table is another now, with the terms that differ."""
        more, articles = self._more()
        months = set(more)
        self._load({near for month in months for near in _around(month)})
        before = {month: self._sizes[month] for month in months}
        for month in months:
            self._sizes[month] += articles[month]
        self._shelf.put(MONTHS, {month: b"%d" % self._sizes[month] for month in months if self._sizes[month]})
        for kind in (MONTHS, COUNTS, LOWERED):
            self._shelf.drop(kind, [month for month in months if not self._sizes[month]])
        self._count(more, before)
        touched = {term for change in more.values() for term in change}
        behind = {later for month in months for later in _behind(month)}
        fresh = {month for month in months if not before[month]}
        return dict(self._changed(sorted(month for month in behind | fresh if self._sizes[month]), before, touched))

    def days(self, month: str) -> dict[str, set[str]]:
        """The ids of the month's articles, by day, as they are now."""
        days = [f"{month}-{day:02}" for day in range(1, 32)]
        before = self._shelf.get(HEAVIEST, days)
        return {day: self._moves.now(day, rows.lists(before[day]) if day in before else ()) for day in days}

    def _more(self) -> tuple[dict[str, Counter[int]], Counter[str]]:
        """By month: by how much each term has become more or less often, and the articles more or fewer."""
        more: dict[str, Counter[int]] = defaultdict(Counter)
        articles: Counter[str] = Counter()
        for day, ids in self._moves.went.items():
            if day and ids:
                articles[day[:7]] -= len(ids)
                for id in ids:
                    more[day[:7]].subtract(terms_of(self._moves.old[id]))
        for day, ids in self._moves.came.items():
            if day and ids:
                articles[day[:7]] += len(ids)
                more[day[:7]].update(self._terms(ids))
        return more, articles

    def _load(self, months: Iterable[str]) -> None:
        wanted = [month for month in months if month not in self._sizes]
        found = self._shelf.get(MONTHS, wanted)
        self._sizes.update({month: int(found.get(month, b"0")) for month in wanted})

    def _count(self, more: Mapping[str, Counter[int]], before: Mapping[str, int]) -> None:
        """Bring up to date the counts that are kept; those that no later month asks for are not."""
        kept = self._shelf.get(COUNTS, more)
        for month, change in more.items():
            asked = self._sizes[month] and any(self._sizes[later] for later in _behind(month))
            if asked and (month in kept or not before[month]):
                counts = Counter(rows.counts(kept.get(month, b"")))
                counts.update(change)
                self._shelf.put(COUNTS, {month: rows.of_counts(+counts)})
            else:
                self._shelf.drop(COUNTS, [month])

    def _changed(self, months: Iterable[str], before: dict[str, int], touched: set[int]) -> Iterator[tuple[str, set[int]]]:
        for month in months:
            self._load(_before(month))
            was = self.lowered(month) if before.get(month, 1) else {}
            same = before.get(month, 1) and _size(self._sizes | before, month) == _size(self._sizes, month)
            now = self._reckoned(month, touched, was) if same else self._reckoned(month)
            self._lowered[month] = now
            if now != was or not before.get(month, 1):
                self._shelf.put(LOWERED, {month: rows.of_counts(now)})
            if now != was and before.get(month, 1):
                yield month, {term for term in now.keys() | was.keys() if now.get(term) != was.get(term)}

    def _reckoned(self, month: str, touched: set[int] | None = None, was: Mapping[int, int] | None = None) -> dict[int, int]:
        """The month's table; where only the counts of some terms have changed, from what it was."""
        size = _size(self._sizes, month)
        if size is None:
            return {}
        asked = [self._counts(earlier) for earlier in _before(month) if self._sizes[earlier]]
        total: Counter[int] = Counter()
        for counts in asked:
            total.update(counts if touched is None else {term: counts[term] for term in touched if term in counts})
        steps = {count: max(0, size - _steps(count)) * UNIT for count in set(total.values()) if count}
        said = {term: steps[count] for term, count in total.items() if count}
        kept = {term: here for term, here in (was or {}).items() if term not in (touched or ())}
        return kept | {term: here for term, here in said.items() if here < SELDOM * UNIT}

    def _counts(self, month: str) -> Mapping[int, int]:
        if month not in self._counted:
            kept = self._shelf.get(COUNTS, [month]).get(month)
            if kept is None:
                counts = Counter(self._terms(chain.from_iterable(self.days(month).values())))
                kept = rows.of_counts(counts)
                self._shelf.put(COUNTS, {month: kept})
            self._counted[month] = rows.counts(kept)
        return self._counted[month]

    def _terms(self, ids: Iterable[str]) -> Iterator[int]:
        return chain.from_iterable(map(terms_of, self._shelf.get(TRACES, ids).values()))


def _size(sizes: Mapping[str, int], month: str) -> int | None:
    """How many articles the months before hold, in steps; nothing where they are too few."""
    articles = sum(sizes[earlier] for earlier in _before(month))
    return _steps(articles) if articles >= ENOUGH else None


def _steps(count: int) -> int:
    """In steps that are so coarse that one article more hardly ever makes one."""
    return round(math.log(count))


def _before(month: str) -> list[str]:
    return [_month(month, -back) for back in range(1, BACK + 1)]


def _behind(month: str) -> list[str]:
    return [_month(month, ahead) for ahead in range(1, BACK + 1)]


def _around(month: str) -> list[str]:
    return [month, *_before(month), *_behind(month)]


def _month(month: str, ahead: int) -> str:
    """The month that is so many ahead."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + ahead
    return f"{number // 12:04}-{number % 12 + 1:02}"
