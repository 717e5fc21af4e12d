"""An article → earlier coverage of the same names: it looks back in time only, so that news never changes old pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
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

    Both are about each shared name. A person or an organisation is reason enough; places are if there are
    two, and a topic that both have. The chosen are in order of date, newest first.
    """
    shared: dict[str, list[str]] = {}
    found: dict[str, Article] = {}
    for id in index.about.get(article.id, ()):
        for other in _before(article, id, index):
            shared.setdefault(other.id, []).append(id)
            found[other.id] = other
    strong = [other for other, ids in shared.items() if _is_reason(article, found[other], ids, index)]
    strong.sort(key=lambda other: (-len(shared[other]), -found[other].published.toordinal(), found[other].slug))
    chosen = sorted(strong[:SHOWN], key=lambda other: (-found[other].published.toordinal(), strong.index(other)))
    return tuple(
        Earlier(card=cards.article(found[other]), shared=tuple(index.by_id[id].name for id in shared[other])) for other in chosen
    )


def _is_reason(article: Article, other: Article, shared: Sequence[str], index: Index) -> bool:
    if any(index.by_id[id].kind != "place" for id in shared):
        return True
    return len(shared) > 1 and not set(article.topics).isdisjoint(other.topics)


def _before(article: Article, id: str, index: Index) -> list[Article]:
    """The newest articles about the entity that are older than ``article``."""
    entity = index.by_id.get(id)
    if entity is None:
        return []
    start = bisect_right(
        entity.appearances, -article.published.toordinal(), key=lambda appearance: -appearance.article.published.toordinal()
    )
    return [a.article for a in islice(entity.appearances, start, start + REACH) if a.about]
