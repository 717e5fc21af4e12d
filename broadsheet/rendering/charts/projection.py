"""Places → the part of the world that holds them, and where a point of the globe stands on it.

The whole world is drawn in the Equal Earth projection (Šavrič, Patterson and Jenny 2018), so that no country looks larger than
it is; parts are equirectangular, true at their middle. Parts come in few sizes and places, so that maps share their coastlines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from broadsheet.model.picture import Sort, Spot
from broadsheet.values import Value

WIDTH, HEIGHT = 640, 340
"""Of a part; the world is as wide and less high."""
MERIDIAN = 11
"""The world's middle: its edge then runs through the Bering Strait and cuts no country."""
NORTH, SOUTH = 79, -56
"""Degrees between which the world is shown."""
SIZES = (22, 34, 52, 76)
"""Heights of parts, in degrees."""
LEAST: dict[Sort, int] = {"city": 22, "site": 22, "region": 34, "country": 52, "sea": 52, "area": 76}
"""The smallest part that tells where such a place lies."""
BORDER = 12
"""Units between a place and the edge of the world."""
INNER_X, INNER_Y = 0.78, 0.8
"""Of a part, in which places stand: the rest is for their names."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_WIDEST = math.pi / (_M * _A[0])


class Window(Value):
    """What a map shows: ``high`` degrees around a middle, or where that is 0 the world from ``west`` to ``east``."""

    lat: float = 0
    lon: float = MERIDIAN
    high: int = 0
    west: float = -1
    east: float = 1
    """Shares of the half equator, on the map of the world."""

    @property
    def height(self) -> float:
        """In units, where the width is WIDTH."""
        return HEIGHT if self.high else self._scale * (_equal_earth_y(NORTH) - _equal_earth_y(SOUTH))

    @property
    def wide(self) -> float:
        """Degrees of longitude."""
        return self.high * WIDTH / HEIGHT / math.cos(math.radians(self.lat)) if self.high else 360

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        """Units from the left and from the top."""
        return self.place(lat, (lon - self.lon + 180) % 360 - 180)

    def place(self, lat: float, east: float) -> tuple[float, float]:
        """The same for degrees east of the middle, which may go beyond the edge."""
        if not self.high:
            x, y = _equal_earth(lat, east)
            return self._scale * (x - self.west * _WIDEST), self._scale * (_equal_earth_y(NORTH) - y)
        unit = HEIGHT / self.high
        return WIDTH / 2 + east * math.cos(math.radians(self.lat)) * unit, HEIGHT / 2 + (self.lat - lat) * unit

    @property
    def _scale(self) -> float:
        return WIDTH / ((self.east - self.west) * _WIDEST)


CONTINENTS = Window(west=-0.79, east=0.87)
"""The world without the middle of the Pacific."""
WORLD = Window()


def window(spots: Sequence[Spot]) -> Window:
    """The smallest part that holds all of the spots, or the world."""
    least = max((LEAST[spot.sort] for spot in spots), default=0)
    part = next((found for high in SIZES if spots and high >= least and (found := _part(spots, high))), None)
    if part:
        return part
    edges = [CONTINENTS.project(spot.lat, spot.lon)[0] for spot in spots]
    return CONTINENTS if all(BORDER < x < WIDTH - BORDER for x in edges) else WORLD


def _part(spots: Sequence[Spot], high: int) -> Window | None:
    """The part of this height whose middle is nearest to that of the spots, on a grid; None where one is outside."""
    lats = [spot.lat for spot in spots]
    step = high / 6
    lat = round((min(lats) + max(lats)) / 2 / step) * step
    lat = min(max(lat, -62 + high / 2), 84 - high / 2)
    west, span = _span([spot.lon for spot in spots])
    made = Window(lat=lat, lon=0, high=high)
    if made.wide > 300:
        return None
    grid = max(1, round(made.wide / 8))
    middle = round((west + span / 2) / grid) * grid
    made = Window(lat=lat, lon=(middle + 180) % 360 - 180, high=high)
    return made if all(_inside(made, spot) for spot in spots) else None


def _inside(part: Window, spot: Spot) -> bool:
    x, y = part.project(spot.lat, spot.lon)
    return abs(x - WIDTH / 2) <= WIDTH / 2 * INNER_X and abs(y - HEIGHT / 2) <= HEIGHT / 2 * INNER_Y


def _span(lons: Sequence[float]) -> tuple[float, float]:
    """The shortest way round the globe that passes all longitudes: where it begins in the west, and how long it is."""
    around = sorted({lon % 360 for lon in lons})
    gaps = [
        ((after - before) % 360 or 360, place)
        for place, (before, after) in enumerate(zip(around, around[1:] + around[:1], strict=True))
    ]
    gap, place = max(gaps)
    return around[(place + 1) % len(around)], 360 - gap


def _equal_earth(lat: float, east: float) -> tuple[float, float]:
    t = math.asin(_M * math.sin(math.radians(lat)))
    below = _M * (_A[0] + 3 * _A[1] * t**2 + t**6 * (7 * _A[2] + 9 * _A[3] * t**2))
    return math.radians(east) * math.cos(t) / below, t * (_A[0] + _A[1] * t**2 + t**6 * (_A[2] + _A[3] * t**2))


def _equal_earth_y(lat: float) -> float:
    return _equal_earth(lat, 0)[1]
