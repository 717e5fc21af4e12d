"""Editions → the pages of months and years: the same blocks as a day's, rolled up, with larger calendars."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.bands import heading
from broadsheet.pages.calendars import Calendar, calendar
from broadsheet.pages.cards import Cards, QuoteCard
from broadsheet.pages.editions import Extent, edition_counts, extent
from broadsheet.pages.names import CountRow, NameGroup, name_groups
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.tellings import StoryCard, tellings
from broadsheet.wording import many, say

LEADING = 12
"""Names in each table."""
HEADLINES = 3
"""Of each day on a month's page, its lead among them."""
QUOTES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A day of the month: its lead, and what else weighs most."""

    date: dt.date
    url: str
    articles: int
    lead: StoryCard
    more: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """A month of the year in figures."""

    link: Link
    editions: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """What month and year have in common."""

    label: str
    extent: Extent
    editions: int
    previous: Link | None
    next: Link | None
    topics: tuple[CountRow, ...]
    """Each article under the first of its topics, so that the figures add up."""
    names: tuple[NameGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """All that a month's template may see."""

    shell: Shell
    roll: Roll
    calendar: Calendar
    days: tuple[DayRow, ...]
    quotes: tuple[QuoteCard, ...]
    """The first of an edition with a known speaker, newest editions first."""
    said: int
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """All that a year's template may see."""

    shell: Shell
    roll: Roll
    months: tuple[MonthRow, ...]
    calendars: tuple[Calendar, ...]


def groups(index: Index) -> Iterator[str]:
    """Months, ``2023-07``, and years, ``2023``."""
    yield from (f"{month:%Y-%m}" for month in dict.fromkeys(edition.date.replace(day=1) for edition in index.editions))
    yield from dict.fromkeys(f"{edition.date:%Y}" for edition in index.editions)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The page of the month or the year."""
    archive = _Archive(index, site, cards)
    year, _, month = group.partition("-")
    date = dt.date(int(year), int(month or 1), 1)
    if month:
        yield Page(path=permalinks.month(date), format="html", template="month.html", view=archive.month(date))
    else:
        yield Page(path=permalinks.year(date), format="html", template="year.html", view=archive.year(date))


class _Archive:
    """Makes the views of months and years."""

    def __init__(self, index: Index, site: Site, cards: Cards) -> None:
        self._index = index
        self._site = site
        self._cards = cards

    def month(self, date: dt.date) -> MonthView:
        """The view of the month that begins on ``date``."""
        editions = self._index.months[date]
        label = _month_label(date)
        older, newer = editions[-1].previous, editions[0].next
        roll = self._roll(
            label,
            editions,
            previous=Link(label=_month_label(older), url=permalinks.month(older)) if older else None,
            next=Link(label=_month_label(newer), url=permalinks.month(newer)) if newer else None,
        )
        spoken = [next((one for one in edition.said if one.speaker), None) for edition in editions]
        days = tuple(self._day(edition) for edition in reversed(editions))
        return MonthView(
            shell=shell(self._site, permalinks.month(date), label, _description(label, roll), date=date),
            roll=roll,
            calendar=calendar(date, edition_counts(self._index, date), most=_most(editions)),
            days=days,
            quotes=tuple(self._cards.quote(one) for one in spoken if one)[:QUOTES],
            said=sum(len(edition.said) for edition in editions),
            inferred=any(card.inferred for day in days for card in (day.lead, *day.more)),
        )

    def year(self, date: dt.date) -> YearView:
        """The view of the year that begins on ``date``."""
        label = str(date.year)
        months = tuple(reversed(self._index.years[date.year]))
        editions = [edition for month in reversed(months) for edition in self._index.months[month]]
        older, newer = editions[-1].previous, editions[0].next
        roll = self._roll(
            label,
            editions,
            previous=Link(label=str(older.year), url=permalinks.year(older)) if older else None,
            next=Link(label=str(newer.year), url=permalinks.year(newer)) if newer else None,
        )
        most = _most(editions)
        calendars = (date.replace(month=month) for month in range(1, 13))
        return YearView(
            shell=shell(self._site, permalinks.year(date), label, _description(label, roll), date=months[-1]),
            roll=roll,
            months=tuple(self._row(month) for month in months),
            calendars=tuple(calendar(month, edition_counts(self._index, month), most=most) for month in calendars),
        )

    def _roll(self, label: str, editions: Sequence[Edition], *, previous: Link | None, next: Link | None) -> Roll:
        articles = [article for edition in editions for article in edition.articles]
        return Roll(
            label=label,
            extent=extent(articles, self._index),
            editions=len(editions),
            previous=previous,
            next=next,
            topics=self._topics(articles),
            names=name_groups(articles, self._index, self._cards, limit=LEADING),
        )

    def _topics(self, articles: Sequence[Article]) -> tuple[CountRow, ...]:
        counts = Counter(heading(article, self._index) for article in articles)
        ranked = sorted((topic for topic in counts if topic.url), key=lambda topic: (-counts[topic], topic.label))
        return tuple(CountRow(link=Link(label=topic.label, url=topic.url), count=counts[topic]) for topic in ranked)

    def _day(self, edition: Edition) -> DayRow:
        told = tellings(edition, self._index, self._cards)[:HEADLINES]
        lead, *more = (replace(card, flag=None) for _, card in told)
        return DayRow(
            date=edition.date,
            url=permalinks.edition(edition.date),
            articles=len(edition.articles),
            lead=lead,
            more=tuple(more),
        )

    def _row(self, month: dt.date) -> MonthRow:
        editions = self._index.months[month]
        return MonthRow(
            link=Link(label=wording.month_name(month), url=permalinks.month(month)),
            editions=len(editions),
            articles=sum(len(edition.articles) for edition in editions),
        )


def _most(editions: Sequence[Edition]) -> int:
    return max(len(edition.articles) for edition in editions)


def _month_label(date: dt.date) -> str:
    return wording.month(date)


def _description(label: str, roll: Roll) -> str:
    articles, editions = many(roll.extent.articles, "article"), many(roll.editions, "edition")
    return say("The news of %(period)s: %(articles)s in %(editions)s.", period=label, articles=articles, editions=editions)
