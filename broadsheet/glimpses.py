"""An edited article → its page at once, for whoever has it before them; the build that follows makes it again, and all others.

What hangs on other articles, its links and its place among them, is taken to be what it was: the rest of a build takes seconds
in a large archive, and an editor who mends a word need not wait for it. Where more was edited than words, nothing is shown early.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from broadsheet import archive, planning
from broadsheet.archive import Archive
from broadsheet.engine import early
from broadsheet.engine.store import Store
from broadsheet.listing import ROOT
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.rendering.render import Renderer

Last = tuple[Index, Archive]
"""What the last build made its pages of."""
MOST = 3
"""Edited files, of which more are no editor's work."""


def show(
    folder: Path,
    output: Path,
    site: Site,
    store: Store,
    renderer: Renderer,
    last: Last,
    edited: Collection[str],
    looked: Collection[str],
) -> bool:
    """Write the pages among ``looked`` of ``edited`` files, paths below content/, over those of the last build.

    Whether there was anything to show.
    """
    index, known = last
    if len(edited) > MOST:
        return False
    given = {article.id: article for article in known.articles}
    new = {article.id: article for article in _edited(folder, site, edited) if _differs_in_words(article, index, given)}
    shown = [id for id, article in new.items() if permalinks.article(article) in looked]
    if not shown:
        return False
    patched: Mapping[str, Article] = {**index.article_of, **new}
    planner = planning.Planner(replace(index, article_of=patched), site, renderer.words)
    try:
        groups = [planning.made(name, *planner.pages(name), renderer, {}) for name in (f"articles {id}" for id in shown)]
    except LookupError:  # a sentence that was counted on is gone
        return False
    for group in groups:
        early.write(output, store, group)
    return True


def _edited(folder: Path, site: Site, paths: Collection[str]) -> Iterator[Article]:
    for path in paths:
        with contextlib.suppress(OSError):  # the build says so
            article = archive.read_file(path, (folder / ROOT / path).read_bytes(), site).article
            if article:
                yield article


def _differs_in_words(article: Article, index: Index, given: Mapping[str, Article]) -> bool:
    """It says the same names and quotations as before, at the same address, and no decision touches it."""
    before = index.article_of.get(article.id)
    return before is not None and before is given.get(article.id) and _claims(before) == _claims(article)


def _claims(article: Article) -> tuple[object, ...]:
    mentions = frozenset((m.kind, m.name, m.role, m.cited) for m in article.mentions)
    quotes = tuple((q.text, q.speaker, q.to, q.via) for q in article.quotes)
    return permalinks.article(article), article.published, mentions, quotes
