"""Saved web pages: is what is read of each its article, under its day?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet import readers
from broadsheet.model.site import Limits

SETS = ("2023",)
SCORED_AS = ("text", "dates")
"""The scorer's names for what is read."""


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:  # noqa: ARG001 - no model is asked
    """Each page's text and day."""
    for document in documents:
        found, _ = readers.read("seeds/page.html", document["html"].encode(), Limits())
        for article in found:
            yield {"id": document["id"], "text": article.body, "date": article.published and article.published.isoformat()}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """Words of the text, and days."""
    return {name: float(value) for name, value in result.items() if isinstance(value, int | float)}
