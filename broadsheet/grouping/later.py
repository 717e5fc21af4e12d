"""Parts of the index that are made when somebody looks at them: a build with little news looks at few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
X = TypeVar("X")


class Later(Sequence[V]):
    """A sequence that is made when it is first looked at, and equal to any that holds the same.

    Where ``make`` gives one after the other, no more is made than somebody comes to; where ``count`` is given, nothing is made to
    tell how long it is.
    """

    __slots__ = ("_count", "_made", "_make")

    def __init__(self, make: Callable[[], Iterable[V]], count: Callable[[], int] | None = None) -> None:
        self._make = make
        self._count = count
        self._made: tuple[V, ...] | None = None

    def _all(self) -> tuple[V, ...]:
        if self._made is None:
            self._made = tuple(self._make())
        return self._made

    @overload
    def __getitem__(self, at: int) -> V: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[V, ...]: ...

    def __getitem__(self, at: int | slice) -> V | tuple[V, ...]:
        return self._all()[at]

    def __iter__(self) -> Iterator[V]:
        if self._made is None:
            made = self._make()
            if isinstance(made, Iterator):
                return made
            self._made = tuple(made)
        return iter(self._made)

    def __len__(self) -> int:
        if self._made is None and self._count:
            return self._count()
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


class Seen(Mapping[K, V], Generic[K, X, V]):
    """What ``look`` sees of each value of a mapping, looked at anew whenever it is asked for."""

    __slots__ = ("_look", "_of")

    def __init__(self, of: Mapping[K, X], look: Callable[[X], V]) -> None:
        self._of = of
        self._look = look

    def __getitem__(self, key: K) -> V:
        return self._look(self._of[key])

    def get(self, key: K, default: Any = None) -> Any:
        """As of any mapping, with one look-up."""
        found = self._of.get(key)
        return default if found is None else self._look(found)

    def __iter__(self) -> Iterator[K]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def __repr__(self) -> str:
        return repr(dict(self))
