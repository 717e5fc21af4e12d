"""An article → earlier coverage: the same story's, then that of the same names.

It looks back in time only, so that news never changes old pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages.cards import ArticleCard, Cards
from broadsheet.values import Value, replace

SHOWN = 3


class Earlier(Value):
    """An earlier article, and the names that both are about; of one story they need share none."""

    card: ArticleCard
    shared: tuple[str, ...]
    same_story: bool = False


def earlier(article: Article, index: Index, cards: Cards) -> tuple[Earlier, ...]:
    """Three: the newest of the same story, then those that share most names with it, the newest first among equals.

    Copies of the article are left out, and of those of another the first is taken. Both are about each shared
    name. A person or an organisation is reason enough; places are if there are two, and a topic that both have. The chosen are
    in order of date, newest first.
    """
    shared: dict[str, list[str]] = {}
    same = _same_story(article, index)
    found: dict[str, Article] = {other.id: other for other in same}
    for id in index.about.get(article.id, ()):
        for other in index.before[id, article.published]:
            shared.setdefault(other.id, []).append(id)
            found[other.id] = other
    told = [other.id for other in same]
    strong = [other for other, ids in shared.items() if other not in told and _is_reason(article, found[other], ids, index)]
    strong.sort(key=lambda other: (-len(shared[other]), -found[other].published.toordinal(), found[other].slug))
    own = index.copies.get(article.id, article.id)
    strong = [other for other in strong if other not in index.copies and other != own]
    ranked = [*told, *strong][:SHOWN]
    chosen = sorted(ranked, key=lambda other: (-found[other].published.toordinal(), ranked.index(other)))
    return tuple(
        Earlier(
            card=replace(cards.article(found[other]), about=(), topics=(), cites=(), also=()),
            shared=tuple(index.card_of[id].name for id in shared.get(other, ())),
            same_story=other in told,
        )
        for other in chosen
    )


def _same_story(article: Article, index: Index) -> list[Article]:
    """Earlier articles of its story, no copies, the newest first."""
    story = index.story_of.get(article.id)
    own = index.copies.get(article.id, article.id)
    others = (index.article_of[id] for id in story.articles if id not in index.copies and id != own) if story else ()
    return sorted((a for a in others if a.published < article.published), key=lambda a: (-a.published.toordinal(), a.id))


def _is_reason(article: Article, other: Article, shared: Sequence[str], index: Index) -> bool:
    if any(index.card_of[id].kind != "place" for id in shared):
        return True
    return len(shared) > 1 and not set(article.topics).isdisjoint(other.topics)
