"""A month and its editions → the calendar that leads to them."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Mapping

from broadsheet import wording
from broadsheet.pages import permalinks
from broadsheet.values import Value
from broadsheet.wording import say


class Day(Value):
    """A cell; ``number`` 0 is no day of the month, no ``url`` is a day without an edition."""

    number: int
    url: str = ""
    label: str = ""
    """19 July."""
    articles: int = 0
    current: bool = False
    level: int = 0
    """1 to 3 by the number of articles, where the calendar shows that; else 0."""


class Calendar(Value):
    """A month by weeks, Monday first."""

    label: str
    """July 2023."""
    url: str
    """Of the month's page; nothing where the month has no edition."""
    year: str
    year_url: str
    week: str
    """Week 29: of the current day, where there is one."""
    week_url: str
    weeks: tuple[tuple[Day, ...], ...]


def calendar(month: dt.date, counts: Mapping[dt.date, int], current: dt.date | None = None, most: int = 0) -> Calendar:
    """The month that holds ``month``; ``counts`` has the number of articles of each edition.

    ``most`` is the largest number of the calendars that are seen together: days get levels in thirds of it.
    """
    weeks = months.Calendar().monthdayscalendar(month.year, month.month)
    days = {day: _day(month, day, counts, current, most) for week in weeks for day in week}
    return Calendar(
        label=wording.month(month),
        url=permalinks.month(month) if any(day.url for day in days.values()) else "",
        year=str(month.year),
        year_url=permalinks.year(month),
        week=week_label(current) if current else "",
        week_url=permalinks.week(current) if current else "",
        weeks=tuple(tuple(days[day] for day in week) for week in weeks),
    )


def week_calendar(day: dt.date, counts: Mapping[dt.date, int], most: int) -> Calendar:
    """The week that holds ``day``, as a calendar of one line."""
    dates = week_days(monday(day))
    return Calendar(
        label=week_label(day),
        url=permalinks.week(day),
        year=str(day.isocalendar().year),
        year_url=permalinks.year(day),
        week="",
        week_url="",
        weeks=(tuple(_day(date, date.day, counts, None, most) for date in dates),),
    )


def monday(day: dt.date) -> dt.date:
    """The first day of the week that holds ``day``."""
    return day - dt.timedelta(days=day.weekday())


def week_days(start: dt.date) -> list[dt.date]:
    """The seven days from ``start`` on; fewer where the calendar ends."""
    last = min(start.toordinal() + 6, dt.date.max.toordinal())
    return [dt.date.fromordinal(day) for day in range(start.toordinal(), last + 1)]


def week_label(day: dt.date) -> str:
    """``Week 29``, by ISO 8601."""
    return say("Week %(number)s", number=day.isocalendar().week)


def _day(month: dt.date, number: int, counts: Mapping[dt.date, int], current: dt.date | None, most: int) -> Day:
    if number == 0:
        return Day(number=0)
    date = month.replace(day=number)
    if date not in counts:
        return Day(number=number)
    return Day(
        number=number,
        url=permalinks.edition(date),
        label=wording.daymonth(date),
        articles=counts[date] if most else 0,
        current=date == current,
        level=-(-3 * counts[date] // most) if most else 0,
    )
