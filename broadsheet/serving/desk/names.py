"""Entities → names that could not be decided, and names that were put together on little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import shorten

from broadsheet.content.yaml_writing import flow, scalar
from broadsheet.grouping.identities.names import person, spelling
from broadsheet.serving.desk.decided import Decided
from broadsheet.serving.desk.matters import Choice, Matter, Party
from broadsheet.serving.desk.reading import Archive, Row
from broadsheet.text.keys import key
from broadsheet.text.slugs import slugify

OPTIONS, ARTICLES = 4, 3
"""Most candidates that are offered for one name, and most articles of which one can be taken out."""
HEADLINE = 44
"""Characters of a headline on a button."""
SURNAME, INITIAL, TURNED, SPELT, SHORT = 0.3, 0.35, 0.3, 0.25, 0.2
"""How doubtful a surname alone is, an initial, another order of words, another spelling, a short form."""


def undecided(archive: Archive, decided: Decided) -> Iterator[Matter]:
    """A matter for each name that may be somebody else's too; two that point at one another are one matter."""
    seen: set[frozenset[str]] = set()
    for id, entity in archive.entities.items():
        others = [other for other in entity["undecided"] if other in archive.entities and not decided.has_pair(id, other)]
        others = [other for other in others if frozenset((id, other)) not in seen]
        if not others or not archive.count(id):
            continue
        seen |= {frozenset((id, other)) for other in others}
        others.sort(key=lambda other: (-archive.count(other), other))
        offered = others[:OPTIONS]
        names = [archive.entities[other]["name"] for other in offered]
        yield Matter(
            kind="names",
            subject=id,
            heading=f"Who is “{entity['name']}”?",
            doubt=f"The articles that write {entity['name']} do not say whether {_either(names)} is meant.",
            stake=archive.count(id),
            chance=len(others) / (len(others) + 1),
            parties=(party(archive, id, 3), *(party(archive, other, 1) for other in offered)),
            choices=(
                *(
                    Choice(label=f"It is {name}", lines=(f"- merge: {flow([id, other])}",))
                    for name, other in zip(names, offered, strict=True)
                ),
                Choice(label="Somebody else", lines=tuple(f"- never-merge: {flow([id, other])}" for other in others)),
            ),
        )


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def party(archive: Archive, id: str, quotes: int) -> Party:
    """An entity with its latest role, and sentences of up to ``quotes`` articles that name it."""
    entity = archive.entities[id]
    role = f"“{entity['roles'][0]}”" if entity["roles"] else ""
    counted = articles(entity["articles"])
    mentions = archive.mentions.get(id, ())
    return Party(
        label=entity["name"],
        url=f"/{id}/",
        note=f"{role}, {counted}" if role else counted,
        evidence=archive.quotes(mentions, quotes),
    )


def articles(count: int) -> str:
    """``1 article``, ``3 articles``."""
    return f"{count:,} article{'' if count == 1 else 's'}"


def joined(archive: Archive, decided: Decided) -> Iterator[Matter]:
    """A matter for each name of a person that was taken for another name of the same one, on the weaker rules."""
    for id, entity in archive.entities.items():
        if entity["kind"] != "person" or id in decided.ids:
            continue
        names = Counter(row["name"] for row in archive.mentions.get(id, ()))
        main = max(names, key=lambda name: (name == entity["name"], len(person(name)), names[name], name), default="")
        for name, count in sorted(names.items()):
            chance, why = _weakness(name, main)
            if chance and (id, key(name)) not in decided.forms:
                yield _joined(archive, decided, entity, main, name, count, chance, why)


def _weakness(name: str, main: str) -> tuple[float, str]:
    """How doubtful it is that the two are one person, and why."""
    one, other = person(name), person(main)
    if one == other or not one or not other:
        return 0.0, ""
    if len(one) == 1:
        return SURNAME, f"{name} alone is taken for {main}, since the office or the company is the same."
    if sorted(one) == sorted(other):
        return TURNED, f"{name} is taken for {main}, with the family name first or last."
    if one[0] == other[0] and one[-1] == other[-1]:
        return 0.0, ""
    if min(len(one[0]), len(other[0])) == 1:
        return INITIAL, f"{name} is taken for {main}: an initial stands for the first name."
    if spelling(one[0]) == spelling(other[0]) and spelling(one[-1]) == spelling(other[-1]):
        return SPELT, f"{name} is taken for {main} in another spelling."
    return SHORT, f"{name} is taken for {main}: a short form stands for the first name."


def _joined(archive: Archive, decided: Decided, entity: Row, main: str, name: str, count: int, chance: float, why: str) -> Matter:
    id = entity["id"]
    own = [row for row in archive.mentions[id] if row["name"] == name]
    others = [row for row in archive.mentions[id] if row["name"] == main]
    single = len(person(name)) == 1
    apart = _apart(archive, decided, id, name, own) if single else _never(name, main)
    return Matter(
        kind="joined",
        subject=f"{id} {key(name)}",
        heading=f"Is “{name}” {entity['name']}?",
        doubt=why,
        stake=count,
        chance=chance,
        parties=(
            Party(label=name, evidence=archive.quotes(own, 2)),
            Party(label=main, url=f"/{id}/", note=articles(entity["articles"]), evidence=archive.quotes(others, 1)),
        ),
        choices=(
            Choice(label="Yes, always", lines=(f"- alias: {{entity: {id}, as: {scalar(name, inline=True)}}}",)),
            *apart,
        ),
    )


def _never(name: str, main: str) -> tuple[Choice, ...]:
    ids = [f"people/{'-'.join(person(each))}" for each in (name, main)]
    return (Choice(label="No, two people", lines=(f"- never-merge: {flow(ids)}",)),)


def _apart(archive: Archive, decided: Decided, id: str, name: str, own: Sequence[Row]) -> Iterator[Choice]:
    """Articles, one by one, in which a name alone is somebody else's."""
    target = f"people/{slugify(name)}"
    target = f"{target}-2" if target == id else target
    for article in list(dict.fromkeys(row["article"] for row in own))[:ARTICLES]:
        if (article, key(name)) not in decided.places:
            line = f"- split: {{name: {scalar(name, inline=True)}, in: {scalar(article, inline=True)}, to: {target}}}"
            headline = shorten(archive.articles[article]["headline"], HEADLINE, placeholder=" …")
            yield Choice(label=f"Not in “{headline}”", lines=(line,))
