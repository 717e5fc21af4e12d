"""Articles in their places and identities → entities: forms and roles with their dates, appearances, quotations, company.

All of an entity but its identity is worked out when it is first asked for: a page shows a few of thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any

from broadsheet.engine.lazy import lazy_maker
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Company
from broadsheet.model.article import Article
from broadsheet.model.entity import Alias, Appearance, Entity, Identity, RoleUse, Said, SeenWith
from broadsheet.model.placed import Dossier, Named

KINDS = {"person": 0, "organisation": 1, "place": 2}
"""In their order."""
_entity = lazy_maker(Entity, ("id", "slug", "name", "sort", "kind", "how", "undecided", "note"))


def entities(
    roll: Roll,
    identities: Mapping[str, Identity],
    dossiers: Mapping[str, Dossier],
    copies: Container[str],
    company: Company,
) -> tuple[Entity, ...]:
    """Every entity, by kind and then sort key, those that are only cited included; what ``copies`` repeat is said once."""
    parts = _Parts(roll, dossiers, copies, company)
    known = [identities[id] for id in dict.fromkeys((*roll.naming, *roll.citing))]
    ordered = sorted(known, key=lambda e: (KINDS[e.kind], e.sort.casefold(), e.id))
    return tuple(_entity(*_eager(identity), parts.rest(identity.id)) for identity in ordered)


def _eager(identity: Identity) -> tuple[Any, ...]:
    """The values of the fields that are there at once."""
    _, _, slug = identity.id.partition("/")
    return identity.id, slug, identity.name, identity.sort, identity.kind, identity.how, identity.undecided, None


class _Parts:
    """What articles give of each entity, by the names of its fields."""

    def __init__(self, roll: Roll, dossiers: Mapping[str, Dossier], copies: Container[str], company: Company) -> None:
        self._roll = roll
        self._dossiers = dossiers
        self._copies = copies
        self._company = company

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
        return tuple(one for one in self._said(id) if one.speaker == id)

    def said_to(self, id: str) -> tuple[Said, ...]:
        return tuple(one for one in self._said(id) if one.to == id)

    def said_about(self, id: str) -> tuple[Said, ...]:
        placed = self._roll.placed
        return tuple(one for one in self._said(id) if id in placed[one.article.id].heard[one.place].subjects)

    def _said(self, id: str) -> Iterator[Said]:
        """All quotations of the articles that the entity is in, newest first: whoever speaks there, or is spoken of, is named."""
        for article in self._roll.holding(id):
            if article.id not in self._copies:
                yield from self._roll.said[article.id]

    def seen_with(self, id: str) -> tuple[SeenWith, ...]:
        return self._company.of(id)

    def _appearances(self, id: str, articles: Sequence[Article], named: Callable[[str], Sequence[Named]]) -> Iterator[Appearance]:
        for article in articles:
            about = id in self._roll.placed[article.id].about
            for each in named(article.id):
                if each.entity == id:
                    yield Appearance(article, each.sentences, each.count, about)
