"""Articles → who is named in them: people, organisations and places, by number of articles."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, partial
from itertools import chain, islice

from broadsheet.model.article import Article, Kind
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.ranking import ranked
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


class NameGroup(Value):
    """The leading names of one kind, as a table."""

    heading: str
    one: str
    """person, organisation, place."""
    url: str
    roles: bool
    """At least one row has a role."""
    rows: tuple[NameRow, ...]
    beyond: int
    """How many others there are."""


class CountRow(Value):
    """A link and a number of articles."""

    link: Link
    count: int


def subjects(
    articles: Iterable[Article], index: Index, among: AbstractSet[str] | None = None
) -> Mapping[str, tuple[Article, ...]]:
    """Entity id → the articles that name it, in their order; of all entities, or of those ``among`` them. Outlets that are only
    cited are no subjects.
    """
    found: dict[str, list[Article]] = {}
    for article in articles:
        named = index.named.get(article.id, ())
        if among is not None:
            named = () if among.isdisjoint(named) else tuple(id for id in named if id in among)
        for id in named:
            found.setdefault(id, []).append(article)
    return {id: tuple(of) for id, of in found.items()}


class Tally(Value):
    """In how many of some articles each entity is named as a subject, and how many of them are about it."""

    named: Mapping[str, int]
    about: Mapping[str, int]
    """Of those that some article is about."""
    kinds: Mapping[Kind, Sequence[str]]
    """The ids of those that are named, by their kinds."""
    naming: Callable[[AbstractSet[str], int], Mapping[str, Sequence[Article]]]
    """From ids to the articles that name each, in their order: so many, or all that there are, at the least."""
    titled: Callable[[AbstractSet[str]], Mapping[str, Article]]
    """From ids to the first article that gives each a role; not of those that have none."""


def tally(articles: Collection[Article], index: Index) -> Tally:
    """What the articles hold."""
    named = counted(articles, index.named)
    return Tally(
        named=named,
        about=counted(articles, index.about),
        kinds=by_kind(named),
        naming=lambda ids, _: subjects(articles, index, ids),
        titled=partial(titled, articles, index),
    )


def titled(articles: Iterable[Article], index: Index, among: AbstractSet[str] | None = None) -> Mapping[str, Article]:
    """Entity id → the first of the articles that names it as a subject and gives it a role; of all or of those ``among`` them."""
    found: dict[str, Article] = {}
    for article in articles:
        for id, _, _ in index.roles_in.get(article.id, ()):
            if id not in found and (among is None or id in among) and id in index.named[article.id]:
                found[id] = article
    return found


def counted(articles: Iterable[Article], of: Mapping[str, Iterable[str]]) -> Counter[str]:
    """Entity id → the number of ``articles`` that name it, or that are about it: ``of`` is a look-up of the index."""
    return Counter(chain.from_iterable(of.get(article.id, ()) for article in articles))


def by_kind(ids: Iterable[str]) -> Mapping[Kind, Sequence[str]]:
    """Ids of entities, those of each kind in their order: no page depends on a name that it only counts."""
    found: dict[Kind, list[str]] = {}
    for id in ids:
        found.setdefault(permalinks.kind(id), []).append(id)
    return {kind: found[kind] for kind in permalinks.FOLDERS if kind in found}


def in_order(held: Tally, index: Index, kind: Kind) -> Iterator[str]:
    """Yield the ids of a kind by number of articles, then by how many are about them, then by their sort keys."""

    def key(id: str) -> tuple[int, str, str]:
        return (-held.about.get(id, 0), index.card_of[id].sort.casefold(), id)

    return ranked(held.named, key, held.kinds.get(kind, ()))


def name_groups(
    held: Tally,
    index: Index,
    cards: Cards,
    *,
    new: Collection[str] = (),
    limit: int = 8,
    days: Sequence[dt.date] = (),
) -> tuple[NameGroup, ...]:
    """Return the leading names of articles (weightiest first) by kind; ``days`` adds a spark over these days."""
    shown = {kind: list(islice(in_order(held, index, kind), limit)) for kind in held.kinds}
    names = _Names(index, cards, held, shown, new)
    return tuple(names.group(kind, heading, one, days) for kind, heading, one in KINDS if kind in shown)


class _Names:
    """The rows of the leading names of some articles."""

    def __init__(
        self, index: Index, cards: Cards, held: Tally, shown: Mapping[Kind, Sequence[str]], new: Collection[str]
    ) -> None:
        self._index = index
        self._cards = cards
        self._held = held
        self._shown = shown
        self._new = frozenset(new)
        self._leading = frozenset(chain.from_iterable(shown.values()))
        self._titled = held.titled(self._leading)

    @cached_property
    def _found(self) -> Mapping[str, Sequence[Article]]:
        return self._held.naming(self._leading, sys.maxsize)

    def group(self, kind: Kind, heading: str, one: str, days: Sequence[dt.date]) -> NameGroup:
        """Return the table of one kind."""
        ids = self._shown[kind]
        counts = [[sum(a.published == day for a in self._found[id]) for day in days] for id in ids]
        top = max((max(each) for each in counts), default=0) if days else 0
        rows = tuple(self._row(id, spark(each, top, today=True) if days else None) for id, each in zip(ids, counts, strict=True))
        return NameGroup(
            heading=say(heading),
            one=one,
            url=permalinks.entity_index(kind),
            roles=any(row.name.role for row in rows),
            rows=rows,
            beyond=len(self._held.kinds[kind]) - len(rows),
        )

    def _row(self, id: str, spark: Spark | None) -> NameRow:
        count = self._held.named[id]
        return NameRow(
            name=self._cards.entity(id, self._titled.get(id)),
            count=count,
            count_url=naming_sentence(id, self._found[id][0], self._index) if count == 1 else permalinks.entity(id),
            first=id in self._new,
            spark=spark,
        )


def naming_sentence(id: str, article: Article, index: Index) -> str:
    """Where ``article`` first names the entity."""
    if not article.sentences:
        return permalinks.article(article)
    starts = [m.start for m in article.mentions if not m.cited and index.entity_of.get((article.id, m.name)) == id]
    return permalinks.article(article, sentence_at(article, starts[0]).number if starts else None)
