"""Entities → earlier articles about each, found when they are asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity

REACH = 40
"""Earlier appearances that are looked at for each name: a bound, so that old archives cost no more than young ones."""


@dataclass(frozen=True, slots=True)
class Before(Mapping[tuple[str, dt.date], tuple[Article, ...]]):
    """(entity id, day) → the articles about the entity among the forty newest older ones that name it, newest first."""

    by_id: Mapping[str, Entity]

    def __getitem__(self, key: tuple[str, dt.date]) -> tuple[Article, ...]:
        id, day = key
        seen = self.by_id[id].appearances
        start = bisect_right(seen, -day.toordinal(), key=lambda appearance: -appearance.article.published.toordinal())
        return tuple(a.article for a in islice(seen, start, start + REACH) if a.about)

    def __iter__(self) -> Iterator[tuple[str, dt.date]]:
        raise TypeError("there is an answer for every day")

    def __len__(self) -> int:
        raise TypeError("there is an answer for every day")
