"""word_frequencies.tsv → how often English words stand in texts of all kinds, and how much it says that a text holds one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from broadsheet.lists import rows

UNLISTED = 10**-6.7
"""Frequency of a word that the list lacks."""
TEXT = 300
"""Words of the text that rarity is reckoned for."""


@cache
def frequencies() -> Mapping[str, float]:
    """Word in lower case → its share of all words."""
    shares = {row["words"]: 10 ** (-int(row["centibels"]) / 100) for row in rows("word_frequencies")}
    return {word: share for words, share in shares.items() for word in words.split()}


def surprise(frequency: float) -> float:
    """−log of the probability that a text of 300 words holds a word of this frequency; 0 for one that all hold."""
    return -math.log(-math.expm1(TEXT * math.log1p(-frequency)))


def rarity(word: str) -> float:
    """How much it says that a text holds ``word`` (in lower case): nothing of "the", much of "tsunami".

    >>> round(rarity("the"), 2), round(rarity("talks"), 1), round(rarity("tsunami"), 1)
    (0.0, 4.4, 6.9)
    """
    return surprise(frequencies().get(word, UNLISTED))
