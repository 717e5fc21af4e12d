"""Presences → who is seen with whom: entities that share sentences, ranked by how far above chance.

The measure is the signed log-likelihood ratio G² of Dunning (1993, "Accurate Methods for the Statistics of Surprise and
Coincidence", Computational Linguistics 19:1). It compares how often the other entity is named in the sentences that name this
one with how often in the sentences that do not. The latter are those of closed months, the months before this entity's newest,
so that one more article today does not re-rank the pages of entities that it does not name. An entity with no earlier month
is compared with the sentences up to the end of its own.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, groupby
from operator import attrgetter

from broadsheet.engine.fingerprint import joined
from broadsheet.grouping.roll import Roll
from broadsheet.model.article import Article
from broadsheet.model.entity import SeenWith
from broadsheet.model.placed import Placed

MOST = 100
"""Of the others that one entity is seen with; a country is seen with thousands."""
CROWD = 40
"""A sentence that names more than these is a list, and says nothing of company."""

_ID, _PUBLISHED = map(attrgetter, ("id", "published"))


class Company:
    """Who is seen with whom in some articles, worked out for whom it is asked. Cost grows with the pairs that sentences hold."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll
        self._naming: dict[str, Counter[int]] = {}
        self._all: Counter[int] = Counter()
        for day, sentences in roll.sentences.items():
            self._all[_month(day)] += sentences
        self._oldest = min((month for month, count in self._all.items() if count), default=0)

    def of(self, entity: str) -> tuple[SeenWith, ...]:
        """The others in the entity's sentences, furthest above chance first; G² is negative below chance."""
        shared: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
        for article in self._roll.naming.get(entity, ()):
            month = month_of(article)
            for number, entities in _together(entity, self._roll.placed[article.id]).items():
                for other in entities if len(entities) <= CROWD else ():
                    if other != entity:
                        shared[other].append((month, article.id, number))
        return self._ranked(entity, shared) if shared else ()

    def newest(self, entity: str) -> int:
        """The newest month in which a sentence names the entity; 0 where none does."""
        held = (article for article in self._roll.naming.get(entity, ()) if _naming(entity, self._roll.placed[article.id]))
        return next(map(month_of, held), 0)

    def closing(self, newest: int) -> int:
        """The month that comparisons stop before: the newest that the page shows, unless nothing is older."""
        return newest if self._oldest and self._oldest < newest else newest + 1

    def _ranked(self, entity: str, others: Mapping[str, Sequence[tuple[int, str, int]]]) -> tuple[SeenWith, ...]:
        newest = self.newest(entity)
        close = self.closing(newest)
        own, own_closed = self._before(entity, newest + 1), self._before(entity, close)
        rest = sum(count for month, count in self._all.items() if month < close) - own_closed
        found = []
        for other, places in others.items():
            closed = sum(month < close for month, _, _ in places)
            found.append(
                SeenWith(
                    id=other,
                    sentences=len(places),
                    g2=round(g2(len(places), own, self._before(other, close) - closed, rest), 1),
                    shared=tuple((article, number) for _, article, number in places),
                )
            )
        return tuple(sorted(found, key=lambda s: (-s.g2, -s.sentences, s.id))[:MOST])

    def _before(self, entity: str, month: int) -> int:
        """Sentences of the months before that name the entity."""
        if entity not in self._naming:
            counts: Counter[int] = Counter()
            for day, articles in groupby(self._roll.naming.get(entity, ()), key=_PUBLISHED):
                counts[_month(day)] += sum(len(_naming(entity, self._roll.placed[article.id])) for article in articles)
            self._naming[entity] = counts
        return sum(count for each, count in self._naming[entity].items() if each < month)


class Against:
    """What an entity's company is measured against: fingerprints of all articles of the months before a month."""

    def __init__(self, roll: Roll, company: Company) -> None:
        self._company = company
        months: dict[int, list[str]] = defaultdict(list)
        for day, articles in roll.days.items():
            months[_month(day)] += map(roll.fingerprints.__getitem__, map(_ID, articles))
        self._months = sorted(months)
        self._up_to = list(accumulate((joined(months[month]) for month in self._months), lambda a, b: joined((a, b))))

    def __getitem__(self, id: str) -> str:
        return self.before(self.closing(id))

    def closing(self, id: str) -> int:
        """The month before which the articles are that the entity's company is measured against."""
        return self._company.closing(self._company.newest(id))

    def before(self, month: int) -> str:
        """The fingerprint of all articles of the months before."""
        place = bisect_left(self._months, month)
        return self._up_to[place - 1] if place else ""


def measured(roll: Roll, company: Company) -> dict[str, str]:
    """Entity id → fingerprint that is another where the company is: of what decides it beside the entity's own articles."""
    against = Against(roll, company)
    return {id: against[id] for id in roll.naming}


def month_of(article: Article) -> int:
    """Months since year 0."""
    return _month(article.published)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month


def _naming(entity: str, placed: Placed) -> Sequence[int]:
    """The sentences of an article that name an entity; asked by the ten thousand."""
    for each in placed.subjects:
        if each.entity == entity:
            return each.sentences
    return ()


def _together(entity: str, placed: Placed) -> dict[int, list[str]]:
    """The sentences of an article that name an entity, each with all that it names."""
    own = _naming(entity, placed)
    held: dict[int, list[str]] = {}
    for each in placed.subjects if own else ():
        for number in each.sentences:
            if number in own:
                held.setdefault(number, []).append(each.entity)
    return held


def g2(here: int, of_here: int, there: int, of_there: int) -> float:
    """Dunning's log-likelihood ratio of ``here`` in ``of_here`` against ``there`` in ``of_there``; negative where rarer here.

    >>> round(g2(10, 20, 5, 1000), 1), g2(1, 10, 10, 100), g2(1, 1, 0, 0)
    (65.7, 0.0, 0.0)
    """
    if not of_here or not of_there:
        return 0.0
    pooled = (here + there) / (of_here + of_there)
    ratio = 2 * sum(_loglik(k, n, k / n) - _loglik(k, n, pooled) for k, n in ((here, of_here), (there, of_there)))
    return max(0.0, ratio) if here * of_there >= there * of_here else -max(0.0, ratio) + 0.0


def _loglik(k: int, n: int, p: float) -> float:
    """Of k successes in n trials, at probability p; 0 · log 0 is 0."""
    return (k * math.log(p) if k else 0.0) + ((n - k) * math.log1p(-p) if n > k else 0.0)
