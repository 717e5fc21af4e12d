"""Pages → what they say of themselves to machines: JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from broadsheet.model.article import Article, Kind
from broadsheet.model.correction import Correction
from broadsheet.model.data import Record
from broadsheet.model.index import Index
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.correction_rows import comments
from broadsheet.pages.blocks.names import subjects

TYPES: dict[Kind, str] = {"person": "Person", "organisation": "Organization", "place": "Place"}
CONTEXT = ("@context", "https://schema.org")
MOST = 30
"""Names in a list: a page's own tables have them all."""


def collection(
    site: Site,
    path: str,
    name: str,
    about: Iterable[str],
    index: Index,
    published: dt.date | None = None,
    corrected: Sequence[Correction] = (),
) -> Record:
    """A page that gathers articles; ``about`` holds entity ids, most first, ``corrected`` what was corrected on it."""
    return _record(
        CONTEXT,
        ("@type", "CollectionPage"),
        ("name", name),
        ("url", _url(site, path)),
        ("datePublished", published),
        ("inLanguage", site.language),
        ("isPartOf", _record(("@type", "WebSite"), ("name", site.title), ("url", site.base_url))),
        ("about", tuple(thing(id, index, site) for id in about)[:MOST]),
        ("correction", comments(corrected, site)),
    )


def story(article: Article, index: Index, site: Site) -> Record:
    """An article's page: a NewsArticle where it is the site's own, else a page that is based on one."""
    named = subjects((article,), index)
    about = index.about.get(article.id, ())
    corrected = index.corrections_of.get(article.id, ())
    own = bool(site.publisher) and article.publisher == site.publisher
    original = _record(
        ("@type", "NewsArticle"),
        ("headline", article.headline),
        ("datePublished", article.published),
        ("publisher", _organisation(article.publisher)),
        ("url", article.url),
    )
    return _record(
        CONTEXT,
        ("@type", "NewsArticle" if own else "WebPage"),
        ("headline" if own else "name", article.headline),
        ("url", _url(site, permalinks.article(article))),
        ("datePublished", article.published),
        ("inLanguage", article.language),
        ("publisher", _organisation(site.publisher)),
        ("isBasedOn", None if own else original),
        ("about", tuple(thing(id, index, site) for id in about)),
        ("mentions", tuple(thing(id, index, site) for id in named if id not in about)[:MOST]),
        ("dateModified", corrected[0].date if corrected else None),
        ("correction", comments(corrected, site)),
        ("citation", tuple(dict.fromkeys(m.name for m in article.mentions if m.cited))),
    )


def thing(id: str, index: Index, site: Site) -> Record:
    """A person, an organisation or a place."""
    entity = index.card_of[id]
    wikidata = f"https://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else None
    return _record(
        ("@type", TYPES[entity.kind]),
        ("name", entity.name),
        ("url", _url(site, permalinks.entity(id))),
        ("sameAs", wikidata),
    )


def _organisation(name: str | None) -> Record | None:
    return _record(("@type", "Organization"), ("name", name)) if name else None


def _url(site: Site, path: str) -> str:
    """Full addresses alone: a relative one would mean another thing in each copy of the page."""
    return permalinks.public(site.base_url, path) if site.base_url else ""


def _record(*fields: tuple[str, object]) -> Record:
    return Record(fields=tuple((key, value) for key, value in fields if value not in (None, "", ())))
