"""Editions → what a page of a week, month or year adds up of them: names, topics, stories, origins, words.

The totals of a month are kept, and those of a year's months before its newest as one: news of the newest month adds up that one
again and looks at no older article.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import groupby, islice
from operator import attrgetter

from broadsheet.model.article import Article
from broadsheet.model.index import Edition, Index
from broadsheet.pages.blocks.names import Tally, by_kind, counted, titled
from broadsheet.pages.blocks.sums import Origins, all_origins, origins, summed
from broadsheet.pages.cards import Cards
from broadsheet.pages.days.editions import Extent
from broadsheet.values import Value


class Topics(Value):
    """Topics as articles have them, how many have just these, and the id of the first of them."""

    names: tuple[str, ...]
    count: int
    first: str


class Totals(Value):
    """What some editions come to. Whatever is in an order of articles is in that of the editions, newest first, by weight."""

    origins: Origins
    names: tuple[tuple[str, int, int, str], ...]
    """Of each entity its id, the articles that name it, those of them that are about it, and the id of the first that gives it a
    role, or nothing."""
    topics: tuple[Topics, ...]
    stories: tuple[tuple[str, tuple[str, ...]], ...]
    """Of each story its id and those of its articles."""
    said: int
    """Quotations."""

    @property
    def extent(self) -> Extent:
        """How much a page of the editions tells of."""
        return Extent(
            articles=self.origins.articles,
            publishers=len(self.origins.publishers),
            unnamed=self.origins.unnamed,
        )


def of_year(year: int, months: Sequence[dt.date], index: Index, cards: Cards) -> Totals:
    """The totals of months of a year, by first days, newest first."""
    return summed(Totals, str(year), months, cards, partial(of_month, index=index, cards=cards), added)


def of_month(month: dt.date, index: Index, cards: Cards) -> Totals:
    """The totals of all editions of a month."""
    return cards.kept(Totals, month.isoformat(), (), lambda: of_editions(index.months[month], cards.within))


def of_editions(editions: Iterable[Edition], index: Index) -> Totals:
    """The totals of editions, newest first; ``index`` is that for articles of editions that were looked up."""
    held = tuple(editions)
    articles = [article for edition in held for article in edition.articles]
    named, about, roles = counted(articles, index.named), counted(articles, index.about), titled(articles, index)
    told: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if story := index.story_of.get(article.id):
            told[story.id].append(article.id)
    return Totals(
        origins=origins(articles, index),
        names=tuple((id, count, about[id], roles[id].id if id in roles else "") for id, count in named.items()),
        topics=tuple(_topics(articles)),
        stories=tuple((id, tuple(found)) for id, found in told.items()),
        said=sum(len(edition.said) for edition in held),
    )


def _topics(articles: Sequence[Article]) -> Iterator[Topics]:
    firsts = {article.topics: article.id for article in reversed(articles)}
    for names, count in Counter(article.topics for article in articles).items():
        yield Topics(names=names, count=count, first=firsts[names])


def added(parts: Iterable[Totals]) -> Totals:
    """The totals of periods, newest first, of which none holds an edition of another."""
    held = tuple(parts)
    told: dict[str, tuple[str, ...]] = {}
    for part in held:
        for id, articles in part.stories:
            told[id] = told.get(id, ()) + articles
    return Totals(
        origins=all_origins(part.origins for part in held),
        names=tuple(_names(held).values()),
        topics=_all_topics(held),
        stories=tuple(told.items()),
        said=sum(part.said for part in held),
    )


def _names(parts: Sequence[Totals]) -> dict[str, tuple[str, int, int, str]]:
    """Id → its row; the oldest part, which holds most, is taken as it is."""
    found = {row[0]: row for row in parts[-1].names}
    for part in reversed(parts[:-1]):
        for row in part.names:
            id, count, about, role = row
            older = found.get(id)
            found[id] = (id, older[1] + count, older[2] + about, role or older[3]) if older else row
    return found


def _all_topics(parts: Iterable[Totals]) -> tuple[Topics, ...]:
    found: dict[tuple[str, ...], Topics] = {}
    for part in parts:
        for one in part.topics:
            before = found.get(one.names)
            found[one.names] = Topics(names=one.names, count=before.count + one.count, first=before.first) if before else one
    return tuple(found.values())


def tallied(totals: Totals, editions: Sequence[Edition], index: Index) -> Tally:
    """How often names stand in the editions that the totals are of; ``index`` is that for articles of editions looked up."""
    roles = {id: article for id, _, _, article in totals.names if article}
    return Tally(
        named={id: count for id, count, _, _ in totals.names},
        about={id: count for id, _, count, _ in totals.names if count},
        kinds=by_kind(id for id, _, _, _ in totals.names),
        naming=lambda _, most: _Naming(editions, index, most),
        titled=partial(_titled, roles, index),
    )


def _titled(roles: Mapping[str, str], index: Index, ids: AbstractSet[str]) -> Mapping[str, Article]:
    return {id: index.article_of[roles[id]] for id in ids if id in roles}


class _Naming(dict[str, Sequence[Article]]):
    """Entity id → the articles of some editions that name it, in their order, looked for among all that name it."""

    def __init__(self, editions: Sequence[Edition], index: Index, most: int) -> None:
        super().__init__()
        self._index = index
        self._most = most
        self._edition_of = {edition.date: edition for edition in editions}
        self._newest, self._oldest = _age(editions[0].date), _age(editions[-1].date)

    def __missing__(self, id: str) -> Sequence[Article]:
        found = self[id] = tuple(islice(self._ordered(self._index.naming[id]), self._most))
        return found

    def _ordered(self, articles: Sequence[Article]) -> Iterator[Article]:
        """Those of the editions; where one stands alone on its day, the day need not be weighed."""
        begin = bisect_left(articles, self._newest, key=lambda article: _age(article.published))
        end = bisect_right(articles, self._oldest, key=lambda article: _age(article.published))
        for date, group in groupby(articles[begin:end], key=attrgetter("published")):
            held = tuple(group)
            ids = {article.id for article in held}
            yield from held if len(held) == 1 else (a for a in self._edition_of[date].articles if a.id in ids)


def _age(day: dt.date) -> int:
    """What is greater the older a day is."""
    return -day.toordinal()
