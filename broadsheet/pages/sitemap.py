"""All pages → the sitemap, an index of monthly parts, and robots.txt.

A part holds a month's page, its editions and articles, the entities whose second article stands in it and the stories that began
in it; no dates of change, so that news leaves older parts as they are. What belongs to no month stands in
``sitemap/site.xml``. Listings of one entity's or topic's month and names of one article are left out: they hold nothing of
their own, and their pages say so (``noindex``). ``news_sitemap: true`` adds the site's own newest articles for Google News.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice

from broadsheet.model.data import Text
from broadsheet.model.feed import NewsPlace, NewsSitemapView, Place, SitemapView
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import SECTIONS

MOST = 50_000
"""Addresses in one sitemap, by the protocol."""
NEWS = "news-sitemap.xml"
NEWS_MOST = 1000
"""Articles in a news sitemap, by its rules; and the days that it may hold."""
NEW = dt.timedelta(days=2)


def pages(index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """``sitemap.xml``, its parts ``sitemap/2023-07.xml``, and ``robots.txt``."""
    parts = {"site": _undated(index, site), **_months(index)}
    files = [
        (f"sitemap/{name}{f'-{n}' if n else ''}.xml", paths[n * MOST : (n + 1) * MOST])
        for name, paths in sorted(parts.items())
        for n in range(1 + (len(paths) - 1) // MOST)
    ]
    for path, paths in files:
        yield Page(path=path, format="sitemap", view=_view(paths, site))
    yield Page(path="sitemap.xml", format="sitemap", view=_view([path for path, _ in files], site, index=True))
    maps = ["sitemap.xml"] if site.base_url else []
    if site.news_sitemap:
        yield Page(path=NEWS, format="newssitemap", view=_news(index, site))
        maps.append(NEWS)
    top = "".join(f"Sitemap: {site.base_url}{name}\n" for name in maps)
    yield Page(path="robots.txt", format="text", view=Text(text=f"User-agent: *\nAllow: /\n{top}"))


def _view(paths: Sequence[str], site: Site, *, index: bool = False) -> SitemapView:
    """Without a base URL addresses begin at the site's top; the protocol asks for complete ones."""
    places = tuple(Place(url=permalinks.public(site.base_url or "/", path)) for path in paths)
    return SitemapView(places=places, index=index)


def _news(index: Index, site: Site) -> NewsSitemapView:
    """The site's own articles of the newest edition's day and the two days before it: what is new is counted by no clock."""
    since = index.editions[0].date - NEW if index.editions else dt.date.max
    own = (a for a in index.articles if a.publisher == site.publisher and a.published >= since)
    places = (
        NewsPlace(
            url=permalinks.public(site.base_url, permalinks.article(article)),
            title=article.headline,
            language=article.language,
            published=article.published,
        )
        for article in own
    )
    return NewsSitemapView(publication=site.title, places=tuple(islice(places, NEWS_MOST)))


def _undated(index: Index, site: Site) -> list[str]:
    years = dict.fromkeys(permalinks.year(edition.date) for edition in index.editions)
    own = (permalinks.own(page.slug) for page in site.own_pages)
    topics = (permalinks.topic(group.topic.slug) for group in index.topics)
    return [*(url for _, _, url in SECTIONS), "about/index.html", "corrections/index.html", *own, *years, *topics]


def _months(index: Index) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    begun: dict[dt.date, list[str]] = {}
    for story in sorted(index.stories, key=lambda story: story.slug):
        begun.setdefault(story.first, []).append(permalinks.story(story.slug))
    known: dict[dt.date, list[str]] = {}
    for entity in index.entities:
        if len(entity.appearances) > 1:
            known.setdefault(entity.appearances[-2].article.published, []).append(permalinks.entity(entity.id))
    for edition in reversed(index.editions):
        part = held.setdefault(f"{edition.date.year:04d}-{edition.date.month:02d}", [permalinks.month(edition.date)])
        part.append(permalinks.edition(edition.date))
        part += sorted(permalinks.article(article) for article in edition.articles)
        part += sorted(known.get(edition.date, ()))
        part += begun.get(edition.date, [])
    return held
