"""The articles of a site as a whole: what may not be decided file by file."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from broadsheet.content.entity_notes import entity_of
from broadsheet.model.article import Article
from broadsheet.model.problem import Problem

_slug, _address = attrgetter("slug"), attrgetter("published", "slug")


def is_article(path: str) -> bool:
    """Whether ``path``, below ``content/``, is the file of an article: not hidden, and not a version that waits beside one."""
    return path.startswith("articles/") and path.endswith(".md") and "/." not in path


def is_published(path: str) -> bool:
    """Whether the file is an article's, or a note on an entity."""
    return is_article(path) or entity_of(path) is not None


def apart(articles: Iterable[Article]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles without those that would stand at the address of another, and a Problem that names both.

    The first by path keeps the address, in whatever order they come.
    """
    articles = sorted(articles, key=attrgetter("id"))
    if len(set(map(_slug, articles))) == len(articles) or len(set(map(_address, articles))) == len(articles):
        return tuple(articles), ()
    kept: dict[object, Article] = {}
    problems: list[Problem] = []
    for article in articles:
        address = _address(article)
        if address not in kept:
            kept[address] = article
            continue
        found = f"the slug {article.slug} of content/{kept[address].id}.md, on the same day"
        expected = "a `slug` of its own; not published until then"
        problems.append(Problem(path=f"content/{article.id}.md", field="slug", found=found, expected=expected))
    return tuple(kept.values()), tuple(problems)
