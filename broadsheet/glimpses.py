"""Pages that somebody has before them are made before all others; those of an article whose words were edited at once.

What hangs on other articles, an edited article's links and its place among them, is taken to be what it was: the rest of a
build takes seconds in a large archive, and an editor who mends a word need not wait for it. Where more was edited than words,
nothing is shown before the archive is grouped. The build that follows makes every page again that was shown early.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from broadsheet import planning, reading
from broadsheet.archive import Archive
from broadsheet.engine import early
from broadsheet.engine.store import Store
from broadsheet.listing import ROOT
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.rendering.render import Renderer
from broadsheet.values import Value, replace

MOST = 3
"""Edited files, of which more are no editor's work."""


class Looked(Value):
    """Pages that somebody has before them, and waits for."""

    paths: Collection[str] = ()
    seen: Callable[[], None] = lambda: None
    """Called when some of these are others now, and the rest of the site perhaps not yet."""


class Glimpses(Value):
    """What is shown early of one build."""

    output: Path
    site: Site
    store: Store
    renderer: Renderer
    looked: Looked

    def of_words(self, folder: Path, edited: Collection[str], index: Index, known: Archive) -> None:
        """The pages of ``edited`` files, paths below content/; ``index`` and ``known`` are the last build's."""
        if len(edited) > MOST:
            return
        given = {article.id: article for article in known.articles}
        read = _read(folder, self.site, edited)
        new = {article.id: article for article in read if _differs_in_words(article, index, given)}
        self._show(replace(index, article_of={**index.article_of, **new}), (f"articles {id}" for id in new))

    def of_pages(self, index: Index) -> None:
        """All that somebody has before them, as ``index`` makes it."""
        known = (early.standing(self.output, self.store, path) for path in sorted(self.looked.paths))
        self._show(index, dict.fromkeys(each[0] for each in known if each))

    def _show(self, index: Index, groups: Iterable[str]) -> None:
        planner = planning.Planner(index, self.site, self.renderer.words)
        shown = False
        for name in groups:
            with contextlib.suppress(LookupError):  # what it is about is gone
                pages, reads = planner.pages(name)
                pages = [page for page in pages if page.path in self.looked.paths]
                group = planning.made(name, pages, reads, self.renderer, self._keys(pages))
                shown |= early.write(self.output, self.store, group)
        if shown:
            self.looked.seen()

    def _keys(self, pages: Iterable[Page]) -> dict[str, str]:
        known = ((page.path, early.standing(self.output, self.store, page.path)) for page in pages)
        return {path: each[1] for path, each in known if each}


def _read(folder: Path, site: Site, paths: Iterable[str]) -> Iterator[Article]:
    for path in paths:
        with contextlib.suppress(OSError):  # the build says so
            article = reading.read_file(path, (folder / ROOT / path).read_bytes(), site).article
            if article:
                yield article


def _differs_in_words(article: Article, index: Index, given: dict[str, Article]) -> bool:
    """It says the same names and quotations as before, at the same address, and no decision touches it."""
    before = index.article_of.get(article.id)
    return before is not None and before is given.get(article.id) and _claims(before) == _claims(article)


def _claims(article: Article) -> tuple[object, ...]:
    mentions = frozenset((m.kind, m.name, m.role, m.cited) for m in article.mentions)
    quotes = tuple((q.text, q.speaker, q.to, q.via, q.context) for q in article.quotes)
    return permalinks.article(article), article.published, article.genre, mentions, quotes, article.coming
