"""Topics: is the first one right, among all top levels and among those that the set's labels stand for?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.annotators import topics

SETS = ("bbc", "kpcrowd")


def options(name: str) -> list[str]:
    """What the scorer must be told: whose labels the set bears."""
    return ["--labels", name]


def system(documents: Iterable[dict[str, Any]], _model: str) -> Iterator[dict[str, Any]]:
    """Each document's topics, best first; no language model is needed."""
    for doc in documents:
        found = topics.find(doc.get("headline"), doc["text"])
        yield {"id": doc["id"], "topics": [{"code": topic.code, "score": topic.score} for topic in found]}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """Accuracy of the first topic, overall and label by label, and the share of documents without any."""
    by_label = {f"  {label}": share for label, share in result["open_by_label"].items()}
    return {
        "first topic right, of all top levels": result["open_accuracy"],
        "first topic right, of those labelled": result["closed_accuracy"],
        "no topic": result["no_topic"],
        **by_label,
    }


def further(_documents: list[dict[str, Any]], rows: list[dict[str, Any]]) -> dict[str, float]:
    """How much is said about a document: top levels, and documents with a narrower topic, of 100."""
    top = [sum(topic["code"].endswith("000000") for topic in row["topics"]) for row in rows]
    narrower = [any(not topic["code"].endswith("000000") for topic in row["topics"]) for row in rows]
    return {
        "top levels a document": sum(top) / len(rows),
        "documents with a narrower topic": 100 * sum(narrower) / len(rows),
    }
