"""A day's articles → the days to come that they name, each with the sentence that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from broadsheet.model.article import Article, ComingDay
from broadsheet.pages.cards import Cited, cited, sentence_at
from broadsheet.values import Value

SHOWN = 5
REACH = dt.timedelta(days=400)
"""A date further ahead is rather one of a plan than of the news."""


class Ahead(Value):
    """A day to come, and the sentence that names it."""

    date: dt.date
    """The first day of the month where no more than a month is named."""
    month: bool
    cite: Cited
    headline: str


def ahead(articles: Iterable[Article], date: dt.date) -> tuple[Ahead, ...]:
    """Return up to five days, the nearest first; of one article and day the first sentence that names it, and each once."""
    found: dict[tuple[str, str], tuple[str, Ahead]] = {}
    said: set[tuple[str, str]] = set()
    for article in articles:
        for day in article.coming:
            key = (day.date, article.id)
            if key not in found and (day.date, day.text) not in said and _is_shown(day, date):
                said.add((day.date, day.text))
                found[key] = (day.date, _ahead(article, day))
    return tuple(one for _, one in sorted(found.values(), key=lambda pair: pair[0])[:SHOWN])


def _is_shown(day: ComingDay, date: dt.date) -> bool:
    """Tell whether a day is after that of the edition, in reach, and certain."""
    far = (date + REACH).isoformat()
    return not day.doubt and date.isoformat()[: len(day.date)] < day.date <= far


def _ahead(article: Article, day: ComingDay) -> Ahead:
    first = dt.date.fromisoformat(f"{day.date}-01"[:10])
    cite = cited(article, sentence_at(article, day.start))
    return Ahead(date=first, month=len(day.date) == 7, cite=cite, headline=article.headline)
