"""What a run leaves for the next: pages (``rows``) and what they read (``reads``), results by their input, files as last seen.

All of it can be deleted at any time; the next run is then a clean one. SQLite holds it, with texts, numbers and
bytes only: nothing in it can run code.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Self, TypeVar

from broadsheet.engine import codec
from broadsheet.engine.database import ForeignError, StateError, connect, discard, open_to_read
from broadsheet.engine.known import Known
from broadsheet.engine.reads import Reads
from broadsheet.engine.rows import Pages

T = TypeVar("T")


WRITTEN = "written"
"""The fact that says who wrote results last."""


class Store:
    """An open state. Take the lock first; close it, or use it in a ``with``."""

    def __init__(self, path: Path, known: Known | None = None) -> None:
        """A process that opens a state again and again gives the same ``known`` each time."""
        self.path = path
        self._pid = os.getpid()
        self._known = known
        self._marked = False
        self._reading: tuple[int, sqlite3.Connection] | None = None
        self.afresh: str | None = None
        """Why what was there could not be used; None where it could, or where nothing was there."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = connect(path)
        except (StateError, ForeignError) as error:
            if isinstance(error, StateError) and not error.damaged:
                raise
            self.afresh = str(error.__cause__ or error)
            discard(path)
            self._db = connect(path)
        self.reads = Reads(self._db)
        self.pages = Pages(self._db, self.fact, self.note)
        self.empty = self._db.execute("SELECT 1 FROM about LIMIT 1").fetchone() is None
        """Whether nothing was there, or nothing that could be used."""
        if known is not None and known.mark != (written := self.fact(WRITTEN)):
            known.clear(written)
        self.note("open", "1")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Say that all is well and close."""
        with contextlib.suppress(StateError):
            self.note("open", "")
        if self._reading and self._reading[0] == os.getpid():
            self._reading[1].close()
        self._reading = None  # whoever still has something to read from it opens it again
        self._db.close()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes within, or none of them."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._doubt()
            raise

    def settle_so_far(self) -> None:
        """Within a transaction: what it has changed stands whatever becomes of the rest, and other processes can read it."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def fact(self, name: str) -> str:
        """A noted text, or nothing."""
        row = self._db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Note a text for the next run."""
        self._db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def forget_results(self, but: Collection[str] = ()) -> None:
        """Drop all results but those of some kinds."""
        self._mark()
        if self._known is not None:
            self._known.clear(self._known.mark)
        self._db.execute(f"DELETE FROM results WHERE kind NOT IN ({','.join('?' * len(but))})", (*but,))  # noqa: S608 - marks only

    def pending(self) -> set[str]:
        """Paths that an unfinished run may have written or removed."""
        return {path for (path,) in self._db.execute("SELECT path FROM pending")}

    def expect(self, paths: Iterable[str]) -> None:
        """Note paths that are about to appear or vanish."""
        self._db.executemany("INSERT OR IGNORE INTO pending VALUES (?)", ((path,) for path in paths))

    def settle(self) -> None:
        """Nothing is pending any more."""
        self._db.execute("DELETE FROM pending")

    def results(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Those results of a kind that are kept under any of ``keys``; in a process that was forked from ours, as ``find``."""
        db = self._db if os.getpid() == self._pid else self._reader()
        wanted, found = list(keys), dict[str, bytes]()
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, value FROM results WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - question marks only
            found.update(db.execute(query, (kind, *some)))
        return found

    def result(self, kind: str, key: str) -> bytes:
        """One result that is kept, as the last transaction that ended left it; in any process that was forked from ours too."""
        data = self.find(kind, key)
        if data is None:
            raise StateError(str(self.path), sqlite3.OperationalError(f"{kind} {key} is missing"))
        return data

    def every_result(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """All results of a kind, likewise."""
        return iter(self._reader().execute("SELECT key, value FROM results WHERE kind = ? ORDER BY key", (kind,)))

    def _reader(self) -> sqlite3.Connection:
        """A connection of this process's own: none may be carried over a fork."""
        if self._reading is None or self._reading[0] != os.getpid():
            self._reading = os.getpid(), open_to_read(self.path)
        return self._reading[1]

    def every(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """All results of a kind, by key."""
        return iter(self._db.execute("SELECT key, value FROM results WHERE kind = ? ORDER BY key", (kind,)))

    def values(self, kind: str, cls: type[T]) -> dict[str, T]:
        """All results of a kind as what they were made of, by key; what is known is not read again."""
        known = Known() if self._known is None else self._known
        return known.of(kind, lambda: self.every(kind), lambda rows: codec.many(cls, rows))

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Drop results, whether they are there or not."""
        self.drop_values((kind, key) for key in keys)

    def keep(self, kind: str, results: Mapping[str, bytes]) -> None:
        """Keep results under the fingerprints of their inputs."""
        self.keep_values((kind, key, value) for key, value in results.items())

    def find(self, kind: str, key: str) -> bytes | None:
        """One result, or None; in any process that was forked from ours too, as the last transaction left it."""
        found = self._reader().execute("SELECT value FROM results WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return found[0] if found else None

    def keep_values(self, values: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep results: kind, key and value of each."""
        self._write("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._known.kept(values) if self._known else values)

    def drop_values(self, values: Iterable[tuple[str, str]]) -> None:
        """Drop results by kind and key."""
        self._write("DELETE FROM results WHERE kind = ? AND key = ?", self._known.dropped(values) if self._known else values)

    def _write(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._mark()
        try:
            self._db.executemany(query, rows)
        except BaseException:
            self._doubt()
            raise

    def _doubt(self) -> None:
        """Something was not written that is known to be."""
        self._marked = False
        self.pages.doubt()
        if self._known is not None:
            self._known.clear()

    def _mark(self) -> None:
        """Say that we write results, before the first, to whoever knows what was there."""
        if not self._marked:
            self._marked, mark = True, os.urandom(8).hex()
            self.note(WRITTEN, mark)
            if self._known is not None:
                self._known.mark = mark

    def retain(self, kind: str, keys: Iterable[str]) -> None:
        """Drop the results of a kind that are under none of ``keys``."""
        live = set(keys)
        kept = self._db.execute("SELECT key FROM results WHERE kind = ?", (kind,))
        self.drop(kind, [key for (key,) in kept if key not in live])

    def seen(self, root: str) -> dict[str, tuple[str, str]]:
        """Files of a root as last seen: path → stamp and fingerprint."""
        query = "SELECT path, stamp, fingerprint FROM files WHERE root = ?"
        return {path: (stamp, fingerprint) for path, stamp, fingerprint in self._db.execute(query, (root,))}

    def see(self, root: str, files: Iterable[tuple[str, str, str]], gone: Iterable[str]) -> None:
        """Files of a root as they are now: path, stamp and fingerprint of each that changed; and those that are gone."""
        self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", ((root, *file) for file in files))
        self._db.executemany("DELETE FROM files WHERE root = ? AND path = ?", ((root, path) for path in gone))
