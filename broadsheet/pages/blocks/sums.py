"""What months come to → what all of them come to: news is mostly of the newest, so the sum of those before it is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages.cards import Cards
from broadsheet.values import Value

T = TypeVar("T")
Add = Callable[[Iterable[T]], T]


def summed(cls: type[T], key: str, months: Sequence[dt.date], cards: Cards, of: Callable[[dt.date], T], add: Add[T]) -> T:
    """What ``add`` makes of what ``of`` gives for each of ``months``, by first days, newest first.

    What the months before the newest come to is kept as one ``cls`` under ``key``.
    """
    newest, *older = months
    if not older:
        return of(newest)
    before = cards.kept(cls, key, map(dt.date.isoformat, older), lambda: add(map(of, older)))
    return add((of(newest), before))


def numbers(parts: Sequence[Iterable[tuple[str, int]]]) -> dict[str, int]:
    """Names with numbers, of several parts → each name with all its numbers; the last part, of the oldest, holds most."""
    found = dict(parts[-1]) if parts else {}
    for part in parts[:-1]:
        for name, number in part:
            found[name] = found.get(name, 0) + number
    return found


class Origins(Value):
    """Whom some articles have their news from, and what else can be added up of them."""

    articles: int
    unnamed: int
    """Articles whose publisher is not given."""
    alone: int
    """Articles that are an origin of their own, which no other shares."""
    shared: tuple[str, ...]
    """Keys of all other origins."""
    publishers: tuple[str, ...]

    @property
    def origins(self) -> int:
        """The number of origins."""
        return self.alone + len(self.shared)


def origins(articles: Iterable[Article], index: Index) -> Origins:
    """Those of the articles."""
    held = tuple(articles)
    keys = {article.id: index.origins[article.id].key for article in held}
    alone = sum(key == id and id not in index.copied for id, key in keys.items())
    return Origins(
        articles=len(held),
        unnamed=sum(not article.publisher for article in held),
        alone=alone,
        shared=tuple(dict.fromkeys(key for id, key in keys.items() if key != id or id in index.copied)),
        publishers=tuple(dict.fromkeys(article.publisher for article in held if article.publisher)),
    )


def all_origins(parts: Iterable[Origins]) -> Origins:
    """Those of several."""
    held = tuple(parts)
    return Origins(
        articles=sum(part.articles for part in held),
        unnamed=sum(part.unnamed for part in held),
        alone=sum(part.alone for part in held),
        shared=tuple(dict.fromkeys(key for part in held for key in part.shared)),
        publishers=tuple(dict.fromkeys(name for part in held for name in part.publishers)),
    )
