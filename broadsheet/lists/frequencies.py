"""word_frequencies.tsv → how much it says that a text holds a word: nothing of "the", much of "tsunami"."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from broadsheet.lists import rows

UNLISTED = 10**-6.7
"""Frequency of a word that the list lacks."""
TEXT = 300
"""Words of the text that rarity is reckoned for."""


def rarity(word: str) -> float:
    """−log of the probability that a text of 300 words holds ``word`` (in lower case); depends on no archive.

    >>> round(rarity("the"), 2), round(rarity("talks"), 1), round(rarity("tsunami"), 1)
    (0.0, 4.4, 6.9)
    """
    return _rarities().get(word, _RAREST)


def _surprise(frequency: float) -> float:
    return -math.log(-math.expm1(TEXT * math.log1p(-frequency)))


_RAREST = _surprise(UNLISTED)


@cache
def _rarities() -> Mapping[str, float]:
    surprises = {row["words"]: _surprise(10 ** (-int(row["centibels"]) / 100)) for row in rows("word_frequencies")}
    return {word: surprise for words, surprise in surprises.items() for word in words.split()}
