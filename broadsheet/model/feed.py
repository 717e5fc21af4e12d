"""What a feed and a sitemap may show; the same view makes Atom and JSON Feed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One article in a feed; addresses are complete, or relative to the feed where the site has no base URL."""

    id: str
    """Never changes: ``tag:example.org,2023-07-19:slug`` or the article's address."""
    title: str
    url: str
    published: dt.date
    updated: dt.date
    summary: str = ""
    """Plain text."""
    html: str = ""
    """Sanitised HTML of the public part."""
    author: str = ""
    topics: tuple[str, ...] = ()
    language: str = ""
    """Where it is another than the feed's."""
    source: str = ""
    """Address of the article at its publisher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed, newest entry first."""

    id: str
    title: str
    url: str
    """Of this feed itself."""
    page: str
    """Of the page that the feed belongs to."""
    updated: dt.date
    """The latest ``updated`` of its entries; never a clock."""
    subtitle: str = ""
    author: str = ""
    language: str = "en"
    rights: str = ""
    entries: tuple[EntryView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of a sitemap: a page, or a part of a sitemap index."""

    url: str
    updated: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """A sitemap of at most 50,000 pages, or where ``index`` an index of such sitemaps."""

    places: tuple[Place, ...]
    index: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A line of OPML: a feed with its page, a file to include, or a heading with feeds ``within`` it."""

    text: str
    feed: str = ""
    page: str = ""
    include: str = ""
    within: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlView:
    """A list of feeds."""

    title: str
    owner: str
    outlines: tuple[Outline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPlace:
    """A line of a news sitemap: an article of the site's own."""

    url: str
    title: str
    language: str
    published: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSitemapView:
    """The newest articles of one publication, as Google News reads them."""

    publication: str
    places: tuple[NewsPlace, ...]
