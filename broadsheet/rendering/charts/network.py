"""A name and those around it → a small network: the name in the middle, the others on an oval in an order that is fixed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from broadsheet.model.picture import Network
from broadsheet.rendering.charts.numbers import tidy, width, wrapped
from broadsheet.values import Value

WIDTH, HEIGHT = 420, 330
RX, RY = 112, 118
"""Half axes of the oval."""
SIZE, LEADING = 13, 15
LETTERS, LINES = 13, 3
GAP = 11
"""From a node's middle to its label."""
WIDEST = 9
"""Of a tie."""


class Tie(Value):
    """A line between two points; ``weight`` is its width, 0 for one between two others."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0


class Label(Value):
    """Lines of text at x; ``where``: start, mid or end."""

    lines: tuple[str, ...]
    x: float
    y: float
    where: str


class Point(Value):
    """A name; people are round, others square."""

    x: float
    y: float
    person: bool
    label: Label


class NetworkChart(Value):
    """Everything that stands on the network."""

    width: int
    height: int
    cx: float
    cy: float
    plate: float
    """Width of the ground below the middle's name."""
    centre: tuple[str, ...]
    points: tuple[Point, ...]
    spokes: tuple[Tie, ...]
    ties: tuple[Tie, ...]
    leading: int
    people: bool
    others: bool


def network_chart(network: Network) -> NetworkChart:
    """The drawing of a network that has at least one node."""
    order = around(len(network.nodes), network.ties)
    cx, cy = WIDTH / 2, HEIGHT / 2
    places = {node: _on_oval(turn, len(order), cx, cy) for turn, node in enumerate(order)}
    most = max(node.sentences for node in network.nodes)
    points, spokes = [], []
    for number, node in enumerate(network.nodes):
        x, y = places[number]
        points.append(Point(x=tidy(x), y=tidy(y), person=node.person, label=_label(node.label, x, y, cx, cy)))
        weight = 1 + node.sentences if most < WIDEST else 1 + (WIDEST - 1) * node.sentences / most
        spokes.append(Tie(x1=tidy(cx), y1=tidy(cy), x2=tidy(x), y2=tidy(y), weight=tidy(weight)))
    centre = wrapped(network.centre, 18, 2)
    return NetworkChart(
        width=WIDTH,
        height=HEIGHT,
        cx=tidy(cx),
        cy=tidy(cy),
        plate=tidy(max(width(line, SIZE + 1) for line in centre) + 14),
        centre=centre,
        points=tuple(points),
        spokes=tuple(spokes),
        ties=tuple(_tie(places[a], places[b]) for a, b in network.ties),
        leading=LEADING,
        people=any(node.person for node in network.nodes),
        others=any(not node.person for node in network.nodes),
    )


def around(count: int, ties: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """An order for the oval: the first, then always the one most tied to those placed last, so that ties stay short.

    >>> around(4, [(0, 2), (2, 3)])
    (0, 2, 3, 1)
    """
    near: dict[int, set[int]] = {node: set() for node in range(count)}
    for a, b in ties:
        near[a].add(b)
        near[b].add(a)
    order = [0] if count else []
    while len(order) < count:
        rest = [node for node in range(count) if node not in order]
        order.append(min(rest, key=lambda node: (node not in near[order[-1]], -len(near[node] & set(order[-3:])), node)))
    return tuple(order)


def _on_oval(turn: int, count: int, cx: float, cy: float) -> tuple[float, float]:
    """Clockwise from the top."""
    angle = 2 * math.pi * turn / count
    return cx + RX * math.sin(angle), cy - RY * math.cos(angle)


def _label(text: str, x: float, y: float, cx: float, cy: float) -> Label:
    """Outside of the oval: beside it, or above and below at its top and foot."""
    if abs(x - cx) < RX * 0.25:
        lines = wrapped(text, 2 * LETTERS, 1)
        return Label(lines=lines, x=tidy(x), y=tidy(y - GAP if y < cy else y + GAP + 10), where="mid")
    lines = wrapped(text, LETTERS, LINES)
    first = y + 4.5 - LEADING * (len(lines) - 1) / 2
    side = 1 if x > cx else -1
    return Label(lines=lines, x=tidy(x + side * GAP), y=tidy(first), where="start" if side > 0 else "end")


def _tie(a: tuple[float, float], b: tuple[float, float]) -> Tie:
    return Tie(x1=tidy(a[0]), y1=tidy(a[1]), x2=tidy(b[0]), y2=tidy(b[1]))
