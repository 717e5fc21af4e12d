"""How alike each article is to others, as it is kept: its day, and what is beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from broadsheet.grouping.shelf import EDGES, Shelf


@dataclass(slots=True)
class Beside:
    """An article's day, and id → likeness of those that are alike."""

    day: str
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

    def add(self, days: Mapping[str, str], pairs: Iterable[tuple[str, str, int]]) -> None:
        """Articles with their days, and the pairs that are alike."""
        self._known.update({id: Beside(day) for id, day in days.items()})
        self._changed.update(days)
        for one, other, likeness in pairs:
            found = self.of((one, other))
            found[one].likeness[other] = found[other].likeness[one] = likeness
            self._changed.update((one, other))

    def save(self) -> None:
        """Write what has changed."""
        rows, gone = {}, []
        for id in sorted(self._changed):
            beside = self._known[id]
            if beside is None:
                gone.append(id)
            else:
                rows[id] = json.dumps([beside.day, beside.likeness], sort_keys=True, separators=(",", ":")).encode()
        self._shelf.drop(EDGES, gone)
        self._shelf.put(EDGES, rows)
        self._changed.clear()
