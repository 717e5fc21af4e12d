"""Values of views → what templates print, in one language; nothing comes from the machine's locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup, escape

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


RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ps sd ug ur yi".split())


def lang(language: str) -> str:
    """The attributes that say so of an element in another language than the page's; nothing of nothing."""
    if not language:
        return ""
    direction = ' dir="rtl"' if language.partition("-")[0] in RIGHT_TO_LEFT else ""
    return Markup(f' lang="{escape(language)}"{direction}')  # noqa: S704 - escaped


def in_language(text: str, language: str) -> str:
    """``text`` in an element that says its language, where that is another than the page's."""
    return Markup(f"<span{lang(language)}>{escape(text)}</span>") if language else text  # noqa: S704 - escaped


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
        "lang": lang,
        "in_language": in_language,
        "weekdays": words.weekdays,
        "decimal": words.decimal,
        "long_daymonth": words.long_daymonth,
        "json": json,
        "bar_chart": bar_chart,
        "map_chart": map_chart,
        "network_chart": network_chart,
        "strip_chart": strip_chart,
    }
