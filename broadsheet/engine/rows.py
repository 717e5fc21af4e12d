"""The pages that stand in output/, in the database of a state: who made each, and the file as it was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from broadsheet.engine.marks import Marks
from broadsheet.engine.reads import LAST


class Row(NamedTuple):
    """A page in output/: who made it, its key, the key's parts, and the file as it was written; a tuple, as there are many."""

    path: str
    group: str
    key: str
    parts: str
    size: int
    mtime_ns: int


VOUCHED = "vouched"
"""The fact that says which marks are those of the pages."""
FEW = 3000
"""Pages that may change before their marks are rather read again."""


class Pages:
    """The pages that are recorded. ``fact`` and ``note`` read and write what the state notes as texts."""

    def __init__(self, db: sqlite3.Connection, fact: Callable[[str], str], note: Callable[[str, str], None]) -> None:
        self._db = db
        self._fact = fact
        self._note = note
        self._marks: Marks | None = None
        """Of all pages, where they are known."""
        self._remarked = 0

    def rows(self) -> dict[str, Row]:
        """Every recorded page by its path."""
        return {row[0]: Row._make(row) for row in self._db.execute("SELECT * FROM pages")}

    def marks(self) -> Marks:
        """Size and time of every recorded page."""
        if self._marks is None:
            marks = Marks()
            for path, size, mtime in self._db.execute("SELECT path, size, mtime FROM pages ORDER BY path"):
                marks.paths.append(path)
                marks.numbers.extend((size, mtime))
            self._marks, self._remarked = marks, 0
        return self._marks

    def assume(self, print: str, marks: Marks) -> bool:
        """Whether ``print`` is what ``vouch`` was told last; then ``marks`` are those of all pages."""
        if holds := bool(print) and self._fact(VOUCHED) == print:
            self._marks, self._remarked = marks, 0
        return holds

    def vouch(self, print: str) -> None:
        """The marks of all pages as they are now are known elsewhere, as ``print``. It holds until one changes."""
        self._note(VOUCHED, print)

    def of_groups(self, groups: Iterable[str]) -> Iterator[Row]:
        """The recorded pages of some groups."""
        for group in groups:
            yield from map(Row._make, self._db.execute('SELECT * FROM pages WHERE "group" = ?', (group,)))

    def below(self, prefix: str) -> list[Row]:
        """Recorded pages whose paths begin with ``prefix``, by path."""
        query = "SELECT * FROM pages WHERE path >= ? AND path < ? ORDER BY path"
        return [Row._make(row) for row in self._db.execute(query, (prefix, f"{prefix}{LAST}"))]

    def row(self, path: str) -> Row | None:
        """One recorded page."""
        found = self._db.execute("SELECT * FROM pages WHERE path = ?", (path,)).fetchone()
        return Row._make(found) if found else None

    def record(self, rows: Iterable[Row]) -> None:
        """Record pages that now stand in output/."""
        new = list(rows)
        self._remark({row.path: (row.size, row.mtime_ns) for row in new})
        self._db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)", new)

    def forget(self, paths: Iterable[str]) -> None:
        """Drop the rows of pages."""
        gone = list(paths)
        self._remark(dict.fromkeys(gone))
        self._db.executemany("DELETE FROM pages WHERE path = ?", ((path,) for path in gone))

    def forget_all(self) -> None:
        """Drop the rows of all pages."""
        self._note(VOUCHED, "")
        self._marks = None
        self._db.execute("DELETE FROM pages")

    def _remark(self, changed: Mapping[str, tuple[int, int] | None]) -> None:
        """Pages changed: what is known of their marks is kept true where they are few."""
        if not changed:
            return
        self._note(VOUCHED, "")
        self._remarked += len(changed)
        if self._remarked > FEW:
            self._marks = None
        elif self._marks is not None:
            self._marks.change(changed)

    def doubt(self) -> None:
        """Something was not written that is known to be."""
        self._marks = None
