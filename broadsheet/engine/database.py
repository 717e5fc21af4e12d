"""The database that a state is kept in: its tables, how it is opened, and what is said where that fails."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from broadsheet.engine import reads

VERSION = 4
"""Of the tables below and of what their columns mean."""
SCHEMA = f"""
BEGIN;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE pages (
    path TEXT PRIMARY KEY, "group" TEXT NOT NULL, key TEXT NOT NULL, parts TEXT NOT NULL, size INTEGER NOT NULL,
    mtime INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX pages_of ON pages ("group");
CREATE TABLE pending (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE results (kind TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (kind, key));
CREATE TABLE files (
    root TEXT NOT NULL, path TEXT NOT NULL, stamp TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (root, path)
) WITHOUT ROWID;
{reads.SCHEMA}
PRAGMA user_version = {VERSION};
COMMIT;
"""


class StateError(OSError):
    """The state cannot be read or written: a full disk, a folder that may not be written, a damaged file."""

    def __init__(self, path: str, error: sqlite3.Error) -> None:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
            super().__init__(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        else:
            super().__init__(errno.EIO, f"the state of earlier builds cannot be used ({error}); it may be deleted", path)
        self.damaged = not isinstance(error, sqlite3.OperationalError)
        """The file itself is bad, and not what surrounds it."""


class ForeignError(Exception):
    """A state that another version wrote, or that is damaged."""


def discard(path: Path) -> None:
    """Delete a state."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class _Connection(sqlite3.Connection):
    """Raises StateError for what fails outside our own code."""

    path = ""

    def execute(self, *query: Any) -> sqlite3.Cursor:
        with _told(self.path):
            return super().execute(*query)

    def executemany(self, *query: Any) -> sqlite3.Cursor:
        with _told(self.path):
            return super().executemany(*query)

    def executescript(self, script: str) -> sqlite3.Cursor:
        with _told(self.path):
            return super().executescript(script)


@contextlib.contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StateError(path, error) from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise  # its subclasses tell of mistakes in our own code
        raise StateError(path, error) from error


def connect(path: Path) -> _Connection:
    """An open database of ours, made where there is none; raises ForeignError for another's, StateError for one that fails."""
    with _told(str(path)):
        db = sqlite3.connect(path, isolation_level=None, factory=_Connection)
    db.path = str(path)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        db.executescript(SCHEMA)
        return
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if "about" not in tables or version != VERSION:
        raise ForeignError(f"it is of version {version}, and not of version {VERSION}")
    left_open = db.execute("SELECT value FROM about WHERE name = 'open'").fetchone()
    if left_open and left_open[0] and (told := db.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
        raise ForeignError(f"it is damaged: {told}")


def open_to_read(path: Path) -> sqlite3.Connection:
    """Another connection to an open database, which only reads."""
    with _told(str(path)):
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, factory=_Connection)
    db.path = str(path)
    return db
