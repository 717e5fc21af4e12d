"""Articles and entities → sources: publishers of articles and outlets that articles cite, one list by name.

An outlet that is only ever cited has no page of its own: it stands in this list, and links to it lead here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Source
from broadsheet.text.slugs import fold, slugify


def sources(
    articles: Iterable[Article], entity_of: Mapping[tuple[str, str], str], by_id: Mapping[str, Entity]
) -> tuple[Source, ...]:
    """A publisher and an outlet of one name are one source; by name, with each source's articles newest first."""
    slug_of = cache(slugify)
    names: dict[str, str] = {}
    published: dict[str, list[Article]] = {}
    cited: dict[str, list[Article]] = {}
    for article in articles:
        for outlet in _outlets(article, entity_of, by_id):
            names.setdefault(slug_of(outlet), outlet)
            cited.setdefault(slug_of(outlet), []).append(article)
        if article.publisher:
            names.setdefault(slug_of(article.publisher), article.publisher)
            published.setdefault(slug_of(article.publisher), []).append(article)
    ids = {slug_of(e.name): e.id for e in by_id.values() if e.kind == "organisation"}
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


def _outlets(article: Article, entity_of: Mapping[tuple[str, str], str], by_id: Mapping[str, Entity]) -> Iterable[str]:
    """The site-wide names of the outlets that the article cites or quotes by, each once."""
    names = [m.name for m in article.mentions if m.cited] + [q.via for q in article.quotes if q.via]
    found = ((name, by_id.get(entity_of.get((article.id, name), ""))) for name in dict.fromkeys(names))
    return dict.fromkeys(entity.name if entity else name for name, entity in found)
