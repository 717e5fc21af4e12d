"""What was told last of what facts of entities, days and topics hang on, kept in the state, so that few need be asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from broadsheet.engine import codec
from broadsheet.engine.backlog import Backlog
from broadsheet.engine.store import Store
from broadsheet.grouping import asked
from broadsheet.grouping.asked import UNASKED, Basis
from broadsheet.grouping.facts import Facts
from broadsheet.model.index import Index

BASIS = "basis"
"""Kind of results; there is one."""


class Kept:
    """The facts of one build that may be others than they were."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._backlog = Backlog(store, UNASKED)
        self._waiting: set[str] = set()
        self._now: Basis | None = None
        self._before = b""

    def changed(self, index: Index, facts: Facts) -> Mapping[str, Collection[str]] | None:
        """Kinds of facts → keys of those that may be others than were told last; None where that is not known."""
        self._waiting, self._now = self._backlog.ids(), asked.basis(facts)
        self._before = self._store.results(BASIS, [""]).get("", b"")
        return asked.changed(codec.loads(Basis, self._before), self._now, self._waiting, index) if self._before else None

    def told(self, facts: Facts) -> None:
        """Facts are told as they are now. The caller says within which transaction."""
        if self._now is None:  # nobody asked, since all are told anew
            self._waiting, self._now = self._backlog.ids(), asked.basis(facts)
        self._backlog.done(self._waiting)
        if (data := codec.dumps(self._now)) != self._before:
            self._store.keep(BASIS, {"": data})
