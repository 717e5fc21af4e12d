"""Articles → who is named in them: people, organisations and places, by number of articles, and nobody dropped in silence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from broadsheet.model.article import Article, Kind
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.sparks import Spark, spark
from broadsheet.pages.cards import Cards, Named, sentence_at
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import N_, say

KINDS: tuple[tuple[Kind, str, str], ...] = (
    ("person", N_("People"), "person"),
    ("organisation", N_("Organisations"), "organisation"),
    ("place", N_("Places"), "place"),
)
"""Kind, heading, and the word for one of it."""


class NameRow(Value):
    """A line of a table of names."""

    name: Named
    count: int
    count_url: str
    """To the sentence if it is a single article, else to the entity's page."""
    first: bool
    """Never named before the day of this page."""
    spark: Spark | None = None


class AlsoName(Value):
    """A name beyond the table."""

    link: Link
    first: bool


class NameGroup(Value):
    """The names of one kind: the leading ones as a table, all others as a list."""

    heading: str
    one: str
    """person, organisation, place."""
    url: str
    roles: bool
    """At least one row has a role."""
    rows: tuple[NameRow, ...]
    also: tuple[AlsoName, ...]
    """The others, where the page names all."""
    beyond: int
    """How many others there are."""


class CountRow(Value):
    """A link and a number of articles."""

    link: Link
    count: int


def subjects(articles: Sequence[Article], index: Index) -> Mapping[str, tuple[Article, ...]]:
    """Entity id → the articles that name it, in their order. Outlets that are only cited are no subjects."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        for id in index.named.get(article.id, ()):
            found.setdefault(id, []).append(article)
    return {id: tuple(of) for id, of in found.items()}


def name_groups(
    articles: Sequence[Article],
    index: Index,
    cards: Cards,
    *,
    new: Collection[str] = (),
    limit: int = 8,
    days: Sequence[dt.date] = (),
    others: bool = False,
) -> tuple[NameGroup, ...]:
    """The names of ``articles`` (weightiest first) by kind, by number of articles.

    ``days`` adds a spark over these days; ``others`` names those beyond the ``limit`` too, which are counted in any case.
    """
    names = _Names(articles, index, cards, new)
    return tuple(names.group(kind, heading, one, limit, days, others) for kind, heading, one in KINDS if names.of(kind))


class _Names:
    """The names of some articles, ranked."""

    def __init__(self, articles: Sequence[Article], index: Index, cards: Cards, new: Collection[str]) -> None:
        self._index = index
        self._cards = cards
        self._new = frozenset(new)
        self._found = subjects(articles, index)
        self._about = Counter(id for article in articles for id in index.about.get(article.id, ()))
        self._ranked = sorted(self._found, key=self._rank)

    def of(self, kind: Kind) -> list[str]:
        """Ids of one kind."""
        return [id for id in self._ranked if self._index.card_of[id].kind == kind]

    def group(self, kind: Kind, heading: str, one: str, limit: int, days: Sequence[dt.date], others: bool) -> NameGroup:
        """The first ``limit`` as rows, the ``others`` as links."""
        ids = self.of(kind)
        counts = [[sum(a.published == day for a in self._found[id]) for day in days] for id in ids[:limit]]
        top = max((max(each) for each in counts), default=0) if days else 0
        rows = tuple(self._row(id, spark(each, top, today=True) if days else None) for id, each in zip(ids, counts, strict=False))
        return NameGroup(
            heading=say(heading),
            one=one,
            url=permalinks.entity_index(kind),
            roles=any(row.name.role for row in rows),
            rows=rows,
            beyond=len(ids) - len(rows),
            also=tuple(AlsoName(link=self._cards.link(id), first=id in self._new) for id in ids[limit:] if others),
        )

    def _rank(self, id: str) -> tuple[int, int, str, str]:
        return (-len(self._found[id]), -self._about[id], self._index.card_of[id].sort.casefold(), id)

    def _row(self, id: str, spark: Spark | None) -> NameRow:
        articles = self._found[id]
        alone = len(articles) == 1
        return NameRow(
            name=self._cards.entity(id, next(filter(partial(self._has_role, id), articles), None)),
            count=len(articles),
            count_url=naming_sentence(id, articles[0], self._index) if alone else permalinks.entity(id),
            first=id in self._new,
            spark=spark,
        )

    def _has_role(self, id: str, article: Article) -> bool:
        return any(whose == id for whose, _, _ in self._index.roles_in.get(article.id, ()))


def naming_sentence(id: str, article: Article, index: Index) -> str:
    """Where ``article`` first names the entity."""
    if not article.sentences:
        return permalinks.article(article)
    starts = [m.start for m in article.mentions if not m.cited and index.entity_of.get((article.id, m.name)) == id]
    return permalinks.article(article, sentence_at(article, starts[0]).number if starts else None)
