"""An article → earlier coverage of the same names: it looks back in time only, so that news never changes old pages."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages.cards import ArticleCard, Cards

SHOWN = 3
REACH = 40
"""Earlier appearances that are looked at for each name: a bound, so that old archives cost no more than young ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier article and the names that both are about."""

    card: ArticleCard
    shared: tuple[str, ...]


def earlier(article: Article, index: Index, cards: Cards) -> tuple[Earlier, ...]:
    """The three that share most names with it, the newest first among equals.

    Both are about each shared name. One place alone is no reason; one person or organisation is.
    """
    shared: dict[str, list[str]] = {}
    found: dict[str, Article] = {}
    for id in index.about.get(article.id, ()):
        for other in _before(article, id, index):
            shared.setdefault(other.id, []).append(id)
            found[other.id] = other
    strong = [other for other, ids in shared.items() if len(ids) > 1 or index.by_id[ids[0]].kind != "place"]
    strong.sort(key=lambda other: (-len(shared[other]), -found[other].published.toordinal(), found[other].slug))
    return tuple(
        Earlier(card=cards.article(found[other]), shared=tuple(index.by_id[id].name for id in shared[other]))
        for other in strong[:SHOWN]
    )


def _before(article: Article, id: str, index: Index) -> list[Article]:
    """The newest articles about the entity that are older than ``article``."""
    entity = index.by_id.get(id)
    if entity is None:
        return []
    start = bisect_right(
        entity.appearances, -article.published.toordinal(), key=lambda appearance: -appearance.article.published.toordinal()
    )
    return [a.article for a in islice(entity.appearances, start, start + REACH) if a.about]
