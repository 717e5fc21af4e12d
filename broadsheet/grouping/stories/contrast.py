"""Two articles that are alike → what speaks against one event all the same.

The same names run through many events, and the same form through many notices.
"""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet

from broadsheet.grouping.stories.agreement import other_days
from broadsheet.grouping.stories.vectors import Vector

SHORT = 40
"""Texts of fewer runs of three words hardly have words beside their names, and are not asked for them."""
SILENT = 0.08
"""Openings whose words, without the names, are less alike than this do not tell of the same thing; enough where besides …"""
STRANGE = 0.31
"""… the openings are less alike than this with their names: each has at most the other's matter in its background, …"""
WORDS = 0.25
"""… or the whole texts, without the names, are less alike than this: the same people, and hardly a word of what they do."""

FORM = 0.5
"""The part of the runs of three words of the shorter text that the longer one has, from which on two texts are of one form; …"""
LOOSE = 0.2
"""… so large a part is enough where the two tell other days and nothing in common: reports of one event have their own words."""
SEVERAL, AGREE = 2, 0.5
"""Of so many figures and more in each, so large a part must agree, or texts of one form are two notices."""


def names_alone(one: Vector, other: Vector) -> bool:
    """Whether the two have names in common, and hardly a word of what happened."""
    if min(len(one.runs), len(other.runs)) < SHORT:
        return False
    names, here, there = one.names | other.names, one.opening, other.opening
    if _cosine(one, other, here - names, there - names) >= SILENT:
        return False
    if _cosine(one, other, here, there) < STRANGE:
        return True
    return _cosine(one, other, one.weights.keys() - names, other.weights.keys() - names) < WORDS


def _cosine(one: Vector, other: Vector, here: AbstractSet[int], there: AbstractSet[int]) -> float:
    """How alike they are in these terms alone; 0 where they share none."""
    both = sum([one.weights[term] * other.weights[term] for term in here & there])
    return both and both / math.sqrt(_square(one, here) * _square(other, there))


def _square(vector: Vector, terms: AbstractSet[int]) -> int:
    return sum([vector.weights[term] ** 2 for term in terms])


def two_notices(one: Vector, other: Vector) -> bool:
    """Whether the two have the same words about other figures, as next week's notice of one office has, or the next crash."""
    figures = min(len(one.figures), len(other.figures))
    if figures < SEVERAL or len(set(one.figures).intersection(other.figures)) >= AGREE * figures:
        return False
    runs, both = min(len(one.runs), len(other.runs)), len(set(one.runs).intersection(other.runs))
    return both >= FORM * runs or (both >= LOOSE * runs and other_days(one, other))
