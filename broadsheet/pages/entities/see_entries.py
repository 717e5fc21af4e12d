"""An entity → *see* entries: the other keys under which a reader may look for it in an index."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.entity import Entity
from broadsheet.text.slugs import fold


def see_entries(entity: Entity) -> tuple[str, ...]:
    """Keys that differ from the sort key in order or spelling and not only by words left out.

    A name sorted as it is written is also given with its last word first: Jinping, Xi, *see* Xi Jinping.
    """
    taken = {_plain(entity.sort)}
    found = []
    for key in _keys(entity):
        if _plain(key) not in taken:
            taken.add(_plain(key))
            found.append(key)
    return tuple(found)


def _keys(entity: Entity) -> Iterator[str]:
    words = set(fold(f"{entity.name} {entity.sort}").replace(",", " ").split())
    if entity.kind == "person" and "," not in entity.sort and " " in entity.sort:
        yield _inverted(entity.sort)
    for alias in entity.aliases:
        if not set(fold(alias.text).split()) <= words:
            inverted = entity.kind == "person" and "," in entity.sort and " " in alias.text
            yield _inverted(alias.text) if inverted else alias.text


def _inverted(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}"


def _plain(key: str) -> str:
    return " ".join(fold(key).split())
