"""How alike each article is to others, as it is kept: its day, and what is beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.grouping.shelf import EDGES, Shelf
from broadsheet.grouping.stories.likeness import Day


@dataclass(slots=True)
class Beside:
    """An article's day, the names that it is most about, and id → likeness of those that are alike."""

    day: str
    names: Sequence[int]
    likeness: dict[str, int] = field(default_factory=dict)


class Edges:
    """The rows of the articles that are asked for; changes are written by ``save``."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, Beside | None] = {}
        self._changed: set[str] = set()

    def of(self, ids: Iterable[str]) -> Mapping[str, Beside]:
        """Those that have a row."""
        ids = list(ids)
        missing = [id for id in ids if id not in self._known]
        if missing:
            found = self._shelf.get(EDGES, missing)
            for id in missing:
                self._known[id] = Beside(*json.loads(found[id])) if id in found else None
        return {id: beside for id in ids if (beside := self._known[id]) is not None}

    def remove(self, ids: Iterable[str]) -> Mapping[str, Beside]:
        """Take articles off; what was beside them."""
        gone = self.of(ids)
        neighbours = self.of({other for beside in gone.values() for other in beside.likeness})
        for id, beside in gone.items():
            for other in beside.likeness:
                if other not in gone:
                    neighbours[other].likeness.pop(id, None)
                    self._changed.add(other)
            self._known[id] = None
            self._changed.add(id)
        return gone

    def add(self, days: Iterable[Day]) -> None:
        """Articles that came, and the pairs that are alike, day by day."""
        for day in days:
            self._known.update({id: Beside(day.day, names) for id, names in day.names.items()})
            self._changed.update(day.names)
            self.of({id for one, other, _ in day.pairs for id in (one, other)})
            for one, other, likeness in day.pairs:
                for id, beside in ((one, other), (other, one)):
                    held = self._known[id]
                    assert held
                    held.likeness[beside] = likeness
                    self._changed.add(id)

    def save(self) -> None:
        """Write what has changed."""
        rows, gone = {}, []
        for id in sorted(self._changed):
            beside = self._known[id]
            if beside is None:
                gone.append(id)
            else:
                rows[id] = json.dumps(
                    [beside.day, list(beside.names), beside.likeness], sort_keys=True, separators=(",", ":")
                ).encode()
        self._shelf.drop(EDGES, gone)
        self._shelf.put(EDGES, rows)
        self._changed.clear()
