"""A plan of files → a folder that holds exactly those files, at the cost of those that changed.

The order of steps makes it hold after a kill at any instant, whatever is planned next: first, in one transaction,
the rows of all files about to change are dropped and their paths noted as pending; then files are written and
removed; then, in one transaction, the rows are recorded and nothing is pending. A row therefore never speaks of a
file that is not as the row says, and a path that only an unfinished run knew of is pending until it is seen to.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.engine import ownership
from broadsheet.engine.files import Folder, UnsafePathError
from broadsheet.engine.store import Row, Store

RECORD_EVERY = 1000
"""Pages; a build that is killed keeps what was recorded so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A file that is to stand in the folder, under the fingerprint of all that decides its bytes."""

    path: str
    key: str
    parts: str = ""
    """``name=fingerprint`` of each part of the key, with spaces between them, for ``why``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a file could not be made; it is then not in the folder."""

    what: str
    where: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an update did."""

    planned: int
    rendered: int
    written: int
    unchanged: int
    """Rendered, and found to be what stood there."""
    removed: int
    failed: tuple[tuple[str, Failure], ...]
    foreign: str
    """What shows that the folder is somebody else's, and what was therefore not written; nothing in a folder of ours."""
    seconds: Mapping[str, float]


Render = Callable[[Sequence[Planned]], Iterable[bytes | Failure]]
"""From files that must be made to their bytes, in the same order."""


def update(output: Path, store: Store, planned: Iterable[Planned], render: Render) -> Report:
    """Make ``output`` hold exactly the planned files. The caller holds the lock of ``store``.

    In a folder that is somebody else's only files that the state knows to be ours are replaced or removed.
    Raises OSError where the file system fails; the next update then mends what was left.
    """
    run = _Run(output, store)
    with run.stage("plan"):
        run.plan(planned)
    if run.idle:
        return run.report()
    with run.stage("state"):
        run.announce()
    run.write(render)
    with run.stage("remove"):
        run.remove(run.gone)
    with run.stage("state"):
        run.conclude()
    return run.report()


def stands(output: Path, store: Store) -> bool:
    """Whether ``output`` holds exactly what the last update recorded, as far as size and time of each file tell."""
    rows = store.rows()
    if not rows or store.pending():
        return False
    try:
        identity = ownership.claim(output)
    except ownership.ForeignFolderError:
        return False
    root = os.fspath(output)
    return store.fact("output") == identity and all(_stands(root, row) for row in rows.values())


def stale_because(row: Row | None, page: Planned, output: Path) -> str:
    """Why a page must be made again, in words; nothing where it need not be."""
    if row is None:
        return "it was not there before"
    if row.key != page.key:
        before = dict(part.split("=", 1) for part in row.parts.split())
        now = dict(part.split("=", 1) for part in page.parts.split())
        changed = [name for name in now if now[name] != before.get(name)]
        return f"changed: {', '.join(changed)}" if changed else "its key changed"
    return "" if _stands(os.fspath(output), row) else "its file was removed or changed by hand"


@dataclass(slots=True)
class _Run:
    """One update on its way."""

    output: Path
    store: Store
    folder: Folder = field(init=False)
    pages: dict[str, Planned] = field(default_factory=dict)
    stale: list[Planned] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    """Paths that an earlier run left pending, or that stand in a folder that the state does not know."""
    adopted: str | None = None
    """What tells the folder, where the state does not know it."""
    fresh: list[Row] = field(default_factory=list)
    failed: list[tuple[str, Failure]] = field(default_factory=list)
    foreign: str = ""
    blocked: set[str] = field(default_factory=set)
    """Planned files in whose place somebody else's stand."""
    seconds: dict[str, float] = field(default_factory=dict)
    written: int = 0
    unchanged: int = 0
    removed: int = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    @property
    def idle(self) -> bool:
        return not (self.stale or self.gone or self.left or self.adopted)

    def plan(self, planned: Iterable[Planned]) -> None:
        rows = self.store.rows()
        self.left = self.store.pending()
        before = self.store.fact("output")
        identity = self._claim(rows.keys() | self.left if before == ownership.GUEST else ())
        self.folder = Folder(self.output)
        root = os.fspath(self.output)
        if before != identity:
            self.adopted = identity
            rows = {}
            self.left = set() if self.foreign else self.left | set(ownership.ours(self.output))
        elif self.foreign:  # a file that is not as we wrote it is theirs now
            rows = {path: row for path, row in rows.items() if _stands(root, row)}
        self.pages, self.failed = _apart(planned)
        for path, page in self.pages.items():
            row = rows.get(path)
            if self.foreign and row is None and path not in self.left and os.path.lexists(f"{root}/{path}"):
                self.blocked.add(path)
            elif row is None or row.key != page.key or not _stands(root, row):
                self.stale.append(page)
        self.gone = (rows.keys() | self.left) - self.pages.keys()

    def _claim(self, known: Collection[str]) -> str:
        try:
            return ownership.claim(self.output, known)
        except ownership.ForeignFolderError as error:
            self.foreign = str(error)
            return ownership.GUEST

    def announce(self) -> None:
        changing = [page.path for page in self.stale] + sorted(self.gone)
        with self.store.transaction():
            if self.adopted is not None:
                self.store.forget_all()
                self.store.settle()
                self.store.note("output", self.adopted)
                self.store.expect(sorted(self.left))
            self.store.forget(changing)
            self.store.expect(changing)

    def write(self, render: Render) -> None:
        with self.stage("remove"):
            first = self._in_the_way()
            self.remove(first)
            self.gone -= first
        clock, rendering, writing = time.perf_counter, 0.0, 0.0
        before = clock()
        for page, data in zip(self.stale, render(self.stale) if self.stale else (), strict=True):
            made = clock()
            self._write(page, data)
            rendering, writing, before = rendering + made - before, writing + clock() - made, clock()
        self.seconds |= {"render": rendering, "write": writing}

    def _write(self, page: Planned, data: bytes | Failure) -> None:
        if isinstance(data, bytes):
            try:
                self.fresh.append(self._row(page, data))
            except UnsafePathError as error:
                data = Failure(what=str(error))
        if isinstance(data, Failure):
            self.failed.append((page.path, data))
            self.gone.add(page.path)
        if len(self.fresh) >= RECORD_EVERY:
            with self.store.transaction():
                self.store.record(self.fresh)
            self.fresh.clear()

    def _row(self, page: Planned, data: bytes) -> Row:
        self.folder.check(page.path)
        seen = self.folder.holding(page.path, data)
        if seen is None:
            seen = self.folder.replace(page.path, data)
            self.written += 1
        else:
            self.unchanged += 1
            if page.path in self.left:
                self.folder.clear(page.path)
        return Row(page.path, page.key, page.parts, seen.st_size, seen.st_mtime_ns)

    def _in_the_way(self) -> set[str]:
        """Vanishing files that stand where a folder of a new file must be, or whose folder stands where a new file must be."""
        if not self.gone:
            return set()
        new = {page.path for page in self.stale}
        folders = {above for path in new for above in _above(path)}
        return {path for path in self.gone if path in folders or any(above in new for above in _above(path))}

    def remove(self, paths: Iterable[str]) -> None:
        for path in sorted(paths):
            try:
                self.removed += self.folder.remove(path)
            except UnsafePathError:
                continue  # a symbolic link leads there, which we did not make: what is behind it is not ours

    def conclude(self) -> None:
        with self.store.transaction():
            self.store.record(self.fresh)
            self.store.settle()

    def report(self) -> Report:
        return Report(
            planned=len(self.pages),
            rendered=len(self.stale),
            written=self.written,
            unchanged=self.unchanged,
            removed=self.removed,
            failed=tuple(self.failed),
            foreign=f"{self.foreign}; {len(self.blocked)} pages not written since others stand there"
            if self.blocked
            else self.foreign,
            seconds=self.seconds,
        )


def _apart(planned: Iterable[Planned]) -> tuple[dict[str, Planned], list[tuple[str, Failure]]]:
    """The planned files by path, and those that would stand in the place of another, on any file system."""
    pages: dict[str, Planned] = {}
    failed: list[tuple[str, Failure]] = []
    folded: dict[str, str] = {}
    for page in planned:
        other = folded.setdefault(page.path.casefold(), page.path)
        if page.path in pages or other != page.path:
            failed.append((page.path, Failure(what=f"its place is taken by {other}")))
        else:
            pages[page.path] = page
    for path in [path for path in pages if any(above in pages for above in _above(path))]:
        del pages[path]
        failed.append((path, Failure(what="a file stands in the place of its folder")))
    return pages, failed


def _stands(root: str, row: Row) -> bool:
    """The file is there as it was written, by its size and time."""
    try:
        seen = os.lstat(f"{root}/{row.path}")
    except OSError:
        return False
    return seen.st_size == row.size and seen.st_mtime_ns == row.mtime_ns


def _above(path: str) -> Iterator[str]:
    above = path.rpartition("/")[0]
    while above:
        yield above
        above = above.rpartition("/")[0]
