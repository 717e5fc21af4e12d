"""Entities and topics by month: what a page of one month shows of them, found when it is asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, Said
from broadsheet.model.index import TopicGroup, distinct
from broadsheet.values import replace

T = TypeVar("T")
_published = attrgetter("published")


@dataclass(frozen=True, slots=True)
class Spans(Mapping[str, tuple[dt.date, ...]]):
    """Entity id → the months in which articles name it, newest first; copies of others do not count."""

    naming: Mapping[str, Sequence[Article]]
    copies: Mapping[str, str]

    def __getitem__(self, id: str) -> tuple[dt.date, ...]:
        held = distinct(self.naming[id], self.copies)
        return months(held)

    def __iter__(self) -> Iterator[str]:
        return iter(self.naming)

    def __len__(self) -> int:
        return len(self.naming)


@dataclass(frozen=True, slots=True)
class Span(Mapping[tuple[str, dt.date], Entity]):
    """(entity id, month) → the entity as that month knows it; of copies, what ``copies`` has as the first is shown."""

    by_id: Mapping[str, Entity]
    copies: Mapping[str, str]

    def __getitem__(self, key: tuple[str, dt.date]) -> Entity:
        id, month = key
        entity = self.by_id[id]
        kept = {article.id for article in distinct((a.article for a in entity.appearances), self.copies)}
        held = tuple(a for a in entity.appearances if _within(a.article, month) and a.article.id in kept)
        if not held:
            raise KeyError(key)
        return replace(
            entity,
            aliases=(),
            roles=(),
            appearances=held,
            said_by=_of_month(entity.said_by, month),
            said_to=_of_month(entity.said_to, month),
            said_about=_of_month(entity.said_about, month),
            cited=(),
            seen_with=(),
        )

    def __iter__(self) -> Iterator[tuple[str, dt.date]]:
        raise TypeError("months of entities are looked up, not walked through")

    def __len__(self) -> int:
        raise TypeError("months of entities are looked up, not counted")


class TopicMonth(Mapping[tuple[str, dt.date], tuple[Article, ...]]):
    """(topic code, month) → the topic's articles of that month, newest first; a topic is parted when it is first asked for."""

    def __init__(self, group_of: Mapping[str, TopicGroup]) -> None:
        self._group_of = group_of
        self._parted: dict[str, dict[dt.date, tuple[Article, ...]]] = {}

    def __getitem__(self, key: tuple[str, dt.date]) -> tuple[Article, ...]:
        code, month = key
        return self._of(code)[month]

    def __iter__(self) -> Iterator[tuple[str, dt.date]]:
        return ((code, month) for code in self._group_of for month in self._of(code))

    def __len__(self) -> int:
        return sum(len(self._of(code)) for code in self._group_of)

    def _of(self, code: str) -> dict[dt.date, tuple[Article, ...]]:
        if code not in self._parted:
            self._parted[code] = by_month(self._group_of[code].articles, attrgetter("published"))
        return self._parted[code]


def months(articles: Iterable[Article]) -> tuple[dt.date, ...]:
    """First days of the months that articles are of, in their order."""
    return tuple(dict.fromkeys(map(first_of_month, dict.fromkeys(map(_published, articles)))))


def months_of(articles: Sequence[Article]) -> tuple[dt.date, ...]:
    """The same of many articles that are newest first: only where a month begins is looked at."""
    found: list[dt.date] = []
    at = 0
    while at < len(articles):
        found.append(month := first_of_month(articles[at].published))
        at = bisect_right(articles, -month.toordinal(), at, key=_before)
    return tuple(found)


def by_month(items: Iterable[T], day: Callable[[T], dt.date]) -> dict[dt.date, tuple[T, ...]]:
    """First day of a month → those of its days; months and items in their order."""
    held: dict[dt.date, list[T]] = {}
    for item in items:
        held.setdefault(first_of_month(day(item)), []).append(item)
    return {month: tuple(found) for month, found in held.items()}


@lru_cache(4096)
def first_of_month(day: dt.date) -> dt.date:
    """The first day of its month, found once for each day: it is asked for by the hundred thousand."""
    return day.replace(day=1)


def _before(article: Article) -> int:
    return -article.published.toordinal()


def _of_month(said: Iterable[Said], month: dt.date) -> tuple[Said, ...]:
    return tuple(one for one in said if _within(one.article, month))


def _within(article: Article, month: dt.date) -> bool:
    return (article.published.year, article.published.month) == (month.year, month.month)
