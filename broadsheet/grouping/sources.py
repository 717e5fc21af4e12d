"""Articles and entities → sources: publishers of articles and outlets that articles cite, one list by name.

An outlet that is only ever cited has no page of its own: it stands in this list, and links to it lead here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Source
from broadsheet.model.placed import Placed
from broadsheet.text.slugs import fold, slugify


def sources(articles: Iterable[Article], placed: Mapping[str, Placed], entities: Iterable[Entity]) -> tuple[Source, ...]:
    """A publisher and an outlet of one name are one source; by name, with each source's articles newest first."""
    slug_of = cache(slugify)
    names: dict[str, str] = {}
    published: dict[str, list[Article]] = {}
    cited: dict[str, list[Article]] = {}
    for article in articles:
        for outlet in placed[article.id].outlets:
            names.setdefault(slug_of(outlet), outlet)
            cited.setdefault(slug_of(outlet), []).append(article)
        if article.publisher:
            names.setdefault(slug_of(article.publisher), article.publisher)
            published.setdefault(slug_of(article.publisher), []).append(article)
    ids = {slug_of(e.name): e.id for e in entities if e.kind == "organisation"}
    return tuple(
        Source(
            name=names[slug],
            slug=slug,
            published=tuple(published.get(slug, ())),
            cited_by=tuple(cited.get(slug, ())),
            entity=ids.get(slug),
        )
        for slug in sorted(names, key=lambda slug: (fold(names[slug]), slug))
    )


def outlets(article: Article, shown: Mapping[str, str]) -> tuple[str, ...]:
    """The site-wide names of the outlets that the article cites or quotes by, each once.

    ``shown`` has the site-wide name of each name within the article that has one.
    """
    names = [m.name for m in article.mentions if m.cited] + [q.via for q in article.quotes if q.via]
    return tuple(dict.fromkeys(shown.get(name, name) for name in names))
