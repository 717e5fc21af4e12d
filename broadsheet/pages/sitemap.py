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


def pages(index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """``sitemap.xml``, its parts ``sitemap/2023-07.xml``, and ``robots.txt``."""
    parts = {"site": _undated(index), **_months(index)}
    files = [
        (f"sitemap/{name}{f'-{n}' if n else ''}.xml", paths[n * MOST : (n + 1) * MOST])
        for name, paths in sorted(parts.items())
        for n in range(1 + (len(paths) - 1) // MOST)
    ]
    for path, paths in files:
        yield Page(path=path, format="sitemap", view=_view(paths, site))
    yield Page(path="sitemap.xml", format="sitemap", view=_view([path for path, _ in files], site, index=True))
    top = f"Sitemap: {site.base_url}sitemap.xml\n" if site.base_url else ""
    yield Page(path="robots.txt", format="text", view=Text(text=f"User-agent: *\nAllow: /\n{top}"))


def _view(paths: Sequence[str], site: Site, *, index: bool = False) -> SitemapView:
    """Without a base URL addresses begin at the site's top; the protocol asks for complete ones."""
    places = tuple(Place(url=permalinks.public(site.base_url or "/", path)) for path in paths)
    return SitemapView(places=places, index=index)


def _undated(index: Index) -> list[str]:
    years = dict.fromkeys(permalinks.year(edition.date) for edition in index.editions)
    topics = (permalinks.topic(group.topic.slug) for group in index.topics)
    return [*(url for _, _, url in SECTIONS), "about/index.html", "corrections/index.html", *years, *topics]


def _months(index: Index) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    begun: dict[dt.date, list[str]] = {}
    for story in sorted(index.stories, key=lambda story: story.slug):
        begun.setdefault(story.first, []).append(permalinks.story(story.slug))
    for edition in reversed(index.editions):
        part = held.setdefault(f"{edition.date.year:04d}-{edition.date.month:02d}", [permalinks.month(edition.date)])
        part.append(permalinks.edition(edition.date))
        part += sorted(permalinks.article(article) for article in edition.articles)
        part += sorted(permalinks.entity(id) for id in edition.new)
        part += begun.get(edition.date, [])
    return held
