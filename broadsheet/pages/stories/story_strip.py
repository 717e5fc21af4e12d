"""A story → its strip: which outlet told of it on which day, and whether the article said something that was not said before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from broadsheet.model.article import Article
from broadsheet.model.picture import Strip, StripRow
from broadsheet.model.story import Story
from broadsheet.pages.blocks.mention_bars import day_tick
from broadsheet.values import Value
from broadsheet.wording import listed, say, say_many, span

DAYS = 42
"""Columns at the most; of a longer story the newest days are drawn."""
ROWS = 9
"""Outlets; of more, the others are one row."""


class StoryStrip(Value):
    """The strip and a reading of it."""

    strip: Strip
    reading: str


def story_strip(story: Story, articles: Sequence[Article]) -> StoryStrip:
    """``articles`` are all of the story's, copies among them."""
    last = max(article.published for article in articles)
    first = max(min(article.published for article in articles), last - dt.timedelta(days=DAYS - 1))
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    new = {id for id, _ in story.new}
    cells: dict[str, dict[dt.date, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        if article.published >= first:
            cells[article.publisher or ""][article.published].append(article.id in new)
    outlets = sorted(cells, key=lambda name: (-sum(map(len, cells[name].values())), name == "", name.casefold()))
    rows = [_row(name or say("Publisher not given"), [cells[name]], days) for name in outlets[:ROWS]]
    if len(outlets) > ROWS:
        rest = outlets[ROWS:]
        rows.append(_row(say_many(len(rest), "%(num)s more", "%(num)s more"), [cells[name] for name in rest], days))
    title = say("Articles by day and publisher, %(span)s", span=span(first, last))
    strip = Strip(ticks=tuple(day_tick(day, len(days)) for day in days), rows=tuple(rows), title=title)
    return StoryStrip(strip=strip, reading=_reading(articles, new, [name for name in outlets if name]))


def _row(label: str, found: Sequence[dict[dt.date, list[bool]]], days: Sequence[dt.date]) -> StripRow:
    told = [[new for cells in found for new in cells.get(day, ())] for day in days]
    return StripRow(label=label, cells=tuple((sum(each), len(each) - sum(each)) for each in told))


def _reading(articles: Sequence[Article], new: set[str], outlets: Sequence[str]) -> str:
    """How many of the articles say something new, and who tells most of the story."""
    telling = sum(article.id in new for article in articles)
    held = say_many(
        telling,
        "%(num)s of the %(of)s articles says something that was not said before",
        "%(num)s of the %(of)s articles say something that was not said before",
        of=len(articles),
    )
    if len(outlets) < 2:
        return f"{held}."
    counts = {name: sum(article.publisher == name for article in articles) for name in outlets}
    most = max(counts.values())
    names = [name for name in outlets if counts[name] == most]
    if most == 1 or len(names) > 2:
        return f"{held}."
    return f"{held}; " + say_many(
        len(names),
        "%(names)s has most articles, %(count)s.",
        "%(names)s have most articles, %(count)s each.",
        names=listed(names),
        count=most,
    )
