"""Editions of a week, month or year → the blocks of a day's page, rolled up: sentences, stories, days, topics, names, places."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import islice

from broadsheet.model.article import Article
from broadsheet.model.index import Edition, Index, distinct
from broadsheet.model.story import leading
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import Heading, heading_of, top_heading
from broadsheet.pages.blocks.day_stories import StoryCard, day_stories, origin_count, story_card
from broadsheet.pages.blocks.names import NameGroup, name_groups
from broadsheet.pages.blocks.sayings import SayingCard, saying, speaks_today
from broadsheet.pages.blocks.sparks import Spark, spark
from broadsheet.pages.blocks.where import Where, where
from broadsheet.pages.cards import ArticleCard, Cards
from broadsheet.pages.days.editions import Extent
from broadsheet.pages.days.totals import Totals, tallied
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import foreign, long_daymonth, many, say, say_many, span

LEADING = 6
"""Names in each table."""
HEADLINES = 3
"""Of each day, its lead among them."""
MAPPED = 12
QUOTES = 6
SENTENCES = 3
STORIES = 10

Step = tuple[dt.date, dt.date]
"""First and last day of a bar of a spark."""


class Told(Value):
    """A story as the period told it: nothing of it comes from before or after."""

    link: Link
    """To the story's page, under the headline that it had at the end of the period."""
    inferred: bool
    spark: Spark
    articles: int
    origins: int
    days: str
    """17–20 July 2023."""


class TopicRow(Value):
    """A topic of the highest level, how many articles stand under it, and the story or article that weighs most there."""

    link: Link
    count: int
    lead: Link
    inferred: bool


class DayRow(Value):
    """A day: its lead, and what else weighs most."""

    date: dt.date
    url: str
    articles: int
    lead: StoryCard
    more: tuple[StoryCard, ...]


class LedDay(Value):
    """The stories that weigh most on a day."""

    cards: tuple[StoryCard, ...]


class Roll(Value):
    """What week, month and year have in common."""

    label: str
    when: str
    """in July 2023, in the week of 17–23 July 2023."""
    extent: Extent
    editions: int
    previous: Link | None
    next: Link | None
    reading: str
    """How many editions there are, and which holds most."""
    sentences: tuple[ArticleCard, ...]
    """Of the stories that were told most, each of another topic."""
    stories: tuple[Told, ...]
    topics: tuple[TopicRow, ...]
    """Each article under the first of its topics, so that the figures add up."""
    names: tuple[NameGroup, ...]
    quotes: tuple[SayingCard, ...]
    """The first of an edition with a known speaker, newest editions first."""
    said: int
    where: Where | None


class Period:
    """The editions of a period, newest first, and what is counted once for all of its blocks."""

    def __init__(self, editions: Sequence[Edition], totals: Totals, index: Index, cards: Cards) -> None:
        self.editions = editions
        self._totals = totals
        self._index = index
        self._cards = cards

    def roll(self, label: str, when: str, steps: Sequence[Step], around: tuple[Link | None, Link | None]) -> Roll:
        """All blocks; ``steps`` are what the bars of stories stand for, ``around`` the periods before and after."""
        within = self._cards.within
        names = tallied(self._totals, self.editions, within)
        spoken = (next(filter(speaks_today, edition.said), None) for edition in self.editions)
        return Roll(
            label=label,
            when=when,
            extent=self._totals.extent,
            editions=len(self.editions),
            previous=around[0],
            next=around[1],
            reading=self._reading(),
            sentences=self.sentences(),
            stories=self._stories(steps),
            topics=self._topics(),
            names=name_groups(names, within, self._cards, limit=LEADING),
            quotes=tuple(saying([one], self._cards) for one in islice(filter(None, spoken), QUOTES)),
            said=self._totals.said,
            where=where(names, within, self._cards, most=MAPPED),
        )

    def days(self) -> tuple[DayRow, ...]:
        """Return each day in order."""
        return tuple(day_row(edition, led_day(edition.date, self._index, self._cards)) for edition in reversed(self.editions))

    def sentences(self) -> tuple[ArticleCard, ...]:
        """A sentence each of the stories that were told most, of different topics; none where there would be one alone."""
        found: dict[str, ArticleCard] = {}
        for articles in self._ranked:
            article = self._leading(articles)
            card = self._cards.article(article)
            if card.sentence and len(found) < SENTENCES:
                found.setdefault(self._heading(article.topics).id, card)
        return tuple(found.values()) if len(found) > 1 else ()

    @cached_property
    def _ranked(self) -> list[list[Article]]:
        """The articles of each story, newest day first and by weight within it; the story with most articles comes first."""
        within = self._cards.within
        every = ([within.article_of[id] for id in ids] for _, ids in self._totals.stories)
        told = [found for found in every if len(distinct(found, within.copies)) > 1]
        return sorted(told, key=lambda found: (-len(found), -found[0].published.toordinal(), found[0].id))

    def _stories(self, steps: Sequence[Step]) -> tuple[Told, ...]:
        ranked = self._ranked[:STORIES]
        counts = [[sum(first <= a.published <= last for a in found) for first, last in steps] for found in ranked]
        top = max(map(max, counts), default=0)
        return tuple(self._row(found, spark(each, top)) for found, each in zip(ranked, counts, strict=True))

    def _row(self, found: Sequence[Article], bars: Spark) -> Told:
        lead = self._leading(found)
        url = permalinks.story(self._index.story_of[lead.id].slug)
        return Told(
            link=Link(label=lead.headline, url=url, lang=foreign(lead.language)),
            inferred=lead.headline_inferred,
            spark=bars,
            articles=len(found),
            origins=origin_count(found, self._cards.within),
            days=span(found[-1].published, found[0].published),
        )

    def _topics(self) -> tuple[TopicRow, ...]:
        counts: Counter[Heading] = Counter()
        leads: dict[str, Article] = {}
        for found in self._ranked:
            leads.setdefault(self._heading(found[0].topics).id, found[0])
        for held in self._totals.topics:
            topic = self._heading(held.names)
            counts[topic] += held.count
            if topic.id not in leads:
                leads[topic.id] = self._cards.within.article_of[held.first]
        ranked = sorted((topic for topic in counts if topic.url), key=lambda topic: (-counts[topic], topic.label))
        rows = []
        told = dict(self._totals.stories)
        for topic in ranked:
            lead = leads[topic.id]
            story = self._index.story_of.get(lead.id)
            if story:
                lead = self._leading([self._cards.within.article_of[id] for id in told[story.id]])
            url = permalinks.story(story.slug) if story else permalinks.article(lead)
            rows.append(
                TopicRow(
                    link=Link(label=topic.label, url=topic.url),
                    count=counts[topic],
                    lead=Link(label=lead.headline, url=url, lang=foreign(lead.language)),
                    inferred=lead.headline_inferred,
                )
            )
        return tuple(rows)

    def _leading(self, found: Sequence[Article]) -> Article:
        return leading(distinct(found, self._cards.within.copies))

    def _heading(self, topics: Sequence[str]) -> Heading:
        """A year's articles have their topics in a thousand orders, and few topics."""
        return heading_of(topics, lambda name: self._cards.once(("heading", name), partial(top_heading, name, self._index)))

    def _reading(self) -> str:
        """How many editions, and which of them holds most."""
        counts = {edition.date: len(edition.articles) for edition in self.editions}
        most = max(counts.values())
        days = [day for day, count in counts.items() if count == most]
        held = many(len(counts), "edition")
        if len(counts) == 1:
            return ""
        if len(days) > 1:
            return say_many(
                most,
                "%(editions)s, none with more than %(num)s article.",
                "%(editions)s, none with more than %(num)s articles.",
                editions=held,
            )
        return say("%(editions)s; most articles on %(day)s: %(count)s.", editions=held, day=long_daymonth(days[0]), count=most)


def day_row(edition: Edition, led: LedDay) -> DayRow:
    """Return the row of a day."""
    url = permalinks.edition(edition.date)
    return DayRow(date=edition.date, url=url, articles=len(edition.articles), lead=led.cards[0], more=led.cards[1:])


def led_day(date: dt.date, index: Index, cards: Cards) -> LedDay:
    """Return what weighs most on the day, worked out once for all pages that show it."""
    return cards.kept(LedDay, date.isoformat(), (), partial(_led_day, date, index, cards))


def _led_day(date: dt.date, index: Index, cards: Cards) -> LedDay:
    stories = day_stories(index.edition_of[date], cards.within)[:HEADLINES]
    return LedDay(cards=tuple(story_card(story, cards.within, cards) for story in stories))


def inferred(roll: Roll, days: Sequence[DayRow] = ()) -> bool:
    """Some headline of the page was made from its article's words."""
    cards = (*roll.sentences, *(card for day in days for card in (day.lead, *day.more)))
    marks = (*(one.inferred for one in cards), *(row.inferred for row in roll.stories), *(row.inferred for row in roll.topics))
    return any(marks)
