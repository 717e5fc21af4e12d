"""Trace → the terms that tell its event, weighted, as a vector of length 1.

A term weighs by general language, so that a vector depends on its article alone and no old page moves. Months that were
closed when the article appeared can only lower a weight: what this archive says every day ("3rd qtr net") joins nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import compress
from operator import mul

from broadsheet.grouping.stories.months import SELDOM
from broadsheet.grouping.traces.pieces import UNIT
from broadsheet.grouping.traces.trace import Trace
from broadsheet.values import Value

KEPT = 80
"""Terms of a vector."""
ONE = 1 << 14
"""The length of a vector: weights are whole numbers."""
_SELDOM = SELDOM * UNIT
_LAST = (1 << 32) - 1
"""The last of all terms."""
NAMES = 6
"""Names of a vector that say whom and what it is about."""
HEAVIEST = 30
"""So many terms of a vector are looked up."""


class Vector(Value, kw_only=False):
    """Term → weight, the heaviest first; and which of the terms are names."""

    weights: Mapping[int, int]
    names: frozenset[int]
    opening: frozenset[int]
    """Terms of the opening."""
    runs: Sequence[int]
    figures: Sequence[int]
    particulars: Sequence[int]
    """Of the text."""

    def foremost(self) -> list[int]:
        """The names that the article is most about."""
        return [term for term in self.weights if term in self.names][:NAMES]

    def heaviest(self) -> list[int]:
        """The terms by which others are found: how many of them are names, then these, then the rest."""
        terms = list(self.weights)[:HEAVIEST]
        names = [term for term in terms if term in self.names]
        return [len(names), *names, *(term for term in terms if term not in self.names)]


def vector(trace: Trace, lowered: Mapping[int, int]) -> Vector:
    """``lowered`` is what closed months say: term → how little it says there, in units."""
    kept = sorted(_packed(trace, lowered), reverse=True)[:KEPT]
    weights = {_LAST - (packed & _LAST): packed >> 32 for packed in kept}
    scale = ONE / (math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0)
    whole = {term: round(weight * scale) for term, weight in weights.items()}
    names = frozenset(trace.terms[: trace.names]) & whole.keys()
    opening = frozenset(compress(trace.terms, trace.opening)) & whole.keys()
    return Vector(whole, names, opening, trace.runs, trace.figures, trace.particulars)


def _packed(trace: Trace, lowered: Mapping[int, int]) -> list[int]:
    """Weight and term of each as one number: the heavier the higher, of those of one weight the lower term."""
    weights, here = map(mul, trace.often, trace.rare), map(lowered.get, trace.terms)
    return [
        (weight if says is None or says >= (least := min(rare, _SELDOM)) else weight * says * says // (least * least)) << 32
        | _LAST - term
        for term, weight, rare, says in zip(trace.terms, weights, trace.rare, here, strict=True)
    ]
