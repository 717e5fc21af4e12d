"""A story → what each of its days brought: sentences not said before, and names not seen before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.story import Story
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.day_stories import origin_count
from broadsheet.pages.cards import Cards, Cited, Named, cited
from broadsheet.values import Value

NAMES = 6
"""Of those that are new on a day."""


class NewDay(Value):
    """One day of the story."""

    date: dt.date
    url: str
    """The day's edition."""
    articles: int
    origins: int
    sentences: tuple[Cited, ...]
    """None where no sentence of the day is new and stands by itself."""
    names: tuple[Named, ...]
    """Not seen in the story before, those that the articles are about first."""


def new_days(story: Story, index: Index, cards: Cards) -> tuple[NewDay, ...]:
    """The story's days in order."""
    return tuple(_days(story, [index.article_of[id] for id in story.articles], index, cards))


def _days(story: Story, articles: Sequence[Article], index: Index, cards: Cards) -> Iterator[NewDay]:
    seen: set[str] = set()
    for date, group in groupby(articles, key=lambda article: article.published):
        today = list(group)
        ids = [id for id in _named(today, index) if id not in seen]
        seen.update(ids)
        told = [(index.article_of[id], number) for id, number in story.new if index.article_of[id].published == date]
        yield NewDay(
            date=date,
            url=permalinks.edition(date),
            articles=len(today),
            origins=origin_count(today, index),
            sentences=tuple(cited(article, article.sentences[number - 1]) for article, number in told),
            names=tuple(Named(label=index.card_of[id].name, url=cards.url(id)) for id in ids[:NAMES]),
        )


def _named(articles: Sequence[Article], index: Index) -> Iterator[str]:
    """Ids of the entities that the articles name, each once, those that they are about first."""
    about = [id for article in articles for id in index.about.get(article.id, ())]
    mentioned = (id for article in articles for id in index.named.get(article.id, ()))
    yield from dict.fromkeys((*about, *mentioned))
