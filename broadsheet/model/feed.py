"""What a feed and a sitemap may show; the same view makes Atom and JSON Feed."""

from __future__ import annotations

import datetime as dt

from broadsheet.values import Value


class EntryView(Value):
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


class FeedView(Value):
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


class Place(Value):
    """A line of a sitemap: a page, or a part of a sitemap index."""

    url: str
    updated: dt.date | None = None


class SitemapView(Value):
    """A sitemap of at most 50,000 pages, or where ``index`` an index of such sitemaps."""

    places: tuple[Place, ...]
    index: bool = False


class Outline(Value):
    """A line of OPML: a feed with its page, a file to include, or a heading with feeds ``within`` it."""

    text: str
    feed: str = ""
    page: str = ""
    include: str = ""
    within: tuple[Outline, ...] = ()


class OpmlView(Value):
    """A list of feeds."""

    title: str
    owner: str
    outlines: tuple[Outline, ...]


class NewsPlace(Value):
    """A line of a news sitemap: an article of the site's own."""

    url: str
    title: str
    language: str
    published: dt.date


class NewsSitemapView(Value):
    """The newest articles of one publication, as Google News reads them."""

    publication: str
    places: tuple[NewsPlace, ...]
