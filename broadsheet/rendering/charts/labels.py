"""Marks and names on a map → where each name stands so that none lies upon another; the crowded ones become numbers.

Greedy and fixed: the most important name chooses first, among a few places around its mark. A mark whose name finds none
gets a number, and so do marks that lie upon one another, together; what the numbers mean stands below the map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from broadsheet.model.picture import Spot
from broadsheet.rendering.charts.numbers import tidy, width

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
DOT, RING = 4.0, 9.0
"""Radii of a mark and of a numbered one, in units of text 13 units high."""
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
NAMELESS = ("sea", "area")
"""Sorts that have no one point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place's mark, or the number of several."""

    kind: str
    """city, site, region, country; number."""
    x: float
    y: float
    r: float
    number: int = 0
    first: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name on the map; ``where``: start, mid or end."""

    text: str
    x: float
    y: float
    where: str
    kind: str
    main: bool
    leader: tuple[float, float, float, float] | None = None
    """A line from the mark to a name that stands off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What stands on a map, in units of its own."""

    marks: tuple[Mark, ...]
    names: tuple[Name, ...]
    legend: tuple[tuple[int, str], ...]
    """Number and names."""


def layout(spots: Sequence[Spot], places: Sequence[tuple[float, float]], wide: float, high: float, size: float) -> Layout:
    """``spots`` at ``places``, the most important first, within ``wide`` × ``high``; names are ``size`` units high."""
    groups = [[n] for n in range(len(spots))]
    numbered: set[int] = set()
    unit = size / 13
    while True:
        named = _named(groups, numbered, spots, places, (wide, high), size)
        lost = next((g[0] for g in groups if len(g) == 1 and g[0] not in named and g[0] not in numbered), None)
        if lost is not None:  # a number is larger than a mark: other names make room for it
            numbered.add(lost)
            continue
        crowded = _crowded(groups, named, spots, places, unit)
        if crowded is None:
            return _layout(groups, named, spots, places, unit)
        kept, gone = sorted(crowded)
        groups[kept] += groups.pop(gone)


def _named(
    groups: Sequence[Sequence[int]],
    numbered: Collection[int],
    spots: Sequence[Spot],
    places: Sequence[tuple[float, float]],
    edge: tuple[float, float],
    size: float,
) -> dict[int, Name]:
    """Spot → where its name stands, of those that stand alone and find a place."""
    taken = []
    for first, *others in groups:
        if others or first in numbered:
            taken.append(_around(places[first], RING * size / 13))
        elif spots[first].sort not in NAMELESS:
            taken.append(_around(places[first], DOT * size / 13))
    found: dict[int, Name] = {}
    for first, *others in groups:
        if others or first in numbered:
            continue
        free = (way for way in _ways(spots[first], *places[first], size) if _free(*way, taken, edge))
        name, box = next(free, (None, None))
        if name and box:
            found[first] = name
            taken.append(box)
    return found


def _free(name: Name, box: Box, taken: Sequence[Box], edge: tuple[float, float]) -> bool:
    """The name is within the map and lies upon nothing, nor does the line to it."""
    if box[0] < 0 or box[1] < 0 or box[2] > edge[0] or box[3] > edge[1] or any(_touch(box, each) for each in taken):
        return False
    return not name.leader or not any(_crosses(name.leader, each) for each in taken)


def _crosses(line: tuple[float, float, float, float], box: Box) -> bool:
    """A line from a mark runs through the box, and does not merely begin in it."""
    x1, y1, x2, y2 = line
    steps = ((x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in (0.4, 0.55, 0.7, 0.85, 1.0))
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in steps)


def _ways(spot: Spot, x: float, y: float, size: float) -> Iterator[tuple[Name, Box]]:
    """Where the name may stand, best first, with the box that it then fills."""
    long = _long(spot.label, size)
    for where, dx, dy, off in BARE if spot.sort in NAMELESS else BESIDE:
        left, at = x + dx * size - long * SHARE[where], y + dy * size
        leader = None
        if off:
            end = x + (dx - 0.2 * (1 if where == "start" else -1)) * size
            leader = (tidy(x), tidy(y), tidy(end), tidy(at - 0.35 * size))
        name = Name(
            text=spot.label, x=tidy(x + dx * size), y=tidy(at), where=where, kind=spot.sort, main=spot.main, leader=leader
        )
        yield name, (left - 1, at - size * 0.8, left + long + 1, at + size * 0.25)


@lru_cache(maxsize=1 << 12)
def _long(label: str, size: float) -> float:
    return width(label, size)


def _crowded(
    groups: Sequence[Sequence[int]],
    named: dict[int, Name],
    spots: Sequence[Spot],
    places: Sequence[tuple[float, float]],
    unit: float,
) -> tuple[int, int] | None:
    """Two groups whose marks lie upon one another, one of them with a number."""
    for a, group in enumerate(groups):
        if group[0] in named:
            continue
        for b, other in enumerate(groups):
            bare = other[0] in named and spots[other[0]].sort in NAMELESS
            reach = unit * (RING + (RING if other[0] not in named else DOT))
            if a != b and not bare and _near(places[group[0]], places[other[0]], reach):
                return a, b
    return None


def _layout(
    groups: Sequence[Sequence[int]],
    named: dict[int, Name],
    spots: Sequence[Spot],
    places: Sequence[tuple[float, float]],
    unit: float,
) -> Layout:
    marks: list[Mark] = []
    legend: list[tuple[int, str]] = []
    for group in groups:
        spot, (x, y) = spots[group[0]], places[group[0]]
        first, main = any(spots[n].first for n in group), any(spots[n].main for n in group)
        if group[0] in named:
            if spot.sort not in NAMELESS:
                marks.append(Mark(kind=spot.sort, x=tidy(x), y=tidy(y), r=tidy(DOT * unit), first=first, main=main))
            continue
        number = len(legend) + 1
        legend.append((number, ", ".join(spots[n].label for n in group)))
        marks.append(Mark(kind="number", x=tidy(x), y=tidy(y), r=tidy(RING * unit), number=number, first=first, main=main))
    return Layout(marks=tuple(marks), names=tuple(named.values()), legend=tuple(legend))


def _around(at: tuple[float, float], reach: float) -> Box:
    return at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _near(a: tuple[float, float], b: tuple[float, float], reach: float) -> bool:
    return abs(a[0] - b[0]) < reach and abs(a[1] - b[1]) < reach
