"""Presences → who is seen with whom: entities that share sentences, ranked by how far above chance.

The measure is the signed log-likelihood ratio G² of Dunning (1993, "Accurate Methods for the Statistics of Surprise and
Coincidence", Computational Linguistics 19:1). It compares how often the other entity is named in the sentences that name this
one with how often in the sentences that do not. The latter are those of closed months, the months before this entity's newest,
so that one more article today does not re-rank the pages of entities that it does not name. An entity with no earlier month
is compared with the sentences up to the end of its own.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from broadsheet.grouping.presences import Presence
from broadsheet.model.article import Article
from broadsheet.model.entity import SeenWith

MOST = 100
"""Of the others that one entity is seen with; a country is seen with thousands."""
CROWD = 40
"""A sentence that names more than these is a list, and says nothing of company."""


class Chance:
    """How often each entity is named in all sentences, up to any month."""

    def __init__(self, articles: Sequence[Article], presences: Mapping[str, Sequence[Presence]]) -> None:
        self._all: list[int] = []
        self._naming: dict[str, list[int]] = defaultdict(list)
        for article in sorted(articles, key=lambda a: a.published):
            month = month_of(article)
            self._all += [month] * len(article.sentences)
            for presence in presences[article.id]:
                if not presence.cited:
                    self._naming[presence.entity] += [month] * len(presence.sentences)

    def closing(self, newest: int) -> int:
        """The month that comparisons stop before: the newest that the page shows, unless nothing is older."""
        return newest if self._all and self._all[0] < newest else newest + 1

    def sentences(self, before: int) -> int:
        """Sentences of the months before."""
        return bisect_left(self._all, before)

    def naming(self, entity: str, before: int) -> int:
        """Sentences of the months before that name the entity."""
        return bisect_left(self._naming[entity], before)


def month_of(article: Article) -> int:
    """Months since year 0."""
    return article.published.year * 12 + article.published.month


def seen_with(articles: Sequence[Article], presences: Mapping[str, Sequence[Presence]]) -> dict[str, tuple[SeenWith, ...]]:
    """Entity id → the others in its sentences, furthest above chance first; G² is negative below chance.

    ``presences`` has those of each article by its id. Cost grows with the pairs that sentences hold.
    """
    chance = Chance(articles, presences)
    newest: dict[str, int] = {}
    shared: dict[str, dict[str, list[tuple[int, str, int]]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        month = month_of(article)
        for number, entities in _by_sentence(presences[article.id]).items():
            crowded = len(entities) > CROWD
            for entity in entities:
                newest[entity] = max(newest.get(entity, 0), month)
                for other in () if crowded else entities:
                    if other != entity:
                        shared[entity][other].append((month, article.id, number))
    return {entity: _ranked(entity, others, newest[entity], chance) for entity, others in shared.items()}


def _by_sentence(presences: Sequence[Presence]) -> dict[int, list[str]]:
    held: dict[int, list[str]] = defaultdict(list)
    for presence in presences:
        if not presence.cited:
            for number in presence.sentences:
                held[number].append(presence.entity)
    return held


def _ranked(
    entity: str, others: Mapping[str, Sequence[tuple[int, str, int]]], newest: int, chance: Chance
) -> tuple[SeenWith, ...]:
    close = chance.closing(newest)
    own, own_closed = chance.naming(entity, newest + 1), chance.naming(entity, close)
    rest = chance.sentences(close) - own_closed
    found = []
    for other, places in others.items():
        closed = sum(month < close for month, _, _ in places)
        found.append(
            SeenWith(
                id=other,
                sentences=len(places),
                g2=round(g2(len(places), own, chance.naming(other, close) - closed, rest), 1),
                shared=tuple((article, number) for _, article, number in places),
            )
        )
    return tuple(sorted(found, key=lambda s: (-s.g2, -s.sentences, s.id))[:MOST])


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
