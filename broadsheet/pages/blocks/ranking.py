"""Numbers by name → the names in order, for pages that show the first few of very many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any


def ranked(numbers: Mapping[str, int], key: Callable[[str], Any], among: Iterable[str] | None = None) -> Iterator[str]:
    """The names, or those ``among`` them, the largest number first, then by ``key``.

    The key is asked only of names that have a number in common with one that is looked at: of an archive's thousands, most
    stand in an article or two, and no list comes to them.

    >>> list(ranked({"b": 2, "a": 2, "c": 3}, str))
    ['c', 'a', 'b']
    """
    levels: dict[int, list[str]] = {}
    for name in numbers if among is None else among:
        levels.setdefault(numbers[name], []).append(name)
    for level in sorted(levels, reverse=True):
        yield from sorted(levels[level], key=key)
