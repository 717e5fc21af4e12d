"""Articles → editions: one for each day that has articles, the day's most important first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from operator import attrgetter

from broadsheet.grouping.later import Later
from broadsheet.model.article import Article
from broadsheet.model.entity import Said
from broadsheet.model.index import Edition, Weight

_id = attrgetter("id")


def editions(
    days: Mapping[dt.date, Sequence[Article]],
    weights: Mapping[str, Weight],
    naming: Mapping[str, Sequence[Article]],
    spoken: Callable[[Sequence[Article]], Sequence[Said]],
    copies: Mapping[str, str],
    repeating: Collection[dt.date],
) -> tuple[Edition, ...]:
    """Newest first; ``new`` are the entities whose first article as a subject is of that day.

    ``days`` has the articles of each day; ``naming`` has entity id → the articles that name it, newest first, in the order of
    entities; ``spoken`` gives the quotations of some articles; ``copies`` article id → id of the first of the same text, and
    ``repeating`` the days that have such. What a copy quotes is left out on a day that has the first article too.
    """
    new: dict[dt.date, list[str]] = defaultdict(list)
    again: dict[dt.date, list[str]] = defaultdict(list)
    for id, held in naming.items():
        new[held[-1].published].append(id)
        if len(held) > 1:
            again[held[-2].published].append(id)
    dates = sorted(days, reverse=True)
    return tuple(
        Edition(
            date=date,
            articles=Later(partial(_ordered, days[date], weights), days[date].__len__),
            held=days[date],
            previous=dates[place + 1] if place + 1 < len(dates) else None,
            next=dates[place - 1] if place else None,
            new=tuple(new[date]),
            again=tuple(again[date]),
            said=spoken(_own(days[date], copies) if date in repeating else days[date]),
        )
        for place, date in enumerate(dates)
    )


def _own(articles: Sequence[Article], copies: Mapping[str, str]) -> Sequence[Article]:
    """The articles of a day without copies of one another."""
    here = set(map(_id, articles))
    return [article for article in articles if copies.get(article.id) not in here]


def _ordered(articles: Sequence[Article], weights: Mapping[str, Weight]) -> Sequence[Article]:
    return sorted(articles, key=lambda article: weights[article.id])
