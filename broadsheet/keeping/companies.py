"""Fingerprints of everybody's company, kept in the state.

A figure of company hangs on all articles of closed months, so that an old article that comes late may move anybody's. Whose
company it moves is worked out from names and counts alone, which is far quicker than making the pages of all to see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from broadsheet.engine.backlog import Backlog
from broadsheet.engine.bundles import Bundles
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Against, Company

UNMEASURED = "unmeasured"
"""Kind of results: ids of entities whose company is to be measured again."""
COMPANY = "company"
"""Kind of results, of ``Measure`` by entity id."""
Measure = tuple[int, str, str]
"""The month that an entity's company was measured up to, and fingerprints of what was before that and of the company."""


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
                self._measured.kept.change(changed, gone)
                Backlog(self._store, UNMEASURED).done(done)
        self._measured = None


class Measured(Mapping[str, str]):
    """Fingerprints of companies by entity id: no page but an entity's own asks, so that others need not wait for them."""

    def __init__(self, store: Store, roll: Roll, company: Company) -> None:
        self.kept: Bundles[Measure] = Bundles(store, COMPANY, tuple[int, str, str])
        """Of the last build."""
        self._store = store
        self._roll = roll
        self._company = company

    def changes(self) -> tuple[Mapping[str, Measure], set[str], set[str]]:
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
    def _found(self) -> tuple[set[str], dict[str, str], dict[str, Measure], set[str]]:
        """Ids that were kept, the fingerprints, what is to be kept of those that changed, and ids that waited for this."""
        against = Against(self._roll, self._company)
        before, waiting = self.kept.all(), Backlog(self._store, UNMEASURED).ids()
        now = {month: against.before(month) for month in {month for month, _, _ in before.values()}}
        found = {  # where the newest month is what it was, and what the company is measured against
            id: known
            for id, (month, was, known) in before.items()
            if was == now[month] and id in self._roll.naming and id not in waiting
        }
        changed: dict[str, Measure] = {}
        for id in self._roll.naming.keys() - found.keys():
            closing, found[id] = against.closing(id), fingerprint(self._company.of(id))
            changed[id] = (closing, against.before(closing), found[id])
        return set(before), found, changed, waiting
