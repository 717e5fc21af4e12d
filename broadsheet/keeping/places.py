"""Articles' places, kept in the state: the standing of each is read by every build, and who is in it where somebody asks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter

from broadsheet.engine import codec
from broadsheet.engine.bundles import Bundles, row_of
from broadsheet.engine.store import Store
from broadsheet.keeping.details import KeptDetails
from broadsheet.model.placed import Placed, Standing
from broadsheet.values import names

STANDINGS, PLACED = "standings", "placed"
"""Kinds of results: rows of standings and of places, by article id."""


class Numbered(Standing):
    """An article's standing, with the number that the article has in this state for as long as it is there."""

    number: int


class KeptPlaces(Mapping[str, Placed]):
    """Who is in articles, read when it is asked for, and held: some are asked for by the ten thousand, one by one."""

    def __init__(self, store: Store, known: Mapping[str, object]) -> None:
        """``known`` has the ids of all articles, whatever becomes of it."""
        self._store = store
        self._known = known
        self._held: dict[str, Placed] = {}
        self._unread: dict[str, dict[str, bytes]] = {}
        """By row, of rows that were asked for, what was not."""

    def put(self, id: str, placed: Placed) -> None:
        """An article is in another place, or new."""
        self._held[id] = placed

    def change(self, new: Collection[str], gone: Collection[str]) -> None:
        """Keep what was put of some, and drop others. The caller says within which transaction."""
        changed: dict[str, list[str]] = {}
        for id in (*gone, *new):
            changed.setdefault(row_of(id), []).append(id)
        for row, ids in changed.items():
            data = self._store.results(PLACED, [row]).get(row)
            held = codec.loads(dict[str, bytes], data) if data else {}
            for id in ids:
                held.pop(id, None)
                if id in self._known:
                    held[id] = codec.dumps(self._held[id])
            if held:
                self._store.keep(PLACED, {row: codec.dumps(dict(sorted(held.items())))})
            else:
                self._store.drop(PLACED, [row])

    def __getitem__(self, id: str) -> Placed:
        found = self._held.get(id)
        if found is None:
            if id not in self._known:
                raise KeyError(id)
            found = self._held[id] = codec.loads(Placed, self._row(row_of(id)).pop(id))
        return found

    def __contains__(self, id: object) -> bool:
        return id in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def _row(self, row: str) -> dict[str, bytes]:
        if row not in self._unread:
            self._unread[row] = codec.loads(dict[str, bytes], self._store.result(PLACED, row))
        return self._unread[row]


@dataclass(slots=True)
class Places:
    """Articles in their places, and what an update changes of it."""

    standings: dict[str, Numbered]
    placed: KeptPlaces
    details: KeptDetails
    gone: set[str] = field(default_factory=set)
    """Articles that are there no more."""
    left: set[int] = field(default_factory=set)
    """Their numbers, and those of articles that were placed anew."""
    put: dict[str, Numbered] = field(default_factory=dict)
    """Those that were placed anew."""
    added: set[str] = field(default_factory=set)
    """Those of them that were not there."""
    moved: set[str] = field(default_factory=set)
    """Those that are no longer as they were, and those that were added."""
    touched: set[str] = field(default_factory=set)
    """Entities that are written otherwise now."""
    altered: set[str] = field(default_factory=set)
    """Those of them that were in an article which is gone or no longer as it was: nothing of them is merely added."""
    free: Iterator[int] = field(init=False)
    """Numbers that no article has had since the update began."""

    def __post_init__(self) -> None:
        taken = set(map(attrgetter("number"), self.standings.values()))
        self.free = (number for number in count() if number not in taken)

    def remove(self, id: str) -> None:
        """An article is gone."""
        self._alter(_entities(self.placed[id]))
        self.left.add(self.standings.pop(id).number)
        self.gone.add(id)

    def place(self, id: str, standing: Standing, placed: Placed, details: bytes) -> None:
        """An article is new, or in another place; its details are as they are kept."""
        before = self.standings.get(id)
        entities = _entities(placed)
        self.touched |= entities
        if before is None:
            self.added.add(id)
        else:
            self._alter(_entities(self.placed[id]) | entities)
            self.left.add(before.number)
        if before is None or before.fingerprint != standing.fingerprint:
            self.moved.add(id)
        number = next(self.free) if before is None else before.number
        self.standings[id] = self.put[id] = _numbered(standing, number)
        self.placed.put(id, placed)
        self.details.put(id, details)

    def change(self, bundles: Bundles[Numbered]) -> None:
        """Keep it all; ``bundles`` are those of the standings."""
        bundles.change(self.put, self.gone)
        self.placed.change(self.put.keys(), self.gone)

    def _alter(self, entities: Collection[str]) -> None:
        self.touched.update(entities)
        self.altered.update(entities)


def _numbered(standing: Standing, number: int) -> Numbered:
    return Numbered(**{name: getattr(standing, name) for name in names(Standing)}, number=number)


def _entities(placed: Placed) -> set[str]:
    """All that an article names or cites."""
    return {each.entity for each in (*placed.subjects, *placed.cited)}
