"""Articles → the topics, places and people that stand in them, by number of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from broadsheet.model.article import Article, Kind
from broadsheet.model.index import Index
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.blocks.letters import order
from broadsheet.pages.blocks.names import CountRow
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link

ROWS = 12
RANK: Mapping[Kind, int] = {"person": 0, "organisation": 1, "place": 2}


class Surroundings:
    """Counts of what articles name."""

    def __init__(self, index: Index) -> None:
        self._cards = index.card_of
        self._named = index.named

    def topics(self, articles: Iterable[Article], cards: Cards) -> tuple[CountRow, ...]:
        """The topics of the articles, most first."""
        counts = Counter(topic for article in articles for topic in cards.topics(article))
        rows = sorted(counts.items(), key=lambda item: (-item[1], item[0].label))[:ROWS]
        return tuple(CountRow(link=Link(label=capital(link.label), url=link.url), count=count) for link, count in rows)

    def entities(self, articles: Iterable[Article], kind: Kind, but: str, cards: Cards) -> tuple[CountRow, ...]:
        """The entities of a kind that the articles name, most first, without one of them."""
        counts = self._counts(articles)
        found = [id for id in self._ranked(counts) if id != but and self._cards[id].kind == kind]
        return tuple(CountRow(link=cards.link(id), count=counts[id]) for id in found[:ROWS])

    def leading(self, articles: Iterable[Article], limit: int) -> tuple[str, ...]:
        """Ids of the entities of any kind that most of the articles name."""
        return tuple(self._ranked(self._counts(articles))[:limit])

    def names(self, article: Article, id: str) -> bool:
        """The article names the entity as a subject."""
        return id in self._named[article.id]

    def _counts(self, articles: Iterable[Article]) -> Counter[str]:
        return Counter(id for article in articles for id in self._named[article.id])

    def _ranked(self, counts: Counter[str]) -> list[str]:
        """People first among those that as many articles name, then organisations."""
        return sorted(counts, key=lambda id: (-counts[id], RANK[self._cards[id].kind], order(self._cards[id].sort), id))
