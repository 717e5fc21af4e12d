"""Groups of pages → a folder that holds exactly their files, whatever happens on the way.

The order is what makes it safe. Before a file changes, its row is deleted and its path noted as pending, in one transaction;
after it is written, its row is recorded. What is neither recorded nor pending is never touched; a kill at any instant leaves
rows that are true, and a path that only an unfinished run knew of is pending until it is seen to.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.engine import holdings
from broadsheet.engine.files import UnsafePathError
from broadsheet.engine.groups import Memory
from broadsheet.engine.holdings import Holdings
from broadsheet.engine.memos import Kept
from broadsheet.engine.paths import Paths
from broadsheet.engine.places import Places, TakenError
from broadsheet.engine.rows import Row
from broadsheet.engine.store import Store
from broadsheet.engine.undo import Undo, undoing
from broadsheet.engine.work import Failure, Made, MadeGroup, Report, Work

BATCH = 500
"""Pages that are announced, written and recorded together; a large one counts for several."""
LARGE = 20_000
"""Bytes, of a page and of what is kept for the next run, that count as one page more."""
MISSING = "missing"
"""The fact that says how many files the last run owes until something is mended; nothing where there are none."""


def update(output: Path, store: Store, work: Work) -> Report:
    """Make ``output`` hold exactly the files of the work's groups. The caller holds the lock of ``store``.

    In a folder that is somebody else's only files that the state knows to be ours are replaced or removed.
    Raises OSError where the file system fails; the next update then mends what was left. Where anything else is raised,
    such as an error in making a file, the folder is as it was before.
    """
    with undoing(output, store) as undo:
        try:
            return _Run(output, store, work, undo).update()
        except TakenError:  # who comes first can only be told where all groups are made
            with store.transaction():
                store.reads.forget()
            return _Run(output, store, work, undo).update()


@dataclass(slots=True)
class _Run:
    """One update on its way."""

    output: Path
    store: Store
    work: Work
    undo: Undo
    held: Holdings = field(init=False)
    memory: Memory = field(init=False)
    rows: dict[str, Row] = field(default_factory=dict)
    """The files of groups that are made, or gone; all else that was recorded stands and is left alone."""
    standing: dict[str, str] = field(default_factory=dict)
    """Path → key, of files in ``rows`` that stand."""
    places: Places = field(init=False)
    gone: Sequence[str] = ()
    """Groups that have files, and are wanted no more."""
    left: set[str] = field(default_factory=set)
    """Paths that may hold a file which nothing records."""
    fresh: list[Row] = field(default_factory=list)
    done: list[tuple[str, Sequence[str]]] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    failed: list[tuple[str, Failure]] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    """Planned files in whose place somebody else's stand."""
    seconds: dict[str, float] = field(default_factory=dict)
    rendered: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    missing: int = 0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start

    def update(self) -> Report:
        with self.stage("compare"):
            self.held = holdings.of(self.output, self.store)
            self.left.update(self.held.left)
            stale = self._stale()
        if self.held.adopted is not None or self.gone or not set(stale) <= set(self.work.always):
            with self.stage("state"):
                self._announce([*stale, *self.gone], self.work.lost(self.gone))
        self._make(stale)
        with self.stage("remove"):
            self._remove({path for path in self.rows.keys() | self.left if path not in self.places})
        with self.stage("state"):
            self._conclude()
        return self._report()

    def _stale(self) -> Sequence[str]:
        work = self.work
        every = work.every or (lambda: work.groups)
        afresh = self.held.adopted is not None
        self.memory = Memory(self.store, work.settings, work.now, work.above, work.families, afresh=afresh)
        broken = {row.group for row in map(self.store.pages.row, self.held.broken) if row}
        wanted = self.memory.compare(work.groups, every, broken.union(work.always))
        stale, self.gone = wanted.stale, wanted.gone
        if self.held.known:
            self.rows = {row.path: row for row in self.store.pages.of_groups([*stale, *self.gone]) if row.path in self.held.known}
        self.standing = {path: row.key for path, row in self.rows.items() if path not in self.held.broken}
        before = Paths(sorted({*self.held.known, *self.left})) if self.left else self.held.known
        kept = self.held.known.without(self.rows)
        self.places = Places(kept, before, self.standing)
        if kept:
            return stale
        some = set(stale)
        return [name for name in every() if name in some]

    def _announce(self, groups: Sequence[str], lost: Iterable[tuple[str, str]]) -> None:
        """From here on what the state says of these groups and of the folder is true whenever the run ends."""
        with self.store.transaction():
            if self.held.adopted is not None:
                self.store.pages.forget_all()
                self.store.settle()
                self.store.note("output", self.held.adopted)
                self.store.expect(sorted(self.left))
            self.memory.announce(groups)
            if self.work.families:
                self.work.families.told()
            self.store.drop_values(lost)

    def _make(self, stale: Sequence[str]) -> None:
        clock, making = time.perf_counter, 0.0
        batch: list[MadeGroup] = []
        held = 0
        began = before = clock()
        for group in self.work.make(stale, self.standing) if stale else ():
            making += clock() - before
            batch.append(group)
            held += _size(group)
            if held >= BATCH:
                del group  # else it is held until the next is made
                self._flush(batch)
                batch, held = [], 0
            before = clock()
        self._flush(batch)
        for name, took in (("make", making), ("write", clock() - began - making)):
            self.seconds[name] = self.seconds.get(name, 0.0) + took

    def _flush(self, batch: Sequence[MadeGroup]) -> None:
        """Announce, write and remember some groups."""
        offered = [(group, [made for made in group.files if self._place(made)]) for group in batch]
        placed = [(group, [made for made in files if made.path in self.places]) for group, files in offered]
        changing = [made for _, files in placed for made in files if made.data is not None and made.path not in self.blocked]
        way = {path for made in changing for path in self.places.in_the_way(made.path)}
        if changing or way or self.fresh:
            with self.store.transaction():
                self._record()
                self.store.pages.forget([made.path for made in changing] + sorted(way))
                self.store.expect([made.path for made in changing] + sorted(way))
        self._unlink(way)
        for group, files in placed:
            self.kept += group.kept
            whole = [self._stand(group, made) for made in files]
            if len(whole) == len(group.files) and all(whole) and group.name not in self.work.always:
                self.done.append((group.name, group.reads))

    def _place(self, made: Made) -> bool:
        """The file may stand where it wants to, as far as those before it tell."""
        found = self.places.take(made.path)
        if found:
            self.failed.append((made.path, Failure(what=found)))
            return False
        if lost := self.places.losing(made.path):
            self.failed += [(path, Failure(what="a file stands in the place of its folder")) for path in lost]
            self.fresh = [row for row in self.fresh if row.path not in lost]
            with self.store.transaction():
                self.store.pages.forget(lost)
                self.store.expect(lost)
            self._unlink(lost)
        unknown = made.path not in self.held.known and made.path not in self.left
        if self.held.foreign and unknown and os.path.lexists(f"{self.output}/{made.path}"):
            self.blocked.add(made.path)
        return True

    def _stand(self, group: MadeGroup, made: Made) -> bool:
        """Write a file, or see that it stands."""
        row = self.rows.get(made.path)
        if made.path in self.blocked:
            return False
        if made.data is None:
            if row and row.group != group.name:
                self.fresh.append(Row(row.path, group.name, row.key, row.parts, row.size, row.mtime_ns))
            return True
        self.rendered += 1
        data = made.data
        if isinstance(data, bytes):
            try:
                self.fresh.append(self._row(group, made, data))
                return True
            except UnsafePathError as error:
                data = Failure(what=str(error))
        self.failed.append((made.path, data))
        if self.work.keeps and row and made.path in self.standing:
            self.fresh.append(Row(row.path, group.name, "", "", row.size, row.mtime_ns))
            return False
        self.missing += bool(data.where)
        self.places.leave(made.path)
        self.left.add(made.path)
        return False

    def _row(self, group: MadeGroup, made: Made, data: bytes) -> Row:
        self.held.folder.check(made.path)
        seen = self.held.folder.holding(made.path, data)
        if seen is None:
            self.undo.remember(made.path)
            seen = self.held.folder.replace(made.path, data)
            self.written += 1
        else:
            self.unchanged += 1
            if made.path in self.left:
                self.held.folder.clear(made.path)
        return Row(made.path, group.name, made.key, made.parts, seen.st_size, seen.st_mtime_ns)

    def _record(self) -> None:
        self.store.pages.record(self.fresh)
        self.memory.conclude(self.done)
        self.store.keep_values(self.kept)
        self.fresh, self.done, self.kept = [], [], []

    def _remove(self, paths: Collection[str]) -> None:
        """Take away what is not planned any more."""
        known = [path for path in paths if path in self.rows]
        if known:
            with self.store.transaction():
                self.store.pages.forget(known)
                self.store.expect(known)
        self._unlink(paths)

    def _unlink(self, paths: Iterable[str]) -> None:
        for path in sorted(paths):
            try:
                self.undo.remember(path)
                self.removed += self.held.folder.remove(path)
            except UnsafePathError:
                continue  # a symbolic link leads there, which we did not make: what is behind it is not ours

    def _conclude(self) -> None:
        missing = str(self.missing or "")
        if self.fresh or self.done or self.gone or self.store.pending() or self.store.fact(MISSING) != missing:
            with self.store.transaction():
                self._record()
                self.memory.finish(self.gone)
                self.store.note(MISSING, missing)
                self.store.settle()

    def _report(self) -> Report:
        return Report(
            planned=len(self.places),
            rendered=self.rendered,
            written=self.written,
            unchanged=self.unchanged,
            removed=self.removed,
            failed=tuple(self.failed),
            missing=self.missing,
            foreign=f"{self.held.foreign}; {len(self.blocked)} pages not written since others stand there"
            if self.blocked
            else self.held.foreign,
            seconds=self.seconds,
        )


def _size(group: MadeGroup) -> int:
    """In pages."""
    written = sum(len(made.data) for made in group.files if isinstance(made.data, bytes))
    return len(group.files) + (written + sum(len(value) for _, _, value in group.kept)) // LARGE
