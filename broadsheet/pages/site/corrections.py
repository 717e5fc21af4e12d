"""Every correction → the page of corrections, a page for each year that holds all of it, their feeds; and withdrawn articles'.

Where an article stood that was withdrawn, a page says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from broadsheet.model.correction import Correction
from broadsheet.model.data import Record
from broadsheet.model.feed import EntryView, FeedView
from broadsheet.model.index import Index
from broadsheet.model.page import Format, Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.correction_rows import CorrectionRow, comments, row
from broadsheet.pages.blocks.linked_data import collection
from broadsheet.pages.cards import Cards
from broadsheet.pages.data.feeds import address, authority
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import date, say

PATH = "corrections/index.html"
NEWEST = 30
"""Corrections on the page itself, and in the feeds; the years hold all."""


class YearLink(Value):
    """A year of corrections."""

    year: int
    link: Link
    count: int


class CorrectionDay(Value):
    """The corrections of one day."""

    date: dt.date
    rows: tuple[CorrectionRow, ...]


class CorrectionsView(Value):
    """All that the template may see; it serves the page and its years."""

    shell: Shell
    year: int | None
    """None for the page itself."""
    days: tuple[CorrectionDay, ...]
    shown: int
    all: int
    """On the page itself: of all years."""
    years: tuple[YearLink, ...]
    linked: Record


class WithdrawnView(Value):
    """All that the template may see of an article that is gone: nothing of the article."""

    shell: Shell
    date: dt.date
    note: str
    """An editor's own words."""
    why: str
    by: str
    url: str
    """Its place among all corrections."""


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The page, also where there is no correction yet; its years; its feeds; what stands in place of withdrawn articles."""
    years = {year: tuple(some) for year, some in groupby(index.corrections, key=lambda correction: correction.date.year)}
    links = tuple(
        YearLink(year=year, link=Link(label=str(year), url=permalinks.correction_year(year)), count=len(some))
        for year, some in years.items()
    )
    yield _page(PATH, None, index.corrections[:NEWEST], links, index, site, cards)
    for year, some in years.items():
        yield _page(permalinks.correction_year(year), year, some, (), index, site, cards)
    if index.corrections:
        yield from _feeds(index.corrections[:NEWEST], index, site, cards)
    yield from (_withdrawn(one, one.address, site) for one in index.corrections if one.address)


def _page(
    path: str,
    year: int | None,
    some: Sequence[Correction],
    links: tuple[YearLink, ...],
    index: Index,
    site: Site,
    cards: Cards,
) -> Page:
    title = say("Corrections") if year is None else say("Corrections, %(year)s", year=year)
    linked = collection(site, path, title, (), index)
    said = comments(some, site)
    view = CorrectionsView(
        shell=shell(
            site,
            path,
            title,
            say("What %(site)s has published and changed since: before, after, when and why.", site=site.title),
            feed=year is None and bool(some),
        ),
        year=year,
        days=tuple(
            CorrectionDay(date=date, rows=tuple(row(correction, index, cards) for correction in held))
            for date, held in groupby(some, key=lambda correction: correction.date)
        ),
        shown=len(some),
        all=len(some) if year is not None else len(index.corrections),
        years=links,
        linked=Record(fields=(*linked.fields, ("hasPart", said))) if said else linked,
    )
    return Page(path=path, format="html", template="corrections.html", view=view)


def _withdrawn(correction: Correction, address: str, site: Site) -> Page:
    path = permalinks.withdrawn(address)
    day = date(correction.date)
    view = WithdrawnView(
        shell=replace(
            shell(site, path, say("Withdrawn"), say("The article that was here was withdrawn on %(day)s.", day=day)), noindex=True
        ),
        date=correction.date,
        note=correction.note or "",
        why=correction.why or "",
        by=correction.by or "",
        url=permalinks.correction(correction),
    )
    return Page(path=path, format="html", template="withdrawn.html", view=view)


def _feeds(some: Sequence[Correction], index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    formats: tuple[tuple[str, Format], ...] = (("feed.atom", "atom"), ("feed.json", "jsonfeed"))
    for name, made in formats:
        path = permalinks.beside(PATH, name)
        top = site.base_url or "../"
        view = FeedView(
            id=f"tag:{authority(site)},2000:corrections",
            title=f"{say('Corrections')} · {site.title}",
            url=f"{top}{path}",
            page=address(PATH, top, site),
            updated=max(correction.date for correction in some),
            subtitle=say("What %(site)s has published and changed since.", site=site.title),
            author=site.publisher or site.title,
            language=site.language,
            entries=tuple(_entry(row(correction, index, cards), top, site) for correction in some),
        )
        yield Page(path=path, format=made, view=view)


def _entry(row: CorrectionRow, top: str, site: Site) -> EntryView:
    words = f"{row.words} {row.why}".strip()
    return EntryView(
        id=f"tag:{authority(site)},2000:correction:{row.id}",
        title=f"{row.label}: {row.subject.label}" if row.subject else row.label,
        url=address(row.url, top, site),
        published=row.date,
        updated=row.date,
        summary=words,
        author=row.by,
    )
