"""Decisions that were made → what the desk need not ask again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from broadsheet.model.decision import Decision
from broadsheet.text.keys import key
from broadsheet.values import Value


class Decided(Value):
    """Which ids and forms editors have said something of."""

    pairs: frozenset[frozenset[str]] = frozenset()
    """Entities or stories that were merged or kept apart."""
    forms: frozenset[tuple[str, str]] = frozenset()
    """(entity, folded form) of aliases."""
    places: frozenset[tuple[str, str]] = frozenset()
    """(article, folded name) of names that were split off, and (article, story) of articles."""
    ids: frozenset[str] = frozenset()
    """Entities whose kind was decided, or that are hidden."""

    def has_pair(self, one: str, other: str) -> bool:
        """Whether the two were decided upon together."""
        return frozenset((one, other)) in self.pairs


def decided(decisions: Iterable[Decision]) -> Decided:
    """What all of them settle."""
    known = tuple(decisions)
    together = (d for d in known if d.verb in ("merge", "never-merge", "story-merge"))
    return Decided(
        pairs=frozenset(frozenset(pair) for d in together for pair in combinations(d.targets, 2)),
        forms=frozenset((id, key(d.form or "")) for d in known if d.verb == "alias" for id in d.targets),
        places=frozenset(
            (d.article or "", key(d.name) if d.name else "".join(d.targets)) for d in known if d.verb in ("split", "story-split")
        ),
        ids=frozenset(id for d in known if d.verb in ("kind", "hide") for id in d.targets),
    )
