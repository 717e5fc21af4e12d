"""The day that it is; and a Problem for each article that is dated after it: a slip in a year would lead the site till then.

No page asks the clock, so that the same files make the same site on any day; whoever reads seeds or checks a site does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from broadsheet.model.problem import Problem, Severity
from broadsheet.model.site import Site

ALLOWED = dt.timedelta(days=1)
"""Somewhere it is tomorrow already."""


def today(site: Site) -> dt.date:
    """The day in the site's time zone."""
    from zoneinfo import ZoneInfo

    return dt.datetime.now(ZoneInfo(site.time_zone)).date()


def ahead(dated: Iterable[tuple[str, dt.date]], today: dt.date, severity: Severity) -> Iterator[Problem]:
    """``dated`` holds (file, date) of each article."""
    for path, day in dated:
        if day > today + ALLOWED:
            found = f"{day.isoformat()}, which is still to come; until then the article is the newest of the site"
            expected = f"a day up to today, {today.isoformat()}, unless it is meant so"
            yield Problem(path=path, field="date", found=found, expected=expected, severity=severity)
