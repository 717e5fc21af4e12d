"""Counts of days or months → the bars of a spark: a word-sized chart whose numbers stand beside it for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.values import Value

STEP = 12
"""Units from one bar to the next; a bar is 9 wide."""
HEIGHT = 24


class Bar(Value):
    """A rectangle in the units of the spark's viewBox; ``kind`` is its class."""

    kind: str
    x: int
    y: int
    height: int


class Spark(Value):
    """Bars and the numbers they stand for."""

    width: int
    bars: tuple[Bar, ...]
    counts: tuple[int, ...]


def spark(counts: Sequence[int], top: int, *, today: bool = False) -> Spark:
    """One bar a count, ``top`` being the largest of all sparks that are compared; ``today`` marks the last bar."""
    last = len(counts) - 1 if today else -1
    return Spark(
        width=STEP * len(counts),
        bars=tuple(_bar(n * STEP, count, top, today=n == last) for n, count in enumerate(counts)),
        counts=tuple(counts),
    )


def _bar(x: int, count: int, top: int, *, today: bool) -> Bar:
    if count == 0:
        return Bar(kind="z", x=x, y=HEIGHT - 1, height=1)
    height = max(3, round(count / max(top, 1) * (HEIGHT - 2)))
    return Bar(kind="bar bar--today" if today else "bar", x=x, y=HEIGHT - height, height=height)
