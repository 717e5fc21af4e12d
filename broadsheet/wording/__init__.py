"""The interface's words and dates, in the language that is being spoken.

Pages say a text with ``say``, a text with a number in it with ``say_many``, a counted noun with ``many``, and a day with
one of the functions of dates; each takes English and gives the language of the site. Templates have the same through
``{% trans %}``, ``_`` and filters. The language is one for a whole run: ``speaking`` sets it around whatever makes pages.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from broadsheet.wording.words import ENGLISH, Words

__all__ = [
    "N_",
    "Words",
    "date",
    "daymonth",
    "foreign",
    "listed",
    "long_daymonth",
    "longdate",
    "many",
    "month",
    "month_name",
    "months",
    "number",
    "say",
    "say_in",
    "say_many",
    "short_span",
    "short_weekday",
    "shortday",
    "span",
    "speaking",
    "spoken",
    "weekday",
]

_spoken: ContextVar[Words] = ContextVar("spoken", default=ENGLISH)


@contextmanager
def speaking(words: Words) -> Iterator[None]:
    """Everything said within is said in the language of ``words``."""
    token = _spoken.set(words)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> Words:
    """The words that are being spoken: English outside of ``speaking``."""
    return _spoken.get()


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """The message itself: marks one that is said elsewhere, by a variable, so that it comes into the catalogues."""
    return message


def say(message: str, /, **values: object) -> str:
    """A text of the interface; ``%(name)s`` within it stands for a value, and ``%%`` then for a per cent sign."""
    return _spoken.get().say(message, **values)


def say_in(context: str, message: str, /, **values: object) -> str:
    """A text whose English alone does not tell how to translate it: ``context`` says how it is meant."""
    return _spoken.get().say_in(context, message, **values)


def say_many(count: int, one: str, others: str, /, **values: object) -> str:
    """A text that holds a number as ``%(num)s``: ``one`` for one, ``others`` for all others."""
    return _spoken.get().say_many(count, one, others, **values)


def many(count: int, one: str, others: str | None = None, /) -> str:
    """``1 article``, ``3 articles``; ``others`` where it is not ``one`` with an s."""
    return _spoken.get().many(count, one, others)


def number(value: float) -> str:
    """``12,345``."""
    return _spoken.get().number(value)


def foreign(language: str) -> str:
    """``language`` where it is another than the interface's, else nothing: for ``lang`` attributes."""
    return _spoken.get().foreign(language)


def listed(items: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``; nothing of nothing."""
    return _spoken.get().listed(items)


def date(day: dt.date) -> str:
    """``19 July 2023``."""
    return _spoken.get().date(day)


def longdate(day: dt.date) -> str:
    """``Wednesday 19 July 2023``."""
    return _spoken.get().longdate(day)


def shortday(day: dt.date) -> str:
    """``Wed 19 July 2023``."""
    return _spoken.get().shortday(day)


def long_daymonth(day: dt.date) -> str:
    """``Wednesday 19 July``."""
    return _spoken.get().long_daymonth(day)


def daymonth(day: dt.date) -> str:
    """``19 July``."""
    return _spoken.get().daymonth(day)


def weekday(day: dt.date) -> str:
    """``Wednesday``."""
    return _spoken.get().weekday(day)


def short_weekday(day: dt.date) -> str:
    """``Wed``, without the point that some languages put after it."""
    return _spoken.get().short_weekday(day)


def month(day: dt.date) -> str:
    """``July 2023``."""
    return _spoken.get().month(day)


def month_name(day: dt.date) -> str:
    """``July``."""
    return _spoken.get().month_name(day)


def span(first: dt.date, last: dt.date) -> str:
    """``17–19 July 2023``, ``30 June – 1 July 2023``: two days in one phrase, with nothing said twice."""
    return _spoken.get().span(first, last)


def short_span(first: dt.date, last: dt.date) -> str:
    """``17–19 July``, ``30 June – 1 July``: the same without the year of the last."""
    return _spoken.get().short_span(first, last)


def months(first: dt.date, last: dt.date) -> str:
    """``July 2023``, ``June – July 2023``: two months likewise."""
    return _spoken.get().months(first, last)
