"""All pages → the sitemap, an index of monthly parts, and robots.txt.

A part holds a month's page, its editions and articles, the entities that were first named in it and the stories that began
in it; no dates of change, so that news leaves older parts as they are. What belongs to no month stands in
``sitemap/site.xml``. Listings of one entity's or topic's month are left out: they hold nothing of their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet.model.data import Text
from broadsheet.model.feed import Place, SitemapView
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import SECTIONS

MOST = 50_000
"""Addresses in one sitemap, by the protocol."""


SITE = "site"


def groups(index: Index) -> Iterator[str]:
    """Months, ``2023-07``, and what belongs to none."""
    yield from _months(index)
    yield SITE


def pages(group: str, index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """The month's ``sitemap/2023-07.xml``; or ``sitemap.xml``, ``sitemap/site.xml`` and ``robots.txt``."""
    for path, paths in _files(group, _undated(index) if group == SITE else _month(group, index)):
        yield Page(path=path, format="sitemap", view=_view(paths, site))
    if group != SITE:
        return
    parts = {SITE: _undated(index), **{month: _month(month, index) for month in _months(index)}}
    files = [path for name, paths in sorted(parts.items()) for path, _ in _files(name, paths)]
    yield Page(path="sitemap.xml", format="sitemap", view=_view(files, site, index=True))
    top = f"Sitemap: {site.base_url}sitemap.xml\n" if site.base_url else ""
    yield Page(path="robots.txt", format="text", view=Text(text=f"User-agent: *\nAllow: /\n{top}"))


def _files(name: str, paths: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """The addresses in as many files as the protocol asks for."""
    parts = range(1 + (len(paths) - 1) // MOST)
    return [(f"sitemap/{name}{f'-{n}' if n else ''}.xml", paths[n * MOST : (n + 1) * MOST]) for n in parts]


def _view(paths: Sequence[str], site: Site, *, index: bool = False) -> SitemapView:
    """Without a base URL addresses begin at the site's top; the protocol asks for complete ones."""
    places = tuple(Place(url=permalinks.public(site.base_url or "/", path)) for path in paths)
    return SitemapView(places=places, index=index)


def _undated(index: Index) -> list[str]:
    years = dict.fromkeys(permalinks.year(edition.date) for edition in index.editions)
    topics = (permalinks.topic(group.topic.slug) for group in index.topics)
    return [*(url for _, _, url in SECTIONS), "about/index.html", "corrections/index.html", *years, *topics]


def _months(index: Index) -> list[str]:
    return sorted({f"{edition.date:%Y-%m}" for edition in index.editions})


def _month(month: str, index: Index) -> list[str]:
    first = dt.date.fromisoformat(f"{month}-01")
    begun: dict[dt.date, list[str]] = {}
    for story in index.begun.get(first, ()):
        begun.setdefault(story.first, []).append(permalinks.story(story.slug))
    held = [permalinks.month(first)]
    for edition in reversed(index.months[first]):
        held.append(permalinks.edition(edition.date))
        held += sorted(permalinks.article(article) for article in edition.articles)
        held += sorted(permalinks.entity(id) for id in edition.new)
        held += begun.get(edition.date, [])
    return held
