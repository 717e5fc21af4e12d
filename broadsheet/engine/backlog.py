"""What one part of a build has changed, kept until the part that follows has taken it up.

So a part need not compare all that there is with what it saw last, and a build that is killed in between loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.engine.store import Store


class Backlog:
    """Ids of one kind. The caller says within which transaction it changes."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind

    def add(self, ids: Iterable[str]) -> None:
        """Something about these has changed."""
        self._store.keep(self._kind, dict.fromkeys(sorted(ids), b""))

    def ids(self) -> set[str]:
        """All that wait."""
        return {id for id, _ in self._store.every(self._kind)}

    def done(self, ids: Iterable[str]) -> None:
        """These have been taken up."""
        self._store.drop(self._kind, ids)
