"""Places → a locator map, laid out twice: for a page's width, and for a phone's, where fewer names have room."""

from __future__ import annotations

from broadsheet.model.picture import Map
from broadsheet.rendering.charts.labels import Layout, layout
from broadsheet.rendering.charts.land import land
from broadsheet.rendering.charts.numbers import tidy
from broadsheet.rendering.charts.projection import WIDTH, Window, window
from broadsheet.values import Value

SIZE = 13
"""Units of a name, at every width."""
COLUMN, FULL, NARROW = 560, 880, 352
"""Units of a map in a column, across a page, and on a phone: about as many pixels as each has."""
MANY = 14
"""More places than this are drawn across the page."""


class Sheet(Value):
    """The map at one width."""

    width: int
    height: float
    scale: float
    """Of the path of the land."""
    layout: Layout


class MapChart(Value):
    """Everything that stands on the map."""

    land: str
    wide: Sheet
    narrow: Sheet


def map_chart(shown: Map) -> MapChart:
    """The map of at least one place."""
    view = window(shown.spots)
    return MapChart(
        land=land(view),
        wide=_sheet(shown, view, FULL if len(shown.spots) > MANY else COLUMN),
        narrow=_sheet(shown, view, NARROW),
    )


def _sheet(shown: Map, view: Window, width: int) -> Sheet:
    scale = width / WIDTH
    placed = [view.project(spot.lat, spot.lon) for spot in shown.spots]
    places = [(x * scale, y * scale) for x, y in placed]
    height = tidy(view.height * scale)
    return Sheet(width=width, height=height, scale=round(scale, 4), layout=layout(shown.spots, places, width, height, SIZE))
