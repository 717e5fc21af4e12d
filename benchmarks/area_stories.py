"""Stories of documents: are those about one event together, and no others?"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from broadsheet.grouping import stories
from broadsheet.model.story import Report

SETS = ("ecbplus", "newswcl50")


def report(document: dict[str, Any]) -> Report:
    """The document as the grouping sees it."""
    date = document.get("date")
    return Report(
        id=str(document["id"]),
        text=document["text"],
        headline=document.get("headline") or "",
        published=dt.date.fromisoformat(date[:10]) if date else None,
    )


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:  # noqa: ARG001 - no model is asked
    """Each document's story."""
    for document, story in stories.cluster(map(report, documents)).items():
        yield {"id": document, "story": story}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """B-cubed over documents."""
    return {"B-cubed F1": result["f1"], "B-cubed precision": result["precision"], "stories": float(result["system_stories"])}


def further(documents: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Documents that change their story when the set comes in another order."""
    shuffled = list(documents)
    random.Random(1).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    again = stories.cluster(map(report, shuffled))
    return {"changed by order": float(sum(again[row["id"]] != row["story"] for row in rows))}
