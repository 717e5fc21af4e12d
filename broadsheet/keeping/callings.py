"""Who is in which articles, kept in the state: of each entity the numbers of its articles, newest first.

To read them is to read some bytes of each entity. To go through all that articles name takes half as long as all other grouping.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import overload

from broadsheet.engine.bundles import Bundles
from broadsheet.engine.store import Store
from broadsheet.model.article import Article
from broadsheet.model.placed import Named, Placed
from broadsheet.values import Value

CALLINGS = "callings"
"""Kind of results: rows of callings, by entity id."""


class Calling(Value):
    """The numbers of the articles that name an entity, and of those that cite it, newest first, four bytes each."""

    naming: bytes = b""
    citing: bytes = b""


class Called(Sequence[Article]):
    """Articles by their numbers, looked up where somebody looks at them."""

    __slots__ = ("_all", "_numbers")

    def __init__(self, numbers: bytes, articles: Sequence[Article]) -> None:
        self._numbers = numbers
        self._all = articles

    @overload
    def __getitem__(self, at: int) -> Article: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Article, ...]: ...

    def __getitem__(self, at: int | slice) -> Article | tuple[Article, ...]:
        found = _numbers(self._numbers)[at]
        return self._all[found] if isinstance(found, int) else tuple(map(self._all.__getitem__, found))

    def __iter__(self) -> Iterator[Article]:
        return map(self._all.__getitem__, _numbers(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers) // 4


class Callings:
    """The callings of a state. The caller says within which transaction they change."""

    def __init__(self, store: Store) -> None:
        self._bundles = Bundles(store, CALLINGS, Calling)
        self._held = self._bundles.all()

    def change(self, touched: Collection[str], left: Collection[int], put: Mapping[int, Placed], order: Sequence[int]) -> None:
        """Articles of the numbers ``left`` are gone or placed anew; those of ``put`` are placed.

        ``touched`` are all entities in either, ``order`` the numbers of all articles, newest first.
        """
        if not touched:
            return
        naming, citing = _numbers_of(put, "subjects"), _numbers_of(put, "cited")
        rank = [0] * (max(order, default=0) + 1)
        for place, number in enumerate(order):
            rank[number] = place

        def now(before: bytes, come: Sequence[int]) -> bytes:
            kept = [number for number in _numbers(before) if number not in left]
            return array("I", sorted([*kept, *come], key=rank.__getitem__)).tobytes()

        new, none = {}, Calling()
        for id in touched:
            was = self._held.pop(id, none)
            calling = Calling(naming=now(was.naming, naming.get(id, ())), citing=now(was.citing, citing.get(id, ())))
            if calling != none:
                new[id] = self._held[id] = calling
        self._bundles.change(new, set(touched).difference(new))

    def of(self, numbers: Sequence[int], articles: Sequence[Article]) -> tuple[dict[str, Called], dict[str, Called]]:
        """Entity id → the articles that name it, and those that cite it; ``articles`` have these numbers."""
        held: list[Article] = [articles[0]] * (max(numbers, default=0) + 1) if articles else []
        for number, article in zip(numbers, articles, strict=True):
            held[number] = article
        return (
            {id: Called(calling.naming, held) for id, calling in self._held.items() if calling.naming},
            {id: Called(calling.citing, held) for id, calling in self._held.items() if calling.citing},
        )


def _numbers(data: bytes) -> Sequence[int]:
    return memoryview(data).cast("I")


def _numbers_of(put: Mapping[int, Placed], field: str) -> dict[str, list[int]]:
    """Entity id → the numbers of the articles that have it there."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, placed in put.items():
        named: tuple[Named, ...] = getattr(placed, field)
        for each in named:
            found[each.entity].append(number)
    return found
