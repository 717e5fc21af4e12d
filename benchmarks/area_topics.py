"""Topics of documents: is the first of them the label that others gave?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.annotators import topics

SETS = ("bbc", "kpcrowd")


def options(name: str) -> list[str]:
    """Whose labels the set bears."""
    return ["--labels", name]


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:  # noqa: ARG001 - no model is asked
    """Each document's topics, best first."""
    for doc in documents:
        found = topics.find(doc.get("headline"), doc["text"])
        yield {"id": doc["id"], "topics": [{"code": topic.code, "score": topic.score} for topic in found]}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """Accuracy of the first topic among those that the labels stand for, and among all seventeen."""
    return {"closed": result["closed_accuracy"], "open": result["open_accuracy"], "without a topic": result["no_topic"]}
