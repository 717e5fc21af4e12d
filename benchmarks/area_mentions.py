"""Mentions of people, organisations and places: spans and kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.annotators import names, parsing

SETS = ("worldwide", "conll2003_dev", "pud")


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:
    """Each document's mentions."""
    language = parsing.load(model)
    for document in documents:
        found = names.find(parsing.parse(language, document["text"]))
        mentions = [{"start": m.start, "end": m.end, "kind": m.kind, "name": m.name} for m in found]
        yield {"id": document["id"], "mentions": mentions}


def figures(result: dict[str, Any]) -> dict[str, float]:
    """The figures to print: F1 of all and of each kind, and of spans whatever their kind."""
    rows = {f"F1, {kind}": result[kind]["f1"] for kind in ("all", "person", "organisation", "place") if kind in result}
    return rows | {"precision, all": result["all"]["precision"], "F1, spans alone": result["span_only_f1"]}
