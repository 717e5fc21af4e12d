"""Entities by month: what a page of one month shows of an entity, found when it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, Said
from broadsheet.model.index import distinct
from broadsheet.values import replace


@dataclass(frozen=True, slots=True)
class Spans(Mapping[str, tuple[dt.date, ...]]):
    """Entity id → the months in which articles name it, newest first; copies of others do not count."""

    naming: Mapping[str, Sequence[Article]]
    copies: Mapping[str, str]

    def __getitem__(self, id: str) -> tuple[dt.date, ...]:
        held = distinct(self.naming[id], self.copies)
        return tuple(dict.fromkeys(article.published.replace(day=1) for article in held))

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


def _of_month(said: Iterable[Said], month: dt.date) -> tuple[Said, ...]:
    return tuple(one for one in said if _within(one.article, month))


def _within(article: Article, month: dt.date) -> bool:
    return (article.published.year, article.published.month) == (month.year, month.month)
