"""Words of a text → the days that it tells as past, by the day on which it was published: "on Tuesday", "last night"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from broadsheet.grouping.traces.pieces import CLOSES, SIZE, number_of, numbers_of

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_BACK = {"today": 0, "tonight": 0, "yesterday": 1}
_PARTS = "morning afternoon evening night".split()
_AHEAD = numbers_of("will next until till by from every each tomorrow would could shall may due expected expects")
"""Before a day they say that it is still to come, or comes again and again."""
BEFORE = 10
"""Words before a day that are asked for these."""
RECENT = timedelta(60)
"""So far back a date without a year is taken for one that has been."""
THIS, LAST, NIGHT = map(number_of, ("this", "last", "night"))


def telling() -> frozenset[int]:
    """The numbers of words that may tell a day."""
    return frozenset({*_weekday(), *_month(), *_back(), *numbers_of(" ".join(_PARTS))})


def day(numbers: Sequence[int], read: bytes, at: int, published: date) -> date | None:
    """The day that the word at a place tells, if it tells one that has been; ``numbers`` are of the marked words ``read``."""
    number, before = numbers[at], numbers[at - 1] if at else 0
    if number in _back():
        return published - timedelta(_back()[number])
    if number in _weekday():
        back = (published.weekday() - _weekday()[number]) % 7 or 7 * (before == LAST)
        return None if _ahead(numbers, read, at) else published - timedelta(back)
    if number in _month():
        beside = [_figure()[number] for number in (*numbers[at + 1 : at + 2], before) if number in _figure()]
        return None if not beside or _ahead(numbers, read, at) else _dated(published, _month()[number], beside[0])
    if before == THIS:
        return published
    return published - timedelta(1) if before == LAST and number == NIGHT else None


def _dated(published: date, month: int, day: int) -> date | None:
    """The day of the month that came last, where that is not long ago."""
    try:
        told = date(published.year - (month > published.month), month, day)
    except ValueError:
        return None
    return told if published - RECENT <= told <= published else None


def _ahead(numbers: Sequence[int], read: bytes, at: int) -> bool:
    """Whether a word before it, in the same sentence, says that the day is to come or comes often."""
    for earlier in range(at - 1, max(-1, at - 1 - BEFORE), -1):
        if read[earlier * SIZE + CLOSES]:
            return False
        if numbers[earlier] in _AHEAD:
            return True
    return False


@cache
def _weekday() -> Mapping[int, int]:
    """Number of a weekday, which may own something, → which of the week it is."""
    return {number_of(word + own): place for place, word in enumerate(_WEEKDAYS) for own in ("", "'s", "’s")}


@cache
def _month() -> Mapping[int, int]:
    return {number_of(word): place for place, word in enumerate(_MONTHS, 1)}


@cache
def _back() -> Mapping[int, int]:
    return {number_of(word): days for word, days in _BACK.items()}


@cache
def _figure() -> Mapping[int, int]:
    return {number_of(str(day)): day for day in range(1, 32)}
