"""Every quotation → the book of quotations, by day; where there are many, a page for each month."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, groupby, islice

from broadsheet import wording
from broadsheet.model.entity import Said
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.coverage import MonthLink, neighbours
from broadsheet.pages.blocks.ranking import ranked
from broadsheet.pages.blocks.sayings import SayingCard, saying, told_once
from broadsheet.pages.blocks.sums import numbers, summed
from broadsheet.pages.cards import Cards
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
    quotes: tuple[SayingCard, ...]


class Voices(Value):
    """How often each speaker is quoted in some months, and how many quotations have none that is known."""

    months: tuple[tuple[dt.date, int], ...]
    """First day, number of quotations, those of a day with the same words once; newest first."""
    unknown: int
    speakers: tuple[tuple[str, int], ...]
    """Entity id, number."""

    @property
    def all(self) -> int:
        """The number of quotations."""
        return sum(number for _, number in self.months)


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
    if _is_long(index):
        yield from (month.isoformat() for month in index.spoken_months)


def _is_long(index: Index) -> bool:
    """Each counted, also where several have the same words: the newest months tell it without a look at any text."""
    return any(count > WHOLE for count in accumulate(len(index.spoken[month]) for month in index.spoken_months))


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The book or one of its months; what several articles of a day quote stands once."""
    if group != BOOK:
        month = dt.date.fromisoformat(group)
        older = _neighbours(month, index)
        place = next(place for place, link in enumerate(older) if link.month == month)
        voices = _of_month(month, index, cards)
        yield _page(older[place].url, _view(voices, index.spoken[month], older, index, site, cards, place))
        return
    voices = _voices(index, cards)
    every = chain.from_iterable(index.spoken[month] for month in index.spoken_months)
    large = _is_long(index)
    older = tuple(_link(month, number) for month, number in voices.months) if large else ()
    yield _page(PATH, _view(voices, tuple(islice(every, NEWEST if large else None)), older, index, site, cards))


def _voices(index: Index, cards: Cards) -> Voices:
    if not index.spoken_months:
        return _added(())
    return summed(Voices, BOOK, index.spoken_months, cards, partial(_of_month, index=index, cards=cards), _added)


def _of_month(month: dt.date, index: Index, cards: Cards) -> Voices:
    return cards.kept(Voices, month.isoformat(), (), partial(_counted, month, index, cards))


def _counted(month: dt.date, index: Index, cards: Cards) -> Voices:
    days = groupby(index.spoken[month], key=_date)
    added = _added(_of_day(date, tuple(held), index, cards) for date, held in days)
    return replace(added, months=((month, added.all),))


def _of_day(date: dt.date, said: Sequence[Said], index: Index, cards: Cards) -> Voices:
    """News looks at no text of the month's other days."""

    def make() -> Voices:
        counts = Counter(group[0].speaker for group in _told_once(said, index))
        unknown, number = counts.pop(None, 0), counts.total()
        return Voices(
            months=((date, number + unknown),), unknown=unknown, speakers=tuple((id, n) for id, n in counts.items() if id)
        )

    return cards.kept(Voices, f"day {date}", _given(said), make)


def _given(said: Iterable[Said]) -> Iterator[str]:
    return (f"{one.article.id} {one.place} {one.speaker}" for one in said)


def _told_once(said: Iterable[Said], index: Index) -> tuple[tuple[Said, ...], ...]:
    """What several articles of a day quote stands once; their articles are looked up, so that they count as read."""
    return told_once([replace(one, article=index.article_of[one.article.id]) for one in said])


def _added(parts: Iterable[Voices]) -> Voices:
    held = tuple(parts)
    return Voices(
        months=tuple(month for part in held for month in part.months),
        unknown=sum(part.unknown for part in held),
        speakers=tuple(numbers([part.speakers for part in held]).items()),
    )


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
    voices: Voices,
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
    days = tuple(_day(date, list(group), index, cards, whole=bool(month)) for date, group in groupby(shown, key=_date))
    return QuotationsView(
        shell=shell(
            site,
            month.url if month else PATH,
            f"{say('Quotations')}{when}",
            say(description, site=site.title, when=when),
            section="quotations",
            date=shown[0].article.published if shown else None,
        ),
        month=month,
        previous=previous,
        next=following,
        all=voices.all,
        unknown=voices.unknown,
        days=days,
        shown=sum(len(day.quotes) for day in days),
        months=older if month is None else (),
        speakers=_speakers(dict(voices.speakers), cards),
    )


def _date(said: Said) -> dt.date:
    return said.article.published


def _day(date: dt.date, said: Sequence[Said], index: Index, cards: Cards, *, whole: bool) -> QuotedDay:
    def make() -> QuotedDay:
        quotes = tuple(saying(group, cards, headlines=False) for group in _told_once(said, index))
        return QuotedDay(date=date, url=permalinks.edition(date), quotes=quotes)

    return cards.kept(QuotedDay, date.isoformat(), _given(said), make) if whole else make()


def _speakers(counts: Mapping[str, int], cards: Cards) -> tuple[Speaker, ...]:
    """Who is quoted most, of those who are quoted more than once."""
    often = [id for id, count in counts.items() if count > 1]
    leading = islice(ranked(counts, lambda id: (cards.link(id).label, id), often), SPEAKERS)
    return tuple(Speaker(link=cards.link(id), count=counts[id]) for id in leading)
