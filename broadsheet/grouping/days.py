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
    articles: Iterable[Article],
    about: Mapping[str, Sequence[str]],
    entities: Iterable[Entity],
    said: Iterable[Said],
    story_of: Mapping[str, str],
    copies: Mapping[str, str],
) -> tuple[Edition, ...]:
    """Newest first; ``new`` are the entities whose first article as a subject is of that day.

    ``story_of`` has article id → story id, ``copies`` article id → id of the first of the same text. What a copy
    quotes is left out on a day that has the first article too.
    """
    days: dict[dt.date, list[Article]] = defaultdict(list)
    for article in articles:
        days[article.published].append(article)
    new: dict[dt.date, list[str]] = defaultdict(list)
    again: dict[dt.date, list[str]] = defaultdict(list)
    for entity in entities:
        if entity.appearances:
            new[entity.appearances[-1].article.published].append(entity.id)
        if len(entity.appearances) > 1:
            again[entity.appearances[-2].article.published].append(entity.id)
    words: dict[dt.date, list[Said]] = defaultdict(list)
    today = {(article.id, date) for date, found in days.items() for article in found}
    for one in said:
        if (copies.get(one.article.id), one.article.published) not in today:
            words[one.article.published].append(one)
    dates = sorted(days, reverse=True)
    return tuple(
        Edition(
            date=date,
            articles=_by_weight(days[date], about, story_of, copies),
            previous=dates[place + 1] if place + 1 < len(dates) else None,
            next=dates[place - 1] if place else None,
            new=tuple(new[date]),
            again=tuple(again[date]),
            said=tuple(words[date]),
        )
        for place, date in enumerate(dates)
    )


def _by_weight(
    articles: Sequence[Article], about: Mapping[str, Sequence[str]], story_of: Mapping[str, str], copies: Mapping[str, str]
) -> tuple[Article, ...]:
    """A story that more of the day's articles tell weighs more; then what more of them are about; then what is longer.

    What an article is about weighs by the number of the day's articles that are about the same two names as it, at the
    most of its pairs. A copy counts for nothing.
    """
    distinct = [article for article in articles if article.id not in copies]
    told = Counter(story_of.get(article.id, article.id) for article in distinct)
    pairs = {a.id: tuple(combinations(sorted(about[a.id]), 2)) for a in articles}
    covered = Counter(pair for article in distinct for pair in pairs[article.id])

    def weight(article: Article) -> tuple[int, int, int, str]:
        story = -told[story_of.get(article.id, article.id)]
        return (story, -max((covered[pair] for pair in pairs[article.id]), default=1), -article.words, article.slug)

    return tuple(sorted(articles, key=weight))
