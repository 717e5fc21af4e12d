"""An entity's appearances → its mentions by day, month or year, without gaps, for a bar chart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from broadsheet.model.entity import Appearance
from broadsheet.model.picture import Bar, Bars, Tick
from broadsheet.values import Value
from broadsheet.wording import N_, month_name, months, number, say, short_weekday, span

DAYS, MONTHS, YEARS = 31, 36, 40
"""Bars at the most: a longer time goes by month, and then by year; of still more years the newest are shown."""
SHORT = 10
"""Up to so many days, each bears its weekday."""


class _Unit(Value):
    name: str
    title: str
    first: Callable[[dt.date], dt.date]
    """The first day of the day, month or year that a date is in."""
    next: Callable[[dt.date], dt.date]
    tick: Callable[[dt.date, int], Tick]


def mention_bars(appearances: Sequence[Appearance]) -> Bars | None:
    """None where all appearances are of one day: one bar compares with nothing."""
    dates = [a.article.published for a in appearances]
    if min(dates) == max(dates):
        return None
    unit = _unit(min(dates), max(dates))
    starts = tuple(_steps(unit, unit.first(min(dates)), unit.first(max(dates))))[-YEARS:]
    about = _counts(unit, (a for a in appearances if a.about))
    other = _counts(unit, (a for a in appearances if not a.about))
    bars = tuple(Bar(tick=unit.tick(day, len(starts)), about=about[day], mentioning=other[day]) for day in starts)
    counts = ", ".join(number(bar.about + bar.mentioning) for bar in bars)
    return Bars(unit=unit.name, bars=bars, title=say(unit.title, span=_span(unit, starts), counts=counts))


def _unit(first: dt.date, last: dt.date) -> _Unit:
    if (last - first).days < DAYS:
        return _DAY
    return _MONTH if (last.year - first.year) * 12 + last.month - first.month < MONTHS else _YEAR


def _counts(unit: _Unit, appearances: Iterable[Appearance]) -> Counter[dt.date]:
    found: Counter[dt.date] = Counter()
    for appearance in appearances:
        found[unit.first(appearance.article.published)] += appearance.count
    return found


def _steps(unit: _Unit, day: dt.date, last: dt.date) -> Iterator[dt.date]:
    while day < last:
        yield day
        day = unit.next(day)
    yield last


def _span(unit: _Unit, starts: Sequence[dt.date]) -> str:
    if unit.name == "day":
        return span(starts[0], starts[-1])
    return months(starts[0], starts[-1]) if unit.name == "month" else f"{starts[0].year}–{starts[-1].year}"


def day_tick(day: dt.date, of: int) -> Tick:
    """``Wed`` over 19; of many days ``19`` over ``July``."""
    if of <= SHORT:
        return Tick(label=short_weekday(day), under=str(day.day))
    return Tick(label=str(day.day), under=month_name(day)[:3])


def _month_tick(day: dt.date, of: int) -> Tick:  # noqa: ARG001 - all ticks are made of a day and how many there are
    return Tick(label=month_name(day)[:3], under=str(day.year))


_DAY = _Unit(
    name="day",
    title=N_("Mentions by day, %(span)s: %(counts)s"),
    first=lambda day: day,
    next=lambda day: day + dt.timedelta(days=1),
    tick=day_tick,
)
_MONTH = _Unit(
    name="month",
    title=N_("Mentions by month, %(span)s: %(counts)s"),
    first=lambda day: day.replace(day=1),
    next=lambda day: (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1),
    tick=_month_tick,
)
_YEAR = _Unit(
    name="year",
    title=N_("Mentions by year, %(span)s: %(counts)s"),
    first=lambda day: day.replace(month=1, day=1),
    next=lambda day: day.replace(year=day.year + 1),
    tick=lambda day, of: Tick(label=str(day.year)),  # noqa: ARG005 - likewise
)
