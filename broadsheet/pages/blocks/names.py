"""Articles → who is named in them: people, organisations and places, by number of articles, and nobody dropped in silence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
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


class Tally(Value, kw_only=False):
    """In how many of some articles each entity is named as a subject, and how many of them are about it."""

    named: Counter[str]
    about: Counter[str]
    kinds: Mapping[Kind, Sequence[str]]
    """The ids of those that are named, by their kinds."""
    of: Callable[[AbstractSet[str]], Mapping[str, Sequence[Article]]]
    """From ids to the articles that name each, in their order."""


def tally(articles: Collection[Article], index: Index) -> Tally:
    """What the articles hold."""
    named = counted(articles, index.named)
    return Tally(named, counted(articles, index.about), by_kind(named), partial(subjects, articles, index))


def counted(articles: Iterable[Article], of: Mapping[str, Iterable[str]]) -> Counter[str]:
    """Entity id → the number of ``articles`` that name it, or that are about it: ``of`` is a look-up of the index."""
    return Counter(chain.from_iterable(of.get(article.id, ()) for article in articles))


def by_kind(ids: Iterable[str]) -> Mapping[Kind, Sequence[str]]:
    """Ids of entities, those of each kind in their order: no page depends on a name that it only counts."""
    found: dict[Kind, list[str]] = {}
    for id in ids:
        found.setdefault(permalinks.kind(id), []).append(id)
    return found


def name_groups(
    articles: Sequence[Article],
    index: Index,
    cards: Cards,
    *,
    new: Collection[str] = (),
    limit: int = 8,
    days: Sequence[dt.date] = (),
    others: bool = False,
    tallied: Tally | None = None,
) -> tuple[NameGroup, ...]:
    """The names of ``articles`` (weightiest first) by kind, by number of articles.

    ``days`` adds a spark over these days; ``others`` names those beyond the ``limit`` too, which are counted in any case.
    ``tallied`` what they name, where it is known.
    """
    names = _Names(index, cards, tallied or tally(articles, index), limit, new=new, all=others)
    return tuple(names.group(kind, heading, one, days) for kind, heading, one in KINDS if kind in names.shown)


class _Names:
    """The names of some articles, ranked; the first of each kind are shown with their articles."""

    def __init__(
        self,
        index: Index,
        cards: Cards,
        held: Tally,
        limit: int,
        *,
        new: Collection[str],
        all: bool,
    ) -> None:
        self._index = index
        self._cards = cards
        self._new = frozenset(new)
        self._limit = limit
        counts = held.named

        def key(id: str) -> tuple[int, str, str]:
            return (-held.about[id], index.card_of[id].sort.casefold(), id)

        self._kinds = held.kinds
        self.shown = {kind: list(islice(ranked(counts, key, ids), None if all else limit)) for kind, ids in self._kinds.items()}
        """Ids by kind; all of them where the page names all."""
        self._found = held.of({id for ids in self.shown.values() for id in ids[:limit]})

    def group(self, kind: Kind, heading: str, one: str, days: Sequence[dt.date]) -> NameGroup:
        """The first as rows, the others as links."""
        ids, others = self.shown[kind][: self._limit], self.shown[kind][self._limit :]
        counts = [[sum(a.published == day for a in self._found[id]) for day in days] for id in ids]
        top = max((max(each) for each in counts), default=0) if days else 0
        rows = tuple(self._row(id, spark(each, top, today=True) if days else None) for id, each in zip(ids, counts, strict=True))
        return NameGroup(
            heading=say(heading),
            one=one,
            url=permalinks.entity_index(kind),
            roles=any(row.name.role for row in rows),
            rows=rows,
            beyond=len(self._kinds[kind]) - len(rows),
            also=tuple(AlsoName(link=self._cards.link(id), first=id in self._new) for id in others),
        )

    def _row(self, id: str, spark: Spark | None) -> NameRow:
        articles = self._found[id]
        alone = len(articles) == 1
        return NameRow(
            name=self._cards.entity(id, self._with_role(id, articles)),
            count=len(articles),
            count_url=naming_sentence(id, articles[0], self._index) if alone else permalinks.entity(id),
            first=id in self._new,
            spark=spark,
        )

    def _with_role(self, id: str, articles: Sequence[Article]) -> Article | None:
        """The first article that gives it a role; of hundreds, none may."""
        roles = self._index.roles_in
        for article in articles:
            for whose, _, _ in roles.get(article.id, ()):
                if whose == id:
                    return article
        return None


def naming_sentence(id: str, article: Article, index: Index) -> str:
    """Where ``article`` first names the entity."""
    if not article.sentences:
        return permalinks.article(article)
    starts = [m.start for m in article.mentions if not m.cited and index.entity_of.get((article.id, m.name)) == id]
    return permalinks.article(article, sentence_at(article, starts[0]).number if starts else None)
