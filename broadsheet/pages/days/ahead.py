"""A day's articles → the days ahead that they name: dates and days of the week, each with its sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from broadsheet.model.article import Article, Sentence
from broadsheet.pages.cards import Cited, cited
from broadsheet.text import dates
from broadsheet.values import Value

SHOWN = 8
REACH = dt.timedelta(days=400)
"""A date further ahead is rather one of a plan than of the news."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEARLESS = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?)\b(?!,? \d{{4}})")
_FIGURE = re.compile(r"\d")
_LOOKS = re.compile(
    r"\b(?:will|shall|is to|are to|due|set to|scheduled|expected|plans?|planned|until|ahead of|begins?|opens?|starts?|ends?"
    r"|expires?|next|by|before)\b",
    re.I,
)


class Ahead(Value):
    """A day to come, and the sentence that names it."""

    date: dt.date
    words: str
    """As written: "on 30 November", "next Friday"."""
    cite: Cited
    headline: str


def ahead(articles: Iterable[Article], date: dt.date) -> tuple[Ahead, ...]:
    """Up to eight, the nearest first; of one article and day the first sentence that names it."""
    found: dict[tuple[dt.date, str], Ahead] = {}
    for article in articles:
        for sentence in article.sentences:
            for day, words in _days(sentence, article.published) if _may_name(sentence.text) else ():
                if date < day <= date + REACH:
                    one = Ahead(date=day, words=words, cite=cited(article, sentence), headline=article.headline)
                    found.setdefault((day, article.id), one)
    return tuple(sorted(found.values(), key=lambda one: one.date)[:SHOWN])


def _may_name(text: str) -> bool:
    """Whether a day that is named there may be one to come; the figure or weekday without which there is none is found sooner."""
    return ("day" in text or _FIGURE.search(text) is not None) and _LOOKS.search(text) is not None


def _days(sentence: Sentence, published: dt.date) -> Iterator[tuple[dt.date, str]]:
    text = sentence.text
    figures = _FIGURE.search(text) is not None  # what each pattern below asks for, found in a tenth of its time
    for written in dates.find_dates(text) if figures else ():
        if written.date:
            yield written.date, text[written.start : written.end]
    for start, end, day in dates.weekdays(text, published) if "day" in text else ():
        yield day, text[start:end]
    for match in _YEARLESS.finditer(text) if figures else ():
        dated = dates.find_day(match[0], published.year)
        if dated and dated.date:
            yield _coming(dated.date, published), match[0]


def _coming(day: dt.date, published: dt.date) -> dt.date:
    """A day without a year is the nearest one: in December, "9 January" is the next year's."""
    near = published - dt.timedelta(days=183)
    return day if day >= near or (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)
