"""Lengths → the numbers that a drawing bears."""

from __future__ import annotations

from functools import cache
from unicodedata import east_asian_width

NARROW = frozenset("fijlrtI.,:;'’‘|()[]- ")
WIDE = frozenset("mwMW@%–—…")


def tidy(value: float) -> float:
    """Rounded to one decimal, and whole where it is whole, so that 12.0 is written 12.

    >>> tidy(12.04), tidy(12.25), tidy(-0.04)
    (12, 12.2, 0)
    """
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def width(text: str, size: float) -> float:
    """About how wide ``text`` stands in a sans of ``size`` units; rather too wide than too narrow.

    >>> round(width("Beijing", 10), 1)
    34.0
    """
    return size * sum(map(_share, text))


@cache
def _share(letter: str) -> float:
    """Of a letter's height, how wide it is."""
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.9
    if east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.56


def wrapped(text: str, letters: int, lines: int) -> tuple[str, ...]:
    """The text in at most ``lines`` lines of about ``letters`` letters; what does not fit is cut with an ellipsis.

    >>> wrapped("International Brotherhood of Teamsters", 13, 2)
    ('International', 'Brotherhood…')
    """
    made: list[str] = []
    for word in text.split():
        if made and len(made[-1]) + 1 + len(word) <= letters:
            made[-1] += f" {word}"
        else:
            made.append(word)
    if len(made) > lines:
        made = [*made[: lines - 1], f"{made[lines - 1]}…"]
    return tuple(line if len(line) <= letters + 3 else f"{line[: letters + 1]}…" for line in made)
