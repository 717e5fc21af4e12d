"""Editions → the pages of weeks, Monday to Sunday, numbered by ISO 8601: the same blocks as a month's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.archive import description
from broadsheet.pages.calendars import Calendar, monday, week_calendar, week_days, week_label
from broadsheet.pages.cards import Cards
from broadsheet.pages.editions import edition_counts
from broadsheet.pages.rolls import DayRow, Period, Roll, inferred
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.wording import say, span


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """All that a week's template may see."""

    shell: Shell
    roll: Roll
    week: str
    """Week 29."""
    calendar: Calendar
    """One line."""
    days: tuple[DayRow, ...]
    inferred: bool


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """A page for each week that has an edition."""
    held = {start: tuple(run) for start, run in groupby(index.editions, lambda edition: monday(edition.date))}
    counts, starts = edition_counts(index), tuple(held)
    for place, start in enumerate(starts):
        around = (
            _link(starts[place + 1]) if place + 1 < len(starts) else None,
            _link(starts[place - 1]) if place else None,
        )
        view = week(held[start], around, counts, index, site, cards)
        yield Page(path=permalinks.week(start), format="html", template="week.html", view=view)


def week(
    editions: Sequence[Edition],
    around: tuple[Link | None, Link | None],
    counts: Mapping[dt.date, int],
    index: Index,
    site: Site,
    cards: Cards,
) -> WeekView:
    """The view of the week of ``editions``, newest first; ``around`` are the weeks before and after that have one."""
    start = monday(editions[0].date)
    days = week_days(start)
    label = span(days[0], days[-1])
    period = Period(editions, index, cards)
    roll = period.roll(label, say("in the week of %(period)s", period=label), [(day, day) for day in days], around)
    rows = period.days(roll.sentences)
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


def _link(start: dt.date) -> Link:
    return Link(label=week_label(start), url=permalinks.week(start))
