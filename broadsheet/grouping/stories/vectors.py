"""Trace → the terms that tell its event, weighted, as a vector of length 1.

A term weighs by general language, so that a vector depends on its article alone and no old page moves. Months that were
closed when the article appeared can only lower a weight: what this archive says every day ("3rd qtr net") joins nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.grouping.stories.months import SELDOM
from broadsheet.grouping.traces.trace import UNIT, Trace

KEPT = 80
"""Terms of a vector."""
ONE = 1 << 14
"""The length of a vector: weights are whole numbers."""
_SELDOM = SELDOM * UNIT
NAMES = 6
"""Names of a vector that say whom and what it is about."""
HEAVIEST = 30
"""So many terms of a vector are looked up."""


@dataclass(frozen=True, slots=True)
class Vector:
    """Term → weight, the heaviest first; and which of the terms are names."""

    weights: Mapping[int, int]
    names: frozenset[int]

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
    weights = []
    for term, often, rare in zip(trace.terms, trace.often, trace.rare, strict=True):
        weight = often * rare
        here = lowered.get(term)
        if here is not None and here < (least := min(rare, _SELDOM)):
            weight = weight * here * here // (least * least)
        weights.append((-weight, term))
    kept = sorted(weights)[:KEPT]
    scale = ONE / (math.sqrt(sum(weight * weight for weight, _ in kept)) or 1.0)
    whole = {term: round(-weight * scale) for weight, term in kept}
    return Vector(whole, frozenset(trace.terms[: trace.names]) & whole.keys())
