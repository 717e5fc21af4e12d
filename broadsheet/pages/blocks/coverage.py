"""A group's articles → a listing by day, and links to the months that hold all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.cards import ArticleCard
from broadsheet.values import Value, replace

Held = TypeVar("Held")


class Item(Value):
    """An article in a listing; ``note`` says how it stands to the group: about, mentioning."""

    card: ArticleCard
    note: str = ""


class Day(Value):
    """The articles of one day."""

    date: dt.date
    url: str
    """The day's edition."""
    note: str
    """The note that all its items have; nothing where they differ."""
    items: tuple[Item, ...]


class MonthLink(Value):
    """A month of older coverage."""

    month: dt.date
    """Its first day."""
    url: str
    count: int


def days(items: Iterable[Item]) -> tuple[Day, ...]:
    """Items in order of time → days in the same order."""
    made = []
    for date, group in groupby(items, key=lambda item: item.card.published):
        held = tuple(group)
        notes = {item.note for item in held}
        made.append(Day(date=date, url=permalinks.edition(date), note=notes.pop() if len(notes) == 1 else "", items=held))
    return tuple(made)


def months(folder: str, articles: Iterable[Article]) -> tuple[MonthLink, ...]:
    """The months of ``articles``, in their order; pages stand in ``folder``, ``people/john-kerry``."""
    held = by_month(articles, lambda article: article.published)
    return tuple(MonthLink(month=m, url=permalinks.entity_month(folder, m), count=len(found)) for m, found in held.items())


def neighbours(months: Sequence[MonthLink], place: int) -> tuple[MonthLink | None, MonthLink | None]:
    """The month before and the month after, where ``months`` are newest first; how much each holds is for its own page."""
    return (
        replace(months[place + 1], count=0) if place + 1 < len(months) else None,
        replace(months[place - 1], count=0) if place else None,
    )


def span(first: dt.date, last: dt.date) -> str:
    """Two days in one phrase, with nothing said twice.

    >>> span(dt.date(2023, 7, 17), dt.date(2023, 7, 19)), span(dt.date(2023, 6, 30), dt.date(2023, 7, 1))
    ('17–19 July 2023', '30 June – 1 July 2023')
    """
    return wording.span(first, last)


def day_names(index: Index) -> list[str]:
    """``2023-07-19`` of each edition, the newest first: the groups of whatever is made for each day."""
    return [edition.date.isoformat() for edition in index.editions]


def month_names(index: Index) -> list[str]:
    """``2023-07`` of each month with an edition, in order; years have four digits."""
    return sorted({edition.date.isoformat()[:7] for edition in index.editions})


def by_month(items: Iterable[Held], date: Callable[[Held], dt.date]) -> dict[dt.date, list[Held]]:
    """First day of the month → the items whose ``date`` is in it, in their order."""
    held: dict[tuple[int, int], list[Held]] = {}
    for item in items:
        day = date(item)
        held.setdefault((day.year, day.month), []).append(item)
    return {dt.date(year, month, 1): found for (year, month), found in held.items()}
