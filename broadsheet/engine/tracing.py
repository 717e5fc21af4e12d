"""What a computation reads is written down, so that it need not be done again until some of that changes.

Values are looked up in mappings and sequences that name each thing read by a short text, a *fact*. The method is that of
incremental build systems with dynamic dependencies: Mokhov, Mitchell and Peyton Jones (2018, "Build Systems à la Carte", ICFP).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")


class Trace:
    """The facts that were read since the last frame began."""

    def __init__(self) -> None:
        self.reads: set[str] = set()

    @contextmanager
    def frame(self) -> Iterator[set[str]]:
        """What is read within stands in the set that this gives; it counts for the frame around it too."""
        outer, self.reads = self.reads, set()
        try:
            yield self.reads
        finally:
            outer |= self.reads
            self.reads = outer


class FactsOf(dict[Any, tuple[str, ...]]):
    """From a key to the facts that tell whether its value is what it was.

    They are asked for once for each key, also where several mappings are looked up by the same keys and share them: look-ups
    are made by the hundred thousand.
    """

    def __init__(self, of: Callable[[Any], Iterable[str]]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: object) -> tuple[str, ...]:
        facts = self[key] = tuple(self._of(key))
        return facts


class TracedMapping(Mapping[K, V]):
    """A mapping whose look-ups, those that find nothing among them, are written down. It cannot be walked through."""

    __slots__ = ("_facts", "_of", "_trace")

    def __init__(self, of: Mapping[K, V], trace: Trace, facts: FactsOf) -> None:
        self._of = of
        self._trace = trace
        self._facts = facts

    def __getitem__(self, key: K) -> V:
        self._trace.reads.update(self._facts[key])
        return self._of[key]

    def get(self, key: K, default: Any = None) -> Any:
        """The value, or ``default``: that there is none was read too."""
        self._trace.reads.update(self._facts[key])
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._trace.reads.update(self._facts[key])
        return key in self._of

    def __iter__(self) -> Iterator[K]:
        raise TypeError("a page may look up what it shows, not walk through all that there is")

    def __len__(self) -> int:
        raise TypeError("a page may look up what it shows, not count all that there is")


class TracedSequence(Sequence[V]):
    """A sequence that is one fact: whoever reads a member depends on all of them."""

    __slots__ = ("_fact", "_of", "_trace")

    def __init__(self, of: Sequence[V], trace: Trace, fact: str) -> None:
        self._of = of
        self._trace = trace
        self._fact = fact

    @overload
    def __getitem__(self, at: int) -> V: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[V]: ...
    def __getitem__(self, at: int | slice) -> V | Sequence[V]:
        self._trace.reads.add(self._fact)
        return self._of[at]

    def __len__(self) -> int:
        self._trace.reads.add(self._fact)
        return len(self._of)

    def __iter__(self) -> Iterator[V]:
        self._trace.reads.add(self._fact)
        return iter(self._of)
