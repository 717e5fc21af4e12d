"""Numbers by name → the names in order, for pages that show the first few of very many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

AT_ONCE = 128
"""Names that are put into levels together, or as many more as share the last of them."""


def ranked(numbers: Mapping[str, int], key: Callable[[str], Any], among: Iterable[str] | None = None) -> Iterator[str]:
    """The names, or those ``among`` them, the largest number first, then by ``key``.

    The key is asked only of names that have a number in common with one that is looked at: of an archive's thousands, most
    stand in an article or two, and no list comes to them.

    >>> list(ranked({"b": 2, "a": 2, "c": 3}, str))
    ['c', 'a', 'b']
    """
    names = tuple(numbers if among is None else among)
    sizes = Counter(map(numbers.__getitem__, names))
    waiting = sorted(sizes)
    while waiting:
        highest, held = waiting[-1], 0
        levels: dict[int, list[str]] = {}
        while waiting and held < AT_ONCE:
            levels[waiting[-1]] = []
            held += sizes[waiting.pop()]
        lowest = min(levels)
        for name in [name for name in names if lowest <= numbers[name] <= highest]:
            levels[numbers[name]].append(name)
        for level in levels.values():
            yield from sorted(level, key=key)
