"""Groups → identities in waiting: the name to show, the sort key, and an id that no other has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count

from broadsheet.grouping.identities.company import role_nouns
from broadsheet.grouping.identities.group import FOLDERS, Group
from broadsheet.grouping.identities.names import body, listed_name, of_nation, person
from broadsheet.grouping.identities.pins import Pins
from broadsheet.grouping.identities.sorting import sort_key
from broadsheet.model.article import Kind
from broadsheet.model.entity import Naming
from broadsheet.text.keys import COURTESY, words
from broadsheet.text.slugs import slugify
from broadsheet.values import Value

NONE = Pins()
"""Nothing was published before."""


class Draft(Value):
    """An identity before editors' decisions, with the namings that are it."""

    id: str
    name: str
    sort: str
    kind: Kind
    namings: tuple[Naming, ...]
    how: str = ""
    undecided: tuple[str, ...] = ()


def drafts(groups: Sequence[Group], pinned: Pins = NONE) -> tuple[Draft, ...]:
    """One draft a group, in their order; ids depend on the set of groups, and on those that were published before."""
    names = [display_name(group) for group in groups]
    ids = _ids(groups, names, pinned)
    by_label: dict[tuple[Kind, str], set[str]] = {(group.kind, label): set() for group in groups for label in group.maybe}
    for group, identity in zip(groups, ids, strict=True):
        for name in {naming.name for naming in group.namings} if by_label else ():
            if (place := (group.kind, _label(group.kind, name))) in by_label:
                by_label[place].add(identity)
    made = []
    for group, name, identity in zip(groups, names, ids, strict=True):
        maybe = {other for label in group.maybe for other in by_label[group.kind, label]} - {identity}
        sort = sort_key(name, _forms(group)) if group.kind == "person" else name
        made.append(
            Draft(
                id=identity,
                name=name,
                sort=sort,
                kind=group.kind,
                namings=group.namings,
                how=group.how,
                undecided=tuple(sorted(maybe)),
            )
        )
    return tuple(made)


def _label(kind: Kind, name: str) -> str:
    return " ".join(person(name)) if kind == "person" else body(kind, name)


def _forms(group: Group) -> Counter[str]:
    """Each way of writing → the articles that use it."""
    return Counter(form for naming in group.namings for form in dict.fromkeys(naming.forms))


def display_name(group: Group) -> str:
    """The fullest form that is used most: a first name before an initial, words before an abbreviation."""
    articles: Counter[str] = Counter(naming.name for naming in group.namings)
    mentions = group.names()

    def rank(name: str) -> tuple[bool, int, int, int, str]:
        parts = person(name) if group.kind == "person" else words(name)
        full = len(parts) > 1 and (group.kind != "person" or len(parts[0]) > 2 or not name.split(maxsplit=1)[0].isupper())
        return not full, -articles[name], -mentions[name], -len(name), name

    return shown(group.kind, min(articles, key=rank))


def shown(kind: Kind, name: str) -> str:
    """A name as it is shown: a person's without titles, another's as the lists prefer it."""
    if kind == "person":
        return _untitled(name)
    return listed_name(kind, name) or name


def _untitled(name: str) -> str:
    parts, lean = name.split(), person(name)
    if len(lean) == 1 and len(parts) == 2 and parts[0].rstrip(".").lower() in COURTESY:
        # Who is named by no more than this is told from others of the surname by it alone.
        return name
    while len(parts) > 1 and lean and words(parts[0])[:1] != lean[:1]:
        parts.pop(0)
    return " ".join(parts)


def natural_ids(groups: Sequence[Group]) -> list[str]:
    """The id of each group as it would be if nothing had been published before."""
    return _ids(groups, [display_name(group) for group in groups], NONE)


def _ids(groups: Sequence[Group], names: Sequence[str], pinned: Pins) -> list[str]:
    """Of entities with one slug the one in the news first keeps it; the others get their office or nation, or a number.

    An id that leads to one of them is never given to another.
    """
    order = sorted(
        range(len(groups)), key=lambda n: (min((x.published, x.article) for x in groups[n].namings), names[n], groups[n].kind)
    )
    taken = {*pinned.ids.values(), *pinned.leads}
    ids = [pinned.ids.get(number, "") for number in range(len(groups))]
    for number in order:
        if ids[number]:
            continue
        folder = FOLDERS[groups[number].kind]
        for slug in _slugs(groups[number], names[number]):
            if (identity := f"{folder}/{slug}") not in taken:
                ids[number] = identity
                taken.add(identity)
                break
    return ids


def _slugs(group: Group, name: str) -> Iterator[str]:
    plain = slugify(name)
    offices = sorted({noun for naming in group.namings for role in naming.roles for noun in role_nouns(role)})
    if group.kind == "organisation":
        _, _, nation = of_nation(body(group.kind, name), group.namings[0].beside).partition(", ")
        offices = [slugify(nation)] if nation else []
    return chain([plain], (f"{plain}-{office}" for office in offices[:1]), (f"{plain}-{number}" for number in count(2)))
