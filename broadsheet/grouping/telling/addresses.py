"""Stories → addresses: the slug of the first article, with the story's first day, and then a number, where another has it.

Only stories of one family can ask for one address: those whose slugs differ in nothing but days at their ends.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from broadsheet.grouping.shelf import ADDRESSES, FAMILIES, Shelf
from broadsheet.grouping.traces import rows

Member = tuple[str, str, str]
"""A story of a family: its first day, its id, the slug of its first article."""
_DAYS = re.compile(r"(?:-\d{4}-\d\d-\d\d(?:-\d+)?)+$")


def family(slug: str) -> str:
    """What is left of a slug or an address without days at its end.

    >>> family("ferry-sinks"), family("ferry-sinks-2023-07-17"), family("ferry-sinks-2023-07-17-2")
    ('ferry-sinks', 'ferry-sinks', 'ferry-sinks')
    """
    return _DAYS.sub("", slug) or slug


def addresses(members: Iterable[Member]) -> dict[str, str]:
    """Story id → address, of the stories of one family: the earliest keeps its slug."""
    taken: dict[str, str] = {}
    for first, id, slug in sorted(members):
        own = slug if slug not in taken else f"{slug}-{first}"
        number = 1
        while own in taken:
            number += 1
            own = f"{slug}-{first}-{number}"
        taken[own] = id
    return {id: address for address, id in taken.items()}


def at(shelf: Shelf, wanted: Iterable[str]) -> dict[str, str]:
    """Address → story id, of those addresses at which a story stands that articles make."""
    wanted = list(wanted)
    families = _families(shelf, {family(address) for address in wanted})
    found = {address: id for members in families.values() for id, address in addresses(members).items()}
    return {address: found[address] for address in wanted if address in found}


def update(shelf: Shelf, stories: Mapping[str, tuple[str, str]], gone: Iterable[str]) -> set[str]:
    """Take up stories, id → (first day, slug of its first article), and ids that are none now; the addresses that are touched."""
    before = {id: rows.name(data) for id, data in shelf.get(ADDRESSES, [*stories, *gone]).items()}
    families = _families(shelf, {family(slug) for slug in (*before.values(), *(slug for _, slug in stories.values()))})
    touched = set(before.values())
    old = {name: addresses(members) for name, members in families.items()}
    for id, address in before.items():
        families[family(address)] = [member for member in families[family(address)] if member[1] != id]
    for id, (first, slug) in stories.items():
        families[family(slug)].append((first, id, slug))
    now = {name: addresses(members) for name, members in families.items()}
    was = {id: address for found in old.values() for id, address in found.items()}
    found = {id: address for each in now.values() for id, address in each.items()}
    touched.update(found[id] for id in stories)
    for id in was.keys() | found.keys():
        if was.get(id) != found.get(id):
            touched.update(address for address in (was.get(id), found.get(id)) if address)
    shelf.drop(ADDRESSES, sorted(before.keys() - found.keys()))
    shelf.put(ADDRESSES, {id: rows.of_name(address) for id, address in sorted(found.items()) if was.get(id) != address})
    shelf.drop(FAMILIES, sorted(name for name, members in families.items() if not members))
    shelf.put(FAMILIES, {name: json.dumps(sorted(members)).encode() for name, members in sorted(families.items()) if members})
    return touched


def _families(shelf: Shelf, names: Iterable[str]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    names = set(names)
    for name, data in shelf.get(FAMILIES, sorted(names)).items():
        found[name] = [_member(values) for values in json.loads(data)]
    return found


def _member(values: Sequence[str]) -> Member:
    first, id, slug = values
    return first, id, slug
