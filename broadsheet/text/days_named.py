"""Text → the days after a known day that its words may mean ("Jan. 5", "next Monday", "in March"); grammar decides."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from broadsheet.model.article import Precision
from broadsheet.text import dates
from broadsheet.values import Value

NEAR = dt.timedelta(days=183)
"""A day without a year is meant within half a year."""
MONTHS_AHEAD = 8
_NAME = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_YEARLESS = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_NAME}|{_NAME} \d{{1,2}}(?:st|nd|rd|th)?)(?![\w/:]|,? \d{{4}})")
_MONTH = re.compile(
    r"\b(?:in|by|from|for|until|early|late|mid|next|this|of|-) ?(?:(?:early|late|mid)[ -])?"
    rf"(?P<month>{'|'.join(name.capitalize() for name in dates.MONTHS)})(?:,? (?P<year>20\d\d))?\b(?! \d|\.? \d|['’-])"
)
_EITHER = re.compile(r"\bor (?:(?:early|late|mid)[ -])?$")
"""What stands before the second of two months; which of them it will be is open."""
_NEXT_MONTH = re.compile(r"\bnext month\b")
_TOMORROW = re.compile(r"\btomorrow\b", re.IGNORECASE)
_LOOKS = re.compile(r"day|\d|\b(?:tomorrow|next month)\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


class Named(Value, kw_only=False):
    """A later day or month as the words from ``start`` to ``end`` may mean it."""

    start: int
    end: int
    date: str
    """``2023-07-24``, or ``2023-07``."""
    precision: Precision


def later(text: str, published: dt.date) -> tuple[Named, ...]:
    """Return each day after ``published`` that words of ``text`` may mean, in order of place.

    >>> [(one.date, one.precision) for one in later("It opens on Jan. 5, or next month.", dt.date(2023, 12, 20))]
    [('2024-01-05', 'day'), ('2024-01', 'month')]
    """
    if not _LOOKS.search(text):
        return ()
    found: list[Named] = []
    named = (*_dated(text, published), *_weekdays(text, published), *_months(text, published))
    for one in sorted(named, key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return tuple(found)


def _dated(text: str, published: dt.date) -> Iterator[Named]:
    for written in dates.find_dates(text):
        if written.date and written.date > published:
            yield Named(written.start, written.end, written.date.isoformat(), "day")
    for match in _YEARLESS.finditer(text):
        if day := _next(match, published):
            yield Named(match.start(), match.end(), day.isoformat(), "day")


def _next(match: re.Match[str], published: dt.date) -> dt.date | None:
    """Return the day and month within half a year; None where it is none, or none so near."""
    for year in (published.year, published.year + 1):
        written = dates.find_day(match[0].replace(" of ", " "), year)
        if written and written.date and published < written.date <= published + NEAR:
            return written.date
    return None


def _weekdays(text: str, published: dt.date) -> Iterator[Named]:
    for start, end, day in dates.coming_weekdays(text, published):
        yield Named(start, end, day.isoformat(), "weekday")
    for match in _TOMORROW.finditer(text):
        yield Named(match.start(), match.end(), (published + dt.timedelta(days=1)).isoformat(), "weekday")


def _months(text: str, published: dt.date) -> Iterator[Named]:
    now = published.year * 12 + published.month - 1
    for match in _MONTH.finditer(text):
        start, end = match.span("month")
        if _EITHER.search(text, max(0, start - 12), start) or text.startswith(" or ", end):
            continue
        month = dates.MONTHS.index(match["month"].lower())
        ahead = int(match["year"]) * 12 + month - now if match["year"] else (month - now) % 12
        if ahead > 0 and (match["year"] or ahead <= MONTHS_AHEAD):
            yield Named(start, match.end(), _iso(now + ahead), "month")
    for match in _NEXT_MONTH.finditer(text):
        yield Named(match.start(), match.end(), _iso(now + 1), "month")


def _iso(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"
