"""The state → what only some pages need of an article's place or of an entity, read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache, partial

from broadsheet.engine import codec
from broadsheet.engine.store import Store
from broadsheet.model.placed import Details, Dossier

DETAILS, DOSSIER = "details", "dossier"
"""Kinds of results: details, by article id; dossiers, by entity id."""
HELD = 200
"""Articles whose details are in memory at a time."""
SINGLY = 1000
"""Dossiers that are read one by one; whoever asks for more needs most of them."""


class KeptDetails(Mapping[str, Details]):
    """Details of articles, read from the state when they are asked for; those of HELD articles are held."""

    def __init__(self, store: Store) -> None:
        self._new: dict[str, bytes] = {}
        self._read = lru_cache(HELD)(partial(codec.loads, Details))
        self._kept = lru_cache(HELD)(lambda id: codec.loads(Details, store.result(DETAILS, id)))

    def put(self, id: str, details: bytes) -> None:
        """They are not read from the state before the transaction has ended that keeps them."""
        self._new[id] = details

    def settle(self) -> None:
        """It has ended."""
        self._new = {}
        self._read.cache_clear()
        self._kept.cache_clear()

    def __getitem__(self, id: str) -> Details:
        new = self._new.get(id)
        return self._read(new) if new else self._kept(id)

    def __iter__(self) -> Iterator[str]:
        raise TypeError("details are looked up, not walked through")

    def __len__(self) -> int:
        raise TypeError("details are looked up, not counted")


class KeptDossiers(Mapping[str, Dossier]):
    """Dossiers of entities, read from the state when they are asked for: the first ones singly, and then all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._singly: dict[str, Dossier] = {}

    @cached_property
    def _all(self) -> dict[str, Dossier]:
        self._singly.clear()
        return codec.many(Dossier, self._store.every_result(DOSSIER))

    def __getitem__(self, id: str) -> Dossier:
        if "_all" in self.__dict__ or len(self._singly) >= SINGLY:
            return self._all[id]
        if id not in self._singly:
            data = self._store.find(DOSSIER, id)
            if data is None:
                raise KeyError(id)
            self._singly[id] = codec.loads(Dossier, data)
        return self._singly[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)
