"""word_frequencies.tsv → how often English words stand in texts of all kinds, and how much it says that a text holds one."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache

from broadsheet.lists import text

UNLISTED = 10**-6.7
"""Frequency of a word that the list lacks."""
TEXT = 300
"""Words of the text that rarity is reckoned for."""


@cache
def frequencies() -> Mapping[str, float]:
    """Word in lower case → its share of all words, the most frequent first."""
    ordered = sorted(map(_row, _lines()), key=lambda row: (-row[1], row[0]))
    return dict(ordered)


def beginning(letters: str) -> dict[str, float]:
    """The same of the words that begin with ``letters``; only these are read, so that few words cost little."""
    lines = _lines()
    return dict(map(_row, lines[bisect_left(lines, letters) : bisect_left(lines, f"{letters}\U0010ffff")]))


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
def _lines() -> list[str]:
    """The rows of the list, which stand in order."""
    return text("word_frequencies").partition("\nword\t")[2].splitlines()[1:]


def _row(line: str) -> tuple[str, float]:
    """Word and share."""
    word, _, centibels = line.partition("\t")
    return word, 10 ** (-int(centibels) / 100)
