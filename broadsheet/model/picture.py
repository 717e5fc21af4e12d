"""What a picture shows, in numbers and words, before anything of it has a place: bars, strips, networks, maps.

Pages count and put these into views; ``rendering.charts`` lays them out.
"""

from __future__ import annotations

from typing import Literal

from broadsheet.values import Value

Sort = Literal["country", "city", "region", "sea", "area", "site"]


class Tick(Value):
    """What stands below a day, month or year of an axis, in one line or two."""

    label: str
    under: str = ""


class Bar(Value):
    """Mentions of a day, month or year: those in articles about the subject, and those in articles that only mention it."""

    tick: Tick
    about: int = 0
    mentioning: int = 0


class Bars(Value):
    """Bars without gaps: each day, month or year from the first to the last has one."""

    unit: str
    """day, month or year."""
    bars: tuple[Bar, ...]
    title: str
    """All of it in words, for those who do not see it."""


class StripRow(Value):
    """An outlet, and for each day how many of its articles have a text of their own, and how many are copies of others."""

    label: str
    cells: tuple[tuple[int, int], ...]


class Strip(Value):
    """Days across, outlets down."""

    ticks: tuple[Tick, ...]
    rows: tuple[StripRow, ...]
    title: str


class Node(Value):
    """A name that stands around another, and in how many sentences both stand."""

    label: str
    person: bool
    sentences: int


class Network(Value):
    """A name in the middle and others around it."""

    centre: str
    nodes: tuple[Node, ...]
    ties: tuple[tuple[int, int], ...]
    """Pairs of nodes, by their places in ``nodes``, that stand in one sentence with the centre."""
    title: str


class Spot(Value):
    """A place on a map."""

    label: str
    sort: Sort
    """A city or site has a dot; a country or region a ring; a sea or area its name alone."""
    lat: float
    lon: float
    first: bool = False
    """Named for the first time on the day of the page."""
    main: bool = False
    """The page's own subject."""


class Map(Value):
    """Places, the most important first."""

    spots: tuple[Spot, ...]
    title: str
