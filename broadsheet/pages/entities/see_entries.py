"""An entity → *see* entries: the other keys under which a reader may look for it in an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.model.entity import Entity
from broadsheet.text.keys import SUFFIXES
from broadsheet.text.slugs import fold


def see_entries(entity: Entity, forms: Sequence[str]) -> tuple[str, ...]:
    """Keys that differ from the sort key in order or spelling and not only by words left out; ``forms`` are its other forms.

    A name sorted as it is written is also given with its last word first: Jinping, Xi, *see* Xi Jinping.
    """
    turned = entity.kind == "person" and "," not in entity.sort and " " in entity.sort
    if not turned and not forms:
        return ()
    taken = {_plain(entity.sort)}
    found = []
    for key in (*([_inverted(entity.sort)] if turned else []), *_other(entity, forms)):
        if _plain(key) not in taken:
            taken.add(_plain(key))
            found.append(key)
    return tuple(found)


def _other(entity: Entity, forms: Sequence[str]) -> Iterator[str]:
    words = set(fold(f"{entity.name} {entity.sort}").replace(",", " ").split())
    for form in forms:
        if not words.issuperset(fold(form).split()):
            inverted = entity.kind == "person" and "," in entity.sort and " " in form
            yield _inverted(form) if inverted else form


def _inverted(name: str) -> str:
    """The last word first; what stands behind a name, as Jr. does, stays behind it."""
    words = [word.rstrip(",") for word in name.split()]
    suffix = words.pop() if len(words) > 2 and words[-1].strip(".").lower() in SUFFIXES else ""
    return " ".join(filter(None, [f"{words[-1]},", *words[:-1], suffix]))


def _plain(key: str) -> str:
    return " ".join(fold(key).split())
