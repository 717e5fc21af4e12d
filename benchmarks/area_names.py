"""Identities across documents: is one entity one page?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.annotators import names, parsing
from broadsheet.grouping.identities import resolve
from broadsheet.model.article import Kind, Mention
from broadsheet.model.entity import Naming

SETS = ("aida_dev", "msnbc")
UNDATED = "2000-01-01"


def system(documents: Iterable[dict[str, Any]], model: str) -> Iterator[dict[str, Any]]:
    """Each document's mentions with their entity's id."""
    language = parsing.load(model)
    docs = list(documents)
    found = {doc["id"]: names.find(parsing.parse(language, doc["text"])) for doc in docs}
    namings = [naming for doc in docs for naming in _namings(doc, found[doc["id"]])]
    identities = resolve(namings, ()).of
    for doc in docs:
        mentions = [
            {"start": m.start, "end": m.end, "kind": m.kind, "entity": identities[doc["id"], m.kind, m.name].id}
            for m in found[doc["id"]]
        ]
        yield {"id": doc["id"], "mentions": mentions}


def _namings(document: dict[str, Any], mentions: tuple[Mention, ...]) -> Iterator[Naming]:
    forms: dict[tuple[Kind, str], list[Mention]] = {}
    for mention in mentions:
        forms.setdefault((mention.kind, mention.name), []).append(mention)
    listed = [name for _, name in forms]
    for place, ((kind, name), rows) in enumerate(forms.items()):
        yield Naming(
            article=document["id"],
            name=name,
            kind=kind,
            published=dt.date.fromisoformat((document.get("date") or UNDATED)[:10]),
            forms=tuple(dict.fromkeys([name, *(row.text for row in rows)])),
            roles=tuple(dict.fromkeys(row.role for row in rows if row.role)),
            beside=tuple(listed[:place] + listed[place + 1 :]),
            count=len(rows),
        )


def figures(result: dict[str, Any]) -> dict[str, float]:
    """B-cubed figures across documents, of all names and of people alone."""
    everything, people = result["across_documents"], result["across_documents_person"]
    return {
        "found, of gold mentions": result["mentions"]["found"],
        "B-cubed F1": everything["f1"],
        "B-cubed precision": everything["precision"],
        "B-cubed F1, people": people["f1"],
        "B-cubed F1 within documents": result["within_documents"]["f1"],
    }
