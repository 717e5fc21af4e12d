"""Alike pairs → groups: average linkage that keeps two tight groups apart when they are less alike than each is within."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from broadsheet.grouping.stories.likeness import WHOLE

LINKS = round(0.34 * WHOLE)
"""Articles are in one story only where likenesses of so much lead from each to each."""
ENOUGH = 0.24 * WHOLE
"""Mean likeness of two groups that join …"""
FEW = {1: 0.4 * WHOLE, 2: 0.34 * WHOLE, 3: 0.3 * WHOLE, 4: 0.28 * WHOLE, 5: 0.26 * WHOLE}
"""… and what it takes where the larger of them is so small: one likeness can be chance, many cannot."""
UNLIKE = round(0.06 * WHOLE)
"""What a pair counts that is not alike."""
TIGHT, PART = 3, 0.85
"""Two groups of so many articles must be nearly as alike as the looser of them is within: look-alikes are not."""

FOREMOST = 3
"""The first names are those that an article is most about."""
SEVERAL, MOST, HARDLY = 2, 0.9, 0.1
"""Two groups of so many articles each stay apart where each is about somebody else: so large a part of it is, so small a part
of the other."""


class Groups:
    """Articles, at first each alone, that join from the most alike pair down."""

    def __init__(self, pairs: Iterable[tuple[int, int, int]], names: Sequence[Sequence[int]]) -> None:
        """``pairs`` are those of one part that likenesses of LINKS hold together; ``names`` those that each is most about."""
        self._about = {number: Counter(held[:FOREMOST]) for number, held in enumerate(names)}
        self._named = {number: Counter(held) for number, held in enumerate(names)}
        self.members: dict[int, list[int]] = {}
        self._beside: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        self._within: dict[int, int] = defaultdict(int)
        for one, other, likeness in pairs:
            for number in (one, other):
                self.members.setdefault(number, [number])
            self._beside[one][other] = self._beside[other][one] = (likeness, 1)

    def join(self) -> None:
        """Join all that belong together; the same for any order of the pairs."""
        waiting = [(-self._mean(one, other), one, other) for one in self._beside for other in self._beside[one] if one < other]
        heapq.heapify(waiting)
        while waiting and -waiting[0][0] >= ENOUGH:
            mean, one, other = heapq.heappop(waiting)
            stale = other not in self._beside.get(one, {}) or -mean != self._mean(one, other)
            if not stale and self._belong(one, other, -mean):
                for changed in self._merge(one, other):
                    low, high = min(one, changed), max(one, changed)
                    heapq.heappush(waiting, (-self._mean(low, high), low, high))

    def _mean(self, one: int, other: int) -> float:
        total, pairs = self._beside[one][other]
        possible = len(self.members[one]) * len(self.members[other])
        return (total + UNLIKE * (possible - pairs)) / possible

    def _belong(self, one: int, other: int, mean: float) -> bool:
        smaller, larger = sorted((len(self.members[one]), len(self.members[other])))
        if mean < FEW.get(larger, ENOUGH) or (smaller >= SEVERAL and self._others(one, other) and self._others(other, one)):
            return False
        if smaller < TIGHT:
            return True
        return mean >= PART * min(self._tightness(one), self._tightness(other))

    def _others(self, one: int, other: int) -> bool:
        """Nearly all of the one are most about somebody whom hardly any of the other is about."""
        here, there = self._about[one], self._named[other]
        most, few = MOST * len(self.members[one]), HARDLY * len(self.members[other])
        return any(count >= most and there[name] <= few for name, count in here.items())

    def _tightness(self, group: int) -> float:
        size = len(self.members[group])
        return self._within[group] / (size * (size - 1) / 2)

    def _merge(self, one: int, other: int) -> Iterator[int]:
        """``other`` goes into ``one``; yields the groups beside it, whose means are new."""
        total, pairs = self._beside[one][other]
        between = total + UNLIKE * (len(self.members[one]) * len(self.members[other]) - pairs)
        self._within[one] += self._within.pop(other, 0) + between
        self.members[one] += self.members.pop(other)
        self._about[one] += self._about.pop(other)
        self._named[one] += self._named.pop(other)
        for group, (total, pairs) in self._beside.pop(other).items():
            del self._beside[group][other]
            if group != one:
                before, number = self._beside[one].get(group, (0, 0))
                self._beside[one][group] = self._beside[group][one] = (before + total, number + pairs)
        yield from tuple(self._beside[one])
