"""The places of some articles → a locator map: those whose place in the world is certain are drawn, the others listed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.picture import Map, Sort, Spot
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.names import Tally
from broadsheet.pages.blocks.ranking import ranked
from broadsheet.pages.blocks.whereabouts import known, whereabouts
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import listed, say, say_many

DRAWN = 30
"""Places on a map, by number of articles."""
BESIDE = 12
"""The same on the page of one of them: those near it."""
LOOKED_AT = 100
"""Places that are looked for in the world, by number of articles: a year may name a thousand."""
NEAR: Mapping[Sort, int] = {"city": 1800, "site": 1800, "region": 2500, "country": 3500, "sea": 3500, "area": 4500}
"""Kilometres from the page's own place, by what it is, to those drawn with it."""
EVIDENCE = 40
"""Articles of a place that are asked which place is meant; of more, the first."""
WRITTEN = 12
"""Those of them whose ways of writing the place are looked at."""


class WhereRow(Value):
    """A place of the map, in its list."""

    link: Link
    articles: int
    first: bool


class Where(Value):
    """A map, the list of what is on it, and what is not."""

    map: Map
    rows: tuple[WhereRow, ...]
    reading: str
    """A sentence on the place whose page this is, else nothing."""
    untold: tuple[Link, ...]
    """Names that several places bear, none of which is certain to be meant."""
    unlisted: tuple[Link, ...]
    """Names that no list of places has."""
    more: int
    """Certain places beyond those drawn."""


def where(
    tallied: Tally,
    index: Index,
    cards: Cards,
    *,
    new: Sequence[str] = (),
    main: str = "",
    most: int = DRAWN,
) -> Where | None:
    """The places that articles name; None where none of them can be drawn.

    ``new`` has the ids that were never named before; ``main`` is the id of
    the place whose page this is; ``most`` places are drawn.
    """
    every = tallied.kinds.get("place", ())
    if not every:
        return None
    spots, untold, unlisted = _found(_looked_at(tallied.named, every, index, main), tallied, index, new, main)
    if not spots or (main and main not in spots):
        return None
    if main:
        spots = {id: spot for id, spot in spots.items() if kilometres(spots[main], spot) <= NEAR[spots[main].sort]}
    drawn = dict(list(spots.items())[: BESIDE if main else most])
    return Where(
        map=Map(
            spots=tuple(drawn.values()), title=say("Map: %(places)s", places=listed([spot.label for spot in drawn.values()]))
        ),
        rows=tuple(WhereRow(link=cards.link(id), articles=tallied.named[id], first=id in new) for id in drawn),
        reading=_beside(index.card_of[main].name, len(drawn) - 1) if main else "",
        untold=() if main else tuple(cards.link(id) for id in untold),
        unlisted=() if main else tuple(cards.link(id) for id in unlisted),
        more=0 if main else len(spots) - len(drawn),
    )


def _found(
    ids: Sequence[str], tallied: Tally, index: Index, new: Sequence[str], main: str
) -> tuple[dict[str, Spot], list[str], list[str]]:
    """Which of the places are certain, and where; those that may be several; those that no list has."""
    held = tallied.naming(frozenset(ids), EVIDENCE)
    spots: dict[str, Spot] = {}
    untold: list[str] = []
    unlisted: list[str] = []
    company = _Company(index)
    for id in ids:
        names = _names(id, held, index)
        found = whereabouts(names, _others(names[0], held, id, company))
        if found:
            spots[id] = Spot(label=names[0], sort=found.sort, lat=found.lat, lon=found.lon, first=id in new, main=id == main)
        else:
            (untold if known(names) else unlisted).append(id)
    return spots, untold, unlisted


def _looked_at(counts: Mapping[str, int], places: Sequence[str], index: Index, main: str) -> list[str]:
    """The page's own place, then those that most articles name."""
    others = ranked(counts, lambda id: (index.card_of[id].sort.casefold(), id), (id for id in places if id != main))
    return list(islice(chain((id for id in places if id == main), others), LOOKED_AT))


def _names(id: str, held: Mapping[str, Sequence[Article]], index: Index) -> tuple[str, ...]:
    """The display name; where it does not tell the place, also the forms that the articles write that name it."""
    name = index.card_of[id].name
    if any(place.alone for place in known([name])):
        return (name,)
    written = (form for article in held[id][:WRITTEN] for form in index.forms_in.get((article.id, id), ()))
    return tuple(dict.fromkeys((name, *written)))


def _others(
    name: str, held: Mapping[str, Sequence[Article]], id: str, company: Mapping[str, frozenset[str]]
) -> Iterator[frozenset[str]]:
    """The other places of each article that is asked; nobody looks for them where no place has the name."""
    for article in held[id][:EVIDENCE]:
        yield company[article.id] - {name}


class _Company(dict[str, frozenset[str]]):
    """Article id → the names of all places that it names."""

    def __init__(self, index: Index) -> None:
        super().__init__()
        self._index = index

    def __missing__(self, article: str) -> frozenset[str]:
        places = (id for id in self._index.named[article] if permalinks.kind(id) == "place")
        names = self[article] = frozenset(self._index.card_of[id].name for id in places)
        return names


def kilometres(a: Spot, b: Spot) -> float:
    """On the globe, by the haversine formula."""
    p, q = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((p - q) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def _beside(name: str, others: int) -> str:
    """What the map of one place shows."""
    if not others:
        return say("Where %(name)s lies.", name=name)
    return say_many(
        others,
        "Where %(name)s lies, and %(num)s place near it that the same articles name.",
        "Where %(name)s lies, and %(num)s places near it that the same articles name.",
        name=name,
    )
