"""A day's articles → its stories, each once: the article that leads it, who else tells it, and whether it is new or goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, islice

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
"""At most."""
OTHERS = 3
"""Further articles of the day that are named under the one that leads."""


class Flag(Value):
    """New · Day 3, one tick a day · Continuing since."""

    new: bool
    days: int
    """Ticks; none where the story was away."""
    label: str
    note: str = ""
    running: int = 0
    """Days since its first, that one among them."""


class Other(Value):
    """A further article of the day that tells the story."""

    headline: str
    url: str
    inferred: bool
    publisher: str
    also: tuple[Link, ...]
    """Who else has the same text."""
    lang: str = ""


class StoryCard(ArticleCard):
    """A story as one day tells it; what later days brought stands on its own page alone."""

    flag: Flag | None = None
    articles: int = 1
    """Of the day, copies among them."""
    origins: int = 1
    others: tuple[Other, ...] = ()
    more: int = 0
    """Articles of the day that are not named here."""
    whole: Link | None = None
    """The story's page."""


Telling = tuple[Article, StoryCard]


def tellings(edition: Edition, index: Index, cards: Cards, most: int | None = None) -> tuple[Telling, ...]:
    """The edition's stories by weight, each under its headline on that day; articles that belong to none by themselves.

    ``most`` of them, where only the weightiest are asked for.

    Where all is new, as in the site's first edition, nothing is marked as new.
    """
    led: dict[str, list[Article]] = {}
    for article in distinct(edition.articles, index.copies):
        led.setdefault(story_key(article, index), []).append(article)
    counted: dict[str, list[Article]] = {}
    for article in edition.articles:
        counted.setdefault(story_key(article, index), []).append(article)
    told_before = (not flag(index.story_of.get(own[0].id), edition.date, index).new for own in led.values())
    marked = edition.previous is not None and any(told_before)
    told = ((key, _led(own)) for key, own in islice(led.items(), most))
    return tuple((own[0], _card(own, counted[key], index, cards, marked=marked)) for key, own in told)


class ToldDay(Value):
    """The stories of one day, of some of its articles."""

    cards: tuple[StoryCard, ...]


def by_day(articles: Iterable[Article], index: Index, cards: Cards, keep: str = "") -> Iterator[StoryCard]:
    """``articles`` in order of days → the stories that each day's tell, each under one headline, without their topics.

    These pages hold many days: nothing on them is marked as new. What a day tells is kept under ``keep``, where that is given.
    """
    for date, group in groupby(articles, key=lambda article: article.published):
        held = tuple(group)
        make = partial(_told_day, date, held, index, cards)
        yield from (cards.kept(ToldDay, f"{keep} {date}", (a.id for a in held), make) if keep else make()).cards


def _told_day(date: dt.date, articles: Iterable[Article], index: Index, cards: Cards) -> ToldDay:
    edition = Edition(date=date, articles=tuple(sorted(articles, key=lambda a: index.weight_of[a.id])), previous=date)
    told = (card for _, card in tellings(edition, index, cards))
    return ToldDay(cards=tuple(replace(card, topics=(), flag=_unless_new(card.flag)) for card in told))


def _unless_new(flag: Flag | None) -> Flag | None:
    return None if flag and flag.new else flag


def origin_count(articles: Iterable[Article], index: Index) -> int:
    """How many origins the articles have."""
    return len({index.origins[article.id].key for article in articles})


def flag(story: Story | None, date: dt.date, index: Index) -> Flag:
    """How the story stood on ``date``: what came later does not count."""
    days = sorted({index.article_of[id].published for id in story.articles} if story else {date})
    days = [day for day in days if day <= date]
    running = (date - days[0]).days + 1
    if running == 1:
        return Flag(new=True, days=0, label=say("New"), running=1)
    if running == len(days):
        return Flag(new=False, days=min(TICKS, running), label=say("Day %(number)s", number=running), running=running)
    since = wording.daymonth(days[0]) if days[0].year == date.year else wording.date(days[0])
    return Flag(new=False, days=0, label=say("Continuing"), note=say("since %(day)s", day=since), running=running)


def story_key(article: Article, index: Index) -> str:
    """Return what articles on one event have in common: the story, or the text that several may have."""
    story = index.story_of.get(article.id)
    return story.id if story else index.copies.get(article.id, article.id)


def _card(own: Sequence[Article], counted: Sequence[Article], index: Index, cards: Cards, *, marked: bool) -> StoryCard:
    lead, rest = own[0], own[1:]
    story = index.story_of.get(lead.id)
    card = cards.article(lead)
    return StoryCard(
        **{name: getattr(card, name) for name in names(ArticleCard)},
        flag=flag(story, lead.published, index) if marked else None,
        articles=len(counted),
        origins=origin_count(counted, index),
        others=tuple(_other(article, cards) for article in rest[:OTHERS]),
        more=max(0, len(rest) - OTHERS),
        whole=Link(label=_so_far(story, lead.published), url=permalinks.story(story.slug)) if story else None,
    )


def _led(own: Sequence[Article]) -> Sequence[Article]:
    """The same, the one first under whose headline the day tells the story."""
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
    """What its link says on that day: nothing of the days that came after."""
    if date == story.first:
        return say("the whole story")
    return say("the story so far, %(days)s", days=wording.short_span(story.first, date))
