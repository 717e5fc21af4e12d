"""A sort key → the letter that it stands under in an index."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.text.slugs import fold
from broadsheet.values import Value

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Letter(Value):
    """A heading of an index and its anchor."""

    id: str
    label: str


OTHER = Letter(id="other", label="#")
"""For keys that begin with a figure, or in another script."""
LETTERS = (*(Letter(id=c, label=c.upper()) for c in ALPHABET), OTHER)
_BY_ID = {letter.id: letter for letter in LETTERS}


@lru_cache(maxsize=1 << 16)
def letter(sort: str) -> Letter:
    """Accents aside.

    >>> letter("Élysée").label, letter("’t Hooft, Gerard").label, letter("3M").label
    ('E', 'T', '#')
    """
    key = fold(sort)
    first = key[:1] if key[:1].isalnum() else next((c for c in key if c.isalnum()), "")
    return _BY_ID.get(first, OTHER)


@lru_cache(maxsize=1 << 16)
def order(sort: str) -> tuple[bool, str]:
    """A key to sort by: letters without their accents, everything else after them."""
    return letter(sort) is OTHER, fold(sort)
