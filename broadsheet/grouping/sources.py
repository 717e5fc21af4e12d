"""Articles and entities → sources: publishers of articles and outlets that articles cite, one list by name.

An outlet that is only ever cited has no page of its own: it stands in this list, and links to it lead here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.grouping.roll import Roll
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Source
from broadsheet.text.slugs import fold, slugify


def sources(roll: Roll, entities: Iterable[Entity]) -> tuple[Source, ...]:
    """A publisher and an outlet of one name are one source; by name, with each source's articles newest first."""
    names: dict[str, str] = {}
    published, cited = _Articles(names), _Articles(names)
    outlets = {article.id: named for article, named in roll.outlets}
    for article in roll.articles:
        for outlet in outlets.get(article.id, ()):
            cited[outlet].append(article)
        if article.publisher:
            published[article.publisher].append(article)
    ids = {slugify(e.name): e.id for e in entities if e.kind == "organisation"}
    return tuple(
        Source(
            name=names[slug],
            slug=slug,
            published=tuple(published.of.get(slug, ())),
            cited_by=tuple(cited.of.get(slug, ())),
            entity=ids.get(slug),
        )
        for slug in sorted(names, key=lambda slug: (fold(names[slug]), slug))
    )


class _Articles(dict[str, list[Article]]):
    """Name as it is written → the articles of all names with its slug, whose first is put into ``names``."""

    def __init__(self, names: dict[str, str]) -> None:
        super().__init__()
        self.of: dict[str, list[Article]] = {}
        """By slug."""
        self._names = names

    def __missing__(self, name: str) -> list[Article]:
        slug = slugify(name)
        self._names.setdefault(slug, name)
        held = self[name] = self.of.setdefault(slug, [])
        return held


def outlets(article: Article, shown: Mapping[str, str]) -> tuple[str, ...]:
    """The site-wide names of the outlets that the article cites or quotes by, each once.

    ``shown`` has the site-wide name of each name within the article that has one.
    """
    names = [m.name for m in article.mentions if m.cited] + [q.via for q in article.quotes if q.via]
    return tuple(dict.fromkeys(shown.get(name, name) for name in names))
