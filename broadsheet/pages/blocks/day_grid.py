"""A topic's newest days → a grid: its leading names by day, in articles, and a reading of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.surroundings import Surroundings
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import say

DAYS = 14
ROWS = 10


class Column(Value):
    """A day; one without articles on the topic leads nowhere."""

    date: dt.date
    url: str


class Cell(Value):
    """A number of articles, and how dark it stands: 0 to 3."""

    count: int
    level: int


class Row(Value):
    """A name and its days."""

    link: Link
    cells: tuple[Cell, ...]
    all: int


class DayGrid(Value):
    """Days across, names down."""

    months: str
    """July 2023, or June – July 2023."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    articles: int
    """Within these days."""
    reading: str


def day_grid(articles: Sequence[Article], index: Index, cards: Cards) -> DayGrid | None:
    """The last fourteen days up to the newest of ``articles`` (newest first); None where they hold one day alone."""
    last = articles[0].published
    held = list(takewhile(lambda a: (last - a.published).days < DAYS, articles))
    first = held[-1].published
    around = Surroundings(held, index)
    ids = around.leading(ROWS)
    if first == last or not ids:
        return None
    dates = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    live = {a.published for a in held}
    counts: dict[str, Counter[dt.date]] = {id: Counter() for id in ids}
    for article in held:
        for id in counts.keys() & around.named(article):
            counts[id][article.published] += 1
    most = max(max(found.values()) for found in counts.values())
    return DayGrid(
        months=_months(first, last),
        columns=tuple(Column(date=d, url=permalinks.edition(d) if d in live else "") for d in dates),
        rows=tuple(
            Row(
                link=cards.link(id),
                cells=tuple(Cell(count=counts[id][d], level=level(counts[id][d], most)) for d in dates),
                all=counts[id].total(),
            )
            for id in ids
        ),
        articles=len(held),
        reading=_reading(ids, counts, len(held), cards),
    )


def _months(first: dt.date, last: dt.date) -> str:
    return wording.months(first, last)


def level(count: int, most: int) -> int:
    """How dark a cell stands, 0 to 3: up to three each number has a step of its own; beyond, each third."""
    return count if most <= 3 else -(-count * 3 // most)


def _reading(ids: Sequence[str], counts: Mapping[str, Counter[dt.date]], articles: int, cards: Cards) -> str:
    top = counts[ids[0]].total()
    names = [cards.link(id).label for id in ids if counts[id].total() == top]
    if top == 1:
        return say("No name is in more than one of the %(all)s articles.", all=articles)
    if len(names) > 3 and top == articles:
        return say("%(num)s names are in all %(all)s articles.", num=len(names), all=articles)
    if len(names) > 3:
        return say("%(num)s names are in %(top)s of %(all)s articles each.", num=len(names), top=top, all=articles)
    days = len(counts[ids[0]])
    values = {"names": wording.listed(names), "top": top, "all": articles}
    if len(names) > 1:
        return say("%(names)s are each in %(top)s of %(all)s articles.", **values)
    if days == 1:
        return say("%(names)s is in %(top)s of %(all)s articles.", **values)
    return say("%(names)s is in %(top)s of %(all)s articles, on %(days)s days.", **values, days=days)
