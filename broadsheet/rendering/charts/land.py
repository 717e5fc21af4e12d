"""Coastlines and a window → the path of the land in it, as short as the size of a map bears."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache

from broadsheet.lists import text
from broadsheet.rendering.charts.projection import Window

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""
EDGE = 1.02
"""How far beyond the window the land goes on, so that no shore is drawn where the window ends."""
OFF = 0.8
"""Units by which the path may be off."""
SPECK = 5
"""Square units of the smallest island."""


@lru_cache(maxsize=1 << 8)
def land(window: Window) -> str:
    """The ``d`` of an SVG path, in whole units; interiors are holes by the even-odd rule."""
    return "".join(_drawn(ring) for ring in _clipped(window))


@cache
def _rings() -> tuple[tuple[tuple[Point, ...], Box], ...]:
    """Each ring's points as longitude and latitude in degrees, and what it lies within; the largest land first."""
    found = text("coastlines")
    rings = [_unwound(line) for line in found[found.index("\nring\n") + 6 :].splitlines()]
    return tuple((ring, _box(ring)) for ring in rings)


def _box(ring: Sequence[Point]) -> Box:
    lons, lats = [x for x, _ in ring], [y for _, y in ring]
    return min(lons), min(lats), max(lons), max(lats)


def _unwound(line: str) -> tuple[Point, ...]:
    steps = list(map(int, line.split()))
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 100, y / 100))
    return tuple(points)


def _clipped(window: Window) -> list[list[tuple[int, int]]]:
    """The rings of the window in units, simplified."""
    half, high = window.wide / 2 * (EDGE if window.high else 1), window.high / 2 * EDGE
    south, north = (window.lat - high, window.lat + high) if window.high else (-90.0, 90.0)
    made = []
    for ring, (west, low, east, top) in _rings():
        if top < south or low > north:
            continue
        for shift in (-360 - window.lon, -window.lon, 360 - window.lon):
            if east + shift < -half or west + shift > half:
                continue
            points: Sequence[Point] = [(x + shift, y) for x, y in ring]
            for axis, limit, sign in ((0, -half, 1), (0, half, -1), (1, south, 1), (1, north, -1)):
                points = _cut(points, axis, limit, sign)
            placed = [window.place(y, x) for x, y in points]
            rounded = simplified([(round(x), round(y)) for x, y in placed], OFF)
            if len(rounded) > 2 and abs(_area(rounded)) > SPECK:
                made.append(rounded)
    return made


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """One side of Sutherland and Hodgman's clipping (1974): what lies beyond ``limit`` goes."""
    kept: list[Point] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        inside, was = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
    return kept


def simplified(points: Sequence[tuple[int, int]], off: float) -> list[tuple[int, int]]:
    """A closed line with as few of its points as keep it within ``off`` (Douglas and Peucker 1973)."""
    line = [point for place, point in enumerate(points) if point != points[place - 1]] if len(points) > 1 else list(points)
    if len(line) < 4:
        return line
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = max(((_distance(line[n], line[first], line[last]), n) for n in range(first + 1, last)), default=(0.0, 0))
        if far > off:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[n] for n in sorted(keep)]


def _distance(point: tuple[int, int], a: tuple[int, int], b: tuple[int, int]) -> float:
    """From a point to the line through a and b, or to a where these are one."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    if not length:
        return math.hypot(point[0] - a[0], point[1] - a[1])
    return abs(dy * (point[0] - a[0]) - dx * (point[1] - a[1])) / length


def _area(ring: Sequence[tuple[int, int]]) -> float:
    return sum(x * ring[n - 1][1] - ring[n - 1][0] * y for n, (x, y) in enumerate(ring)) / 2


def _drawn(ring: Sequence[tuple[int, int]]) -> str:
    """``M1 2l3-4 …z``: steps from point to point, with no space where a minus parts them."""
    steps = [number for n, (x, y) in enumerate(ring[1:]) for number in (x - ring[n][0], y - ring[n][1])]
    written = "".join(str(step) if step < 0 or not place else f" {step}" for place, step in enumerate(steps))
    return f"M{ring[0][0]} {ring[0][1]}l{written}z"
