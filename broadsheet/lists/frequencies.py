"""word_frequencies.tsv → how often English words stand in texts of all kinds, and how much it says that a text holds one."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

UNLISTED = 10**-6.7
"""Frequency of a word that the list lacks."""
TEXT = 300
"""Words of the text that rarity is reckoned for."""


@cache
def frequencies() -> Mapping[str, float]:
    """Word in lower case → its share of all words, the most frequent first."""
    ordered = sorted(_rows(_table().decode()), key=lambda row: (row[1], row[0]))
    return {word: _share(centibels) for word, centibels in ordered}


def beginning(letters: str) -> dict[str, float]:
    """The same of the words that begin with ``letters``; only these are read, so that few words cost little."""
    table, first = _table(), letters.encode()
    found = table[_line(table, first) : _line(table, first + b"\xff")]
    return {word: _share(centibels) for word, centibels in _rows(found.decode())}


def surprise(frequency: float) -> float:
    """−log of the probability that a text of 300 words holds a word of this frequency; 0 for one that all hold."""
    return -math.log(-math.expm1(TEXT * math.log1p(-frequency)))


def rarity(word: str) -> float:
    """How much it says that a text holds ``word`` (in lower case): nothing of "the", much of "tsunami".

    >>> round(rarity("the"), 2), round(rarity("talks"), 1), round(rarity("tsunami"), 1)
    (0.0, 4.4, 6.9)
    """
    return surprise(frequencies().get(word, UNLISTED))


@cache
def _table() -> bytes:
    """The rows of the list, which stand in the order of their bytes."""
    data = files("broadsheet.lists").joinpath("word_frequencies.tsv").read_bytes()
    return data[data.index(b"\nword\t") + 1 :].partition(b"\n")[2]


def _line(table: bytes, first: bytes) -> int:
    """Where the first line starts that does not stand before ``first``; found by halving."""

    def line(at: int) -> bytes:
        start = table.rfind(b"\n", 0, at) + 1
        return table[start : start + len(first)]

    return bisect_left(range(len(table)), first, key=line)


def _rows(lines: str) -> list[tuple[str, int]]:
    """Word and centibels of each line."""
    cells = [line.partition("\t") for line in lines.splitlines()]
    return [(word, int(centibels)) for word, _, centibels in cells]


def _share(centibels: int) -> float:
    share: float = 10 ** (-centibels / 100)
    return share
