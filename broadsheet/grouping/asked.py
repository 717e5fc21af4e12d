"""Which entities' facts may be others than were told last, without asking for all: told by little that their facts hang on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.grouping.facts import Facts
from broadsheet.model.index import Index
from broadsheet.values import Value


class Basis(Value):
    """What the facts of entities hang on beside the articles themselves."""

    entities: Mapping[str, str]
    """Id → fingerprint of who it is and of its company."""
    articles: Mapping[str, str]
    """Id of each article that has a story or copies → fingerprint of it with them."""


def basis(facts: Facts) -> Basis:
    """As it is now."""
    return Basis(entities=facts.identities, articles=facts.related)


def changed(before: Basis, now: Basis, touched: Iterable[str], index: Index) -> set[str]:
    """Ids of all entities whose facts may be others than they were ``before``, of those that are new, and those that are gone.

    ``touched`` are those that an article names or cites which came, went or is not as it was.
    """
    found = set(touched) | _others(before.entities, now.entities)
    for id in _others(before.articles, now.articles):
        found.update(index.named.get(id, ()), index.cited_in.get(id, ()))
    return found


def _others(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The keys of which not both have the same."""
    return {key for key, _ in before.items() ^ now.items()}
