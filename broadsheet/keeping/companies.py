"""Fingerprints of everybody's company, kept in the state.

A figure of company hangs on all articles of closed months, so that an old article that comes late may move anybody's. Whose
company it moves is worked out from names and counts alone, which is far quicker than making the pages of all to see.
"""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.engine.fingerprint import fingerprint, joined
from broadsheet.engine.store import Store
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Against, Company

COMPANY = "company"
"""Kind of results: fingerprints of what decides an entity's company and of the company, by entity id."""


class Kept:
    """The companies of a state."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, roll: Roll, company: Company) -> Mapping[str, str]:
        """Entity id → fingerprint of whom it is seen with."""
        against = Against(roll, company)
        before = dict(self._store.every(COMPANY))
        found: dict[str, str] = {}
        changed: dict[str, bytes] = {}
        for id, articles in roll.naming.items():
            key = joined((against[id], *(roll.placed[article.id].fingerprint for article in articles)))
            kept_key, _, known = before.get(id, b"").decode().partition(" ")
            found[id] = known if kept_key == key else fingerprint(company.of(id))
            if kept_key != key:
                changed[id] = f"{key} {found[id]}".encode()
        gone = before.keys() - found.keys()
        if changed or gone:
            with self._store.transaction():
                self._store.keep(COMPANY, changed)
                self._store.drop(COMPANY, gone)
        return found
