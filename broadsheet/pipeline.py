"""The commands on a site, each as the order of its stages: seeds → content → pages → problems; and why things are as they are."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.engine.runs import StageTick, Watch, seldom_collected, stage, uncollected
from broadsheet.model.problem import ConfigError
from broadsheet.reports import BuildReport, CheckReport, IngestReport, Report, recalled
from broadsheet.turns import one_at_a_time
from broadsheet.values import Value, replace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from broadsheet.annotating import Annotate, Item, Read
    from broadsheet.building import Session
    from broadsheet.engine.clusters import Cluster
    from broadsheet.engine.marks import Marks
    from broadsheet.engine.store import Store
    from broadsheet.grouping.identities.explaining import Explanation
    from broadsheet.model.site import Site
    from broadsheet.shelf import Shelf
    from broadsheet.unchanged import Unchanged

__all__ = ["Report", "build", "check", "ingest", "why"]

WORTH_A_PROCESS = 100
"""New articles for each further process that reads them."""
STATE = Path(".cache") / "state.sqlite"
PREVIEW = Path(".cache") / "serve"
"""Where ``serve`` keeps its own output and state, below the site's folder."""


def ingest(
    folder: Path,
    *,
    date: dt.date | None = None,
    only: tuple[str, ...] = (),
    jobs: int | None = None,
    tick: StageTick | None = None,
    shelf: Shelf | None = None,
    executor: str | None = None,
) -> IngestReport:
    """seeds/ → content/: new and changed seeds are read, annotated and written; an edited file is never touched.

    A process that ingests again and again keeps a ``shelf``, which spares reading what it has read of content/. With
    ``executor`` dask:ADDRESS articles are read by a cluster.
    """
    from broadsheet import config, intake
    from broadsheet.content import ingesting
    from broadsheet.corrections.returning import returning

    site = config.load(folder)
    watch = Watch()
    with one_at_a_time(folder):
        with watch("read"):
            chosen = intake.chosen(folder, only)
            known = tuple(intake.known(folder, site, shelf))
            seeds = intake.read_seeds(folder, site, chosen, known)
            raws, problems = intake.settled(folder, seeds, date, known)
            plan = ingesting.plan(known, raws, seeds.present)
            back = returning(folder, plan.new)
        with watch("annotate and write"):
            new = len(plan.new) + len(plan.changed) + len(plan.conflicts)
            with _cluster(executor if new else None, folder, shared=False) as cluster:
                annotate = _annotate(site, new, jobs, cluster)
                written, unread = intake.write(folder, site, plan, annotate, stage(tick, "ingest"))
    if shelf:
        shelf.written = written
    return IngestReport(
        new=len(plan.new),
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        beside=len(plan.conflicts),
        waiting=sum(problem.field == "date" and problem.path.startswith("seeds/") for problem in problems),
        problems=(*problems, *plan.problems, *back, *intake.ahead(plan, site), *unread),
        seconds=watch.seconds,
    )


def build(
    folder: Path,
    *,
    clean: bool = False,
    jobs: int | None = None,
    tick: StageTick | None = None,
    preview: bool = False,
    into: Path | None = None,
    executor: str | None = None,
    changed: Collection[str] | None = None,
    session: Session | None = None,
) -> BuildReport:
    """content/ → output/: pages whose input changed are rendered, and only bytes that differ are written.

    A ``preview`` has the drafts too, and goes into an output and a state of its own: no draft ever stands in output/.
    ``into`` is a folder for an output and a state beside the site's. With ``executor`` dask:ADDRESS files are read and pages
    made by a cluster. ``changed`` are paths below content/: nothing else there is looked at. A process that
    builds again and again has a ``session``, and looks for garbage between the builds.
    """
    from broadsheet.unchanged import Unchanged

    place = folder / PREVIEW if preview else into or folder
    watch = Watch()
    with one_at_a_time(folder), seldom_collected():
        before = Unchanged(folder, place, "preview" if preview else "")
        alone = session is None  # a process that builds again and again has threads
        with watch("list"):
            said = None if clean or changed else before.said(alone=alone)
        if said is not None:
            return replace(recalled(said), seconds=watch.seconds)
        if alone:
            before.look_ahead()
        before.watch(whole=not changed)
        how = _How(
            clean=clean,
            jobs=jobs,
            tick=tick,
            preview=preview,
            executor=executor,
            changed=changed,
            session=session,
        )
        try:
            with uncollected() if session and session.grouped else nullcontext():
                return _build(folder, place, before, watch, how)
        finally:
            gc.unfreeze()


class _How(Value):
    """What ``build`` was told."""

    clean: bool
    jobs: int | None
    tick: StageTick | None
    preview: bool
    executor: str | None
    changed: Collection[str] | None
    session: Session | None


def _build(folder: Path, place: Path, before: Unchanged, watch: Watch, how: _How) -> BuildReport:
    from broadsheet import config, inputs, listing, rulings
    from broadsheet.engine import standing
    from broadsheet.engine.store import Store

    site = replace(config.load(folder), drafts=how.preview)
    with Store(place / STATE, how.session.known if how.session else None) as store:
        vouched = before.noted and store.pages.assume(before.noted.print, before.noted.made)
        with watch("list"):
            listed = listing.of(folder, store, how.changed or None, before.content() if vouched else None)
            wanted = inputs.of(folder, site, store, {**listed.files, **rulings.fingerprints(folder)})
            known = None if how.clean or listed.problems else inputs.recall(store, wanted.all)
            if known and standing.stands(place / "output", store):
                store.pages.vouch(before.note(known.kept(), listed.files, _left(store)))
                return replace(known, seconds=watch.seconds)
        from broadsheet import building

        inputs.forget(store)
        with _cluster(how.executor, folder, shared=True) as cluster:
            options = building.Options(wanted, how.clean, how.jobs, how.tick, cluster, how.session)
            report, lasts = building.build(folder, place / "output", site, store, listed, options, watch)
        if lasts and not (listed.problems or store.afresh):
            inputs.remember(store, wanted.all, report)
            store.pages.vouch(before.note(report.kept(), listed.files, _left(store)))
    return report


def _left(store: Store) -> Marks:
    """The files of output/; none where it is somebody else's, or where something is unfinished."""
    from broadsheet.engine import ownership
    from broadsheet.engine.marks import Marks

    return Marks() if store.pending() or store.fact("output") == ownership.GUEST else store.pages.marks()


def why(folder: Path, page: str) -> str:
    """Why the next build would render ``page``, or that it would not, in a sentence; no page is written.

    A page is named as it stands in output/, as it stands on the web, or by the folder that it is in.
    """
    import difflib

    from broadsheet import building, config, inputs, inspection, listing, planning
    from broadsheet.engine import standing
    from broadsheet.engine.store import Store
    from broadsheet.rendering.render import Renderer

    site = config.load(folder)
    with one_at_a_time(folder), Store(folder / STATE) as store:
        listed = listing.of(folder, store)
        wanted = inputs.of(folder, site, store, listed.files)
        how = building.Options(wanted, clean=False, jobs=None, tick=None)
        index = building.grouped(folder, site, store, listed, how, Watch()).index
        path, row = _page(page, site), store.pages.row(_page(page, site))
        made = planning.planned(
            path, row.group if row else "", index, site, Renderer(inputs.theme_folders(folder), site.language)
        )
        if isinstance(made, list):
            near = difflib.get_close_matches(path, made, n=1)
            raise ConfigError(f"no page {path}{f'; perhaps {near[0]}' if near else ''}")
        reason = standing.stale_because(row, made, folder / "output")
        ranked = inspection.ranked(path, index)
    return f"{path}: {reason or 'it stands as its input makes it'}{ranked and f'{chr(10)}{ranked}'}"


def who(folder: Path, name: str) -> tuple[Explanation, ...]:
    """How a name was resolved, by an entity's id or as articles write it; several where it is several people's."""
    from broadsheet import config, inspection
    from broadsheet.engine.store import Store

    site = config.load(folder)
    with one_at_a_time(folder), Store(folder / STATE) as store:
        return inspection.explained(folder, site, store, name)


def _page(page: str, site: Site) -> str:
    path = page.removeprefix(site.base_url or "/").removeprefix("/").removeprefix("output/")
    return path if path.rpartition("/")[2].count(".") else f"{path.rstrip('/')}/index.html".removeprefix("/")


def check(folder: Path, *, tick: StageTick | None = None) -> CheckReport:
    """What stands in output/, without trust in what build says of itself; and lines of decisions that match nothing."""
    from broadsheet import config, inspection
    from broadsheet.engine.store import Store

    site = config.load(folder)
    if not (folder / "output" / "index.html").is_file():
        raise ConfigError(f"no site in {folder / 'output'}; run build first")
    with one_at_a_time(folder), Store(folder / STATE) as store:
        return inspection.check(folder, site, store, stage(tick, "check"))


@contextmanager
def _cluster(executor: str | None, folder: Path, *, shared: bool) -> Iterator[Cluster | None]:
    if executor is None:
        yield None
        return
    from broadsheet.engine import clusters

    try:
        with clusters.opened(executor) as cluster:
            if cluster:
                from broadsheet import clustered

                clustered.ask(cluster, folder, shared=shared)
            yield cluster
    except clusters.ClusterError as error:
        raise ConfigError(str(error)) from None


def _annotate(site: Site, new: int, jobs: int | None, cluster: Cluster | None) -> Annotate:
    """The annotators, imported when there is an article for them: without new seeds nothing heavy is loaded."""

    def annotate(items: Iterable[Item]) -> Iterator[Read]:
        if not new:
            return iter(())
        from broadsheet.annotating import annotate_all

        return annotate_all(site, items, min(jobs or os.cpu_count() or 1, 1 + new // WORTH_A_PROCESS), cluster)

    return annotate
