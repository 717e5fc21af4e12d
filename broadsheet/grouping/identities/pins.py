"""Groups, and the ids under which names were published → which id each group keeps, and which old ids lead to it.

An id made of a name moves when later articles bring a fuller name, or an earlier article of the same name turns up. What was
published once stays: an identity keeps the id under which it was published first, and all others under which it was lead there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from broadsheet.grouping.identities.group import FOLDERS, Group
from broadsheet.model.entity import Anchor
from broadsheet.values import Value, field, replace


class Pins(Value, kw_only=False):
    """Groups are named by their numbers."""

    ids: Mapping[int, str] = field(default_factory=dict)
    """Group → the id that it keeps."""
    leads: Mapping[str, int] = field(default_factory=dict)
    """Id as published → the group that it stands for now."""


def pins(groups: Sequence[Group], anchors: Sequence[Anchor], made: Collection[str] = ()) -> Pins:
    """``made`` are ids that decisions give out: these hold whatever was published, and no group keeps one by itself."""
    if not anchors:
        return Pins()
    numbers = _numbers(groups, anchors)
    ids: dict[int, str] = {}
    taken: set[str] = set()
    leads: dict[str, int] = {}
    for anchor in sorted(anchors, key=lambda anchor: (anchor.since, anchor.id)):
        number = _group(anchor, groups, numbers)
        if number is None or anchor.id in made:
            continue
        leads[anchor.id] = number
        id = f"{FOLDERS[groups[number].kind]}/{anchor.id.partition('/')[2]}"
        if number not in ids and id not in taken:
            ids[number] = id
            taken.add(id)
    return Pins(ids, leads)


def _numbers(groups: Sequence[Group], anchors: Sequence[Anchor]) -> dict[tuple[str, str], list[int]]:
    """(article, name within it) → groups, for the places that anchors speak of."""
    wanted = {place for anchor in anchors for place in anchor.places}
    found: dict[tuple[str, str], list[int]] = {}
    for number, group in enumerate(groups):
        for naming in group.namings:
            place = (naming.article, naming.name)
            if place in wanted:
                found.setdefault(place, []).append(number)
    return found


def _group(anchor: Anchor, groups: Sequence[Group], numbers: Mapping[tuple[str, str], Sequence[int]]) -> int | None:
    """The group at the first of the anchor's places that is still there; of several with one name there, that of its kind.

    If these are several too (a firm and a person of one name may both be people), the one that has least in that article
    which was not published with it.
    """
    for place in anchor.places:
        found = numbers.get(place, ())
        if len(found) > 1:
            return min(found, key=lambda number: (*_strange(groups[number], anchor, place[0]), number))
        if found:
            return found[0]
    return None


def _strange(group: Group, anchor: Anchor, article: str) -> tuple[bool, int]:
    """Whether the group is of another kind than the anchor's id, and how many names it has in an article beside the anchor's."""
    names = {naming.name for naming in group.namings if naming.article == article}
    names.difference_update(name for where, name in anchor.places if where == article)
    return FOLDERS[group.kind] != anchor.id.partition("/")[0], len(names)


def leading_to(
    here: Mapping[tuple[str, str], Collection[str]],
    anchors: Sequence[Anchor],
    changed: Collection[str],
    cells_of: Callable[[Iterable[str]], Mapping[tuple[str, str], Collection[str]]],
) -> tuple[Anchor, ...] | None:
    """The anchors that lead to some of all names, each by the article that does; None where only all names together tell.

    ``here`` has the places of those names with their cells, ``changed`` the articles that changed, and ``cells_of`` gives all
    cells at the places of articles.
    """
    asked = [a for a in anchors if any(place in here or place[0] in changed for place in a.places)]
    there = cells_of(article for anchor in asked for article, _ in anchor.places)
    found = []
    for anchor in asked:
        place = next((place for place in anchor.places if place in there), None)
        if place is None or (place not in here and any(article in changed for article, _ in anchor.places)):
            return None
        if place in here:
            if set(there[place]) != set(here[place]):
                return None
            found.append(replace(anchor, places=tuple(each for each in anchor.places if each[0] == place[0])))
    return tuple(found)
