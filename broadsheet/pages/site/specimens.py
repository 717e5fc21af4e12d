"""Made-up figures → one of each picture, for the style page; ``anchor`` makes the address of a part of that page."""

from __future__ import annotations

import datetime as dt

from broadsheet.model.picture import Bar, Bars, Map, Network, Node, Spot, Strip, StripRow, Tick
from broadsheet.pages.blocks.calendars import Calendar, calendar
from broadsheet.pages.blocks.day_grid import Cell, Column, DayGrid, Row, level
from broadsheet.pages.blocks.where import Where, WhereRow
from broadsheet.pages.shell import Link
from broadsheet.values import replace

DAY = dt.date(2001, 5, 16)
COMPANY = (("Second Name", True, 5), ("Third Name", True, 2), ("An Organisation", False, 3), ("A Place", False, 1))
SHARED = {(0, 2): 2, (1, 3): 1}
"""Pairs of the company, and the sentences that hold both."""
EDITIONS = {2: 1, 3: 4, 9: 2, 14: 6, 15: 3, 16: 5}
"""Days of May, and their articles."""
PLACES = (
    Spot(label="Norway", sort="country", lat=62, lon=10),
    Spot(label="Oslo", sort="city", lat=59.91, lon=10.74, main=True),
    Spot(label="North Sea", sort="sea", lat=56, lon=3),
    Spot(label="Lisbon", sort="city", lat=38.72, lon=-9.14, first=True),
    Spot(label="Athens", sort="city", lat=37.98, lon=23.73),
)
GRID = {"First Name": (1, 2, 4), "Second Name": (0, 1, 1), "Third Name": (0, 0, 1)}


def month(anchor: str) -> Calendar:
    """A calendar as it stands beside an edition."""
    return _leading_here(calendar(DAY, _editions(), DAY), anchor)


def counted(anchor: str) -> Calendar:
    """A calendar as it stands on a month's page, darker where there is more."""
    return _leading_here(calendar(DAY, _editions(), most=max(EDITIONS.values())), anchor)


def _editions() -> dict[dt.date, int]:
    return {DAY.replace(day=day): articles for day, articles in EDITIONS.items()}


def _leading_here(made: Calendar, anchor: str) -> Calendar:
    here = anchor.format("calendar")
    weeks = tuple(tuple(replace(day, url=here if day.url else "") for day in week) for week in made.weeks)
    return replace(made, weeks=weeks, url=here, year_url=here)


def bars() -> Bars:
    """Mentions by day."""
    counts = ((0, 1), (2, 0), (4, 1), (3, 2), (1, 1))
    made = tuple(
        Bar(tick=Tick(label=str(14 + n)), about=about, mentioning=mentioning) for n, (about, mentioning) in enumerate(counts)
    )
    return Bars(unit="day", bars=made, title="Mentions on five days: 1, 2, 5, 5 and 2")


def strip() -> Strip:
    """A story's articles by day and publisher."""
    return Strip(
        ticks=tuple(Tick(label=str(14 + n), under="May") for n in range(3)),
        rows=(
            StripRow(label="A publisher", cells=((1, 0), (1, 1), (0, 1))),
            StripRow(label="Another", cells=((0, 0), (1, 0), (2, 0))),
        ),
        title="Articles of two publishers on three days",
    )


def network() -> Network:
    """A name and those that it is mentioned with."""
    return Network(
        centre="First Name",
        nodes=tuple(Node(label=label, person=person, sentences=sentences) for label, person, sentences in COMPANY),
        ties=tuple(sorted(SHARED)),
        title="Network of four names",
    )


def where(anchor: str) -> Where:
    """A map with one of each kind of mark."""
    here = anchor.format("where")
    return Where(
        map=Map(spots=PLACES, title="Map: Norway, Oslo, the North Sea, Lisbon and Athens"),
        rows=tuple(
            WhereRow(link=Link(label=spot.label, url=here), articles=5 - n, first=spot.first) for n, spot in enumerate(PLACES)
        ),
        reading="5 of the 7 places are on the map; 1 for the first time.",
        untold=(Link(label="Springfield", url=here),),
        unlisted=(Link(label="A Village", url=here),),
        more=0,
    )


def grid(anchor: str) -> DayGrid:
    """Names by day."""
    most = max(max(counts) for counts in GRID.values())
    here = anchor.format("grid")
    return DayGrid(
        months="May 2001",
        columns=tuple(Column(date=DAY + dt.timedelta(days=n), url=here) for n in range(-2, 1)),
        rows=tuple(
            Row(
                link=Link(label=label, url=here),
                cells=tuple(Cell(count=count, level=level(count, most)) for count in counts),
                all=sum(counts),
            )
            for label, counts in GRID.items()
        ),
        articles=7,
        reading="First Name is named in most articles of these days: 7; most on 16 May.",
    )
