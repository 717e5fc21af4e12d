"""A topic's newest days → a grid: its leading names by day, in articles, and a reading of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model.article import Article
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.company import listed
from broadsheet.pages.shell import Link
from broadsheet.pages.surroundings import Surroundings

DAYS = 14
ROWS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A day; one without articles on the topic leads nowhere."""

    date: dt.date
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number of articles, and how dark it stands: 0 to 3."""

    count: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A name and its days."""

    link: Link
    cells: tuple[Cell, ...]
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGrid:
    """Days across, names down."""

    months: str
    """July 2023, or June – July 2023."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    articles: int
    """Within these days."""
    reading: str


def day_grid(articles: Sequence[Article], around: Surroundings, cards: Cards) -> DayGrid | None:
    """The last fourteen days up to the newest of ``articles`` (newest first); None where they hold one day alone."""
    last = articles[0].published
    held = [a for a in articles if (last - a.published).days < DAYS]
    first = held[-1].published
    ids = around.leading(held, ROWS)
    if first == last or not ids:
        return None
    dates = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    live = {a.published for a in held}
    counts = {id: Counter(a.published for a in held if around.names(a, id)) for id in ids}
    most = max(max(found.values()) for found in counts.values())
    return DayGrid(
        months=_months(first, last),
        columns=tuple(Column(date=d, url=permalinks.edition(d) if d in live else "") for d in dates),
        rows=tuple(
            Row(
                link=cards.link(id),
                cells=tuple(Cell(count=counts[id][d], level=_level(counts[id][d], most)) for d in dates),
                all=counts[id].total(),
            )
            for id in ids
        ),
        articles=len(held),
        reading=_reading(ids, counts, len(held), cards),
    )


def _months(first: dt.date, last: dt.date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{last:%B} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%B}{year} – {last:%B} {last.year}"


def _level(count: int, most: int) -> int:
    """Up to three articles a day each number has a step of its own; beyond, each third."""
    return count if most <= 3 else -(-count * 3 // most)


def _reading(ids: Sequence[str], counts: Mapping[str, Counter[dt.date]], articles: int, cards: Cards) -> str:
    top = counts[ids[0]].total()
    names = [cards.link(id).label for id in ids if counts[id].total() == top]
    if top == 1:
        return f"No name stands in more than one of the {articles} articles."
    if len(names) > 3:
        return f"{len(names)} names stand in {top} of {articles} articles each."
    days = len(counts[ids[0]])
    verb = "stands" if len(names) == 1 else "each stand"
    on = f", on {days} days" if len(names) == 1 and days > 1 else ""
    return f"{listed(names)} {verb} in {top} of {articles} articles{on}."
