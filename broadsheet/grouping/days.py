"""Articles → editions: one for each day that has articles, the day's most important first."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, Said
from broadsheet.model.index import Edition


def editions(
    articles: Iterable[Article], about: Mapping[str, Sequence[str]], entities: Iterable[Entity], said: Iterable[Said]
) -> tuple[Edition, ...]:
    """Newest first; ``new`` are the entities whose first article as a subject is of that day."""
    days: dict[dt.date, list[Article]] = defaultdict(list)
    for article in articles:
        days[article.published].append(article)
    new: dict[dt.date, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.appearances:
            new[entity.appearances[-1].article.published].append(entity.id)
    words: dict[dt.date, list[Said]] = defaultdict(list)
    for one in said:
        words[one.article.published].append(one)
    dates = sorted(days, reverse=True)
    return tuple(
        Edition(
            date=date,
            articles=_by_weight(days[date], about),
            previous=dates[place + 1] if place + 1 < len(dates) else None,
            next=dates[place - 1] if place else None,
            new=tuple(new[date]),
            said=tuple(words[date]),
        )
        for place, date in enumerate(dates)
    )


def _by_weight(articles: Sequence[Article], about: Mapping[str, Sequence[str]]) -> tuple[Article, ...]:
    """What more of the day's articles are about weighs more; then what is longer.

    An article's weight is the number of the day's articles that are about the same two names as it, at the most of its pairs.
    """
    pairs = {a.id: tuple(combinations(sorted(about[a.id]), 2)) for a in articles}
    covered = Counter(pair for found in pairs.values() for pair in found)

    def weight(article: Article) -> tuple[int, int, str]:
        return (-max((covered[pair] for pair in pairs[article.id]), default=1), -article.words, article.slug)

    return tuple(sorted(articles, key=weight))
