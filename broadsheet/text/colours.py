"""Colours as ``#rrggbb`` → their contrast, and mixtures of two."""

from __future__ import annotations

from broadsheet.values import Value


class Palette(Value):
    """The theme's own colours, as assets/broadsheet.css has them."""

    paper: str
    ink: str
    accent: str


LIGHT = Palette(paper="#fcfbf8", ink="#1a1917", accent="#a31f1b")
DARK = Palette(paper="#151412", ink="#ebe6db", accent="#ff8f7e")
READABLE = 4.5


def contrast(one: str, other: str) -> float:
    """1 to 21, by WCAG 2.2.

    >>> contrast("#000000", "#ffffff"), contrast("#777777", "#777777")
    (21.0, 1.0)
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, part: float) -> str:
    """``part`` of ``one`` and the rest of ``other``.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{int(a * part + b * (1 - part) + 0.5):02x}" for a, b in pairs)


def readable(colour: str, paper: str) -> str:
    """``colour``, or the nearest mixture of it with white or black that can be read on ``paper``."""
    away = "#ffffff" if _luminance(paper) < 0.18 else "#000000"
    steps = (mix(away, colour, n / 20) for n in range(21))
    return next((each for each in steps if contrast(each, paper) >= READABLE), away)


def opposite(colour: str) -> str:
    """Black or white, whichever stands out from ``colour``."""
    return max(("#ffffff", "#000000"), key=lambda each: contrast(each, colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 255 / 12.92 if c / 255 <= 0.04045 else float(((c / 255 + 0.055) / 1.055) ** 2.4) for c in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
