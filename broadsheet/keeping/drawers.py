"""What grouping keeps, in the state of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.engine.store import Store


class Drawers:
    """The shelf of ``grouping`` in a state. The caller says within which transaction it changes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Those rows of a kind that are there."""
        return self._store.results(kind, keys)

    def every(self, kind: str) -> Iterable[tuple[str, bytes]]:
        """All rows of a kind, by key."""
        return self._store.every(kind)

    def put(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Add rows, or replace them."""
        self._store.keep(kind, rows)

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Remove rows, whether they are there or not."""
        self._store.drop(kind, keys)
