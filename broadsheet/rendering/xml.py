"""Feed and sitemap views → Atom (RFC 4287), JSON Feed 1.1, OPML 2.0 and sitemap bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from broadsheet.model.data import Record
from broadsheet.model.feed import EntryView, FeedView, NewsSitemapView, OpmlView, Outline, SitemapView
from broadsheet.text.json_text import dumps

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 does not allow even as a reference. The set of all others takes ten times as long to compile."""
_IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
"""What would end an attribute, or not come back as it was."""
ENTRIES_KEPT = 2000
"""An article's entry stands in the feeds of all that it names: its text is made once. A few kilobytes each."""


def atom(view: object) -> bytes:
    """An Atom feed."""
    assert isinstance(view, FeedView), f"a feed is made of FeedView, not of {type(view).__name__}"
    lines = [
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(view.language)}>',
        _element("id", view.id),
        _element("title", view.title),
        _element("subtitle", view.subtitle),
        f'<link rel="self" type="application/atom+xml" href={_attribute(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(view.page)}/>',
        _element("updated", moment(view.updated)),
        _author(view.author or view.title),
        _element("rights", view.rights),
        *map(_entry_text, view.entries),
        "</feed>\n",
    ]
    return (_HEAD + "\n".join(filter(None, lines))).encode()


def json_feed(view: object) -> bytes:
    """The same feed as JSON Feed 1.1."""
    assert isinstance(view, FeedView), f"a feed is made of FeedView, not of {type(view).__name__}"
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.subtitle or None,
        "feed_url": view.url,
        "home_page_url": view.page,
        "language": view.language,
        "authors": [{"name": view.author}] if view.author else None,
        "items": (),
    }
    items = ",".join(map(_item_text, view.entries))
    text = dumps(Record(fields=tuple(feed.items())))  # in which a quotation mark within a text is never a bare one
    return (text.replace('"items":[]', f'"items":[{items}]', 1) + "\n").encode()


def sitemap(view: object) -> bytes:
    """A sitemap, or an index of sitemaps (sitemaps.org, 0.9)."""
    assert isinstance(view, SitemapView), f"a sitemap is made of SitemapView, not of {type(view).__name__}"
    outer, inner = ("sitemapindex", "sitemap") if view.index else ("urlset", "url")
    lines = [f'<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for place in view.places:
        updated = _element("lastmod", place.updated.isoformat()) if place.updated else ""
        lines.append(f"<{inner}>{_element('loc', place.url)}{updated}</{inner}>")
    return (_HEAD + "\n".join([*lines, f"</{outer}>\n"])).encode()


def opml(view: object) -> bytes:
    """A list of feeds (OPML 2.0)."""
    assert isinstance(view, OpmlView), f"OPML is made of OpmlView, not of {type(view).__name__}"
    head = _element("title", view.title) + _element("ownerName", view.owner)
    lines = ['<opml version="2.0">', f"<head>{head}</head>", "<body>", *map(_outline, view.outlines), "</body>", "</opml>\n"]
    return (_HEAD + "\n".join(lines)).encode()


def _outline(line: Outline) -> str:
    text = f"text={_attribute(line.text)}"
    if line.include:
        return f'<outline type="include" {text} url={_attribute(line.include)}/>'
    if line.within:
        return "\n".join([f"<outline {text}>", *map(_outline, line.within), "</outline>"])
    page = f" htmlUrl={_attribute(line.page)}" if line.page else ""
    return f'<outline type="rss" {text} xmlUrl={_attribute(line.feed)}{page}/>'


def news_sitemap(view: object) -> bytes:
    """A news sitemap: a sitemap with Google's elements for news (sitemap-news 0.9)."""
    assert isinstance(view, NewsSitemapView), f"a news sitemap is made of NewsSitemapView, not of {type(view).__name__}"
    news = "http://www.google.com/schemas/sitemap-news/0.9"
    lines = [f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{news}">']
    for place in view.places:
        publication = _element("news:name", view.publication) + _element("news:language", place.language)
        told = _element("news:publication_date", place.published.isoformat()) + _element("news:title", place.title)
        publication = f"<news:publication>{publication}</news:publication>"
        lines.append(f"<url>{_element('loc', place.url)}<news:news>{publication}{told}</news:news></url>")
    return (_HEAD + "\n".join([*lines, "</urlset>\n"])).encode()


def moment(day: dt.date) -> str:
    """A date as RFC 3339 has it; one without a time is its midnight in UTC."""
    if not isinstance(day, dt.datetime):
        return f"{day.isoformat()}T00:00:00Z"
    aware = day if day.tzinfo else day.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@lru_cache(maxsize=ENTRIES_KEPT)
def _entry_text(entry: EntryView) -> str:
    return "\n".join(filter(None, _entry(entry)))


@lru_cache(maxsize=ENTRIES_KEPT)
def _item_text(entry: EntryView) -> str:
    return dumps(Record(fields=tuple(_item(entry))))


def _entry(entry: EntryView) -> Iterator[str]:
    yield f"<entry xml:lang={_attribute(entry.language)}>" if entry.language else "<entry>"
    yield _element("id", entry.id)
    yield _element("title", entry.title)
    yield f'<link rel="alternate" type="text/html" href={_attribute(entry.url)}/>'
    if entry.source:
        yield f'<link rel="via" href={_attribute(entry.source)}/>'
    yield _element("published", moment(entry.published))
    yield _element("updated", moment(entry.updated))
    yield _author(entry.author)
    yield from (f"<category term={_attribute(topic)}/>" for topic in entry.topics)
    yield _element("summary", entry.summary)
    if entry.html:
        yield f'<content type="html">{_escape(entry.html)}</content>'
    yield "</entry>"


def _item(entry: EntryView) -> Iterator[tuple[str, object]]:
    yield "id", entry.id
    yield "url", entry.url
    yield "title", entry.title
    yield "external_url", entry.source or None
    yield "summary", entry.summary or None
    yield ("content_html", entry.html) if entry.html else ("content_text", entry.summary)
    yield "date_published", moment(entry.published)
    yield "date_modified", moment(entry.updated)
    yield "authors", [{"name": entry.author}] if entry.author else None
    yield "tags", entry.topics or None
    yield "language", entry.language or None


def _element(name: str, text: str) -> str:
    return f"<{name}>{_escape(text)}</{name}>" if text else ""


def _author(name: str) -> str:
    return f"<author>{_element('name', name)}</author>" if name else ""


def _escape(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), quote=False)


def _attribute(text: str) -> str:
    return f'"{_escape(text).translate(_IN_ATTRIBUTES)}"'
