"""Changed files → rounds of work: seeds read, site built again, and what the browser is to be told.

Everything runs in one thread, one round after another, in a process that keeps what is costly to open: the language model, the
compiled templates, and what is known of the files of content/.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from broadsheet import config, pipeline, reading, unforeseen
from broadsheet.building import Session
from broadsheet.engine import at_work
from broadsheet.glimpses import Looked
from broadsheet.model.problem import Problem
from broadsheet.pages import permalinks
from broadsheet.reports import BuildReport, IngestReport
from broadsheet.serving import changes, drawing, standing
from broadsheet.serving.changes import EVERYTHING, Work
from broadsheet.serving.status import Board, Draft, Fault
from broadsheet.shelf import Shelf
from broadsheet.values import replace

STILL = 0.03
"""Seconds within which a seed does not change, before it is taken to be written to its end …"""
PATIENCE = 2.0
"""… and the most that is waited for it."""
BREATH = 0.2
"""Seconds in which whoever waits for a page may fetch it, before the build goes on that nobody waits for."""
TICK_NS = 12_000_000
"""The coarsest clock of a file's time, in nanoseconds: a file of this age or less may have been missed."""


class Rounds:
    """The work on one site."""

    def __init__(self, folder: Path, board: Board, tell: Callable[[str], None]) -> None:
        self.folder = folder
        self.read: IngestReport | None = None
        """What the seeds gave, all rounds taken together."""
        self.built: BuildReport | None = None
        self._board = board
        self._tell = tell
        self._shelf = Shelf(is_told=True)
        self._behind = True
        """An ingest failed, or has not been: the next one reads all seeds."""
        self._broken = self._own_templates()
        """Templates to be looked at before each build: the site's own at first, then those that could not be read."""
        self._opening = threading.Thread(target=self._open, name="language models", daemon=True)
        self._session = Session()
        self._since = 0
        """When the last build that looked at all files began, in nanoseconds: what changed before is in it."""
        self._looked: dict[str, int] = {}
        """Files that later rounds looked at, and when each began to."""
        self._unbuilt = True
        """A round was broken off: what had changed in content/ is not known any more."""

    def everything(self, jobs: int | None = None) -> None:
        """The first round, and the one after a gap: all seeds, then the site."""
        self._round(EVERYTHING, jobs)

    def take(self, changed: Iterable[str]) -> None:
        """A round for the files that changed, below the site's folder; none where the last build had them already."""
        told = tuple(changed)
        self._shelf.tell(path.removeprefix("content/") for path in told if path.startswith("content/"))
        named = {problem.path.partition("#")[0] for problem in (self.read.problems if self.read else ())}
        fresh = self._fresh(told, named)
        there = {path for path in fresh if os.path.lexists(self.folder / path)}
        if "templates/" in there:
            self._broken = self._own_templates()
        work = changes.work(fresh, there, named)
        if self._behind and work.build:
            work = replace(work, ingest=True, seeds=())
        if work.build:
            self._round(work, 1)

    def look_over(self) -> None:
        """Look at all of content/, for what the system forgot to tell; nothing to do where the last build did."""
        self._shelf.doubt()
        if self._looked:
            self._round(Work(build=True), 1)

    def _fresh(self, changed: Iterable[str], named: Collection[str]) -> list[str]:
        """Those of the changes that may make a difference; all seeds stand for a folder of seeds that came."""
        fresh = [path for path in changed if self._is_fresh(path)]
        seeds = {path for path in fresh if path.startswith("seeds/")}
        if any((self.folder / path).is_dir() for path in seeds):
            return [*(path for path in fresh if path not in seeds), "seeds/"]
        gone = {path for path in seeds if not os.path.lexists(self.folder / path)}
        # What an editor wrote beside a file, and took away again, was never a seed.
        strange = gone - self._shelf.seeds.union(named) if gone else set()
        return [path for path in fresh if path not in strange]

    def warm(self) -> None:
        """Open what the first article would wait for; edits need not wait until it is open."""
        with contextlib.suppress(config.ConfigError, OSError):  # what is wrong is in the page already
            drawing.warm(self.folder, config.load(self.folder))
        self._opening.start()

    def _open(self) -> None:
        with contextlib.suppress(config.ConfigError, ImportError):  # whoever drops an article is told
            drawing.warm_annotators(config.load(self.folder))

    def _own_templates(self) -> set[str]:
        root = self.folder / "templates"
        return {path.relative_to(root).as_posix() for path in root.rglob("*.html")}

    def _is_fresh(self, path: str) -> bool:
        if not path.startswith(("content/", "seeds/")) or path.endswith("/"):
            return True
        try:
            seen = os.lstat(self.folder / path)
        except OSError:
            return True
        return max(seen.st_mtime_ns, seen.st_ctime_ns) + TICK_NS >= self._looked.get(path, self._since)

    def _round(self, work: Work, jobs: int | None) -> None:
        started, before = time.perf_counter(), self._board.status
        said = self.problems()
        self._board.post(replace(before, working=True))
        faults, did = self._work(work, jobs)
        for line in did:
            self._tell(f"{line} · {time.perf_counter() - started:.2f} s")
        for fault in faults if faults != before.faults else ():
            self._tell(f"  {fault.where + ': ' if fault.where else ''}{fault.found}")
        changed = did or faults != before.faults or self.problems() != said
        now = replace(before, number=self._board.status.number + bool(changed), working=False, faults=faults)
        self._board.post(replace(now, warnings=len(self.problems("warning"))))
        # Pages need not wait for this: it looks at the time of every file of content/.
        if work.ingest or any(map(self._is_on_drafts, work.content)):
            self._board.post(replace(self._board.status, drafts=self._drafts()))

    def _is_on_drafts(self, path: str) -> bool:
        """The file was a draft's, or may be one's now."""
        try:
            says_so = b"draft:" in (self.folder / path).read_bytes()
        except OSError:
            says_so = False
        return says_so or path in {draft.path for draft in self._board.status.drafts}

    def problems(self, *severities: str) -> tuple[Problem, ...]:
        """What is to be said of seeds and site, of these severities, or of all."""
        reports = (self.read, self.built)
        found = dict.fromkeys(problem for report in reports if report for problem in report.problems)
        return tuple(problem for problem in found if not severities or problem.severity in severities)

    def origins(self) -> dict[str, str]:
        """Article id → the seed that it came from; raises ConfigError where site.yaml cannot be read."""
        known = self._shelf.known(self.folder, config.load(self.folder).limits)
        return {file.path.removesuffix(".md"): file.seed.path for file in known}

    def _work(self, work: Work, jobs: int | None) -> tuple[tuple[Fault, ...], list[str]]:
        """What is wrong now, and what was done, in words."""
        did: list[str] = []
        is_known, self._unbuilt = not self._unbuilt, True
        try:
            broken = drawing.broken(self.folder, {*work.templates, *self._broken})
            self._broken = {problem.path.removeprefix("templates/") for problem in broken}
            if work.ingest:
                did += self._ingest(work.seeds, jobs)
            if not broken:
                did += self._build(jobs, self._changed(work) if is_known else ())
                self._unbuilt = False
        except config.ConfigError as error:
            return (Fault(where="", found=str(error)),), did
        except OSError as error:
            return (Fault(where=str(error.filename or ""), found=error.strerror or str(error)),), did
        except Exception as error:
            # A slip of our own must not end the session: the next change may get round it, and the page says what it was.
            expected = f"a report of this error; its traceback is in {unforeseen.keep(error, self.folder)}"
            return (Fault(where=at_work.name_of(error), found=unforeseen.said(error), expected=expected),), did
        return tuple(map(_fault, (*broken, *self.problems("error")))), did

    def _ingest(self, seeds: tuple[str, ...], jobs: int | None) -> list[str]:
        self._behind = True
        if seeds and self._opening.is_alive():
            self._opening.join()  # or the model would be opened twice
        if not seeds:
            self._shelf.doubt()
        _settle(self.folder / seed for seed in seeds)
        self._looked |= dict.fromkeys(seeds, time.time_ns())
        report = pipeline.ingest(self.folder, only=seeds, jobs=jobs, shelf=self._shelf)
        self._shelf.tell(self._shelf.written)
        # What we wrote just now is no change that somebody made, though the clock of files may say it is as young as this.
        self._looked |= dict.fromkeys((f"content/{path}" for path in self._shelf.written), time.time_ns() + TICK_NS)
        self.read = _joined(self.read, report, seeds) if seeds else report
        self._behind = False
        return [report.for_people()] if report.new or report.changed or report.beside else []

    def _changed(self, work: Work) -> tuple[str, ...]:
        """All of content/ that may be another since the last build; nothing, where that is not known."""
        if "content/" in work.content or (work.ingest and not work.seeds):
            return ()
        return (*work.content, *(f"content/{path}" for path in self._shelf.written if work.ingest))

    def _build(self, jobs: int | None, changed: Collection[str]) -> list[str]:
        """``changed`` are files and folders of content/: nothing else there is looked at."""
        began = time.time_ns()
        if changed:
            self._looked |= {path: max(began, self._looked.get(path, 0)) for path in changed}
        else:
            self._since = began
            self._looked.clear()
        only = [path.removeprefix("content/").rstrip("/") for path in changed]
        self._session.looked = Looked(paths=frozenset(map(standing.page, self._board.shown())), seen=self._look_again)
        self.built = pipeline.build(self.folder, jobs=jobs, preview=True, changed=only, session=self._session)
        return [self.built.for_people()] if self.built.written or self.built.removed else []

    def _look_again(self) -> None:
        """The pages that are open stand as they are to be: they need not wait for the others."""
        now = self._board.status
        self._board.post(replace(now, number=now.number + 1))
        time.sleep(BREATH)

    def _drafts(self) -> tuple[Draft, ...]:
        """Where the drafts stand; the files are looked at as the site shows them."""
        try:
            site = replace(config.load(self.folder), drafts=True)
            paths = self._shelf.drafts(self.folder, site.limits)
            found = [reading.read_file(path, (self.folder / "content" / path).read_bytes(), site).article for path in paths]
        except (config.ConfigError, OSError):
            return self._board.status.drafts
        return tuple(
            Draft(url=f"/{permalinks.article(article).removesuffix('index.html')}", path=f"content/{path}")
            for path, article in zip(paths, found, strict=True)
            if article
        )


def _joined(before: IngestReport | None, now: IngestReport, seeds: tuple[str, ...]) -> IngestReport:
    """The report of some seeds with what was said before of the others."""
    about = {problem.path for problem in now.problems}
    kept = tuple(
        problem
        for problem in (before.problems if before else ())
        if problem.path.partition("#")[0] not in seeds and problem.path not in about and problem.severity != "note"
    )
    problems = (*kept, *now.problems)
    return replace(now, problems=problems, waiting=sum(problem.field == "date" for problem in problems))


def _settle(seeds: Iterable[Path]) -> None:
    """Wait until no seed grows any more: a file that is copied here is seen before its end is."""
    paths = tuple(seeds)
    until, before = time.monotonic() + PATIENCE, _sizes(paths)
    while paths and time.monotonic() < until:
        time.sleep(STILL)
        now = _sizes(paths)
        if now == before:
            return
        before = now


def _sizes(paths: tuple[Path, ...]) -> list[tuple[int, int]]:
    found = []
    for path in paths:
        try:
            seen = path.stat()
            found.append((seen.st_size, seen.st_mtime_ns))
        except OSError:
            found.append((-1, -1))
    return found


def _fault(problem: Problem) -> Fault:
    line = "" if problem.line is None else f":{problem.line}"
    field = f" {problem.field}" if problem.field else ""
    is_on_desk = problem.path.startswith(("content/", "seeds/"))
    return Fault(where=f"{problem.path}{line}{field}", found=problem.found, expected=problem.expected, is_on_desk=is_on_desk)
