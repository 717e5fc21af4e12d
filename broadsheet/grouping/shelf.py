"""What grouping keeps between runs: rows of bytes by kind and key, on a shelf that its caller provides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

TRACES, HEAVIEST, EDGES, STORY, MEMBERS = "story-trace", "story-heaviest", "story-edges", "story-of", "story-members"
MONTHS, COUNTS, LOWERED = "story-months", "story-counts", "story-lowered"
SKETCHES, TEXTS, COPY, COPIES = "copy-sketches", "copy-texts", "copy-of", "copy-members"
FORMS, LEADER, FOLLOWERS, REPEATS = "flood-forms", "flood-leader", "flood-followers", "flood-repeats"
SLUGS, FAMILIES, ADDRESSES, TOLD, DECIDED = "told-slugs", "told-families", "told-addresses", "told-stories", "told-decided"
CELLS, TOKENS, WRITTEN, IDENTITIES = "name-cells", "name-tokens", "name-articles", "name-identities"
EVERYDAY, RULED = "name-everyday", "name-ruled"
NAMES = (CELLS, TOKENS, WRITTEN, IDENTITIES, EVERYDAY, RULED)
"""All that is kept of whose names are whose."""
KINDS = (
    *(TRACES, HEAVIEST, EDGES, STORY, MEMBERS, MONTHS, COUNTS, LOWERED),
    *(FORMS, LEADER, FOLLOWERS, REPEATS),
    *(SKETCHES, TEXTS, COPY, COPIES, SLUGS, FAMILIES, ADDRESSES, TOLD, DECIDED),
)
"""All that is kept of stories and copies, and may be deleted at any time, but only together. Only who wrote it can use it."""

Spread = Callable[[Callable[[Any], bytes], Sequence[Any]], Iterable[bytes]]
"""From work and some items to what the work makes of each, in order, as ``map`` does; other processes may do it meanwhile. They
read what was on the shelf when it was called."""


class Shelf(Protocol):
    """Rows that stay until they are dropped; what was put is there for the next ``get``."""

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Those rows of a kind that are there."""

    def every(self, kind: str) -> Iterable[tuple[str, bytes]]:
        """All rows of a kind, by key."""

    def put(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Add rows, or replace them."""

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Remove rows, whether they are there or not."""


class Drawer:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, bytes]] = {kind: {} for kind in (*KINDS, *NAMES)}

    def get(self, kind: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """Those rows of a kind that are there."""
        held = self.rows[kind]
        return {key: held[key] for key in keys if key in held}

    def every(self, kind: str) -> Iterable[tuple[str, bytes]]:
        """All rows of a kind, by key."""
        return sorted(self.rows[kind].items())

    def put(self, kind: str, rows: Mapping[str, bytes]) -> None:
        """Add rows, or replace them."""
        self.rows[kind].update(rows)

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Remove rows, whether they are there or not."""
        for key in keys:
            self.rows[kind].pop(key, None)
