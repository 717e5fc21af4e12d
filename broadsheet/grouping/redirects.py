"""Old addresses → redirects: of entities that were merged or renamed, and the aliases that articles list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.model.article import Article
from broadsheet.model.index import Redirect
from broadsheet.model.problem import Problem

_PART = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,99}")
_PAGE = re.compile(r".+\.html?", re.I)
_FILE = re.compile(r".+\.(?:html?|atom|jsonl?|xml|txt|csv|css|js)", re.I)
"""A folder with such a name could stand in the way of a file."""
_OWN = re.compile(
    r"(?:(?:assets|data|sitemap|topics|people|organisations|places|sources|quotations|search|about|corrections|stories"
    r"|\d{4}(?:/\d\d){0,2})/)?index\.html|404\.html",
    re.I,
)
"""Addresses that belong to the site, whether they have a page or not."""


def redirects(
    moved: Iterable[Redirect], live: Iterable[str], articles: Iterable[Article]
) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """By old address. ``moved`` are those of entities, ``live`` the ids of the entities that have pages.

    An alias that is no path below the site's top, or that is some page's own address, is a problem and is left out.
    """
    moved = list(moved)
    aliased = [(alias, article) for article in articles for alias in article.aliases]
    if not moved and not aliased:
        return (), ()
    pages = {f"{id}/index.html" for id in live}
    found = {move.old: move.new for move in moved if move.new in pages and move.old not in pages}
    taken = pages | {page.lower() for page in found}
    taken |= {article_page(article) for article in articles} if aliased else set()
    problems = []
    for alias, article in aliased:
        old = old_page(alias)
        if old and found.get(old) == article_page(article):
            continue  # it was published there, and leads on already
        if old is None or old.lower() in taken:
            problems.append(_problem(article, alias, "belongs to another page" if old else "is no free path of this site"))
        else:
            taken.add(old.lower())
            found[old] = article_page(article)
    return tuple(Redirect(old=old, new=new) for old, new in sorted(found.items())), tuple(problems)


def old_page(alias: str) -> str | None:
    """The file that answers at an old address, or None where it would not lie in the site's free space.

    >>> old_page("/2019/old-name/"), old_page("news/1234.html"), old_page("/../x"), old_page("/people/")
    ('2019/old-name/index.html', 'news/1234.html', None, None)
    """
    parts = [part for part in alias.split("/") if part]
    if parts and not _PAGE.fullmatch(parts[-1]):
        parts.append("index.html")
    if not all(_PART.fullmatch(part) for part in parts) or any(_FILE.fullmatch(part) for part in parts[:-1]):
        return None
    path = "/".join(parts)
    return path if path and not _OWN.fullmatch(path) else None


def article_page(article: Article) -> str:
    """``2023/07/19/slug/index.html``."""
    date = article.published
    return f"{date.year:04d}/{date.month:02d}/{date.day:02d}/{article.slug}/index.html"


def _problem(article: Article, alias: str, why: str) -> Problem:
    return Problem(
        path=f"content/{article.id}.md",
        field="aliases",
        severity="warning",
        found=f"{alias!r}, which {why}",
        expected="an old address of this article such as /2019/old-name/, of letters, digits, '-', '_' and '.'",
    )
