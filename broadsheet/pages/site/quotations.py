"""Every quotation → the book of quotations, by day; where there are many, a page for each month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from broadsheet import wording
from broadsheet.model.entity import Said
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.coverage import MonthLink, neighbours
from broadsheet.pages.cards import Cards, QuoteCard
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import N_, say

PATH = "quotations/index.html"
WHOLE = 120
"""Quotations that stand on one page; of more, it holds the newest, and months hold all."""
NEWEST = 60
SPEAKERS = 10


class QuotedDay(Value):
    """What was said in the articles of one day."""

    date: dt.date
    url: str
    quotes: tuple[QuoteCard, ...]


class Speaker(Value):
    """Who is quoted, and how often."""

    link: Link
    count: int


class QuotationsView(Value):
    """All that the template may see; it serves the book and its months."""

    shell: Shell
    month: MonthLink | None
    """None for the book itself."""
    previous: MonthLink | None
    next: MonthLink | None
    all: int
    unknown: int
    """Quotations whose speaker could not be determined, among all."""
    days: tuple[QuotedDay, ...]
    shown: int
    months: tuple[MonthLink, ...]
    speakers: tuple[Speaker, ...]


BOOK = "book"


def groups(index: Index) -> Iterator[str]:
    """The book, also where nothing was said yet, and its months where it is long."""
    yield BOOK
    if sum(len(index.spoken[month]) for month in index.spoken_months) > WHOLE:
        yield from (month.isoformat() for month in index.spoken_months)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The book or one of its months; what copies repeat stands once."""
    if group != BOOK:
        month = dt.date.fromisoformat(group)
        older = _neighbours(month, index)
        place = next(place for place, link in enumerate(older) if link.month == month)
        said = index.spoken[month]
        yield _page(older[place].url, _view(said, said, older, index, site, cards, place))
        return
    every = tuple(one for month in index.spoken_months for one in index.spoken[month])
    large = len(every) > WHOLE
    older = tuple(_link(month, len(index.spoken[month])) for month in index.spoken_months) if large else ()
    yield _page(PATH, _view(every, every[:NEWEST] if large else every, older, index, site, cards))


def _neighbours(month: dt.date, index: Index) -> tuple[MonthLink, ...]:
    """The month with those after and before it, newest first; its page counts none of them."""
    every = tuple(index.spoken_months)
    place = every.index(month)
    near = every[max(0, place - 1) : place + 2]
    return tuple(_link(month, 0) for month in near)


def _link(month: dt.date, count: int) -> MonthLink:
    return MonthLink(month=month, url=permalinks.entity_month("quotations", month), count=count)


def _page(path: str, view: QuotationsView) -> Page:
    return Page(path=path, format="html", template="quotations.html", view=view)


def _view(
    said: Sequence[Said],
    shown: Sequence[Said],
    older: tuple[MonthLink, ...],
    index: Index,
    site: Site,
    cards: Cards,
    place: int | None = None,
) -> QuotationsView:
    month = None if place is None else older[place]
    previous, following = (None, None) if place is None else neighbours(older, place)
    when = f", {wording.month(month.month)}" if month else ""
    description = N_("Every quotation in the articles of %(site)s%(when)s, word for word, with its speaker and its sentence.")
    return QuotationsView(
        shell=shell(
            site,
            month.url if month else PATH,
            f"{say('Quotations')}{when}",
            say(description, site=site.title, when=when),
            section="quotations",
            date=said[0].article.published if said else None,
        ),
        month=month,
        previous=previous,
        next=following,
        all=len(said),
        unknown=sum(one.speaker is None for one in said),
        days=tuple(_day(date, list(group), index, cards, whole=bool(month)) for date, group in groupby(shown, key=_date)),
        shown=len(shown),
        months=older if month is None else (),
        speakers=_speakers(said, cards),
    )


def _date(said: Said) -> dt.date:
    return said.article.published


def _day(date: dt.date, said: Sequence[Said], index: Index, cards: Cards, *, whole: bool) -> QuotedDay:
    def make() -> QuotedDay:
        quotes = tuple(_card(one, index, cards) for one in said)
        return QuotedDay(date=date, url=permalinks.edition(date), quotes=quotes)

    return cards.kept(QuotedDay, date.isoformat(), (f"{one.article.id} {one.place}" for one in said), make) if whole else make()


def _card(said: Said, index: Index, cards: Cards) -> QuoteCard:
    article = index.article_of[said.article.id]  # looked up, so that it counts as read
    return replace(cards.quote(replace(said, article=article)), headline="")


def _speakers(said: Sequence[Said], cards: Cards) -> tuple[Speaker, ...]:
    """Who is quoted more than once."""
    counts = Counter(one.speaker for one in said if one.speaker)
    found = [(cards.link(id), id, count) for id, count in counts.items() if count > 1]
    found.sort(key=lambda each: (-each[2], each[0].label, each[1]))
    return tuple(Speaker(link=link, count=count) for link, _, count in found[:SPEAKERS])
