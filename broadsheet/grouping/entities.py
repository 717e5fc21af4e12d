"""Articles in their places and identities → entities: forms and roles with their dates, appearances, quotations, company.

All of an entity but its identity is worked out when it is first asked for: a page shows a few of thousands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from broadsheet.engine.lazy import lazy
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Company
from broadsheet.model.article import Article
from broadsheet.model.entity import Alias, Appearance, Entity, Identity, RoleUse, Said, SeenWith
from broadsheet.model.placed import Dossier, Named

KINDS = ("person", "organisation", "place")


def entities(
    roll: Roll,
    identities: Mapping[str, Identity],
    dossiers: Mapping[str, Dossier],
    said: Iterable[Said],
    company: Company,
) -> tuple[Entity, ...]:
    """Every entity, by kind and then sort key, those that are only cited included; ``said`` is newest first."""
    parts = _Parts(roll, dossiers, said, company)
    known = [identities[id] for id in dict.fromkeys((*roll.naming, *roll.citing))]
    ordered = sorted(known, key=lambda e: (KINDS.index(e.kind), e.sort.casefold(), e.id))
    return tuple(lazy(Entity, _eager(identity), parts.rest(identity.id)) for identity in ordered)


def _eager(identity: Identity) -> dict[str, Any]:
    return {
        "id": identity.id,
        "slug": identity.id.partition("/")[2],
        "name": identity.name,
        "sort": identity.sort,
        "kind": identity.kind,
        "how": identity.how,
        "undecided": identity.undecided,
        "note": None,
    }


class _Parts:
    """What articles give of each entity, by the names of its fields."""

    def __init__(self, roll: Roll, dossiers: Mapping[str, Dossier], said: Iterable[Said], company: Company) -> None:
        self._roll = roll
        self._dossiers = dossiers
        self._company = company
        self._by: dict[str, list[Said]] = defaultdict(list)
        self._to: dict[str, list[Said]] = defaultdict(list)
        self._about: dict[str, list[Said]] = defaultdict(list)
        for one in said:
            if one.speaker:
                self._by[one.speaker].append(one)
            if one.to:
                self._to[one.to].append(one)
            for id in roll.placed[one.article.id].heard[one.place].subjects:
                self._about[id].append(one)

    def rest(self, id: str) -> Callable[[str], Any]:
        """From the name of a field of the entity to its value."""
        return lambda field: getattr(self, field)(id)

    def aliases(self, id: str) -> tuple[Alias, ...]:
        return self._dossiers[id].aliases

    def roles(self, id: str) -> tuple[RoleUse, ...]:
        return self._dossiers[id].roles

    def appearances(self, id: str) -> tuple[Appearance, ...]:
        return tuple(self._appearances(id, self._roll.naming.get(id, ()), lambda article: self._roll.placed[article].subjects))

    def cited(self, id: str) -> tuple[Appearance, ...]:
        return tuple(self._appearances(id, self._roll.citing.get(id, ()), lambda article: self._roll.placed[article].cited))

    def about(self, id: str) -> int:
        return sum(id in self._roll.placed[article.id].about for article in self._roll.naming.get(id, ()))

    def said_by(self, id: str) -> tuple[Said, ...]:
        return tuple(self._by.get(id, ()))

    def said_to(self, id: str) -> tuple[Said, ...]:
        return tuple(self._to.get(id, ()))

    def said_about(self, id: str) -> tuple[Said, ...]:
        return tuple(self._about.get(id, ()))

    def seen_with(self, id: str) -> tuple[SeenWith, ...]:
        return self._company.of(id)

    def _appearances(self, id: str, articles: Sequence[Article], named: Callable[[str], Sequence[Named]]) -> Iterator[Appearance]:
        for article in articles:
            about = id in self._roll.placed[article.id].about
            for each in named(article.id):
                if each.entity == id:
                    yield Appearance(article, each.sentences, each.count, about)
