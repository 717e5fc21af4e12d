"""Values of views → what templates print, in one language; nothing comes from the machine's locale."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup, escape

from broadsheet.model.site import Limits
from broadsheet.rendering import markup
from broadsheet.rendering.charts.bars import bar_chart
from broadsheet.rendering.charts.maps import map_chart
from broadsheet.rendering.charts.network import network_chart
from broadsheet.rendering.charts.strips import strip_chart
from broadsheet.rendering.marking import marked
from broadsheet.text.json_text import dumps
from broadsheet.wording import Words


def isodate(day: dt.date) -> str:
    """``2023-07-19``, for ``datetime`` attributes."""
    return day.isoformat()


def json(value: object) -> Markup:
    """JSON of a frozen value for a ``script`` element that holds data; nothing in it can end the element."""
    return Markup(dumps(value))  # noqa: S704 - every < and > in it is escaped


_HEADING = re.compile(r"<(/?)h([3-6])>")
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


def prose(body: str) -> str:
    """Safe HTML of Markdown, its headings from ``h2`` on; what is too large or too slow for it is shown as plain text."""
    try:
        made = markup.blocks(body, Limits())
    except markup.MarkupError:
        made = markup.plain(body)
    html = _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) - 1}>", "\n".join(block.html for block in made))
    return Markup(html)  # noqa: S704 - sanitised


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
        "prose": prose,
        "bar_chart": bar_chart,
        "map_chart": map_chart,
        "network_chart": network_chart,
        "strip_chart": strip_chart,
    }
