"""places.tsv → the places of the world under each of their names, read only when a map is made, and only where it looks.

The list stands in the order of its keys, so that a name is found by halving: none of its 9,500 lines is taken apart
but those of the names that are asked for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from broadsheet.lists import text
from broadsheet.model.picture import Sort
from broadsheet.values import Value

ORDER: tuple[Sort, ...] = ("country", "city", "region", "sea", "area", "site")


class Known(Value):
    """A place of the list."""

    name: str
    sort: Sort
    """``region`` is a state or province; ``sea`` and ``area`` have no one point, a map writes their name alone."""
    country: str
    """ISO 3166; nothing for seas, areas and sites."""
    region: str
    """GeoNames code of its state or province: ``US.MA``."""
    lat: float
    lon: float
    """Degrees."""
    people: int
    """Thousands."""
    alone: bool
    """Its name alone tells that it is meant."""
    rivals: tuple[str, ...]
    """Regions that have a smaller namesake, which the list lacks."""


def place_key(name: str) -> str:
    """How a name is looked up: small letters without accents, dots and apostrophes.

    >>> place_key("São Paulo"), place_key("St. Louis"), place_key("the Hague")
    ('sao paulo', 'st louis', 'hague')
    """
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ø", "o").replace("ł", "l"))
    kept = "".join(" " if letter in "-–" else letter for letter in folded if letter.isalnum() or letter in " -–")
    return " ".join(kept.split()).removeprefix("the ")


@lru_cache(maxsize=1 << 14)
def places(name: str) -> tuple[Known, ...]:
    """All places that bear the name, the country first, then cities before regions."""
    key, lines = f"{place_key(name)}\t", _lines()
    at = bisect_left(lines, key)
    found = []
    while at < len(lines) and lines[at].startswith(key):
        found.append(_known(lines[at].split("\t")))
        at += 1
    return tuple(sorted(found, key=lambda place: (ORDER.index(place.sort), -place.people)))


@cache
def _lines() -> Sequence[str]:
    found = text("places")
    return found[found.index("\nkey\t") + 1 :].split("\n")[1:-1]


def _known(cells: list[str]) -> Known:
    _, name, sort, country, region, lat, lon, people, alone, rivals = (*cells, "", "")[:10]
    return Known(
        name=name,
        sort=sort,  # type: ignore[arg-type]
        country=country,
        region=region,
        lat=float(lat),
        lon=float(lon),
        people=int(people),
        alone=alone == "1",
        rivals=tuple(rivals.split("|")) if rivals else (),
    )
