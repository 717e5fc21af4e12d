"""A headline and a first sentence → what makes them news: consequences by their wording, and a day that is the article's own."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from broadsheet import lists
from broadsheet.text.dates import WEEKDAYS
from broadsheet.values import Value

MOST = 4
"""The most points for consequences: an event with a few kinds of them is as grave as one with all."""
RECENT = 3
"""Points for a day that is the article's or one of the two before it."""
_BACK = 2
_TODAY = r"\b(?:today|yesterday|tonight|overnight|this (?:morning|afternoon|evening)|last night|on {})\b"


class NewsValue(Value):
    """What makes the beginning of an article news."""

    consequences: tuple[tuple[str, str], ...]
    """Kind and wording of each: ("deaths", "killed")."""
    points: int
    """Of the consequences, ``MOST`` at most."""
    day: str
    """The words that name a day of the event ("on Tuesday"); nothing where none do."""

    @property
    def all(self) -> int:
        """The points of the consequences and of the day."""
        return self.points + (RECENT if self.day else 0)


def find(headline: str, sentence: str, published: dt.date) -> NewsValue:
    """Return what makes an article news that begins so.

    >>> find("Ferry sinks", "Nine people drowned on Monday off Oslo.", dt.date(2023, 7, 18))
    NewsValue(consequences=(('deaths', 'drowned'),), points=3, day='on Monday')
    """
    text = f"{headline}\n{sentence}"
    found = [(kind, points, match[0]) for kind, points, words in _kinds() if (match := words.search(text))]
    day = _day(published.weekday()).search(sentence)
    return NewsValue(
        consequences=tuple((kind, " ".join(words.split())) for kind, _, words in found),
        points=min(MOST, sum(points for _, points, _ in found)),
        day=day[0] if day else "",
    )


@cache
def _kinds() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    rows = lists.rows("news_words")
    return tuple((row["kind"], int(row["points"]), re.compile(row["words"], re.IGNORECASE)) for row in rows)


@cache
def _day(weekday: int) -> re.Pattern[str]:
    near = "|".join(WEEKDAYS[(weekday - back) % 7] for back in range(_BACK + 1))
    return re.compile(_TODAY.format(f"(?:{near})") + rf"|(?<=[a-z] )(?:{near})(?=[ ,.])", re.IGNORECASE)
