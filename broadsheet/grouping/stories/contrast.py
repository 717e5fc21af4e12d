"""Two articles that are alike → what speaks against one event all the same.

The same names run through many events, and the same form through many notices.
"""

from __future__ import annotations

import math
from collections.abc import Set as AbstractSet

from broadsheet.grouping.stories.agreement import same_days, whom_or_where
from broadsheet.grouping.stories.vectors import ONE, Vector

SHORT = 30
"""Texts of fewer runs of three words hardly have words beside their names, and are not asked for them."""
SILENT = 0.08
"""Openings whose words, without the names, are less alike than this do not tell of the same thing; enough where besides …"""
STRANGE = 0.31
"""… the openings are less alike than this with their names: each has at most the other's matter in its background, …"""
WORDS = 0.25
"""… or the whole texts, without the names, are less alike than this: the same people, and hardly a word of what they do."""
FEW = 3
"""So few names in common, and words as little alike, are one company or one minister with two matters, however they begin."""

SEVERAL, FORM = 2, 0.5
"""So many figures in each, and the part of the runs of three words of the shorter text that the longer one has, from which on two
texts are of one form."""
AGREE = 0.5
"""So large a part of the figures must agree, or texts of one form are two notices."""
LOOSE = 0.2
"""Less form is enough where nobody's age and no spot is the same: so much where the two tell other days, since reports of one
event have their own words; and in texts that are figures for a good part …"""
SPARSE = 40
"""… (one for so many runs at least) …"""
MANY, LOOSER = 3, 0.3
"""… so much where there are more figures to differ, …"""
LATER = 0.14
"""… so much where one came on a later day, and they tell none in common, …"""
UNNAMED = ONE * ONE * 15 // 100
"""… and none where names come to less than this in their cosine: two offices have given notice of the like."""


def names_alone(one: Vector, other: Vector) -> bool:
    """Whether the two have names in common, and hardly a word of what happened."""
    if min(len(one.runs), len(other.runs)) < SHORT:
        return False
    names, here, there = one.names | other.names, one.opening, other.opening
    silent = _cosine(one, other, here - names, there - names) < SILENT
    if not silent and len(one.names & other.names) > FEW:
        return False
    if silent and _cosine(one, other, here, there) < STRANGE:
        return True
    return _cosine(one, other, one.weights.keys() - names, other.weights.keys() - names) < WORDS


def _cosine(one: Vector, other: Vector, here: AbstractSet[int], there: AbstractSet[int]) -> float:
    """How alike they are in these terms alone; 0 where they share none."""
    both = sum([one.weights[term] * other.weights[term] for term in here & there])
    return both and both / math.sqrt(_square(one, here) * _square(other, there))


def _square(vector: Vector, terms: AbstractSet[int]) -> int:
    return sum([vector.weights[term] ** 2 for term in terms])


def two_notices(one: Vector, other: Vector, later: int) -> bool:
    """Whether the two have the same words about other figures, as next week's notice of one office has, or the next crash.

    ``later`` is by how many days the other is the later one.
    """
    figures = min(len(one.figures), len(other.figures))
    if figures < SEVERAL or len(set(one.figures).intersection(other.figures)) >= AGREE * figures:
        return False
    runs, both = min(len(one.runs), len(other.runs)), len(set(one.runs).intersection(other.runs))
    if both >= FORM * runs or whom_or_where(one, other):
        return both >= FORM * runs
    same = same_days(one, other)
    if both >= LOOSE * runs and same is False:
        return True
    if figures * SPARSE < runs:
        return False
    looser = (figures >= MANY and both >= LOOSER * runs) or (later != 0 and not same and both >= LATER * runs)
    return looser or _named(one, other) < UNNAMED


def _named(one: Vector, other: Vector) -> int:
    """What terms of both come to in their cosine that are a name in either."""
    both = (one.names | other.names) & one.weights.keys() & other.weights.keys()
    return sum([one.weights[term] * other.weights[term] for term in both])
