"""Cells of namings ⇄ rows on a shelf: what is kept of names, and what an update has of it in hand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.engine import codec
from broadsheet.engine.lazy import lazy_maker
from broadsheet.grouping.identities import order
from broadsheet.grouping.shelf import CELLS, WRITTEN, Shelf
from broadsheet.model.article import Kind
from broadsheet.model.entity import Naming
from broadsheet.values import Value

_Row = tuple[str, str, Kind, dt.date, tuple[str, ...], tuple[str, ...], int, int, str]
"""A naming but for the names and places beside it, its place among its article's, and the entity that it is."""
_Written = list[tuple[Kind, str, str]]
_made = lazy_maker(Naming, ("article", "name", "kind", "published", "forms", "roles", "count"))


class _Kept(Value):
    """A cell as it is kept, in order."""

    tokens: tuple[str, ...]
    rows: tuple[_Row, ...]


@dataclass(slots=True)
class Cell:
    """The namings of some words, each with its place among its article's, and the entity that it is."""

    tokens: frozenset[str]
    rows: list[tuple[Naming, int, str]]
    changed: bool = False


@dataclass(slots=True)
class Names:
    """One update on its way."""

    shelf: Shelf
    cells: dict[str, Cell] = field(default_factory=dict)
    written: dict[str, list[tuple[Kind, str, str]]] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)

    def load(self, keys: Iterable[str]) -> None:
        """Have these cells in hand; one that is not kept is empty."""
        missing = [key for key in keys if key not in self.cells]
        for key, data in self.shelf.get(CELLS, missing).items():
            self.cells[key] = self._cell(data)
        for key in missing:
            self.cells.setdefault(key, Cell(frozenset(), []))

    def load_all(self) -> None:
        """Have all cells in hand."""
        for key, data in self.shelf.every(CELLS):
            if key not in self.cells:
                self.cells[key] = self._cell(data)

    def of(self, keys: Iterable[str]) -> list[Naming]:
        """The namings of some cells, in order."""
        return sorted((naming for key in keys for naming, _, _ in self.cells[key].rows), key=order)

    def places(self, keys: Iterable[str]) -> dict[tuple[str, str], set[str]]:
        """(article, name within it) → the cells, among these, that have it: one for each kind, or for all."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for key in keys:
            for naming, _, _ in self.cells[key].rows:
                found[naming.article, naming.name].add(key)
        return found

    def cells_of(self, articles: Iterable[str]) -> dict[tuple[str, str], set[str]]:
        """(article, name within it) → its cells, for all names of some articles."""
        asked = set(articles)
        self.written |= written_rows(self.shelf, sorted(asked - self.written.keys()))
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for article in asked & self.written.keys():
            for _, name, cell in self.written[article]:
                found[article, name].add(cell)
        return found

    def ids(self, keys: Iterable[str]) -> set[str]:
        """The entities that these cells' namings were, those of namings that have left among them."""
        return self.left | {id for key in keys for _, _, id in self.cells[key].rows if id}

    def _cell(self, data: bytes) -> Cell:
        kept = codec.loads(_Kept, data)
        return Cell(frozenset(kept.tokens), [self._naming(row) for row in kept.rows])

    def _naming(self, row: _Row) -> tuple[Naming, int, str]:
        article, place, id = row[0], row[-2], row[-1]
        return _made(*row[:-2], lambda name: self._company(article, place, name)), place, id

    def _company(self, article: str, place: int, field: str) -> tuple[str, ...]:
        """The other names of an article, or its places, read only where the company that a name keeps decides something."""
        if article not in self.written:
            self.written |= written_rows(self.shelf, [article])
        if field == "places":
            return tuple(name for kind, name, _ in self.written[article] if kind == "place")
        names = tuple(name for _, name, _ in self.written[article])
        return names[:place] + names[place + 1 :]


def written_rows(shelf: Shelf, articles: Iterable[str]) -> dict[str, list[tuple[Kind, str, str]]]:
    """Kind, name and cell of each naming of articles, in their order."""
    return {id: codec.loads(_Written, data) for id, data in shelf.get(WRITTEN, articles).items()}


def of_cell(cell: Cell) -> bytes:
    """A cell as it is kept; the same for any order of its rows."""
    rows = sorted((n.article, n.name, n.kind, n.published, n.forms, n.roles, n.count, place, id) for n, place, id in cell.rows)
    return codec.dumps(_Kept(tokens=tuple(sorted(cell.tokens)), rows=tuple(rows)))
