"""A day's articles → its stories, each once: the article that leads it, who else reports it, and since when it goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.index import Edition, Index, distinct
from broadsheet.model.story import Story, leading
from broadsheet.pages import permalinks
from broadsheet.pages.cards import ArticleCard, Cards
from broadsheet.pages.shell import Link
from broadsheet.values import Value, names, replace
from broadsheet.wording import say

TICKS = 10
"""The most days that a flag draws as ticks."""
OTHERS = 3
"""Further articles of the day that are named under the one that leads."""


class Flag(Value):
    """A mark of a story that goes on: "Day 3" with one tick a day, or "Continuing" where days between had no article."""

    days: int
    """Ticks to draw; 0 where days between had no article."""
    label: str
    note: str = ""
    running: int = 0
    """Days since the story's first, both included."""


class Other(Value):
    """A further article of the day on the same story."""

    headline: str
    url: str
    inferred: bool
    publisher: str
    also: tuple[Link, ...]
    """Publishers of the same text."""
    lang: str = ""


class StoryCard(ArticleCard):
    """A story on one day; what later days brought is on the story's own page alone."""

    flag: Flag | None = None
    articles: int = 1
    """Articles of the day, copies among them."""
    origins: int = 1
    others: tuple[Other, ...] = ()
    more: int = 0
    """Articles of the day that are not named here."""
    whole: Link | None = None
    """The story's page."""


class StoryLine(Value):
    """A story on one day, in one line."""

    headline: str
    url: str
    inferred: bool
    flag: Flag | None
    articles: int
    """Articles of the day, copies among them."""
    origins: int
    lang: str = ""


class DayStory(Value):
    """The articles of one day on one event."""

    own: tuple[Article, ...]
    """Those with texts of their own: first the one that leads, then by weight."""
    every: tuple[Article, ...]
    """All of them, copies included, by weight."""

    @property
    def lead(self) -> Article:
        """The article under whose headline the day reports the story."""
        return self.own[0]


def day_stories(edition: Edition, index: Index) -> tuple[DayStory, ...]:
    """Return the edition's stories by weight; an article that belongs to none is one by itself."""
    own: dict[str, list[Article]] = {}
    for article in distinct(edition.articles, index.copies):
        own.setdefault(story_key(article, index), []).append(article)
    every: dict[str, list[Article]] = {}
    for article in edition.articles:
        every.setdefault(story_key(article, index), []).append(article)
    return tuple(DayStory(own=_led(articles), every=tuple(every[key])) for key, articles in own.items())


def story_card(day: DayStory, index: Index, cards: Cards) -> StoryCard:
    """Return the card of a story on its day."""
    lead, rest = day.lead, day.own[1:]
    story, card = index.story_of.get(lead.id), cards.article(lead)
    return StoryCard(
        **{name: getattr(card, name) for name in names(ArticleCard)},
        flag=flag(story, lead.published, index),
        articles=len(day.every),
        origins=origin_count(day.every, index),
        others=tuple(_other(article, cards) for article in rest[:OTHERS]),
        more=max(0, len(rest) - OTHERS),
        whole=Link(label=_so_far(story, lead.published), url=permalinks.story(story.slug)) if story else None,
    )


def story_line(day: DayStory, index: Index) -> StoryLine:
    """Return the line of a story on its day."""
    lead = day.lead
    return StoryLine(
        headline=lead.headline,
        url=permalinks.article(lead),
        inferred=lead.headline_inferred,
        flag=flag(index.story_of.get(lead.id), lead.published, index),
        articles=len(day.every),
        origins=origin_count(day.every, index),
        lang=wording.foreign(lead.language),
    )


class ToldDay(Value):
    """The stories of one day, of some of its articles."""

    cards: tuple[StoryCard, ...]


def by_day(articles: Iterable[Article], index: Index, cards: Cards, keep: str = "") -> Iterator[StoryCard]:
    """Yield the stories of each day of ``articles``, which are in order of days; the cards have no topics.

    What is made of a day is kept under ``keep``, where that is given.
    """
    for date, group in groupby(articles, key=lambda article: article.published):
        held = tuple(group)
        make = partial(_told_day, date, held, index, cards)
        yield from (cards.kept(ToldDay, f"{keep} {date}", (a.id for a in held), make) if keep else make()).cards


def _told_day(date: dt.date, articles: Iterable[Article], index: Index, cards: Cards) -> ToldDay:
    edition = Edition(date=date, articles=tuple(sorted(articles, key=lambda a: index.weight_of[a.id])))
    stories = (story_card(story, index, cards) for story in day_stories(edition, index))
    return ToldDay(cards=tuple(replace(card, topics=()) for card in stories))


def origin_count(articles: Iterable[Article], index: Index) -> int:
    """Return the number of independent origins of the articles."""
    return len({index.origins[article.id].key for article in articles})


def flag(story: Story | None, date: dt.date, index: Index) -> Flag | None:
    """Return the mark of a story on ``date``, whatever came later; None on its first day and for no story."""
    days = sorted({index.article_of[id].published for id in story.articles}) if story else []
    days = [day for day in days if day <= date]
    running = (date - days[0]).days + 1 if days else 1
    if running == 1:
        return None
    if running == len(days):
        return Flag(days=min(TICKS, running), label=say("Day %(number)s", number=running), running=running)
    since = wording.daymonth(days[0]) if days[0].year == date.year else wording.date(days[0])
    return Flag(days=0, label=say("Continuing"), note=say("since %(day)s", day=since), running=running)


def story_key(article: Article, index: Index) -> str:
    """Return what articles on one event have in common: the story, or the text that several may have."""
    story = index.story_of.get(article.id)
    return story.id if story else index.copies.get(article.id, article.id)


def _led(own: Sequence[Article]) -> tuple[Article, ...]:
    """The same articles, first the one under whose headline the day reports the story."""
    lead = leading(own)
    return (lead, *(article for article in own if article is not lead))


def _other(article: Article, cards: Cards) -> Other:
    return Other(
        headline=article.headline,
        url=permalinks.article(article),
        inferred=article.headline_inferred,
        publisher=article.publisher or "",
        also=cards.article(article).also,
        lang=wording.foreign(article.language),
    )


def _so_far(story: Story, date: dt.date) -> str:
    """The words of the link to a story's page on that day: nothing of the days that came after."""
    if date == story.first:
        return say("the whole story")
    return say("the story so far, %(days)s", days=wording.short_span(story.first, date))
