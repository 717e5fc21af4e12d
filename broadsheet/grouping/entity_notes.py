"""An index and editors' notes → the index whose entities bear their notes; a note on nobody is a Problem."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from broadsheet.grouping.earlier import Before
from broadsheet.grouping.spans import Span
from broadsheet.model.entity import EntityNote
from broadsheet.model.index import Index
from broadsheet.model.problem import Problem
from broadsheet.values import replace


def attach(index: Index, notes: Iterable[EntityNote]) -> tuple[Index, tuple[Problem, ...]]:
    """Each note goes to its entity, also where a decision has given that another id since."""
    now = {_id(redirect.old): _id(redirect.new) for redirect in index.redirects}
    by_id = {now.get(note.entity, note.entity): note for note in notes}
    if not by_id:
        return index, ()
    ids = [entity.id for entity in index.entities]
    problems = tuple(_unknown(by_id[id], ids) for id in sorted(by_id.keys() - set(ids)))
    noted = tuple(replace(entity, note=by_id[entity.id]) if entity.id in by_id else entity for entity in index.entities)
    changed = {entity.id: entity for entity in noted if entity.id in by_id}
    known = {**index.by_id, **changed}
    cards = {
        id: replace(index.card_of[id], wikidata=(entity.note and entity.note.wikidata) or "") for id, entity in changed.items()
    }
    everybody = tuple(changed.get(entity.id, entity) for entity in index.known)
    return replace(
        index,
        entities=noted,
        known=everybody,
        by_id=known,
        card_of={**index.card_of, **cards},
        before=Before(known),
        span=Span(known, index.copies),
    ), problems


def _id(path: str) -> str:
    return path.removesuffix("/index.html")


def _unknown(note: EntityNote, ids: Sequence[str]) -> Problem:
    near = difflib.get_close_matches(note.entity, ids, n=1)
    return Problem(
        path=f"content/entities/{note.entity}.md",
        found="a note on an entity that no article names",
        expected=f"the id of an entity{f', perhaps {near[0]}' if near else ''}",
        severity="warning",
    )
