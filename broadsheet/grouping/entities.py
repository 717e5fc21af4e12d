"""Articles, presences and identities → entities: forms and roles with their dates, appearances, quotations, company."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.grouping.presences import Ids, Presence, numbering
from broadsheet.grouping.quotations import subjects
from broadsheet.model.article import Article
from broadsheet.model.entity import Alias, Appearance, Entity, Identity, RoleUse, Said, SeenWith

KINDS = ("person", "organisation", "place")


@dataclass(slots=True)
class _Gathered:
    """What the articles, newest first, give of one entity."""

    forms: dict[str, tuple[int, dt.date, dt.date]] = field(default_factory=dict)
    roles: list[RoleUse] = field(default_factory=list)
    appearances: list[Appearance] = field(default_factory=list)
    cited: list[Appearance] = field(default_factory=list)
    said_by: list[Said] = field(default_factory=list)
    said_to: list[Said] = field(default_factory=list)
    said_about: list[Said] = field(default_factory=list)

    def present(self, article: Article, presence: Presence, about: bool) -> None:
        """Counts the entity's forms in the article, and the article among its own."""
        for form, count in presence.forms:
            times, _, last = self.forms.get(form, (0, article.published, article.published))
            self.forms[form] = (times + count, article.published, last)
        appearance = Appearance(
            article=article,
            sentences=tuple(article.sentences[n - 1] for n in presence.sentences),
            count=presence.count,
            about=about,
        )
        (self.cited if presence.cited else self.appearances).append(appearance)


def entities(
    articles: Sequence[Article],
    presences: Mapping[str, Sequence[Presence]],
    ids: Mapping[str, Ids],
    identities: Mapping[str, Identity],
    about: Mapping[str, Sequence[str]],
    said: Iterable[Said],
    seen_with: Mapping[str, tuple[SeenWith, ...]],
) -> tuple[Entity, ...]:
    """Every entity, by kind and then sort key, those that are only cited included; ``articles`` and ``said`` are newest first."""
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    for article in articles:
        for presence in presences[article.id]:
            gathered[presence.entity].present(article, presence, presence.entity in about[article.id])
        _roles(article, ids[article.id], gathered)
    for one in said:
        if one.speaker:
            gathered[one.speaker].said_by.append(one)
        if one.to:
            gathered[one.to].said_to.append(one)
        for id in subjects(one, ids[one.article.id]):
            gathered[id].said_about.append(one)
    made = (_entity(identities[id], parts, seen_with.get(id, ())) for id, parts in gathered.items())
    return tuple(sorted(made, key=lambda e: (KINDS.index(e.kind), e.sort.casefold(), e.id)))


def _roles(article: Article, ids: Ids, gathered: Mapping[str, _Gathered]) -> None:
    sentence = numbering(article)
    once: set[tuple[str, str]] = set()
    for role in article.roles:
        id = ids.get((role.kind, role.name))
        if id is not None and id in gathered and (id, role.text) not in once:
            once.add((id, role.text))
            gathered[id].roles.append(
                RoleUse(text=role.text, published=article.published, article=article.id, sentence=sentence(role.start))
            )


def _entity(identity: Identity, parts: _Gathered, seen_with: tuple[SeenWith, ...]) -> Entity:
    aliases = [Alias(text=text, count=count, first=first, last=last) for text, (count, first, last) in parts.forms.items()]
    return Entity(
        id=identity.id,
        slug=identity.id.partition("/")[2],
        name=identity.name,
        sort=identity.sort,
        kind=identity.kind,
        aliases=tuple(sorted(aliases, key=lambda a: (-a.count, a.text))),
        roles=tuple(parts.roles),
        appearances=tuple(parts.appearances),
        said_by=tuple(parts.said_by),
        said_to=tuple(parts.said_to),
        said_about=tuple(parts.said_about),
        cited=tuple(parts.cited),
        seen_with=seen_with,
        how=identity.how,
        undecided=identity.undecided,
    )
