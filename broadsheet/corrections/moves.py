"""Names of articles before and now → which entity is the same as one that was published, whatever its id."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from broadsheet.corrections.facts import Told


def moves(pairs: Iterable[tuple[Told, Told]], entities: Container[str]) -> Mapping[str, str]:
    """Id as published → id now; ``pairs`` are the articles before and now, ``entities`` the ids that there are now.

    An entity that is there keeps its id. One that is not has gone to where all its names went; to nowhere where these
    went to several, or are in no article any more.
    """
    went: dict[str, set[str]] = {}
    for old, new in pairs:
        there = {named.name: named.entity for named in new.names}
        for named in old.names:
            found = went.setdefault(named.entity, set())
            if named.name in there:
                found.add(there[named.name])
    return {id: id if id in entities else next(iter(found)) for id, found in went.items() if id in entities or len(found) == 1}
