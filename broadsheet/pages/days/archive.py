"""Editions → the pages of months and years: the same blocks as a day's, rolled up, with larger calendars."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence

from broadsheet import wording
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.calendars import Calendar, calendar, monday, week_label
from broadsheet.pages.cards import Cards
from broadsheet.pages.days.editions import edition_counts
from broadsheet.pages.days.rolls import DayRow, Period, Roll, Step, inferred
from broadsheet.pages.days.totals import of_month, of_year
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value
from broadsheet.wording import many, say


class MonthRow(Value):
    """A month of the year in figures."""

    link: Link
    editions: int
    articles: int
    share: int
    """Its articles in hundredths of those of the largest month."""


class MonthView(Value):
    """All that a month's template may see."""

    shell: Shell
    roll: Roll
    calendar: Calendar
    weeks: tuple[Link, ...]
    """Those of its days that have an edition."""
    days: tuple[DayRow, ...]
    inferred: bool


class YearView(Value):
    """All that a year's template may see."""

    shell: Shell
    roll: Roll
    months: tuple[MonthRow, ...]
    calendars: tuple[Calendar, ...]
    weeks: tuple[Link, ...]
    inferred: bool


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
        editions, label = self._index.months[date], _month_label(date)
        older, newer = editions[-1].previous, editions[0].next
        around = (
            Link(label=_month_label(older), url=permalinks.month(older)) if older else None,
            Link(label=_month_label(newer), url=permalinks.month(newer)) if newer else None,
        )
        period = Period(editions, of_month(date, self._index, self._cards), self._index, self._cards)
        every = [date.replace(day=n + 1) for n in range(_length(date))]
        roll = period.roll(label, say("in %(period)s", period=label), [(day, day) for day in every], around)
        days = period.days()
        return MonthView(
            shell=shell(self._site, permalinks.month(date), label, description(label, roll), date=date),
            roll=roll,
            calendar=calendar(date, edition_counts(self._index, date), most=_most(editions)),
            weeks=_weeks(editions),
            days=days,
            inferred=inferred(roll, days),
        )

    def year(self, date: dt.date) -> YearView:
        """The view of the year that begins on ``date``."""
        label = str(date.year)
        months = tuple(reversed(self._index.years[date.year]))
        editions = [edition for month in reversed(months) for edition in self._index.months[month]]
        older, newer = editions[-1].previous, editions[0].next
        around = (
            Link(label=str(older.year), url=permalinks.year(older)) if older else None,
            Link(label=str(newer.year), url=permalinks.year(newer)) if newer else None,
        )
        starts = [date.replace(month=month) for month in range(1, 13)]
        steps: list[Step] = [(start, start.replace(day=_length(start))) for start in starts]
        totals = of_year(date.year, months[::-1], self._index, self._cards)
        period = Period(editions, totals, self._index, self._cards)
        roll = period.roll(label, say("in %(period)s", period=label), steps, around)
        counts = {month: edition_counts(self._index, month) for month in starts}
        busiest = max(sum(held.values()) for held in counts.values())
        most = _most(editions)
        return YearView(
            shell=shell(self._site, permalinks.year(date), label, description(label, roll), date=months[-1]),
            roll=roll,
            months=tuple(_row(month, counts[month], busiest) for month in months),
            calendars=tuple(calendar(start, counts[start], most=most) for start in starts),
            weeks=_weeks(editions),
            inferred=inferred(roll),
        )


def _row(month: dt.date, counts: Mapping[dt.date, int], most: int) -> MonthRow:
    articles = sum(counts.values())
    return MonthRow(
        link=Link(label=wording.month_name(month), url=permalinks.month(month)),
        editions=len(counts),
        articles=articles,
        share=max(1, round(100 * articles / most)),
    )


def _length(month: dt.date) -> int:
    return monthrange(month.year, month.month)[1]


def _most(editions: Sequence[Edition]) -> int:
    return max(len(edition.articles) for edition in editions)


def _weeks(editions: Sequence[Edition]) -> tuple[Link, ...]:
    """The weeks of the editions, in order."""
    starts = dict.fromkeys(monday(edition.date) for edition in reversed(editions))
    return tuple(Link(label=week_label(start), url=permalinks.week(start)) for start in starts)


def _month_label(date: dt.date) -> str:
    return wording.month(date)


def description(label: str, roll: Roll) -> str:
    """What a period's page holds, in a sentence."""
    articles, editions = many(roll.extent.articles, "article"), many(roll.editions, "edition")
    return say("The news of %(period)s: %(articles)s in %(editions)s.", period=label, articles=articles, editions=editions)
