"""The whole site on one screen: ``ingest`` makes content of seeds, ``build`` pages of content, ``check`` reads the pages."""

from __future__ import annotations

import datetime as dt
import difflib
import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet import config, inputs, listing, rulings
from broadsheet.engine import locking, tree
from broadsheet.engine.runs import Watch, uncollected
from broadsheet.engine.store import Store
from broadsheet.inputs import Inputs
from broadsheet.listing import Listing
from broadsheet.model.article import Annotations
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.reports import BuildReport, CheckReport, IngestReport, Report

if TYPE_CHECKING:
    from broadsheet.annotating import Annotate, Item
    from broadsheet.engine.work import Copied
    from broadsheet.grouping.identities.explaining import Explanation
    from broadsheet.model.index import Index
    from broadsheet.shelf import Shelf

__all__ = ["Report", "build", "check", "ingest", "why"]

Tick = Callable[[str, int, int], None]
"""(stage, done, total): for progress bars."""
WORTH_A_PROCESS = 100
"""New articles for each further process that reads them."""
STATE = Path(".cache") / "state.sqlite"
PREVIEW = Path(".cache") / "serve"
"""Where ``serve`` keeps its own output and state, below the site's folder."""
PATIENCE = 60.0
"""Seconds that a command waits for another one at work on the same site."""


def ingest(
    folder: Path,
    *,
    date: dt.date | None = None,
    only: tuple[str, ...] = (),
    jobs: int | None = None,
    tick: Tick | None = None,
    shelf: Shelf | None = None,
) -> IngestReport:
    """seeds/ → content/: new and changed seeds are read, annotated and written; an edited file is never touched.

    A process that ingests again and again keeps a ``shelf``, which spares reading what it has read of content/.
    """
    from broadsheet import intake
    from broadsheet.content import ingesting

    site = config.load(folder)
    watch = Watch()
    with _alone(folder):
        with watch("read"):
            chosen = intake.chosen(folder, only)
            seeds = intake.read_seeds(folder, site, chosen)
            known = tuple(intake.known(folder, site, shelf))
            raws, problems = intake.settled(folder, seeds, date, known)
            plan = ingesting.plan(known, raws, seeds.present)
        with watch("annotate and write"):
            new = len(plan.new) + len(plan.changed) + len(plan.conflicts)
            unread = intake.write(folder, site, plan, _annotate(site, new, jobs), _stage(tick, "ingest"))
    return IngestReport(
        new=len(plan.new),
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        beside=len(plan.conflicts),
        waiting=sum(problem.field == "date" for problem in problems),
        problems=(*problems, *plan.problems, *unread),
        seconds=watch.seconds,
    )


def build(
    folder: Path,
    *,
    clean: bool = False,
    jobs: int | None = None,
    tick: Tick | None = None,
    preview: bool = False,
    into: Path | None = None,
) -> BuildReport:
    """content/ → output/: pages whose input changed are rendered, and only bytes that differ are written.

    A ``preview`` has the drafts too, and goes into an output and a state of its own: no draft ever stands in output/.
    ``into`` is a folder for an output and a state beside the site's.
    """
    site = replace(config.load(folder), drafts=preview)
    place = folder / PREVIEW if preview else into or folder
    watch = Watch()
    with _alone(folder), Store(place / STATE) as store:
        with watch("list"):
            listed = listing.of(folder, store)
            wanted = inputs.of(folder, site, store, {**listed.files, **rulings.fingerprints(folder)})
            known = None if clean or listed.problems else inputs.recall(store, wanted.all)
            if known and tree.stands(place / "output", store):
                return replace(known, seconds=watch.seconds)
        inputs.forget(store)
        try:
            report = _build(folder, place / "output", site, store, listed, Options(wanted, clean, jobs, tick), watch)
        finally:
            gc.unfreeze()
        if not (listed.problems or store.afresh):
            inputs.remember(store, wanted.all, report)
    return report


@dataclass(frozen=True, slots=True)
class Options:
    """How to build."""

    inputs: Inputs
    clean: bool
    jobs: int | None
    tick: Tick | None


def _build(folder: Path, output: Path, site: Site, store: Store, listed: Listing, options: Options, watch: Watch) -> BuildReport:
    from broadsheet import indexing, planning
    from broadsheet.rendering.render import Renderer

    if options.clean:
        _forget(store)
    with uncollected():
        index, problems = _grouped(folder, site, store, listed, options, watch)
    renderer = Renderer(inputs.theme_folders(folder), site.language)
    copied: Sequence[Copied] = ()
    if site.full_text:
        with watch("index"):
            found = indexing.full_text(output.parent, index, site, _stage(options.tick, "index"))
            copied, problems = found.files, (*problems, *found.problems)
    with watch("plan, render and write"):
        how = planning.Options(
            settings=options.inputs.settings, jobs=options.jobs, tick=_stage(options.tick, "build"), copied=copied
        )
        report = tree.update(output, store, planning.work(index, site, renderer, store, how))
    problems = (*site.problems, *problems, *planning.unspoken(renderer))
    said = (*planning.afresh(store), *planning.foreign(report.foreign), *planning.failures(report.failed))
    return BuildReport(
        articles=len(index.articles),
        pages=report.planned,
        rendered=report.rendered,
        written=report.written,
        unchanged=report.unchanged,
        removed=report.removed,
        problems=(*problems, *said),
        seconds=watch.seconds,
    )


def _grouped(
    folder: Path, site: Site, store: Store, listed: Listing, options: Options, watch: Watch
) -> tuple[Index, tuple[Problem, ...]]:
    """The index of content/, and what was wrong there."""
    from broadsheet import archive
    from broadsheet.grouping import corrections
    from broadsheet.grouping import index as grouping
    from broadsheet.storylines import Kept

    with watch("read"):
        found = archive.read(folder, site, store, listed, _stage(options.tick, "read"), options.jobs)
        ruled = rulings.read(folder)
    with watch("group"):
        tell = Kept(store, options.inputs.code)
        index, unmatched = grouping.build(found.articles, ruled.decisions, site, found.notes, ruled.anchors, tell)
        index, lost = corrections.attach(index, ruled.corrections, ruled.decisions)
    return index, (*found.problems, *ruled.problems, *unmatched, *lost)


def why(folder: Path, page: str) -> str:
    """Why the next build would render ``page``, or that it would not, in a sentence; nothing is written.

    A page is named as it stands in output/, as it stands on the web, or by the folder that it is in.
    """
    site = config.load(folder)
    from broadsheet import planning
    from broadsheet.rendering.render import Renderer

    with _alone(folder), Store(folder / STATE) as store:
        listed = listing.of(folder, store)
        wanted = inputs.of(folder, site, store, listed.files)
        index, _ = _grouped(folder, site, store, listed, Options(wanted, clean=False, jobs=None, tick=None), Watch())
        path, row = _page(page, site), store.row(_page(page, site))
        made = planning.planned(
            path, row.group if row else "", index, site, Renderer(inputs.theme_folders(folder), site.language)
        )
        if isinstance(made, list):
            near = difflib.get_close_matches(path, made, n=1)
            raise config.ConfigError(f"no page {path}{f'; perhaps {near[0]}' if near else ''}")
        reason = tree.stale_because(row, made, folder / "output")
    return f"{path}: {reason or 'it stands as its input makes it'}"


def who(folder: Path, name: str) -> tuple[Explanation, ...]:
    """How a name was resolved, by an entity's id or as articles write it; several where it is several people's."""
    from broadsheet import inspection

    site = config.load(folder)
    with _alone(folder), Store(folder / STATE) as store:
        return inspection.explained(folder, site, store, name)


def _page(page: str, site: Site) -> str:
    path = page.removeprefix(site.base_url or "/").removeprefix("/").removeprefix("output/")
    return path if path.rpartition("/")[2].count(".") else f"{path.rstrip('/')}/index.html".removeprefix("/")


def check(folder: Path, *, tick: Tick | None = None) -> CheckReport:
    """What stands in output/, without trust in what build says of itself; and lines of decisions that match nothing."""
    from broadsheet import inspection

    site = config.load(folder)
    if not (folder / "output" / "index.html").is_file():
        raise config.ConfigError(f"no site in {folder / 'output'}; run build first")
    with _alone(folder), Store(folder / STATE) as store:
        return inspection.check(folder, site, store, _stage(tick, "check"))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    try:
        with locking.lock(folder / ".cache" / "lock", wait=PATIENCE):
            yield
    except locking.LockedError as error:
        raise config.ConfigError(f"{error}; wait for it to end, then run the command again") from None


def _annotate(site: Site, new: int, jobs: int | None) -> Annotate:
    """The annotators, imported when there is an article for them: without new seeds nothing heavy is loaded."""

    def annotate(items: Iterable[Item]) -> Iterator[Annotations | None]:
        if not new:
            return iter(())
        from broadsheet.annotating import annotate_all

        return annotate_all(site, items, min(jobs or os.cpu_count() or 1, 1 + new // WORTH_A_PROCESS))

    return annotate


def _forget(store: Store) -> None:
    """Make every page again; what stands in output/ is still known to be ours."""
    with store.transaction():
        rows = store.rows()
        store.forget_all()
        store.forget_memory()
        store.expect(rows)
        store.retain("article", ())


def _stage(tick: Tick | None, stage: str) -> Callable[[int, int], None]:
    return (lambda done, total: tick(stage, done, total)) if tick else (lambda _done, _total: None)
