"""Index and site → every file of output/ with its key, and how stale ones are made."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from broadsheet.engine import files, stamps, workers
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.engine.tree import Failure, Planned, Render
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.pages import (
    about,
    archive,
    articles,
    corrections,
    data,
    editions,
    entities,
    entity_indexes,
    feeds,
    front,
    headers,
    mails,
    missing,
    opml,
    own,
    previews,
    quotations,
    redirects,
    search,
    sitemap,
    sources,
    stories,
    story_index,
    style,
    topic_index,
    topics,
    weeks,
)
from broadsheet.pages.cards import Cards
from broadsheet.rendering.render import Renderer
from broadsheet.rendering.theme import ThemeError
from broadsheet.wording import speaking

KINDS = (
    front,
    editions,
    mails,
    previews,
    archive,
    weeks,
    topic_index,
    topics,
    story_index,
    stories,
    entity_indexes,
    entities,
    articles,
    corrections,
    about,
    missing,
    quotations,
    sources,
    search,
    style,
    feeds,
    opml,
    own,
    data,
    sitemap,
    headers,
    redirects,
)
"""One module for each kind of page."""
ASSETS = "assets/"
WORTH_A_PROCESS = 250
"""Pages to be rendered for each further process; fewer are done before it has started."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What output/ is to hold."""

    files: tuple[Planned, ...]
    pages: Mapping[str, Page]
    assets: Mapping[str, Path]
    engine: Renderer
    problems: tuple[Problem, ...]

    def renderer(self, jobs: int | None, tick: Callable[[int, int], None]) -> Render:
        """Makes the bytes of stale files, in their order, by ``jobs`` processes or as many as pay."""

        def render(stale: Sequence[Planned]) -> Iterator[bytes | Failure]:
            for done, made in enumerate(self._made(stale, jobs), 1):
                yield made
                tick(done, len(stale))

        return render

    def _made(self, stale: Sequence[Planned], jobs: int | None) -> Iterator[bytes | Failure]:
        count = min(jobs or os.cpu_count() or 1, 1 + len(stale) // WORTH_A_PROCESS)
        if count == 1:
            return workers.serial(self._batch, stale)
        for template in sorted({self.pages[file.path].template for file in stale if file.path in self.pages} - {""}):
            with contextlib.suppress(ThemeError):  # whoever renders a page with it says so
                self.engine.warm([template])
        return workers.processes(lambda: self._batch, count).run(stale, _killed)

    def _batch(self, stale: Sequence[Planned]) -> list[bytes | Failure]:
        return [self._bytes(file.path) for file in stale]

    def _bytes(self, path: str) -> bytes | Failure:
        if path in self.assets:
            return self.assets[path].read_bytes()
        try:
            return self.engine.render(self.pages[path])
        except ThemeError as error:
            return Failure(what=error.found, where=error.template, line=error.line)


def _killed(file: Planned) -> Failure:
    return Failure(what=f"{file.path} ended the process that rendered it")


def plan(index: Index, site: Site, renderer: Renderer) -> Plan:
    """Every page of every kind, and the theme's assets, in a fixed order."""
    cards = Cards(index)
    planned: list[Planned] = []
    pages: dict[str, Page] = {}
    problems: dict[Problem, None] = dict.fromkeys(site.problems)
    if renderer.unspoken:
        problems[unspoken(renderer.unspoken)] = None
    with speaking(renderer.words):
        for page in chain.from_iterable(kind.pages(index, site, cards) for kind in KINDS):
            try:
                parts = renderer.parts(page)
            except ThemeError as error:
                problems[theme_problem(error.template, error.line, error.found)] = None
                continue
            pages[page.path] = page
            written = " ".join(f"{name}={value}" for name, value in parts.items())
            planned.append(Planned(path=page.path, key=fingerprint(written), parts=written))
    assets = _assets(renderer.theme.folders)
    planned.extend(Planned(path=path, key=stamps.of_bytes(file.read_bytes())) for path, file in assets.items())
    return Plan(tuple(planned), pages, assets, renderer, tuple(problems))


def unspoken(found: str) -> Problem:
    """Said where there is no catalogue for the site's language."""
    said = f"{found}; the interface is in English"
    return Problem(path="site.yaml", field="language", found=said, expected="one of these", severity="note")


def _assets(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for entry in files.walk(folder / ASSETS):
            found.setdefault(ASSETS + entry.path, folder / ASSETS / entry.path)
    return dict(sorted(found.items()))


def foreign(what: str) -> tuple[Problem, ...]:
    """Said where output/ holds somebody else's files."""
    expected = "an empty folder, or one that a build made; nothing there is pruned or written over"
    return (Problem(path="output", found=what, expected=expected),) if what else ()


def failures(failed: Iterable[tuple[str, Failure]]) -> tuple[Problem, ...]:
    """A Problem for each file that could not be made; one for all pages that fail at one place of a template."""
    grouped: dict[Failure, list[str]] = {}
    for path, failure in failed:
        grouped.setdefault(failure, []).append(path)
    return tuple(_failure(failure, paths) for failure, paths in grouped.items())


def _failure(failure: Failure, paths: Sequence[str]) -> Problem:
    if not failure.where:
        return Problem(path=f"output/{paths[0]}", found=failure.what, expected="a file of its own; not written")
    pages = f"output/{paths[0]}" + (f" and {len(paths) - 1} other pages" if len(paths) > 1 else "")
    return theme_problem(failure.where, failure.line, f"{failure.what}; {pages} not written")


def theme_problem(template: str, line: int | None, found: str) -> Problem:
    """What is wrong with a template."""
    return Problem(path=f"templates/{template}", line=line, found=found, expected="names that the page's view has")


def afresh(store: Store) -> tuple[Problem, ...]:
    """Said where the state of earlier builds could not be used."""
    if store.afresh is None:
        return ()
    found = f"{store.afresh}; it was put aside and everything built again"
    return (Problem(path=".cache/state.sqlite", found=found, expected="nothing to be done", severity="note"),)


def forget(store: Store) -> None:
    """Render every page again; what stands in output/ is still known to be ours."""
    with store.transaction():
        rows = store.rows()
        store.forget_all()
        store.expect(rows)
        store.retain("article", ())
