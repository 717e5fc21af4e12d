"""Ids → shares of them, so that what pages keep of very many entities is written again for a share alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

SHARES = 64
"""An article names a few of very many entities: most shares stay. Each is a row to be looked up, so that there are not more."""


def shares(ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Share → ids, in their order. Whatever others there are, an id stands in the same share.

    >>> shares(["people/kerry", "people/han"]) == shares(["people/kerry"]) | shares(["people/han"])
    True
    """
    found: dict[str, list[str]] = {}
    for id in ids:
        found.setdefault(f"{crc32(id.encode()) % SHARES:02}", []).append(id)
    return found
