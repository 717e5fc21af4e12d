"""A story → its strip: which outlet told of it on which day, and whether the article is a copy of another."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from broadsheet.model.article import Article
from broadsheet.model.picture import Strip, StripRow
from broadsheet.pages.blocks.mention_bars import day_tick
from broadsheet.values import Value
from broadsheet.wording import daymonth, listed, number, say, say_many, span

DAYS = 42
"""Columns at the most; of a longer story the newest days are drawn."""
ROWS = 9
"""Outlets; of more, the others are one row."""


class StoryStrip(Value):
    """The strip and a reading of it."""

    strip: Strip
    reading: str
    """Nothing where no day and no publisher stands out, and there are no copies."""


def story_strip(articles: Sequence[Article], own: Sequence[Article]) -> StoryStrip:
    """``articles`` are all of the story's, copies among them; ``own`` are those that are no copies."""
    last = max(article.published for article in articles)
    first = max(min(article.published for article in articles), last - dt.timedelta(days=DAYS - 1))
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    firsts = {article.id for article in own}
    cells: dict[str, dict[dt.date, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for article in articles:
        if article.published >= first:
            cells[article.publisher or ""][article.published].append(article.id in firsts)
    outlets = sorted(cells, key=lambda name: (-sum(map(len, cells[name].values())), name == "", name.casefold()))
    rows = [_row(name or say("Publisher not given"), [cells[name]], days) for name in outlets[:ROWS]]
    if len(outlets) > ROWS:
        rest = outlets[ROWS:]
        rows.append(_row(say_many(len(rest), "%(num)s more", "%(num)s more"), [cells[name] for name in rest], days))
    title = say("Articles by day and publisher, %(span)s", span=span(first, last))
    strip = Strip(ticks=tuple(day_tick(day, len(days)) for day in days), rows=tuple(rows), title=title)
    return StoryStrip(strip=strip, reading=" ".join(_readings(articles, len(articles) - len(own))))


def _row(label: str, found: Sequence[dict[dt.date, list[bool]]], days: Sequence[dt.date]) -> StripRow:
    told = [[first for cells in found for first in cells.get(day, ())] for day in days]
    return StripRow(label=label, cells=tuple((sum(each), len(each) - sum(each)) for each in told))


def _readings(articles: Sequence[Article], copies: int) -> Iterator[str]:
    """The day with most articles, who tells most of the story, and how many articles are copies."""
    days = Counter(article.published for article in articles)
    (top, most), *others = days.most_common(2)
    if others and others[0][1] < most:
        yield say("Most articles on %(day)s: %(count)s.", day=daymonth(top), count=number(most))
    yield from _busiest(Counter(article.publisher for article in articles if article.publisher))
    if copies:
        yield say_many(
            copies,
            "%(num)s of the %(of)s articles is a copy of another.",
            "%(num)s of the %(of)s articles are copies of others.",
            of=len(articles),
        )


def _busiest(counts: Counter[str]) -> Iterator[str]:
    """Who has most articles, where that is one publisher or two of several."""
    most = max(counts.values(), default=0)
    names = sorted((name for name in counts if counts[name] == most), key=str.casefold)
    if len(counts) > 1 and most > 1 and len(names) < 3:
        yield say_many(
            len(names),
            "%(names)s has most articles, %(count)s.",
            "%(names)s have most articles, %(count)s each.",
            names=listed(names),
            count=most,
        )
