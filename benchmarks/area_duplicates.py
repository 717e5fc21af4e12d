"""Copies of documents: those made by cutting and editing fold into their originals, different reports do not."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from area_stories import report

from broadsheet.grouping import duplicates
from broadsheet.model.story import Report
from broadsheet.values import replace

SETS = ("pairs",)
SEED = 7


def source(gold: Path) -> Path:
    """The documents that the pairs name stand in a file of their own."""
    return gold.with_name(gold.name.replace("pairs", "docs"))


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:  # noqa: ARG001 - no model is asked
    """The first of each document's copies."""
    for document, first in duplicates.fold(map(report, documents)).items():
        yield {"id": document, "duplicate_of": first}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """Pairs that must fold, and pairs that must not."""
    return {"folded": result["folded"], "wrongly folded": float(result["wrongly_folded"])}


def further(documents: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> dict[str, float]:  # noqa: ARG001
    """Copies made from the documents, of which their originals are found, %."""
    originals = [report(document) for document in documents]
    return {f"copies: {name}": _found(originals, change) for name, change in _changes(originals).items()}


def _found(originals: Sequence[Report], change: Callable[[list[str]], list[str]]) -> float:
    made = [replace(one, id=f"copy {one.id}", headline="Another", text=" ".join(change(one.text.split()))) for one in originals]
    first = duplicates.fold([*originals, *made])
    return 100 * sum(first[f"copy {one.id}"] == first[one.id] for one in originals) / len(originals)


def _changes(originals: Sequence[Report]) -> dict[str, Callable[[list[str]], list[str]]]:
    chance = random.Random(SEED)  # noqa: S311 - the same copies each time
    words = [word for one in originals for word in one.text.split()]

    def changed(part: float) -> Callable[[list[str]], list[str]]:
        return lambda text: [chance.choice(words) if chance.random() < part else word for word in text]

    return {
        "first 60 %": lambda text: text[: len(text) * 6 // 10],
        "first 30 %": lambda text: text[: len(text) * 3 // 10],
        "60 foreign words": lambda text: [*text, *chance.sample(words, 60)],
        "middle third gone": lambda text: text[: len(text) // 3] + text[2 * len(text) // 3 :],
        "5 % changed": changed(0.05),
        "10 % changed": changed(0.1),
    }
