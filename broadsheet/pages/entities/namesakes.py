"""Entities of one kind → of those that share a sort key, what tells one from the other in a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from broadsheet.model.entity import Entity
from broadsheet.pages.blocks.letters import order
from broadsheet.pages.cards import Cards
from broadsheet.pages.entities.role_rows import latest_role
from broadsheet.values import Value


class Difference(Value):
    """A role that none of the namesakes has, or a name that stands in none of their sentences."""

    role: str = ""
    beside: str = ""


NONE = Difference()


def differences(entities: Sequence[Entity], cards: Cards) -> Mapping[str, Difference]:
    """By entity id, where another has the same sort key and the articles tell a difference; of entities in their order."""
    by_key = (list(same) for _, same in groupby(entities, key=lambda entity: order(entity.sort)))
    return dict(found for same in by_key if len(same) > 1 for found in _among(same, cards))


def _among(same: Sequence[Entity], cards: Cards) -> Iterator[tuple[str, Difference]]:
    roles = [latest_role(entity) for entity in same]
    for entity, role in zip(same, roles, strict=True):
        if role and roles.count(role) == 1:
            yield entity.id, Difference(role=role)
        elif beside := _beside(entity, same):
            yield entity.id, Difference(beside=cards.link(beside).label)


def _beside(entity: Entity, same: Sequence[Entity]) -> str:
    """The id furthest above chance in the entity's sentences that stands in none of its namesakes'."""
    taken = {seen.id for other in same if other is not entity for seen in other.seen_with}
    return next((seen.id for seen in entity.seen_with if seen.id not in taken), "")
