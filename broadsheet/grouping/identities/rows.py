"""Cells of namings ⇄ rows on a shelf: what is kept of names, and what an update has of it in hand."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from broadsheet.engine.lazy import lazy
from broadsheet.grouping.identities import order
from broadsheet.grouping.shelf import CELLS, WRITTEN, Shelf
from broadsheet.model.article import Kind
from broadsheet.model.entity import Naming


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
        held, rows = json.loads(data)
        return Cell(frozenset(held), [self._naming(*row) for row in rows])

    def _naming(
        self,
        article: str,
        name: str,
        kind: Kind,
        published: str,
        forms: Sequence[str],
        roles: Sequence[str],
        count: int,
        place: int,
        id: str,
    ) -> tuple[Naming, int, str]:
        given = {
            "article": article,
            "name": name,
            "kind": kind,
            "published": dt.date.fromisoformat(published),
            "forms": tuple(forms),
            "roles": tuple(roles),
            "count": count,
        }
        return lazy(Naming, given, lambda _beside: self._beside(article, place)), place, id

    def _beside(self, article: str, place: int) -> tuple[str, ...]:
        """The other names of an article, read only where the company that a name keeps decides something."""
        if article not in self.written:
            self.written |= written_rows(self.shelf, [article])
        names = tuple(name for _, name, _ in self.written[article])
        return names[:place] + names[place + 1 :]


def written_rows(shelf: Shelf, articles: Iterable[str]) -> dict[str, list[tuple[Kind, str, str]]]:
    """Kind, name and cell of each naming of articles, in their order."""
    return {id: [tuple(row) for row in json.loads(data)] for id, data in shelf.get(WRITTEN, articles).items()}


def of_cell(cell: Cell) -> tuple[list[str], list[tuple[object, ...]]]:
    """The tokens of a cell and its rows, as they are kept."""
    rows = sorted(cell.rows, key=lambda row: order(row[0]))
    return sorted(cell.tokens), [(*_of_naming(naming), place, id) for naming, place, id in rows]


def _of_naming(naming: Naming) -> Iterator[object]:
    yield from (naming.article, naming.name, naming.kind, naming.published.isoformat())
    yield from (naming.forms, naming.roles, naming.count)


def dumps(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
