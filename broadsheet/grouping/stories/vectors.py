"""Report → the terms that tell its event, weighted, as a vector of length 1.

A term weighs by general language, so that a vector depends on its article alone and no old page moves. Months that were
closed when the article appeared can only lower a weight: what this archive says every day ("3rd qtr net") joins nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.grouping.stories.stems import named, stems, surprise
from broadsheet.model.story import Report

KEPT = 80
"""Terms of a vector."""
LEAD_WORDS, LEAD = 60, 2
"""Each of the first words counts twice."""
NAMED = 1.6
"""A name is worth more: look-alike events differ in little else."""
LITTLE = 1.5
"""Terms below this say nothing."""
JARGON = 5.0
"""A word in small letters that no list of the language has is a wire's abbreviation or a slip, and no name: it weighs no more."""
FEWEST, ENOUGH = 5, 1000
"""Closed months speak of a term in so many articles, and once they hold so many."""


@dataclass(frozen=True, slots=True)
class Seen:
    """In how many articles of closed months each stem stands, of how many."""

    articles: int
    counts: Mapping[str, int]

    def weight(self, term: str, by_language: float) -> float:
        """The term's weight by general language, lowered where the archive holds it oftener."""
        count = self.counts.get(term, 0)
        if self.articles < ENOUGH or count < FEWEST:
            return by_language
        here = -math.log(count / self.articles)
        return by_language * min(1.0, here / by_language) ** 2


NOTHING = Seen(0, {})


@dataclass(frozen=True, slots=True)
class Vector:
    """Term → weight, of length 1; and which of the terms are names."""

    weights: Mapping[str, float]
    names: frozenset[str]


def vectors(reports: Sequence[Report]) -> list[Vector]:
    """A vector for each report, in their order; each is weighted by the months before its own."""
    counts = [_counts(report) for report in reports]
    seen = _closed(reports, counts)
    return [
        _vector(report, count, seen.get(_month(report.published), NOTHING)) for report, count in zip(reports, counts, strict=True)
    ]


@lru_cache(maxsize=1 << 12)
def _counts(report: Report) -> Counter[str]:
    """The same object for the same report: not to be changed."""
    counts: Counter[str] = Counter()
    for number, term in stems(f"{report.headline}\n{report.text}"):
        counts[term] += LEAD if number < LEAD_WORDS else 1
    return counts


def _closed(reports: Sequence[Report], counts: Sequence[Counter[str]]) -> dict[str, Seen]:
    """Month → what the months before it hold."""
    by_month: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        by_month[_month(report.published)].append(number)
    by_month.pop("", None)
    total, articles, seen = Counter[str](), 0, {}
    for month in sorted(by_month):
        seen[month] = Seen(articles, Counter(total) if articles >= ENOUGH else {})
        for number in by_month[month]:
            total.update(counts[number].keys())
        articles += len(by_month[month])
    return seen


def _vector(report: Report, counts: Mapping[str, int], seen: Seen) -> Vector:
    names = named(report.text) | {term for name in report.names for _, term in stems(name)}
    weights = {}
    for term, count in counts.items():
        by_language = surprise(term)
        if by_language >= LITTLE:
            weight = seen.weight(term, by_language if term in names else min(by_language, JARGON))
            weights[term] = (1 + math.log(count)) * weight * (NAMED if term in names else 1)
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return Vector({term: weight / length for term, weight in kept}, names & {term for term, _ in kept})


def _month(published: dt.date | None) -> str:
    return f"{published:%Y-%m}" if published else ""
