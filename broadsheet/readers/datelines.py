"""The dateline that opens a text → the day that it bears: ``PHOENIX, July 18, 2023 (Agency) —``. It stays in the text."""

from __future__ import annotations

import datetime as dt
import re

from broadsheet.readers.fields import Found
from broadsheet.text.dates import find_day

MOST_DAYS = 3
"""A dateline's day may lie this many days from the publication: copy is written the evening before."""
_PLACE = r"(?:[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]*){0,4}|[A-Z]\.[A-Z.]*)"
_DAY = r"(?P<day>(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?)"
DATELINE = re.compile(
    rf"\s*{_PLACE}(?:(?:, ?| )[A-Z][A-Za-z.]+){{0,4}},? ?{_DAY}?,? ?(?:\((?P<agency>[^()\n]{{1,40}})\))?"
    r"(?: ?(?:—|–|--|:)\s?| - ?|- )(?=\S)"
)
"""Place, and maybe day and agency, up to the text."""


def take(match: re.Match[str], found: Found) -> None:
    """Take the day of ``PHOENIX, July 18 (Agency) —``; its year may come from a date that is known already."""
    if not match["day"] or any(problem.field == "date" for problem in found.problems):
        return
    known = next(iter(found.dates.values()), None)
    year = known.year if known else _year(found.path)
    if year is None and not re.search(r"\d{4}", match["day"]):
        return
    written = find_day(match["day"], year or 0)
    if written is None:
        return
    if written.date is None:
        found.problem("date", f"{match['day']} in the dateline, {written.why}", "a date such as 2023-07-19")
    elif known is None or _days_apart(known, written.date, has_year=bool(re.search(r"\d{4}", match["day"]))) > MOST_DAYS:
        found.dates["dateline"] = written.date


def _days_apart(known: dt.date, written: dt.date, *, has_year: bool) -> int:
    apart = abs((known - written).days)
    # 1 January with a dateline of 31 December: the year that is not written is the year before.
    return apart if has_year else min(apart, abs(apart - 365))


def _year(path: str) -> int | None:
    match = re.search(r"(?<!\d)(19\d\d|20\d\d)(?!\d)", path)
    return int(match[0]) if match else None
