"""A story → what each of its days added: the first sentence of its best report, sentences not said before, new names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from broadsheet.model.article import Article
from broadsheet.model.index import Index, distinct
from broadsheet.model.story import Story, leading
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.day_stories import origin_count
from broadsheet.pages.cards import Cards, Cited, Named, cited, summary_sentence
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import foreign

NAMES = 6
"""The most names of a day that are new."""


class NewDay(Value):
    """One day of the story."""

    date: dt.date
    url: str
    """The day's edition."""
    articles: int
    origins: int
    lead: Link
    """The day's best report: its headline and page."""
    inferred: bool
    lede: Cited | None
    """Its first sentence."""
    sentences: tuple[Cited, ...]
    """Others of the day that say what was not said before, if they need no sentence before them."""
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
        lead = leading(distinct(today, index.copies))
        lede = summary_sentence(lead)
        new = (cited(article, article.sentences[number - 1]) for article, number in told)
        yield NewDay(
            date=date,
            url=permalinks.edition(date),
            articles=len(today),
            origins=origin_count(today, index),
            lead=Link(label=lead.headline, url=permalinks.article(lead), lang=foreign(lead.language)),
            inferred=lead.headline_inferred,
            lede=lede,
            sentences=tuple(sentence for sentence in new if sentence != lede),
            names=tuple(Named(label=index.card_of[id].name, url=cards.url(id)) for id in ids[:NAMES]),
        )


def _named(articles: Sequence[Article], index: Index) -> Iterator[str]:
    """Ids of the entities that the articles name, each once, those that they are about first."""
    about = [id for article in articles for id in index.about.get(article.id, ())]
    mentioned = (id for article in articles for id in index.named.get(article.id, ()))
    yield from dict.fromkeys((*about, *mentioned))
