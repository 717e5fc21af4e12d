"""content/ → the index → output/: the part of ``build`` that is done where something may have changed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet import archive, inputs, mishaps, planning, rulings
from broadsheet.archive import Archive
from broadsheet.engine import tree
from broadsheet.engine.known import Known
from broadsheet.engine.runs import StageTick, Watch, stage, uncollected
from broadsheet.engine.store import Store
from broadsheet.engine.work import Copied, Report
from broadsheet.glimpses import Glimpses, Looked
from broadsheet.grouping import corrections
from broadsheet.grouping import index as grouping
from broadsheet.inputs import Inputs
from broadsheet.keeping import asked, companies, standings, storylines
from broadsheet.listing import Listing
from broadsheet.model.index import Index
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.rendering.render import Renderer
from broadsheet.reports import BuildReport
from broadsheet.rulings import Rulings
from broadsheet.values import Value

if TYPE_CHECKING:
    from broadsheet.engine.clusters import Cluster

CODE = "results"
"""The fact that says which code kept the results."""


class Options(Value, kw_only=False):
    """How to build."""

    inputs: Inputs
    clean: bool
    jobs: int | None
    tick: StageTick | None
    cluster: Cluster | None = None
    session: Session | None = None


class Grouped(Value):
    """The index of content/, what was wrong there, and what the index is made of."""

    index: Index
    problems: tuple[Problem, ...]
    archive: Archive
    rulings: Rulings
    kept: storylines.Kept
    companies: companies.Kept


@dataclass(slots=True)
class Session:
    """What a process that builds again and again tells a build, and keeps of the last one."""

    looked: Looked | None = None
    """The pages that somebody looks at, which are made before all others."""
    content: str = ""
    """Fingerprint of all that decided the last index."""
    grouped: Grouped | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    """The files of content/ then, with their fingerprints."""
    known: Known = field(default_factory=Known)
    """What was read of the state."""

    def forget(self) -> None:
        """Nothing of the last build holds: the state that it wrote is gone."""
        self.content, self.grouped, self.files = "", None, {}
        self.known.clear()


def build(
    folder: Path, output: Path, site: Site, store: Store, listed: Listing, options: Options, watch: Watch
) -> tuple[BuildReport, bool]:
    """Bring ``output`` to what the files of content/ make it; whether a build of the same would say the same comes beside."""
    if options.clean:
        _forget(store)
    session = options.session
    if session and store.empty:
        session.forget()
    renderer = Renderer(inputs.theme_folders(folder), site.language)
    looked = session.looked if session else None
    shown = Glimpses(output=output, site=site, store=store, renderer=renderer, looked=looked) if looked else None
    found = _kept(options)
    if found is None:
        if session:
            if shown:
                _show_words(folder, listed, session, shown)
            session.grouped = None  # what it still would read from the state is about to change
        with uncollected():
            found = grouped(folder, site, store, listed, options, watch)
    if session:
        session.content, session.grouped, session.files = options.inputs.content, found, listed.files
    if shown:
        shown.of_pages(found.index)
    found.companies.keep()
    copied, unindexed = _words(output, found.index, site, options, watch)
    with watch("plan, render and write"), _remote(folder, site, found, options) as remote:
        work = planning.work(found.index, site, renderer, store, _how(store, options, copied, remote))
        report = tree.update(output, store, work)
    made = BuildReport(
        articles=len(found.index.articles),
        pages=report.planned,
        rendered=report.rendered,
        written=report.written,
        unchanged=report.unchanged,
        removed=report.removed,
        missing=report.missing,
        problems=(*site.problems, *found.problems, *unindexed, *_mishaps(renderer, store, report)),
        seconds=watch.seconds,
    )
    return made, not unindexed and not any(failure.passing for _, failure in report.failed)


def _mishaps(renderer: Renderer, store: Store, report: Report) -> tuple[Problem, ...]:
    theme = (*mishaps.unspoken(renderer), *mishaps.unused(renderer))
    return (*theme, *mishaps.afresh(store), *mishaps.foreign(report.foreign), *mishaps.failures(report.failed))


def _how(store: Store, options: Options, copied: Sequence[Copied], remote: planning.Remote | None) -> planning.Options:
    return planning.Options(
        settings=options.inputs.settings,
        jobs=options.jobs,
        tick=stage(options.tick, "build"),
        remote=remote,
        copied=copied,
        asked=asked.Kept(store),
    )


def _words(
    output: Path, index: Index, site: Site, options: Options, watch: Watch
) -> tuple[Sequence[Copied], tuple[Problem, ...]]:
    """The files of the index of all words, where the site has one, and what of it failed, and may not fail again."""
    if not site.full_text:
        return (), ()
    from broadsheet import indexing

    with watch("index"):
        made = indexing.full_text(output.parent, index, site, stage(options.tick, "index"))
    return made.files, made.problems


def _show_words(folder: Path, listed: Listing, session: Session, shown: Glimpses) -> None:
    """Whoever has an edited article before them sees it as it is now."""
    last = session.grouped
    if last and listed.files.keys() == session.files.keys():
        edited = [path for path, print in listed.files.items() if session.files[path] != print]
        shown.of_words(folder, edited, last.index, last.archive)


def _kept(options: Options) -> Grouped | None:
    """The index of the last build, where the same decides it: an edit of a template reads and groups nothing."""
    last = options.session
    return last.grouped if last and last.content == options.inputs.content and not options.clean else None


def grouped(folder: Path, site: Site, store: Store, listed: Listing, options: Options, watch: Watch) -> Grouped:
    """Everything that content/ holds, in groups."""
    with watch("read"):
        ruled = rulings.in_force(folder)
        code = options.inputs.code
        _leave_behind(store, code)
        found = archive.read(folder, site, store, listed, code, stage(options.tick, "read"), options.jobs, options.cluster)
    with watch("group"):
        alone = options.session is None and options.cluster is None  # either has threads
        kept, standing = storylines.Kept(store, code, options.jobs, alone=alone), standings.Kept(store, code)
        company = companies.Kept(store)
        with kept.ahead(found.articles, found.fresh):
            index, unmatched = grouping.build(
                found.articles,
                ruled.decisions,
                site,
                found.notes,
                ruled.anchors,
                settle=standing,
                tell=kept,
                measure=company,
            )
        index, lost = corrections.attach(index, ruled.corrections, ruled.decisions)
    problems = (*found.problems, *ruled.problems, *unmatched, *lost)
    return Grouped(index=index, problems=problems, archive=found, rulings=ruled, kept=kept, companies=company)


@contextlib.contextmanager
def _remote(folder: Path, site: Site, found: Grouped, options: Options) -> Iterator[planning.Remote | None]:
    """What makes pages on the cluster, where there is one."""
    told = found.kept.told
    if options.cluster is None or told is None:
        yield None
        return
    from broadsheet import clustered

    parts = clustered.Parts(
        articles=found.archive.articles,
        notes=found.archive.notes,
        decisions=found.rulings.decisions,
        anchors=found.rulings.anchors,
        corrections=found.rulings.corrections,
        stories=told.stories,
        moved=told.redirects,
        copies=tuple(told.copies.items()),
    )
    with clustered.remote(options.cluster, folder, parts, site) as remote:
        yield remote


def _leave_behind(store: Store, code: str) -> None:
    """Drop what other code kept, whatever it called it; what was read of articles tells by itself whether it holds."""
    if store.fact(CODE) != code:
        with store.transaction():
            store.forget_results(but=archive.KINDS)
            store.note(CODE, code)


def _forget(store: Store) -> None:
    """Make every page again; what stands in output/ is still known to be ours."""
    with store.transaction():
        rows = store.pages.rows()
        store.pages.forget_all()
        store.reads.forget()
        store.expect(rows)
        store.forget_results()
