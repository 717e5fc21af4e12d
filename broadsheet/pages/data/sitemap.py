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
from broadsheet.pages.blocks.coverage import month_names
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import SECTIONS

MOST = 50_000
"""Addresses in one sitemap, by the protocol."""
NEWS = "news-sitemap.xml"
NEWS_MOST = 1000
"""Articles in a news sitemap, by its rules; and the days that it may hold."""
NEW = dt.timedelta(days=2)


SITE = "site"


def groups(index: Index) -> Iterator[str]:
    """Months, ``2023-07``, and what belongs to none."""
    yield from month_names(index)
    yield SITE


def pages(group: str, index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """The month's ``sitemap/2023-07.xml``; or ``sitemap.xml``, ``sitemap/site.xml`` and ``robots.txt``."""
    paths = _undated(index, site) if group == SITE else _month(group, index)
    for place, path in enumerate(_files(group, len(paths))):
        yield Page(path=path, format="sitemap", view=_view(paths[place * MOST : (place + 1) * MOST], site))
    if group != SITE:
        return
    counts = {SITE: len(paths), **{month.isoformat()[:7]: _count(month, index) for month in index.edition_months}}
    files = [path for name, count in sorted(counts.items()) for path in _files(name, count)]
    yield Page(path="sitemap.xml", format="sitemap", view=_view(files, site, index=True))
    maps = ["sitemap.xml"] if site.base_url else []
    if site.news_sitemap:
        yield Page(path=NEWS, format="newssitemap", view=_news(index, site))
        maps.append(NEWS)
    top = "".join(f"Sitemap: {site.base_url}{name}\n" for name in maps)
    yield Page(path="robots.txt", format="text", view=Text(text=f"User-agent: *\nAllow: /\n{top}"))


def _files(name: str, count: int) -> list[str]:
    """As many files as the protocol asks for, for a number of addresses."""
    return [f"sitemap/{name}{f'-{n}' if n else ''}.xml" for n in range(1 + (count - 1) // MOST)]


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
    years = dict.fromkeys(map(permalinks.year, index.edition_months))
    own = (permalinks.own(page.slug) for page in site.own_pages)
    topics = (permalinks.topic(index.topic_of[code].slug) for code in index.topic_codes)
    return [*(url for _, _, url in SECTIONS), "about/index.html", "corrections/index.html", *own, *years, *topics]


def _weeks(first: dt.date, index: Index) -> list[str]:
    """The weeks of a month's editions; one that has an edition in the month before stands there."""
    before = (first - dt.timedelta(days=1)).replace(day=1) if first > dt.date.min else first
    told = {permalinks.week(edition.date) for edition in index.months.get(before, ()) if before < first}
    found = dict.fromkeys(permalinks.week(edition.date) for edition in reversed(index.months[first]))
    return [week for week in found if week not in told]


def _month(month: str, index: Index) -> list[str]:
    first = dt.date.fromisoformat(f"{month}-01")
    begun: dict[dt.date, list[str]] = {}
    for story in index.begun.get(first, ()):
        begun.setdefault(story.first, []).append(permalinks.story(story.slug))
    held = [permalinks.month(first), *_weeks(first, index)]
    for edition in reversed(index.months[first]):
        held.append(permalinks.edition(edition.date))
        held += sorted(permalinks.article(article) for article in edition.articles)
        held += sorted(permalinks.entity(id) for id in edition.again)
        held += begun.get(edition.date, [])
    return held


def _count(first: dt.date, index: Index) -> int:
    """The number of addresses of a month, without making any."""
    editions = index.months[first]
    held = sum(1 + len(edition.articles) + len(edition.again) for edition in editions)
    days = {edition.date for edition in editions}
    return 1 + len(_weeks(first, index)) + held + sum(story.first in days for story in index.begun.get(first, ()))
