"""Articles in their places → how they write an entity: its forms and its roles, with their dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from broadsheet.grouping.roll import Roll
from broadsheet.model.article import Article
from broadsheet.model.entity import Alias, RoleUse
from broadsheet.model.placed import Dossier


class Dossiers(Mapping[str, Dossier]):
    """Entity id → its dossier, made when it is asked for."""

    def __init__(self, roll: Roll) -> None:
        self._roll = roll

    def __getitem__(self, id: str) -> Dossier:
        return dossier(id, self._roll)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._roll.naming, *self._roll.citing)))

    def __len__(self) -> int:
        return len(self._roll.naming.keys() | self._roll.citing.keys())


def dossier(id: str, roll: Roll, known: Dossier | None = None, added: Collection[str] = ()) -> Dossier:
    """Of one entity. Cost grows with the articles that name it or, where ``known`` of all but those ``added``, with these."""
    articles = roll.holding(id)
    new = [article for article in articles if article.id in added] if known else articles
    forms: dict[str, tuple[int, dt.date, dt.date]] = {a.text: (a.count, a.first, a.last) for a in known.aliases} if known else {}
    for article in new:
        for entity, written in roll.details[article.id].forms:
            for form, count in written if entity == id else ():
                times, first, last = forms.get(form, (0, article.published, article.published))
                forms[form] = times + count, min(first, article.published), max(last, article.published)
    aliases = [Alias(text=text, count=count, first=first, last=last) for text, (count, first, last) in forms.items()]
    place = {article.id: number for number, article in enumerate(articles)}
    roles = [*(known.roles if known else ()), *_roles(id, new, roll)]
    return Dossier(
        aliases=tuple(sorted(aliases, key=lambda a: (-a.count, a.text))),
        roles=tuple(sorted(roles, key=lambda role: place[role.article])),
    )


def _roles(id: str, articles: Iterable[Article], roll: Roll) -> Iterator[RoleUse]:
    for article in articles:
        for entity, text, sentence in roll.placed[article.id].roles:
            if entity == id:
                yield RoleUse(text=text, published=article.published, article=article.id, sentence=sentence)
