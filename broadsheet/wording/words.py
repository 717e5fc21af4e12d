"""A catalogue of messages and a row of the table of locales → the words and dates of one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Protocol

from broadsheet.lists import rows
from broadsheet.values import Value

DAYS = 1 << 14
"""Of so many, in one form each, it is known how a language writes them."""
SAMPLES = (*range(200), 1_000_000)
"""Numbers among which every form of a plural is found: the rules look at the last two digits, and at millions."""


class Catalogue(Protocol):
    """Messages of one language: gettext's own interface."""

    def gettext(self, message: str) -> str:
        """The translation, or the message."""

    def pgettext(self, context: str, message: str) -> str:
        """The same of a message in a context."""

    def ngettext(self, one: str, others: str, count: int) -> str:
        """The translation for that many."""

    def npgettext(self, context: str, one: str, others: str, count: int) -> str:
        """The same in a context."""


class _English:
    """Messages are written in English: each is its own translation."""

    def gettext(self, message: str) -> str:
        return message

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - as the protocol has it
        return message

    def ngettext(self, one: str, others: str, count: int) -> str:
        return one if count == 1 else others

    def npgettext(self, context: str, one: str, others: str, count: int) -> str:  # noqa: ARG002 - as the protocol has it
        return one if count == 1 else others


class _Dates(Value):
    """How a language writes dates and numbers: a row of the table of locales."""

    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    date: str
    longdate: str
    daymonth: str
    long_daymonth: str
    month: str
    days_of_month: str
    days_alone: str
    pair: str
    figures: dict[int, str]
    """The marks of an English number → those of the language's."""


class Words:
    """What the interface says in one language. ``fingerprint`` is that of the catalogue, for the keys of pages."""

    def __init__(
        self,
        language: str = "en",
        catalogue: Catalogue | None = None,
        form: Callable[[int], int] | None = None,
        fingerprint: str = "",
    ) -> None:
        self.language = language
        self.fingerprint = fingerprint
        self._own = language.partition("-")[0]
        self.form: Callable[[int], int] = form or _english_form
        """How many → which of the forms that ``forms`` gives."""
        self._catalogue: Catalogue = catalogue or _English()
        self._dates = _dates(language)
        self._marks: tuple[str, str, str] | None = None
        self._counted: dict[tuple[str, str | None], tuple[tuple[str, str], ...]] = {}
        seen: dict[int, int] = {}
        for count in SAMPLES:
            seen.setdefault(self.form(count), count)
        self._samples = tuple(seen[form] for form in sorted(seen))

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language, with ``values`` where their names stand as ``%(name)s``."""
        said = self._catalogue.gettext(message)
        return said % values if values else said

    def say_in(self, context: str, message: str, /, **values: object) -> str:
        """The same of a message that means this in ``context``."""
        said = self._catalogue.pgettext(context, message)
        return said % values if values else said

    def say_many(self, count: int, one: str, others: str, /, **values: object) -> str:
        """The message for that many; ``%(num)s`` is the number."""
        return self._catalogue.ngettext(one, others, count) % {"num": self.number(count), **values}

    def many(self, count: int, one: str, others: str | None = None, /) -> str:
        """``3 articles``."""
        forms = self._counted.get((one, others))
        if forms is None:
            singular, plural = counted(one, others)
            parts = (form.partition("%(num)s") for form in self.forms(singular, plural))
            forms = self._counted[one, others] = tuple((before, after) for before, _, after in parts)
        before, after = forms[self.form(count)]
        return f"{before}{self.number(count)}{after}"

    def forms(self, one: str, others: str, context: str | None = None) -> tuple[str, ...]:
        """The translations for each form of the plural, in the order of ``form``."""
        if context is None:
            return tuple(self._catalogue.ngettext(one, others, count) for count in self._samples)
        return tuple(self._catalogue.npgettext(context, one, others, count) for count in self._samples)

    def number(self, value: float) -> str:
        """With thousands parted as the language parts them."""
        return f"{value:,}".translate(self._dates.figures) if self._dates.figures else f"{value:,}"

    def foreign(self, language: str) -> str:
        """``language`` where it is another than the interface's, else nothing: for ``lang`` attributes."""
        return "" if language.partition("-")[0] == self._own else language

    def listed(self, items: Sequence[str]) -> str:
        """In one phrase: parted by commas, the last by a word."""
        if len(items) < 2:
            return "".join(items)
        return self._dates.pair.format(", ".join(items[:-1]), items[-1])

    def decimal(self, value: float) -> str:
        """``−1.5``: with one digit after the point."""
        return f"{value:.1f}".translate(self._dates.figures).replace("-", "−")

    def quoted(self, text: str) -> str:
        """The text in quotation marks."""
        if self._marks is None:
            self._marks = self.say("“%(words)s”").partition("%(words)s")
        return f"{self._marks[0]}{text}{self._marks[2]}"

    def weekdays(self, count: int) -> tuple[str, ...]:
        """The names of the first ``count`` days of the week, Monday first."""
        return self._dates.days[:count]

    def date(self, day: dt.date) -> str:
        """``19 July 2023``."""
        return _written(self.language, "date", day)

    def longdate(self, day: dt.date) -> str:
        """``Wednesday 19 July 2023``."""
        return _written(self.language, "longdate", day)

    def shortday(self, day: dt.date) -> str:
        """``Wed 19 July 2023``."""
        return _written(self.language, "longdate", day, "short_days")

    def long_daymonth(self, day: dt.date) -> str:
        """``Wednesday 19 July``."""
        return _written(self.language, "long_daymonth", day)

    def daymonth(self, day: dt.date) -> str:
        """``19 July``."""
        return _written(self.language, "daymonth", day)

    def weekday(self, day: dt.date) -> str:
        """``Wednesday``."""
        return self._dates.days[day.weekday()]

    def short_weekday(self, day: dt.date) -> str:
        """``Wed``, without the point that some languages put after it."""
        return self._dates.short_days[day.weekday()].removesuffix(".")

    def month(self, day: dt.date) -> str:
        """``July 2023``."""
        return _written(self.language, "month", day, "days", "months_alone")

    def month_name(self, day: dt.date) -> str:
        """``July``."""
        return self._dates.months_alone[day.month - 1]

    def span(self, first: dt.date, last: dt.date) -> str:
        """Two days in one phrase."""
        if first == last:
            return self.date(last)
        if (first.year, first.month) == (last.year, last.month):
            month = self._dates.months[last.month - 1]
            return self._dates.days_of_month.format(first=first.day, last=last.day, month=month, y=last.year, m=last.month)
        begin = self.daymonth(first) if first.year == last.year else self.date(first)
        return f"{begin} – {self.date(last)}"

    def short_span(self, first: dt.date, last: dt.date) -> str:
        """The same without the year of the last."""
        if (first.year, first.month) == (last.year, last.month) and first != last:
            month = self._dates.months[last.month - 1]
            return self._dates.days_alone.format(first=first.day, last=last.day, month=month, m=last.month)
        begin = self.daymonth(first) if first.year == last.year else self.date(first)
        return self.daymonth(last) if first == last else f"{begin} – {self.daymonth(last)}"

    def months(self, first: dt.date, last: dt.date) -> str:
        """Two months in one phrase."""
        if (first.year, first.month) == (last.year, last.month):
            return self.month(last)
        begin = self.month_name(first) if first.year == last.year else self.month(first)
        return f"{begin} – {self.month(last)}"


def counted(one: str, others: str | None = None) -> tuple[str, str]:
    """The two messages that a counted noun is looked up by."""
    return f"%(num)s {one}", f"%(num)s {others or f'{one}s'}"


def _english_form(count: int) -> int:
    return 0 if count == 1 else 1


@lru_cache(maxsize=DAYS)
def _written(language: str, pattern: str, day: dt.date, days: str = "days", months: str = "months") -> str:
    """The day by a pattern of the language, with names from its lists of days and months. Pages write few days, often."""
    of = _dates(language)
    weekday, month = getattr(of, days)[day.weekday()], getattr(of, months)[day.month - 1]
    written: str = getattr(of, pattern).format(weekday=weekday, d=day.day, month=month, y=day.year, m=day.month)
    return written


@cache
def _dates(language: str) -> _Dates:
    """Of the language, of the one that it is a kind of (``de-AT``: ``de``), else of English."""
    table: Mapping[str, Mapping[str, str]] = {row["language"]: row for row in rows("locales")}
    row = table.get(language) or table.get(language.partition("-")[0]) or table["en"]
    return _Dates(
        months=tuple(row["months"].split(";")),
        months_alone=tuple((row["months alone"] or row["months"]).split(";")),
        days=tuple(row["days"].split(";")),
        short_days=tuple(row["short days"].split(";")),
        date=row["date"],
        longdate=row["long date"],
        daymonth=row["day and month"],
        long_daymonth=row["weekday, day and month"],
        month=row["month and year"],
        days_of_month=row["days of a month"],
        days_alone=row["days alone"],
        pair=row["pair"],
        figures={} if row["group"] == "," else {44: row["group"].replace("space", "\N{NO-BREAK SPACE}"), 46: row["decimal"]},
    )


ENGLISH = Words()
