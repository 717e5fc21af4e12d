"""Articles → the topics, places and people that stand in them, by number of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import islice

from broadsheet.model.article import Article, Kind
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.blocks.letters import order
from broadsheet.pages.blocks.names import CountRow, by_kind, counted
from broadsheet.pages.blocks.ranking import ranked
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link

ROWS = 12
RANK: Mapping[Kind, int] = {"person": 0, "organisation": 1, "place": 2}


class Surroundings:
    """What some articles name, counted once for all that a page shows of it."""

    def __init__(self, articles: Sequence[Article], index: Index, counts: Mapping[str, int] | None = None) -> None:
        self._articles = articles
        self._index = index
        self._counted = counts
        """How many of the articles name each entity, where that is known."""

    def topics(self, cards: Cards) -> tuple[CountRow, ...]:
        """The topics of the articles, most first."""
        counts: Counter[Link] = Counter()
        for names, count in Counter(article.topics for article in self._articles).items():
            for link in cards.topic_links(names):
                counts[link] += count
        rows = sorted(counts.items(), key=lambda item: (-item[1], item[0].label))[:ROWS]
        return tuple(CountRow(link=Link(label=capital(link.label), url=link.url), count=count) for link, count in rows)

    def entities(self, kind: Kind, but: str, cards: Cards) -> tuple[CountRow, ...]:
        """The entities of a kind that the articles name, most first, without one of them."""
        found = (id for id in ranked(self._counts, self._key, self._kinds.get(kind, ())) if id != but)
        return tuple(CountRow(link=cards.link(id), count=self._counts[id]) for id in islice(found, ROWS))

    def leading(self, limit: int) -> tuple[str, ...]:
        """Ids of the entities of any kind that most of the articles name; people first, then organisations."""
        return tuple(islice(ranked(self._counts, lambda id: (RANK[permalinks.kind(id)], *self._key(id))), limit))

    def named(self, article: Article) -> Collection[str]:
        """Ids of the entities that the article names as subjects."""
        return self._index.named[article.id]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return counted(self._articles, self._index.named) if self._counted is None else self._counted

    @cached_property
    def _kinds(self) -> Mapping[Kind, Sequence[str]]:
        return by_kind(self._counts)

    def _key(self, id: str) -> tuple[tuple[bool, str], str]:
        return order(self._index.card_of[id].sort), id
