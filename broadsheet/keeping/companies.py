"""Fingerprints of everybody's company, kept in the state.

A figure of company hangs on all articles of closed months, so that an old article that comes late may move anybody's. Whose
company it moves is worked out from names and counts alone, which is far quicker than making the pages of all to see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from broadsheet.engine.backlog import UNMEASURED, Backlog
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Against, Company

COMPANY = "company"
"""Kind of results, by entity id: the month that its company was measured up to, and fingerprints of what was before and of it."""


class Kept:
    """The companies of a state."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._measured: Measured | None = None

    def __call__(self, roll: Roll, company: Company) -> Mapping[str, str]:
        """Entity id → fingerprint of whom it is seen with, worked out when the first is asked for."""
        self._measured = Measured(self._store, roll, company)
        return self._measured

    def keep(self) -> None:
        """Keep what was measured last, for the next build."""
        if self._measured is None:
            return
        changed, gone, done = self._measured.changes()
        if changed or gone or done:
            with self._store.transaction():
                self._store.keep(COMPANY, changed)
                self._store.drop(COMPANY, gone)
                Backlog(self._store, UNMEASURED).done(done)
        self._measured = None


class Measured(Mapping[str, str]):
    """Fingerprints of companies by entity id: no page but an entity's own asks, so that others need not wait for them."""

    def __init__(self, store: Store, roll: Roll, company: Company) -> None:
        self._store = store
        self._roll = roll
        self._company = company

    def changes(self) -> tuple[Mapping[str, bytes], set[str], set[str]]:
        """What is to be kept, the ids of what is kept for nothing, and those that were to be measured again."""
        before, found, changed, waiting = self._found
        return changed, before - found.keys(), waiting

    def __getitem__(self, id: str) -> str:
        return self._found[1][id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found[1])

    def __len__(self) -> int:
        return len(self._found[1])

    @cached_property
    def _found(self) -> tuple[set[str], dict[str, str], dict[str, bytes], set[str]]:
        """Ids that were kept, the fingerprints, what is to be kept of those that changed, and ids that waited for this."""
        against = Against(self._roll, self._company)
        before, waiting = dict(self._store.every(COMPANY)), Backlog(self._store, UNMEASURED).ids()
        found: dict[str, str] = {}
        changed: dict[str, bytes] = {}
        for id in self._roll.naming:
            month, was, known = before.get(id, b"0,,").decode().split(",")
            if known and id not in waiting and was == against.before(int(month)):
                found[id] = known  # its newest month is what it was, and so is what it is measured against
            else:
                closing, found[id] = against.closing(id), fingerprint(self._company.of(id))
                changed[id] = f"{closing},{against.before(closing)},{found[id]}".encode()
        return set(before), found, changed, waiting
