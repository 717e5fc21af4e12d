"""Written dates → dates: "19 July 2023", "July 19, 2023", "2023-07-19", and "on Wednesday" against a known day.

Figures alone are taken only where they can be read one way: ``2023/07/19`` and ``19.7.2023`` (day, month and year wherever
full stops are used) are; ``19/7/2023`` is, for there is no month 19; ``7/8/2023`` is not. Nothing here asks a clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from broadsheet.values import Value

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
YEARS = range(1600, 2200)
"""Years that a news archive may hold; other figures are no years."""

_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sep(?:t\.?|tember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_ELSEWHERE = {
    name: number
    for names in (
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner feber - - - - - - - - - -",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
    )
    for number, name in enumerate(names.split(), 1)
    if name != "-"
}
"""Months in German, French, Spanish, Italian, Portuguese and Dutch; no name means two of them."""
_MONTH_ABROAD = "|".join(sorted(_ELSEWHERE, key=len, reverse=True))
_ABROAD = rf"(?P<ed>\d{{1,2}})(?:\.|er|º)? (?:de )?(?P<em>{_MONTH_ABROAD}),? (?:de )?(?P<ey>\d{{4}})"
_DATE = re.compile(
    r"(?<![\w.:/-])(?:"
    r"(?P<iy>\d{4})(?P<sep>[-/.])(?P<im>\d{1,2})(?P=sep)(?P<id>\d{1,2})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?Z| ?[+-]\d{2}:?\d{2})?)?"
    r"|(?P<na>\d{1,2})(?P<nsep>[./])(?P<nb>\d{1,2})(?P=nsep)(?P<ny>\d{4})"
    rf"|{_DAY.format('dd')}(?: of)? {_MONTH.format('dm')},? (?P<dy>\d{{4}})"
    rf"|{_MONTH.format('md')} {_DAY.format('mm')},? (?P<my>\d{{4}})"
    rf"|{_ABROAD}"
    r")(?![\w/]|[-.]\d)",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"\b(?:{_DAY.format('a')} {_MONTH.format('am')}|{_MONTH.format('bm')} {_DAY.format('b')})(?![\w/])", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}|mon|tues?|weds?|thu(?:rs)?|fri|sat|sun|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[.,]*\s+(?:den\s+)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:\b(?P<which>next|last|this past|past|this coming|coming|this|by|until|till|through|since|following)\s+)?"
    r"\b(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:['’]s)?(?![\w-])"
)
TIME = re.compile(
    r"(?:(?:,?(?: at| um)?| [–-]) \d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2}))?)?",
    re.IGNORECASE,
)
"""What may follow a day in a header: ``Wed, 19 Jul 2023 10:00:00 GMT``."""
_PROPER = re.compile(r"(?:Ash|Black|Good|Bloody|Cyber|Super|Sheffield|Easter|Palm|Fat|Giving|Maundy|Holy|Whit|Shrove)\s+$")
_OFTEN = re.compile(r"\b(?:every|each|most|previous|prior) $", re.IGNORECASE)
_BEHIND = frozenset(("last", "past", "this past", "since", "until", "till", "through"))
_AHEAD = re.compile(
    r"\b(?:will|shall|to be|due|set to|scheduled|expected|plans?|planned|planning|is to|are to|going to|ahead of|until)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?“”\"\n]|, (?:but|and|who|which|while|after)\b|\b(?:said|says|told|announced|reported)\b")


class Written(Value, kw_only=False):
    """A date as it is written at one place of a text; ``date`` is None where it cannot be one, and ``why`` says so."""

    start: int
    end: int
    date: dt.date | None
    why: str = ""


def parse_date(words: str) -> dt.date | None:
    """The date that ``words`` are, all of them; None where they are none, an impossible one, or one of two readings.

    A weekday before it and a time of day after it may stand there; the time is not converted.

    >>> parse_date("Wednesday, July 19, 2023"), parse_date("2023-02-30"), parse_date("7/8/2023")
    (datetime.date(2023, 7, 19), None, None)
    """
    found = whole(words)
    return found.date if found else None


def whole(words: str) -> Written | None:
    """Like ``parse_date``, but tells an impossible date from no date at all (None)."""
    stripped = words.strip()
    weekday = _BEFORE.match(stripped)
    match = _DATE.match(stripped, weekday.end() if weekday else 0)
    return _read(match) if match and TIME.fullmatch(stripped, match.end()) else None


def find_dates(text: str) -> tuple[Written, ...]:
    """Every full date in ``text``, day, month and year, in order."""
    return tuple(_read(match) for match in _DATE.finditer(text))


def find_day(text: str, year: int) -> Written | None:
    """The first day and month in ``text``, with or without a year; ``year`` is taken where there is none."""
    match = _DAY_MONTH.search(text)
    full = next(iter(find_dates(text)), None)
    if full or not match:
        return full
    day, month = (match["a"], match["am"]) if match["a"] else (match["b"], match["bm"])
    return _dated(match, year, _month(month), int(day))


def weekdays(text: str, published: dt.date) -> tuple[tuple[int, int, dt.date], ...]:
    """(start, end, date) of each weekday word of ``text``, resolved against the day it was published.

    "on Wednesday" is the latest one up to that day; "next Friday", "by Friday" and "will meet on Friday" look ahead;
    "last Monday" is before that day. Weekdays that belong to a written date, and names such as Good Friday, are left out.

    >>> weekdays("He left on Wednesday and returns next Friday.", dt.date(2023, 7, 19))
    ((11, 20, datetime.date(2023, 7, 19)), (33, 44, datetime.date(2023, 7, 21)))
    """
    return tuple(_weekdays(text, published))


def coming_weekdays(text: str, published: dt.date) -> Iterator[tuple[int, int, dt.date]]:
    """Yield (start, end, date) of each weekday word of ``text``, read as the first such day after ``published``.

    Left out are words for a day before ("last Monday"), for several ("every Monday"), for the day of publication itself, and
    "next Friday" earlier in the same week, which may mean that Friday or the one after.
    """
    for match, which, back in _weekday_words(text, published):
        often = _OFTEN.search(text, max(0, match.start() - 8), match.start())
        same_week = 7 - back + published.weekday() < 7
        if back and not often and which not in _BEHIND and not (which in {"next", "following"} and same_week):
            yield match.start(), match.end(), published + dt.timedelta(days=7 - back)


def _weekdays(text: str, published: dt.date) -> Iterator[tuple[int, int, dt.date]]:
    for match, which, back in _weekday_words(text, published):
        yield match.start(), match.end(), published + dt.timedelta(days=_days(which, back, _looks_ahead(text, match.start())))


def _weekday_words(text: str, published: dt.date) -> Iterator[tuple[re.Match[str], str, int]]:
    """Yield each weekday word, the word that says which, and how many days before ``published`` the latest such day was."""
    for match in _WEEKDAY.finditer(text):
        after = text[match.end() : match.end() + 30].lstrip(", ")
        if _PROPER.search(text, max(0, match.start() - 12), match.start()) or _DAY_MONTH.match(after) or _DATE.match(after):
            continue
        which = (match["which"] or "").lower()
        yield match, which, (published.weekday() - WEEKDAYS.index(match["day"].lower())) % 7


def _days(which: str, back: int, ahead: bool) -> int:
    """Days from the publication to the weekday that lies ``back`` days before it at the latest."""
    if which in {"next", "coming", "this coming", "following"}:
        return 7 - back
    if which in {"last", "past", "this past"}:
        return -back or -7
    if which in {"by", "until", "till", "through"} or (ahead and which != "since"):
        return (7 - back) % 7
    return -back


def _looks_ahead(text: str, at: int) -> bool:
    clause = text[max(0, at - 80) : at]
    cuts = [match.end() for match in _CLAUSE.finditer(clause)]
    return _AHEAD.search(clause, cuts[-1] if cuts else 0) is not None


def _read(match: re.Match[str]) -> Written:
    if match["iy"]:
        return _dated(match, int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["dy"]:
        return _dated(match, int(match["dy"]), _month(match["dm"]), int(match["dd"]))
    if match["my"]:
        return _dated(match, int(match["my"]), _month(match["md"]), int(match["mm"]))
    if match["ey"]:
        return _dated(match, int(match["ey"]), _ELSEWHERE[match["em"].lower()], int(match["ed"]))
    first, second, year = int(match["na"]), int(match["nb"]), int(match["ny"])
    if match["nsep"] == "/" and first <= 12 and second <= 12 and first != second:
        return Written(match.start(), match.end(), None, "can be read two ways")
    month_first = match["nsep"] == "/" and first <= 12
    return _dated(match, year, first if month_first else second, second if month_first else first)


def _dated(match: re.Match[str], year: int, month: int, day: int) -> Written:
    try:
        date = dt.date(year, month, day) if year in YEARS else None
    except ValueError:
        date = None
    return Written(match.start(), match.end(), date, "" if date else "no such day")


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))
