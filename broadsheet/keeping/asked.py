"""What was told last of what the facts of entities hang on, kept in the state, so that few need be asked for."""

from __future__ import annotations

from collections.abc import Collection

from broadsheet.engine import codec
from broadsheet.engine.store import Store
from broadsheet.grouping import asked
from broadsheet.grouping.asked import Basis
from broadsheet.grouping.facts import Facts
from broadsheet.keeping.backlog import UNASKED, Backlog
from broadsheet.model.index import Index

BASIS = "basis"
"""Kind of results; there is one."""


class Kept:
    """The entities that must be asked for their facts, of one build."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._backlog = Backlog(store, UNASKED)
        self._touched: set[str] = set()
        self._now: Basis | None = None
        self._before = b""

    def changed(self, index: Index, facts: Facts) -> Collection[str] | None:
        """Ids of entities whose facts may be others than were told last; None where that is not known."""
        self._touched, self._now = self._backlog.ids(), asked.basis(facts)
        self._before = self._store.results(BASIS, [""]).get("", b"")
        return asked.changed(codec.loads(Basis, self._before), self._now, self._touched, index) if self._before else None

    def told(self, facts: Facts) -> None:
        """Facts are told as they are now. The caller says within which transaction."""
        if self._now is None:  # nobody asked, since all are told anew
            self._touched, self._now = self._backlog.ids(), asked.basis(facts)
        self._backlog.done(self._touched)
        if (data := codec.dumps(self._now)) != self._before:
            self._store.keep(BASIS, {"": data})
