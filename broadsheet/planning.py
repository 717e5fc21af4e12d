"""Index and site → the groups of pages that output/ is to hold, and how the stale ones are made."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from broadsheet import kinds
from broadsheet.engine import at_work, files, workers
from broadsheet.engine.fingerprint import fingerprint, of_bytes
from broadsheet.engine.memos import NOTHING, Keeping, Kept, Memos
from broadsheet.engine.runs import Tick
from broadsheet.engine.store import Store
from broadsheet.engine.tracing import Trace
from broadsheet.engine.work import Copied, Failure, Made, MadeGroup, Work
from broadsheet.grouping.facts import Facts
from broadsheet.grouping.facts_read import traced, within
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages.cards import Cards
from broadsheet.pages.data import data
from broadsheet.rendering.render import Renderer
from broadsheet.rendering.theme import ThemeError
from broadsheet.values import Value, replace
from broadsheet.wording import Words, speaking

TEMPLATE = "template "
"""Before a template's name: the fact that a group read it."""
WORTH_A_PROCESS = 240
"""Groups to be made for each further process of a pool; fewer are done before it has started …"""
WORTH_ANOTHER = 8
"""… where one alone that is forked takes the time of so many, and is enough where they are fewer than for a process more."""
SIZE = 20
"""Groups that a process takes at a time, where there are many …"""

Remote = Callable[[Sequence[tuple[str, Mapping[str, str]]]], Iterator[MadeGroup]]
"""From the names of groups, each with the keys of its files that stand, to the groups in their order."""


def work(index: Index, site: Site, renderer: Renderer, store: Store, options: Options) -> Work:
    """Every group of pages of every kind, the theme's assets, and how the stale ones are made."""
    facts = Facts(index)
    last = (kinds.LISTING, kinds.ASSETS)
    names = (*kinds.groups(index, kinds.COMMON), *last)
    settings = fingerprint(options.settings, renderer.words.fingerprint)
    keeping = Keeping(facts.__getitem__, settings, store.find, facts.above, facts.day_above)
    maker = _Maker(index, site, renderer, store, options, names, keeping)
    return Work(
        groups=names,
        families=kinds.families(index, facts, options.asked) if options.asked else None,
        every=lambda: (*kinds.groups(index), *last),
        make=maker.make,
        now=lambda fact: renderer.template(fact[len(TEMPLATE) :]) if fact.startswith(TEMPLATE) else facts[fact],
        above=facts.above,
        settings=settings,
        lost=kinds.lost,
        always=last,
        keeps=site.drafts,  # of a preview: a page that an edit broke is looked at until it is mended
    )


class Options(Value):
    """How groups are made."""

    settings: str
    """Fingerprint of what decides every page, beside its template and the interface's words."""
    jobs: int | None = None
    tick: Tick = lambda _done, _total: None
    remote: Remote | None = None
    """Makes groups elsewhere."""
    copied: Sequence[Copied] = ()
    """Files beside the theme's assets that are copied as they are."""
    asked: kinds.Asked | None = None
    """Knows whose facts may have changed; else those of all are looked at."""


class Planner:
    """Groups → their pages, and the facts that they read. One for each process."""

    def __init__(self, index: Index, site: Site, words: Words | None = None, kept: Keeping = NOTHING) -> None:
        self._words = words
        self._trace = Trace()
        self._index = traced(index, self._trace)
        self._site = site
        self._memos = Memos(self._trace, kept)
        self._cards = Cards(self._index, self._trace, self._memos, within(self._index, index, self._trace))

    def pages(self, group: str) -> tuple[list[Page], tuple[str, ...]]:
        """The pages of a group, and facts."""
        with self._trace.frame() as reads, speaking(self._words) if self._words else contextlib.nullcontext():
            pages = list(kinds.pages(group, self._index, self._site, self._cards))
        return pages, tuple(sorted(reads))

    def kept(self) -> tuple[Kept, ...]:
        """What was made since this was last asked, for the next build."""
        return self._memos.take()


def planned(path: str, group: str, index: Index, site: Site, renderer: Renderer) -> Made | list[str]:
    """The page at ``path`` as its key is now, without its bytes, or the paths that there are.

    It is looked for in ``group`` first, where it stood last.
    """
    planner = Planner(index, site, renderer.words)
    met = []
    for name in sorted(kinds.groups(index), key=lambda name: name != group):
        for page in planner.pages(name)[0]:
            if page.path == path:
                key, said = keyed(renderer.parts(page))
                return Made(path=path, key=key, parts=said)
            met.append(page.path)
    return met


class _Maker:
    """Makes stale groups, in this process or in several."""

    def __init__(
        self,
        index: Index,
        site: Site,
        renderer: Renderer,
        store: Store,
        options: Options,
        groups: Sequence[str],
        keeping: Keeping,
    ) -> None:
        self._index = index
        self._site = site
        self._renderer = renderer
        self._store = store
        self._options = options
        self._groups = groups
        self._keeping = keeping
        self._standing: Mapping[str, str] = {}

    def make(self, stale: Sequence[str], standing: Mapping[str, str]) -> Iterator[MadeGroup]:
        """The groups in their order."""
        self._standing = standing
        plain = [name for name in stale if name not in (kinds.LISTING, kinds.ASSETS)]
        kept = set(self._groups).difference(plain)
        parts = {row.path: row.parts for row in self._store.pages.below("data/") if row.group in kept}
        for done, group in enumerate(self._made(plain), 1):
            parts.update((file.path, file.parts) for file in group.files if file.path.endswith(".jsonl"))
            self._options.tick(done, len(plain))
            yield group
        if kinds.LISTING in stale:
            live = {path: said for path, said in parts.items() if path.endswith(".jsonl")}
            with speaking(self._renderer.words):
                yield made(kinds.LISTING, list(data.listing(live, self._site)), (), self._renderer, self._standing)
        if kinds.ASSETS in stale:
            yield MadeGroup(name=kinds.ASSETS, files=tuple(map(self._copy, (*self._assets(), *self._options.copied))))

    def _made(self, stale: Sequence[str]) -> Iterator[MadeGroup]:
        if self._options.remote:
            return self._options.remote(list(self._with_standing(stale))) if stale else iter(())
        wide = sum(name.partition(" ")[0] in kinds.WIDE for name in stale)
        worth = len(stale) + wide * len(self._index.articles) // kinds.SHARE
        most = self._options.jobs or os.cpu_count() or 1
        count = min(most, 1 + worth // WORTH_A_PROCESS, len(stale))
        if count <= 2 <= most and WORTH_ANOTHER <= len(stale) <= WORTH_A_PROCESS:
            return workers.two(self._batch, stale, MadeGroup, kinds.turn)
        if count <= 1:
            return workers.serial(self._batch(), stale, SIZE, kinds.large)
        for template in self._renderer.theme.names():
            with contextlib.suppress(ThemeError):  # whoever makes a page with it says so
                self._renderer.warm([template])
        size = max(1, min(SIZE, len(stale) // (8 * count)))
        return workers.processes(self._batch, count).run(stale, killed, size, kinds.large)

    def _with_standing(self, stale: Sequence[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
        keys: dict[str, dict[str, str]] = {}
        for row in self._store.pages.of_groups(stale):
            if row.path in self._standing:
                keys.setdefault(row.group, {})[row.path] = row.key
        return ((name, keys.get(name, {})) for name in stale)

    def _batch(self) -> Callable[[Sequence[str]], list[MadeGroup]]:
        planner = Planner(self._index, self._site, self._renderer.words, self._keeping)
        return lambda names: [self._group(name, planner) for name in names]

    def _group(self, name: str, planner: Planner) -> MadeGroup:
        with at_work.on(f"the pages of {name}"):
            group = made(name, *planner.pages(name), self._renderer, self._standing)
            return replace(group, kept=planner.kept())

    def _assets(self) -> Iterator[Copied]:
        found: dict[str, Path] = {}
        for folder in self._renderer.theme.folders:
            for entry in files.walk(folder / kinds.ASSETS):
                found.setdefault(kinds.ASSETS + entry.path, folder / kinds.ASSETS / entry.path)
        return (Copied(path=path, key=of_bytes(file.read_bytes()), source=file) for path, file in sorted(found.items()))

    def _copy(self, file: Copied) -> Made:
        stands = self._standing.get(file.path) == file.key
        return Made(path=file.path, key=file.key, data=None if stands else file.source.read_bytes())


def made(name: str, pages: Sequence[Page], reads: tuple[str, ...], renderer: Renderer, standing: Mapping[str, str]) -> MadeGroup:
    """A group with the bytes of those of its pages that do not stand under their keys."""
    templates = {f"{TEMPLATE}{page.template}" for page in pages if page.template}
    files = tuple(_file(page, renderer, standing) for page in pages)
    return MadeGroup(name=name, files=files, reads=(*reads, *sorted(templates)))


def _file(page: Page, renderer: Renderer, standing: Mapping[str, str]) -> Made:
    try:
        with at_work.on(f"output/{page.path}"):
            key, said = keyed(renderer.parts(page))
            data = None if standing.get(page.path) == key else renderer.render(page)
    except ThemeError as error:
        return Made(path=page.path, key="", data=_failure(error))
    return Made(path=page.path, key=key, parts=said, data=data)


def _failure(error: ThemeError) -> Failure:
    return Failure(what=error.found, where=error.template, line=error.line, expected=error.expected)


def keyed(parts: Mapping[str, str]) -> tuple[str, str]:
    """The key of a page and its parts as they are kept."""
    written = " ".join(f"{name}={value}" for name, value in parts.items())
    return fingerprint(written), written


def killed(group: str) -> MadeGroup:
    """In place of a group that ends whatever process makes it."""
    failure = Failure(what=f"the pages of {group} ended the process that made them", passing=True)
    return MadeGroup(name=group, files=(Made(path=f"({group})", key="", data=failure),))
