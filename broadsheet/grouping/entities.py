"""Articles in their places and identities → entities: forms and roles with their dates, appearances, quotations, company.

All of an entity but its identity is worked out when it is first asked for: a page shows a few of thousands.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from broadsheet.engine.lazy import lazy
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Company
from broadsheet.model.article import Article
from broadsheet.model.entity import Alias, Appearance, Entity, Identity, RoleUse, Said, SeenWith
from broadsheet.model.placed import Named

KINDS = ("person", "organisation", "place")


def entities(roll: Roll, identities: Mapping[str, Identity], said: Iterable[Said]) -> tuple[Entity, ...]:
    """Every entity, by kind and then sort key, those that are only cited included; ``said`` is newest first."""
    parts = _Parts(roll, said)
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

    def __init__(self, roll: Roll, said: Iterable[Said]) -> None:
        self._roll = roll
        self._company = Company(roll)
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
        forms: dict[str, tuple[int, dt.date, dt.date]] = {}
        for article in self._articles(id):
            for entity, written in self._roll.details[article.id].forms:
                for form, count in written if entity == id else ():
                    times, _, last = forms.get(form, (0, article.published, article.published))
                    forms[form] = (times + count, article.published, last)
        made = [Alias(text=text, count=count, first=first, last=last) for text, (count, first, last) in forms.items()]
        return tuple(sorted(made, key=lambda a: (-a.count, a.text)))

    def roles(self, id: str) -> tuple[RoleUse, ...]:
        return tuple(
            RoleUse(text=text, published=article.published, article=article.id, sentence=sentence)
            for article in self._articles(id)
            for entity, text, sentence in self._roll.details[article.id].roles
            if entity == id
        )

    def appearances(self, id: str) -> tuple[Appearance, ...]:
        return tuple(self._appearances(id, self._roll.naming.get(id, ()), lambda article: self._roll.placed[article].subjects))

    def cited(self, id: str) -> tuple[Appearance, ...]:
        return tuple(self._appearances(id, self._roll.citing.get(id, ()), lambda article: self._roll.placed[article].cited))

    def said_by(self, id: str) -> tuple[Said, ...]:
        return tuple(self._by.get(id, ()))

    def said_to(self, id: str) -> tuple[Said, ...]:
        return tuple(self._to.get(id, ()))

    def said_about(self, id: str) -> tuple[Said, ...]:
        return tuple(self._about.get(id, ()))

    def seen_with(self, id: str) -> tuple[SeenWith, ...]:
        return self._company.of(id)

    def _articles(self, id: str) -> Iterator[Article]:
        """All that name or cite it, newest first."""
        found = {article.id: article for article in (*self._roll.naming.get(id, ()), *self._roll.citing.get(id, ()))}
        return iter(sorted(found.values(), key=lambda a: (-a.published.toordinal(), a.slug, a.id)))

    def _appearances(self, id: str, articles: Sequence[Article], named: Callable[[str], Sequence[Named]]) -> Iterator[Appearance]:
        for article in articles:
            about = id in self._roll.placed[article.id].about
            for each in named(article.id):
                if each.entity == id:
                    yield Appearance(article=article, numbers=each.sentences, count=each.count, about=about)
