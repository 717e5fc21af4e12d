"""Counts by day, month or year → a bar chart: solid for articles about the subject, outlined for those that mention it."""

from __future__ import annotations

from broadsheet.model.picture import Bar, Bars
from broadsheet.rendering.charts.numbers import tidy
from broadsheet.values import Value

WIDTH, HEIGHT, FOOT = 340, 148, 36
"""Of the drawing; the foot holds two lines of labels."""
MARGIN, TOP = 6, 20
WIDEST = 30
"""A bar is no wider than this, and takes up two thirds of its place."""
NUMBERED = 14
"""Of more bars than this only the highest bear their number."""
LABELLED = 10
"""Of more bars than this every second, seventh … bears a label below."""


class Box(Value):
    """A rectangle of the chart."""

    kind: str
    """Its class: bar, or bar bar--mention."""
    x: float
    y: float
    width: float
    height: float


class Word(Value):
    """A text, set with its middle at x."""

    text: str
    x: float
    y: float
    strong: bool = False


class BarChart(Value):
    """Everything that stands on the chart."""

    width: int
    height: int
    base: float
    """Where the axis runs."""
    boxes: tuple[Box, ...]
    words: tuple[Word, ...]
    outlined: bool
    """Some bar is an outline."""
    solid: bool


def bar_chart(series: Bars) -> BarChart:
    """The chart of a series that has at least one bar and one mention."""
    base, step = HEIGHT - FOOT, (WIDTH - 2 * MARGIN) / len(series.bars)
    wide = min(WIDEST, step * 2 / 3)
    top = max(bar.about + bar.mentioning for bar in series.bars)
    boxes: list[Box] = []
    words: list[Word] = []
    every = _every(len(series.bars), series.unit)
    for place, bar in enumerate(series.bars):
        middle = MARGIN + step * (place + 0.5)
        boxes += _boxes(bar, middle - wide / 2, wide, base, (base - TOP) / top)
        count = bar.about + bar.mentioning
        if count and (len(series.bars) <= NUMBERED or count == top):
            words.append(Word(text=f"{count:,}", x=tidy(middle), y=tidy(base - count * (base - TOP) / top - 6), strong=True))
        if place % every == 0:
            words.append(Word(text=bar.tick.label, x=tidy(middle), y=base + 16))
            words += [Word(text=bar.tick.under, x=tidy(middle), y=base + 31)] if bar.tick.under else []
    return BarChart(
        width=WIDTH,
        height=HEIGHT,
        base=base + 0.5,
        boxes=tuple(boxes),
        words=tuple(words),
        outlined=any(bar.mentioning for bar in series.bars),
        solid=any(bar.about for bar in series.bars),
    )


def _every(bars: int, unit: str) -> int:
    """Labels stand below every bar, or below one of each week, quarter, half year or decade."""
    if bars <= LABELLED:
        return 1
    steps = (7,) if unit == "day" else (3, 6, 12) if unit == "month" else (2, 5, 10, 20)
    return next((step for step in steps if bars / step <= LABELLED), steps[-1])


def _boxes(bar: Bar, x: float, wide: float, base: float, unit: float) -> list[Box]:
    solid, outline = bar.about * unit, bar.mentioning * unit
    made = []
    if solid:
        made.append(Box(kind="bar", x=tidy(x), y=tidy(base - solid), width=tidy(wide), height=tidy(solid)))
    if outline:  # its line runs within the box, so that it is as wide as a solid one
        edge = min(0.6, outline / 2, wide / 2)
        box = (x + edge, base - solid - outline + edge, wide - 2 * edge, outline - 2 * edge)
        made.append(Box(kind="bar bar--mention", x=tidy(box[0]), y=tidy(box[1]), width=tidy(box[2]), height=tidy(box[3])))
    return made
