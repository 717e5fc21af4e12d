"""Headlines of documents whose own is withheld, against the newsroom's: a guard against emptiness; reading decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.annotators import headline, names, parsing, quotes

SETS = ("2023",)


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:
    """Each document's inferred headline."""
    language = parsing.load(model)
    for doc in documents:
        parsed = parsing.parse(language, doc["text"])
        mentions = names.find(parsed)
        yield {"id": doc["id"], "headline": headline.infer(parsed, mentions, quotes.find(parsed, mentions), language)}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """ROUGE F1, beside that of the first sentence cut at 100 characters."""
    return {
        "ROUGE-1": result["system"]["rouge1"],
        "ROUGE-1 of the first sentence, cut": result["lead"]["rouge1"],
        "over 100 characters": float(result["over_100_characters"]),
    }


def further(documents: Iterable[dict[str, Any]], rows: Iterable[dict[str, Any]]) -> dict[str, float]:  # noqa: ARG001
    """How many are no sentence, but the first words of the text."""
    made = list(rows)
    return {"cut with …, %": 100 * sum(row["headline"].endswith("…") for row in made) / len(made)}
