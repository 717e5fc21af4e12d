"""Marks and names on a map → where each name stands so that none lies upon another; the crowded ones become numbers.

Greedy and fixed: the most important name chooses first, among some places around its mark. A mark whose name finds none
gets a number, upon it or beside it; where there is no room for a number either, the mark and its neighbour have one
together. What the numbers mean stands below the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from broadsheet.model.picture import Spot
from broadsheet.rendering.charts.numbers import tidy, width
from broadsheet.values import Value

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom; of a line, both ends."""
Groups = Sequence[Sequence[int]]
"""Spots that share a name or a number, the most important first."""
DOT, RING = 4.0, 9.0
"""Radii of a mark and of a numbered one, in units of text 13 units high."""
TWINS = 0.8
"""Heights of a name between two marks that share one number, rather than to have two beside one another."""
SHARE = {"start": 0.0, "mid": 0.5, "end": 1.0}
"""Of a name, left of its x."""
BESIDE = (
    ("start", 0.56, 0.35, False),
    ("end", -0.56, 0.35, False),
    ("mid", 0.0, -0.6, False),
    ("mid", 0.0, 1.3, False),
    ("start", 0.4, -0.3, False),
    ("start", 0.4, 1.0, False),
    ("end", -0.4, -0.3, False),
    ("end", -0.4, 1.0, False),
    *((where, side * 1.6, dy, True) for dy in (1.2, -0.5, 2.1, -1.4) for where, side in (("start", 1), ("end", -1))),
    *((where, side * 2.8, dy, True) for dy in (0.35, 1.8, -1.1, 3.0) for where, side in (("start", 1), ("end", -1))),
)
"""How a name stands to its mark, and x and y of its line from there, in its own heights; whether a line leads to it."""
BARE = tuple(
    (where, dx, dy, False) for dy in (0.35, 1.1, -0.5, 2.2, -1.6) for where, dx in (("mid", 0), ("start", 0), ("end", 0))
)
"""The same for a name without a mark."""
TURNS = (
    (0.0, 0.0),
    *(
        (dx, dy)
        for far in (1.4, 2.2)
        for dx, dy in ((far, 0), (-far, 0), (0, far), (0, -far), (far, far), (-far, far), (far, -far), (-far, -far))
    ),
)
"""Of a number, in heights of a name."""
NAMELESS = ("sea", "area")
"""Sorts that have no one point."""


class Mark(Value):
    """A place's mark, or the number of several."""

    kind: str
    """city, site, region, country; number."""
    x: float
    y: float
    r: float
    number: int = 0
    first: bool = False
    main: bool = False
    leader: Box | None = None
    """A line to a number that stands off."""


class Name(Value):
    """A name on the map; ``where``: start, mid or end."""

    text: str
    x: float
    y: float
    where: str
    kind: str
    main: bool
    leader: Box | None = None
    """A line from the mark to a name that stands off."""


class Way(Value):
    """Where a name or a number may stand, and what it then fills."""

    x: float
    y: float
    where: str
    box: Box
    leader: Box | None


class Layout(Value):
    """What stands on a map, in units of its own."""

    marks: tuple[Mark, ...]
    names: tuple[Name, ...]
    legend: tuple[tuple[int, str], ...]
    """Number and names."""


def layout(spots: Sequence[Spot], places: Sequence[Point], wide: float, high: float, size: float) -> Layout:
    """``spots`` at ``places``, the most important first, within ``wide`` × ``high``; names are ``size`` units high."""
    drawn = _Drawing(spots, places, wide, high, size)
    groups = [[n] for n in range(len(spots))]
    while True:
        names, numbers, crowded = drawn.placed(groups)
        if crowded is None:
            return drawn.layout(groups, names, numbers)
        kept, gone = sorted(crowded)
        groups[kept] += groups.pop(gone)


class _Drawing:
    """Spots in their places, and for each where its name or its number may stand."""

    def __init__(self, spots: Sequence[Spot], places: Sequence[Point], wide: float, high: float, size: float) -> None:
        self._spots = spots
        self._places = places
        self._size = size
        self._unit = size / 13
        self._edge = (wide, high)
        self._ways = [self._within(_ways(spot, *place, size)) for spot, place in zip(spots, places, strict=True)]
        self._turns = [self._within(_turns(*place, size)) for place in places]
        self._dots = [_around(place, DOT * self._unit) for place in places]

    def placed(self, groups: Groups) -> tuple[dict[int, Way], dict[int, Way], tuple[int, int] | None]:
        """First spot of a group → where its name stands, or its number; and two groups that have to share one."""
        taken = [self._dots[g[0]] for g in groups if len(g) > 1 or self._spots[g[0]].sort not in NAMELESS]
        names: dict[int, Way] = {}
        for number, *others in groups:
            way = None if others else _first(self._ways[number], taken)
            if way:
                names[number] = way
                taken.append(way.box)
        numbers: dict[int, Way] = {}
        for place, (number, *_) in enumerate(groups):
            if number in names:
                continue
            twin = next(
                (n for n, g in enumerate(groups[:place]) if g[0] in numbers and self._distance(g[0], number) < TWINS), None
            )
            if twin is not None:
                return names, numbers, (twin, place)
            own = self._dots[number]
            way = _first(self._turns[number], [box for box in taken if box is not own])
            if not way and len(groups) > 1:
                return names, numbers, (self._nearest(groups, place), place)
            numbers[number] = way or next(iter(_turns(*self._places[number], self._size)))
            taken.append(numbers[number].box)
        return names, numbers, None

    def layout(self, groups: Groups, names: dict[int, Way], numbers: dict[int, Way]) -> Layout:
        """What is drawn when every group has found a place."""
        marks: list[Mark] = []
        legend: list[tuple[int, str]] = []
        for group in groups:
            spot, (x, y) = self._spots[group[0]], self._places[group[0]]
            first, main = any(self._spots[n].first for n in group), any(self._spots[n].main for n in group)
            way = numbers.get(group[0])
            if (not way or way.leader) and (way or spot.sort not in NAMELESS):
                r = tidy(DOT * self._unit)
                marks.append(Mark(kind=spot.sort, x=tidy(x), y=tidy(y), r=r, first=first, main=main))
            if way:
                legend.append((len(legend) + 1, ", ".join(self._spots[n].label for n in group)))
                number, leader = len(legend), way.leader and _tidied(way.leader)
                x, y, r = tidy(way.x), tidy(way.y), tidy(RING * self._unit)
                marks.append(Mark(kind="number", x=x, y=y, r=r, number=number, first=first, main=main, leader=leader))
        return Layout(
            marks=tuple(marks),
            names=tuple(self._name(number, way) for number, way in names.items()),
            legend=tuple(legend),
        )

    def _nearest(self, groups: Groups, place: int) -> int:
        others = (n for n in range(len(groups)) if n != place)
        return min(others, key=lambda n: self._distance(groups[n][0], groups[place][0]))

    def _distance(self, a: int, b: int) -> float:
        """Between two spots, in heights of a name."""
        return math.dist(self._places[a], self._places[b]) / self._size

    def _name(self, number: int, way: Way) -> Name:
        spot = self._spots[number]
        leader = way.leader and _tidied(way.leader)
        return Name(text=spot.label, x=tidy(way.x), y=tidy(way.y), where=way.where, kind=spot.sort, main=spot.main, leader=leader)

    def _within(self, ways: Iterable[Way]) -> list[Way]:
        wide, high = self._edge
        return [w for w in ways if w.box[0] >= 0 and w.box[1] >= 0 and w.box[2] <= wide and w.box[3] <= high]


def _ways(spot: Spot, x: float, y: float, size: float) -> Iterator[Way]:
    """Where the name may stand, best first, with the box that it then fills."""
    long = width(spot.label, size)
    for where, dx, dy, off in BARE if spot.sort in NAMELESS else BESIDE:
        left, at = x + dx * size - long * SHARE[where], y + dy * size
        end = x + (dx - 0.2 * (1 if where == "start" else -1)) * size
        leader = (x, y, end, at - 0.35 * size) if off else None
        box = (left - 1, at - size * 0.8, left + long + 1, at + size * 0.25)
        yield Way(x=x + dx * size, y=at, where=where, box=box, leader=leader)


def _turns(x: float, y: float, size: float) -> Iterator[Way]:
    """Where the number may stand: upon the mark, or around it at the end of a line."""
    for dx, dy in TURNS:
        at = (x + dx * size, y + dy * size)
        yield Way(x=at[0], y=at[1], where="mid", box=_around(at, RING * size / 13), leader=(x, y, *at) if dx or dy else None)


def _first(ways: Sequence[Way], taken: Sequence[Box]) -> Way | None:
    """The first way that lies upon nothing, nor does its line."""
    for way in ways:
        left, top, right, bottom = way.box
        for box in taken:
            if left < box[2] and box[0] < right and top < box[3] and box[1] < bottom:
                break
        else:
            if not way.leader or not any(_crosses(way.leader, box) for box in taken):
                return way
    return None


def _crosses(line: Box, box: Box) -> bool:
    """A line from a mark runs through the box, and does not merely begin in it."""
    x1, y1, x2, y2 = line
    for share in (0.4, 0.55, 0.7, 0.85, 1.0):
        x, y = x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            return True
    return False


def _tidied(line: Box) -> Box:
    return tidy(line[0]), tidy(line[1]), tidy(line[2]), tidy(line[3])


def _around(at: Point, reach: float) -> Box:
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach
