"""A story's articles by day and outlet → a strip: a dot for each article, hollow where it is a copy."""

from __future__ import annotations

from broadsheet.model.picture import Strip, StripRow
from broadsheet.rendering.charts.numbers import tidy, wrapped
from broadsheet.values import Value

WIDTH, LEFT, RIGHT = 360, 122, 6
HEAD, ROW = 38, 26
RADIUS = 4.5
SIDE = 3
"""Dots of one cell that stand side by side; more make a further line."""
LINES = 4
"""Of dots in a cell; more articles are a number."""
LETTERS, LINED = 17, 3


class Dot(Value):
    """An article."""

    x: float
    y: float
    copy: bool


class Line(Value):
    """A text: ``where`` is start or middle, the place of its x."""

    text: str
    x: float
    y: float
    where: str = "middle"


class StripChart(Value):
    """Everything that stands on the strip."""

    width: int
    height: float
    left: float
    radius: float
    rules: tuple[float, ...]
    """Heights of the lines between the rows."""
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    copies: bool
    """Some dot is hollow."""


def strip_chart(strip: Strip) -> StripChart:
    """The strip of a story of at least one day and one outlet."""
    step = (WIDTH - LEFT - RIGHT) / len(strip.ticks)
    radius = min(RADIUS, step / 2 - 0.5)
    side = max(1, min(SIDE, int(step / (2 * radius + 2))))
    lines = _heads(strip, step)
    dots: list[Dot] = []
    rules = [float(HEAD)]
    y = float(HEAD)
    for row in strip.rows:
        tall = _height(row, side, radius)
        text = wrapped(row.label, LETTERS, LINED)
        tall = max(tall, 15 * len(text) + 8)
        first = y + tall / 2 + 4.5 - 7.5 * (len(text) - 1)
        lines += [Line(text=part, x=0, y=tidy(first + 15 * place), where="start") for place, part in enumerate(text)]
        for day, (own, copies) in enumerate(row.cells):
            middle = LEFT + step * (day + 0.5)
            if own + copies > side * LINES:
                lines.append(Line(text=str(own + copies), x=tidy(middle), y=tidy(y + tall / 2 + 4.5)))
            else:
                dots += _dots(own, copies, middle, y + tall / 2, side, radius)
        y += tall
        rules.append(tidy(y))
    return StripChart(
        width=WIDTH,
        height=tidy(y + 2),
        left=LEFT,
        radius=tidy(radius),
        rules=tuple(rules),
        dots=tuple(dots),
        lines=tuple(lines),
        copies=any(copies for row in strip.rows for _, copies in row.cells),
    )


def _heads(strip: Strip, step: float) -> list[Line]:
    """Days above, as many as there is room for: the first always, then one a week of long stories."""
    every = 1 if step >= 24 else 7
    lines = []
    for day, tick in enumerate(strip.ticks):
        if day % every == 0:
            x = tidy(LEFT + step * (day + 0.5))
            lines += [Line(text=tick.label, x=x, y=12), Line(text=tick.under, x=x, y=28)]
    return lines


def _height(row: StripRow, side: int, radius: float) -> float:
    most = max((own + copies for own, copies in row.cells if own + copies <= side * LINES), default=1)
    return max(ROW, -(-most // side) * (2 * radius + 2) + 12)


def _dots(own: int, copies: int, x: float, y: float, side: int, radius: float) -> list[Dot]:
    """The articles of a cell around its middle, line by line, copies last."""
    count, pitch = own + copies, 2 * radius + 2
    rows = -(-count // side)
    made = []
    for place in range(count):
        row, column = divmod(place, side)
        held = min(side, count - row * side)
        at = (x + (column - (held - 1) / 2) * pitch, y + (row - (rows - 1) / 2) * pitch)
        made.append(Dot(x=tidy(at[0]), y=tidy(at[1]), copy=place >= own))
    return made
