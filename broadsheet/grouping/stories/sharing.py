"""Reports of one story → the names and terms that join them, as a reader would write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from broadsheet.grouping.stories.vectors import vector
from broadsheet.grouping.traces.pieces import hashed
from broadsheet.grouping.traces.stems import WORD, stem, term_of, words_of
from broadsheet.grouping.traces.trace import trace
from broadsheet.model.story import Report

MOST = 8


def shared(reports: Sequence[Report]) -> tuple[str, ...]:
    """Up to eight terms that more than half of the reports hold, the heaviest first; names whole where they are known."""
    weights: dict[str, float] = defaultdict(float)
    holders: Counter[str] = Counter()
    words = {word for report in reports for word in words_of(f"{report.headline}\n{report.text}")}
    terms = {hashed(term): term for term in sorted(set(map(term_of, words)))}
    for report in reports:
        found = vector(trace(report), {}).weights
        holders.update(terms[number] for number in found)
        for number, weight in found.items():
            weights[terms[number]] += weight
    common = [term for term in weights if 2 * holders[term] > len(reports) and not term[0].isdigit()]
    ranked = sorted(common, key=lambda term: (-weights[term], term))
    spelled = _spellings(reports)
    return tuple(dict.fromkeys(spelled.get(term, term) for term in ranked))[:MOST]


def _spellings(reports: Sequence[Report]) -> dict[str, str]:
    """Stem → the name that holds it in most reports, or the form in which it is most often written."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for match in WORD.finditer(report.text):
            forms[stem(match.group().lower())][match.group()] += 1
        for name in set(report.names):
            for match in WORD.finditer(name):
                names[stem(match.group().lower())][name] += 1
    spelled = {term: _first(counts) for term, counts in forms.items()}
    return spelled | {term: _first(counts) for term, counts in names.items() if max(counts.values()) > len(reports) / 2}


def _first(counts: Counter[str]) -> str:
    return min(counts, key=lambda form: (-counts[form], form))
