"""An edition → the picture that stands for it where its link is shared: nameplate, date, the headline that leads.

Only where site.yaml asks (``cards: true``) and says where the site stands, since a picture is found by a complete address.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet import wording
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.coverage import day_names
from broadsheet.pages.blocks.day_stories import day_stories
from broadsheet.pages.cards import Cards
from broadsheet.text import colours
from broadsheet.text.colours import mix
from broadsheet.values import Value
from broadsheet.wording import many

NAME = "card.png"
WIDTH = 17.6
"""Of a line, in the size of its type: 1,060 pixels at 60."""
LINES = 4
LINE = 68
"""Pixels from one line to the next."""
TOP = 290
_NARROW, _WIDE = frozenset("fijlrtI.,;:'’‘!|()[]-1 "), frozenset("mwMWQOGDHNU@%—&")


class Line(Value):
    """A line of the headline and where its foot stands, in pixels from the top."""

    text: str
    y: int


class PreviewView(Value):
    """All that the picture's template may see."""

    site_title: str
    date: str
    extent: str
    lines: tuple[Line, ...]
    paper: str
    ink: str
    soft: str
    accent: str


groups = day_names


def pages(day: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:  # noqa: ARG001 - every module of pages is called alike
    """``card.png`` beside the day's edition."""
    if site.cards and site.base_url:
        edition = index.edition_of[dt.date.fromisoformat(day)]
        path = permalinks.beside(permalinks.edition(edition.date), NAME)
        yield Page(path=path, format="png", template="card.svg", view=_view(edition, index, site))


def _view(edition: Edition, index: Index, site: Site) -> PreviewView:
    own, theirs = site.look.light, colours.LIGHT
    paper, ink = own.paper or theirs.paper, own.ink or theirs.ink
    lead = day_stories(edition, index)[0].lead
    return PreviewView(
        site_title=site.title,
        date=wording.longdate(edition.date),
        extent=many(len(edition.articles), "article"),
        lines=tuple(Line(text=text, y=TOP + n * LINE) for n, text in enumerate(lines(lead.headline))),
        paper=paper,
        ink=ink,
        soft=mix(ink, paper, 0.7),
        accent=own.accent or theirs.accent,
    )


def address(date: dt.date, site: Site) -> str:
    """Where the picture of a day stands, complete; nothing where there is none."""
    path = permalinks.beside(permalinks.edition(date), NAME)
    return f"{site.base_url}{path}" if site.cards and site.base_url else ""


def lines(headline: str) -> list[str]:
    """The headline in lines that fit, by the widths that letters have in most faces; what does not fit ends in dots."""
    made: list[str] = []
    for word in headline.split():
        joined = f"{made[-1]} {word}" if made else word
        if made and width(joined) <= WIDTH:
            made[-1] = joined
        else:
            made.append(word)
    if len(made) > LINES:
        made[LINES - 1 :] = [f"{made[LINES - 1]} …"]
    return [_cut(line) for line in made]


def width(text: str) -> float:
    """In the size of the type, rather too wide than too narrow."""
    return sum(
        0.33 if c in _NARROW else 0.9 if c in _WIDE else 0.7 if c.isupper() else 1.0 if ord(c) > 0x2E80 else 0.56 for c in text
    )


def _cut(line: str) -> str:
    while width(line) > WIDTH:
        line = f"{line.removesuffix('…').rstrip()[:-1]}…"
    return line
