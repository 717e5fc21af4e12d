"""Editions → the pages of weeks, Monday to Sunday, numbered by ISO 8601: the same blocks as a month's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.calendars import Calendar, monday, week_calendar, week_days, week_label
from broadsheet.pages.cards import Cards
from broadsheet.pages.days.archive import description
from broadsheet.pages.days.rolls import DayRow, Period, Roll, inferred
from broadsheet.pages.days.totals import of_editions
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value
from broadsheet.wording import say, span


class WeekView(Value):
    """All that a week's template may see."""

    shell: Shell
    roll: Roll
    week: str
    """Week 29."""
    calendar: Calendar
    """One line."""
    days: tuple[DayRow, ...]
    inferred: bool


def groups(index: Index) -> Iterator[str]:
    """The Mondays of the weeks that have an edition."""
    yield from dict.fromkeys(monday(edition.date).isoformat() for edition in index.editions)


def pages(start: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The week's page."""
    days = week_days(dt.date.fromisoformat(start))
    editions = [edition for day in reversed(days) if (edition := index.edition_of.get(day))]
    yield Page(path=permalinks.week(days[0]), format="html", template="week.html", view=week(editions, index, site, cards))


def week(editions: Sequence[Edition], index: Index, site: Site, cards: Cards) -> WeekView:
    """The view of the week of ``editions``, newest first."""
    start, counts = monday(editions[0].date), {edition.date: len(edition.articles) for edition in editions}
    days, around = week_days(start), (_link(editions[-1].previous), _link(editions[0].next))
    label = span(days[0], days[-1])
    period = Period(editions, of_editions(editions, cards.within), index, cards)
    roll = period.roll(label, say("in the week of %(period)s", period=label), [(day, day) for day in days], around)
    rows = period.days()
    return WeekView(
        shell=shell(
            site, permalinks.week(start), f"{week_label(start)}, {label}", description(label, roll), date=editions[0].date
        ),
        roll=roll,
        week=week_label(start),
        calendar=week_calendar(start, counts, max(len(edition.articles) for edition in editions)),
        days=rows,
        inferred=inferred(roll, rows),
    )


def _link(day: dt.date | None) -> Link | None:
    """To the week of a day."""
    if day is None:
        return None
    start = monday(day)
    return Link(label=week_label(start), url=permalinks.week(start))
