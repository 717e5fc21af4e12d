"""Values of views → what templates print. English names are fixed here and never come from the machine's locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from broadsheet.rendering.data import dumps
from broadsheet.rendering.marking import marked

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def longdate(day: dt.date) -> str:
    """``Wednesday 19 July 2023``."""
    return f"{DAYS[day.weekday()]} {date(day)}"


def date(day: dt.date) -> str:
    """``19 July 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def daymonth(day: dt.date) -> str:
    """``19 July``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def weekday(day: dt.date) -> str:
    """``Wednesday``."""
    return DAYS[day.weekday()]


def month(day: dt.date) -> str:
    """``July 2023``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def isodate(day: dt.date) -> str:
    """``2023-07-19``, for ``datetime`` attributes."""
    return day.isoformat()


def number(value: float) -> str:
    """``12,345``."""
    return f"{value:,}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``3 articles``; ``2|plural("story", "stories")``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def json(value: object) -> Markup:
    """JSON of a frozen value for a ``script`` element that holds data; nothing in it can end the element."""
    return Markup(dumps(value))  # noqa: S704 - every < and > in it is escaped


FILTERS: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "marked": marked,
        "longdate": longdate,
        "date": date,
        "daymonth": daymonth,
        "weekday": weekday,
        "month": month,
        "isodate": isodate,
        "number": number,
        "plural": plural,
        "json": json,
    }
)
"""What templates may call beside Jinja's own filters."""
