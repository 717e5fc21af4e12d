"""Values of views → what templates print, in one language; nothing comes from the machine's locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from broadsheet.rendering.charts.bars import bar_chart
from broadsheet.rendering.charts.maps import map_chart
from broadsheet.rendering.charts.network import network_chart
from broadsheet.rendering.charts.strips import strip_chart
from broadsheet.rendering.data import dumps
from broadsheet.rendering.marking import marked
from broadsheet.wording import Words


def isodate(day: dt.date) -> str:
    """``2023-07-19``, for ``datetime`` attributes."""
    return day.isoformat()


def json(value: object) -> Markup:
    """JSON of a frozen value for a ``script`` element that holds data; nothing in it can end the element."""
    return Markup(dumps(value))  # noqa: S704 - every < and > in it is escaped


def filters(words: Words) -> Mapping[str, Callable[..., object]]:
    """What templates may call beside Jinja's own filters: dates and numbers as ``words`` has them."""
    return {
        "marked": partial(marked, words=words),
        "longdate": words.longdate,
        "date": words.date,
        "daymonth": words.daymonth,
        "weekday": words.weekday,
        "month": words.month,
        "isodate": isodate,
        "number": words.number,
        "plural": words.many,
        "form": words.form,
        "listed": words.listed,
        "quoted": words.quoted,
        "weekdays": words.weekdays,
        "decimal": words.decimal,
        "long_daymonth": words.long_daymonth,
        "json": json,
        "bar_chart": bar_chart,
        "map_chart": map_chart,
        "network_chart": network_chart,
        "strip_chart": strip_chart,
    }
