"""Groups of pages, the facts that each read when it was last made, and the other way round, in the database of a state.

Who read a fact is kept beside what a group read, so that one change is told to those that it concerns without asking all.
It is written down when all groups are made, and kept true from then on.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

SCHEMA = """
CREATE TABLE groups (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, made INTEGER NOT NULL, reads BLOB NOT NULL);
CREATE INDEX unmade ON groups (name) WHERE NOT made;
CREATE TABLE facts (above TEXT NOT NULL, name TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (above, name)) WITHOUT ROWID;
CREATE TABLE readers (fact TEXT PRIMARY KEY, groups BLOB NOT NULL) WITHOUT ROWID;
"""
LAST = "\U0010ffff"
"""Of all that begins alike, what follows with this comes last."""
INDEXED = "readers"
"""What is noted where the readers of all facts are written down."""
Made = tuple[str, Sequence[str]]
"""A group that was made, and the facts that it read."""


class Fact(NamedTuple):
    """A fact as it was when the groups that read it were made."""

    name: str
    fingerprint: str
    above: str
    """The fact without whose change this one cannot change, or nothing."""


class Reads:
    """The groups and facts of a state. The caller says within which transaction they change."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def names(self, but: Sequence[str] = ()) -> set[str]:
        """All groups that have, or may have, files in the folder, made or not; without those whose names begin like ``but``."""
        query = "SELECT group_concat(name, char(0)) FROM groups"  # a third of the time of rows
        if but:
            query += f" WHERE {' AND '.join(['(name < ? OR name >= ?)'] * len(but))}"
        found = self._db.execute(query, [end for prefix in but for end in (prefix, prefix + LAST)]).fetchone()[0]
        return set(found.split("\0")) if found else set()

    def names_of(self, stem: str, *, parted: bool) -> set[str]:
        """That of them which is called ``stem``; and where names are ``parted``, those that go on with a space."""
        query = (
            "SELECT name FROM groups WHERE name = ?1 OR ?2 AND name >= ?1 || ' ' AND name < ?1 || '!'"  # "!" follows the space
        )
        return {name for (name,) in self._db.execute(query, (stem, parted))}

    def unmade(self) -> set[str]:
        """Those that were announced and not made."""
        return {name for (name,) in self._db.execute("SELECT name FROM groups WHERE NOT made")}

    def below(self, above: str) -> list[Fact]:
        """The facts that cannot change but with ``above``; with nothing, those of which no such is known."""
        return list(map(Fact._make, self._db.execute("SELECT name, fingerprint, above FROM facts WHERE above = ?", (above,))))

    def prints_below(self, above: str) -> dict[str, str]:
        """Their names with their fingerprints alone, in a fifth of the time."""
        return dict(self._db.execute("SELECT name, fingerprint FROM facts WHERE above = ?", (above,)))

    def readers(self, facts: Collection[str]) -> set[str]:
        """The groups that read any of ``facts``."""
        if not self._indexed:
            return {name for _, name, reads in self._every() if not set(facts).isdisjoint(reads)}
        numbers = {number for fact in facts for number in self._readers(fact)}
        found = (self._db.execute("SELECT name FROM groups WHERE number = ?", (number,)).fetchone() for number in numbers)
        return {name for (name,) in found}

    def announce(self, groups: Iterable[str]) -> None:
        """Groups are about to be made, or to go: from here on they may have files in the folder, and count as unmade."""
        names = [(name,) for name in groups]
        self._db.executemany("INSERT OR IGNORE INTO groups (name, made, reads) VALUES (?, 0, x'')", names)
        self._db.executemany("UPDATE groups SET made = 0 WHERE name = ?", names)

    def tell(self, facts: Iterable[Fact]) -> None:
        """Facts are as they are now."""
        values = ((fact.above, fact.name, fact.fingerprint) for fact in facts)
        self._db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", values)

    def untell(self, facts: Iterable[Fact]) -> None:
        """Facts stand where they do not stand any more."""
        self._db.executemany("DELETE FROM facts WHERE above = ? AND name = ?", ((fact.above, fact.name) for fact in facts))

    def keep(self, made: Iterable[Made]) -> set[str]:
        """Announced groups were made; returns the facts that some read, and did not read when they were made before."""
        more, less = defaultdict(list), defaultdict(list)
        rows = []
        for name, reads in made:
            number, data = self._db.execute("SELECT number, reads FROM groups WHERE name = ?", (name,)).fetchone()
            before = _unpacked(data)
            for fact in set(reads).difference(before) if before else reads:
                more[fact].append(number)
            for fact in set(before).difference(reads) if before else ():
                less[fact].append(number)
            rows.append((_packed(reads), number))
        self._db.executemany("UPDATE groups SET made = 1, reads = ? WHERE number = ?", rows)
        self._index(more, less)
        return set(more)

    def drop(self, groups: Iterable[str]) -> None:
        """Groups have no file in the folder any more."""
        less = defaultdict(list)
        for name in groups:
            for number, data in self._db.execute("SELECT number, reads FROM groups WHERE name = ?", (name,)).fetchall():
                for fact in _unpacked(data):
                    less[fact].append(number)
                self._db.execute("DELETE FROM groups WHERE number = ?", (number,))
        self._index({}, less)

    def forget(self) -> None:
        """Nothing is known of any fact, and all groups count as unmade."""
        self._db.execute("DELETE FROM about WHERE name = ?", (INDEXED,))
        self._db.execute("DELETE FROM facts")
        self._db.execute("DELETE FROM readers")
        self._db.execute("UPDATE groups SET made = 0, reads = x''")

    def finish(self) -> None:
        """All groups are made: who read what is written down, where it was not."""
        if self._indexed:
            return
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, _, reads in self._every():
            for fact in reads:
                found[fact].append(number)
        self._db.execute("DELETE FROM readers")
        self._db.executemany("INSERT INTO readers VALUES (?, ?)", ((fact, found[fact].tobytes()) for fact in sorted(found)))
        self._db.execute("INSERT OR REPLACE INTO about VALUES (?, '1')", (INDEXED,))

    @property
    def _indexed(self) -> bool:
        return self._db.execute("SELECT 1 FROM about WHERE name = ?", (INDEXED,)).fetchone() is not None

    def _every(self) -> Iterator[tuple[int, str, list[str]]]:
        rows = self._db.execute("SELECT number, name, reads FROM groups")
        return ((number, name, _unpacked(data)) for number, name, data in rows)

    def _readers(self, fact: str) -> array[int]:
        found = self._db.execute("SELECT groups FROM readers WHERE fact = ?", (fact,)).fetchone()
        return array("I", found[0] if found else b"")

    def _index(self, more: Mapping[str, Sequence[int]], less: Mapping[str, Sequence[int]]) -> None:
        """Facts got readers, and lost some."""
        if not self._indexed:
            return
        for fact in more.keys() | less.keys():
            numbers = self._readers(fact)
            for number in less.get(fact, ()):
                numbers.remove(number)
            numbers.extend(more.get(fact, ()))
            self._db.execute("INSERT OR REPLACE INTO readers VALUES (?, ?)", (fact, numbers.tobytes()))


def _packed(reads: Sequence[str]) -> bytes:
    return zlib.compress(json.dumps(reads).encode("ascii"), 1)


def _unpacked(data: bytes) -> list[str]:
    return json.loads(zlib.decompress(data)) if data else []
