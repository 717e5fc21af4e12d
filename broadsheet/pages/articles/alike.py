"""The first article of a flood → pages of all articles that are like it, a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import foreign, say

LINES = 200
"""Articles of a page."""


class Line(Value):
    """An article in a list."""

    link: Link
    published: dt.date
    inferred: bool
    publisher: str


class AlikeView(Value):
    """All that the page's template may see."""

    shell: Shell
    edition_url: str
    first: Link
    published: dt.date
    articles: int
    """On all pages, the first one among them."""
    page: int
    pages: int
    lines: tuple[Line, ...]
    previous: str
    """Site-relative path, or nothing."""
    next: str


def groups(index: Index) -> Iterator[str]:
    """For each flood its pages: the id of the first article and the page's number."""
    for first, others in index.leads.items():
        yield from (f"{first} {number}" for number in range(1, _pages(1 + len(others)) + 1))


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """One page of a flood."""
    id, _, number = group.rpartition(" ")
    first, page = index.article_of[id], int(number)
    path = permalinks.alike(first, page)
    yield Page(path=path, format="html", template="alike.html", view=_view(first, page, path, index, site))


def _view(first: Article, page: int, path: str, index: Index, site: Site) -> AlikeView:
    every = (first, *index.leads[first.id])
    count = _pages(len(every))
    title = say("Articles like “%(headline)s”", headline=first.headline)
    frame = shell(site, path, title, say("All articles that are like it, by day."), date=first.published)
    return AlikeView(
        shell=replace(frame, noindex=True),
        edition_url=permalinks.edition(first.published),
        first=Link(label=first.headline, url=permalinks.article(first), lang=foreign(first.language)),
        published=first.published,
        articles=len(every),
        page=page,
        pages=count,
        lines=tuple(_line(index.article_of[article.id]) for article in every[(page - 1) * LINES : page * LINES]),
        previous=permalinks.alike(first, page - 1) if page > 1 else "",
        next=permalinks.alike(first, page + 1) if page < count else "",
    )


def _line(article: Article) -> Line:
    return Line(
        link=Link(label=article.headline, url=permalinks.article(article), lang=foreign(article.language)),
        published=article.published,
        inferred=article.headline_inferred,
        publisher=article.publisher or "",
    )


def _pages(articles: int) -> int:
    return -(-articles // LINES)
