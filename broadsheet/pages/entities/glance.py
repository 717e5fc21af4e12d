"""An entity's appearances → its figures, a reading of them in one sentence, and a table by day, month or year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from broadsheet import wording
from broadsheet.model.entity import Appearance, Entity
from broadsheet.model.picture import Bars
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.mention_bars import mention_bars
from broadsheet.values import Value
from broadsheet.wording import N_, say, say_many

DAYS = 31
"""Rows of a table by day; beyond it goes by month, and beyond as many months by year."""


class Period(Value):
    """A day, month or year in which the entity was named."""

    label: str
    phrase: str
    """on Wednesday 19 July 2023, in July 2023, in 2023."""
    url: str
    mentions: int
    about: int
    mentioning: int


class Glance(Value):
    """The figures of an entity."""

    first: dt.date
    last: dt.date
    days: int
    """In the news."""
    about: int
    mentioning: int
    cited: int
    """Articles that cite it as a source."""
    reading: str
    unit: str
    """Day, Month or Year: what a row of the table is."""
    caption: str
    """Of the table."""
    periods: tuple[Period, ...]
    """Oldest first; none where there would be one alone."""
    bars: Bars | None
    """The mentions over time, where they are of more than one day."""


def glance(entity: Entity) -> Glance:
    """Return the figures of an entity with at least one appearance."""
    dates = {a.article.published for a in entity.appearances}
    about = sum(a.about for a in entity.appearances)
    unit = _unit(dates)
    periods = _periods(entity, unit)
    return Glance(
        first=min(dates),
        last=max(dates),
        days=len(dates),
        about=about,
        mentioning=len(entity.appearances) - about,
        cited=len(entity.cited),
        reading=_reading(entity, dates, periods),
        unit=say(unit.name),
        caption=say(unit.caption),
        periods=periods if len(periods) > 1 else (),
        bars=mention_bars(entity.appearances),
    )


class _Unit(Value):
    """What a row stands for, and how it is called in the table, in a sentence, and in an address."""

    name: str
    caption: str
    label: Callable[[dt.date], str]
    phrase: Callable[[dt.date], str]
    url: Callable[[dt.date], str]


_DAY = _Unit(
    name=N_("Day"),
    caption=N_("Mentions by day"),
    label=wording.shortday,
    phrase=lambda date: say("on %(day)s", day=wording.longdate(date)),
    url=permalinks.edition,
)
_MONTH = _Unit(
    name=N_("Month"),
    caption=N_("Mentions by month"),
    label=wording.month,
    phrase=lambda date: say("in %(month)s", month=wording.month(date)),
    url=permalinks.month,
)
_YEAR = _Unit(
    name=N_("Year"),
    caption=N_("Mentions by year"),
    label=lambda date: str(date.year),
    phrase=lambda date: say("in %(year)s", year=date.year),
    url=permalinks.year,
)


def _unit(dates: set[dt.date]) -> _Unit:
    if len(dates) <= DAYS:
        return _DAY
    return _MONTH if len({(date.year, date.month) for date in dates}) <= DAYS else _YEAR


def _periods(entity: Entity, unit: _Unit) -> tuple[Period, ...]:
    held: dict[str, list[Appearance]] = {}
    for appearance in reversed(entity.appearances):
        held.setdefault(unit.label(appearance.article.published), []).append(appearance)
    return tuple(
        Period(
            label=name,
            phrase=unit.phrase(found[0].article.published),
            url=unit.url(found[0].article.published),
            mentions=sum(a.count for a in found),
            about=sum(a.about for a in found),
            mentioning=sum(not a.about for a in found),
        )
        for name, found in held.items()
    )


def _reading(entity: Entity, dates: set[dt.date], periods: tuple[Period, ...]) -> str:
    """In how many articles, over how many days, and when most."""
    articles = len(entity.appearances)
    if all(a.article.whole for a in entity.appearances):
        held = say_many(articles, "In %(num)s article", "In %(num)s articles")
    else:  # the words that are not shown may name it more often
        held = say_many(articles, "In what is shown of %(num)s article", "In what is shown of %(num)s articles")
    if len(dates) == 1:
        return say("%(held)s, %(when)s.", held=held, when=periods[0].phrase)
    over = say_many(len(dates), "%(held)s over %(num)s day", "%(held)s over %(num)s days", held=held)
    most = max(p.mentions for p in periods)
    top = [p for p in periods if p.mentions == most]
    if len(top) > 1 or len(periods) == 1:
        return say("%(over)s.", over=over)
    return say("%(over)s; most mentioned %(when)s.", over=over, when=top[0].phrase)
