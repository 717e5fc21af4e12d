"""Places → a map: a part of the world that holds them, land where land is, names that keep off one another."""

import itertools
import random
import re

import pytest

from broadsheet.model.picture import Map, Spot
from broadsheet.rendering.charts.labels import layout
from broadsheet.rendering.charts.land import land, simplified
from broadsheet.rendering.charts.maps import map_chart
from broadsheet.rendering.charts.numbers import tidy, width, wrapped
from broadsheet.rendering.charts.projection import CONTINENTS, HEIGHT, SIZES, WIDTH, WORLD, Window, window

BEIJING = Spot(label="Beijing", sort="city", lat=39.9, lon=116.4)
PARIS = Spot(label="Paris", sort="city", lat=48.9, lon=2.4)
LYON = Spot(label="Lyon", sort="city", lat=45.8, lon=4.8)
SUVA = Spot(label="Suva", sort="city", lat=-18.1, lon=178.4)
APIA = Spot(label="Apia", sort="city", lat=-13.8, lon=-171.8)
HONOLULU = Spot(label="Honolulu", sort="city", lat=21.3, lon=-157.9)
LIMA = Spot(label="Lima", sort="city", lat=-12, lon=-77)
FRANCE = Spot(label="France", sort="country", lat=46.6, lon=2.5)


@pytest.mark.parametrize(
    ("spots", "high"),
    [
        ((PARIS,), 22),
        ((PARIS, LYON), 22),
        ((FRANCE,), 52),
        ((SUVA, APIA), 22),
        ((PARIS, BEIJING), 76),
        ((PARIS, BEIJING, LIMA), 0),
    ],
)
def test_the_smallest_part_that_holds_the_places_is_shown(spots, high):
    view = window(spots)
    assert view.high == high
    for spot in spots:
        x, y = view.project(spot.lat, spot.lon)
        assert 0 < x < WIDTH
        assert 0 < y < view.height


def test_the_middle_of_the_pacific_is_shown_where_a_place_is_in_it_and_else_cut_off():
    assert window((PARIS, BEIJING, LIMA)) == CONTINENTS
    assert window((PARIS, BEIJING, HONOLULU)) == WORLD


def test_the_world_keeps_its_sizes():
    """Equal Earth: a field of one degree has the same area in proportion to that on the globe, wherever it lies."""

    def area(lat):
        (x1, y1), (x2, y2) = WORLD.place(lat - 0.5, 0), WORLD.place(lat + 0.5, 0)
        east = WORLD.place(lat, 1)[0] - WORLD.place(lat, 0)[0]
        assert x1 == x2
        return abs(y2 - y1) * east

    assert area(60) / area(0) == pytest.approx(0.5, abs=0.002)
    assert WORLD.place(0, 180)[0] == pytest.approx(WIDTH)


def inside(path, x, y):
    """The point is on land, by the even-odd rule."""
    crossed = False
    for ring in re.findall(r"M(-?\d+) (-?\d+)l([^z]*)z", path):
        at = [(int(ring[0]), int(ring[1]))]
        steps = list(map(int, re.findall(r"-?\d+", ring[2])))
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            at.append((at[-1][0] + dx, at[-1][1] + dy))
        for (x1, y1), (x2, y2) in itertools.pairwise([*at, at[0]]):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossed = not crossed
    return crossed


@pytest.mark.parametrize(
    "view",
    [WORLD, CONTINENTS, Window(lat=46, lon=8, high=52), Window(lat=64, lon=150, high=76), Window(lat=30, lon=110, high=76)],
)
def test_land_is_where_land_is(view):
    ashore = [(46.5, 2.5), (52, 20), (62, 100), (34, 108), (23, 5), (66, 179), (66, -177), (40, -100), (-25, 135)]
    afloat = [(45, -20), (0, 70), (15, 88), (40, -30), (43, 34), (20, 150), (-40, -120)]
    for lat, lon in ashore + afloat:
        x, y = view.project(lat, lon)
        if 4 < x < WIDTH - 4 and 4 < y < view.height - 4:
            assert inside(land(view), x, y) == ((lat, lon) in ashore), (lat, lon)


def test_the_outline_is_short():
    assert len(land(WORLD)) < 12_000
    assert all(len(land(Window(lat=46, lon=8, high=high))) < 11_000 for high in SIZES)


def crowd(count, seed=1):
    draw = random.Random(seed)
    sorts = ("city", "country", "region", "sea")
    return [
        Spot(label="Town " * draw.randint(1, 3) + str(n), sort=sorts[n % 4], lat=draw.uniform(30, 60), lon=draw.uniform(0, 40))
        for n in range(count)
    ]


def boxes(made, size):
    for name in made.names:
        long = width(name.text, size)
        left = name.x - {"start": 0, "mid": long / 2, "end": long}[name.where]
        yield left, name.y - size * 0.75, left + long, name.y + size * 0.2
    for mark in made.marks:
        if mark.kind == "number":
            yield mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r


@pytest.mark.parametrize("count", [1, 5, 12, 30])
@pytest.mark.parametrize("seed", range(4))
def test_no_name_or_number_lies_upon_another_and_every_place_is_named_once(count, seed):
    spots = crowd(count, seed)
    view = window(spots)
    places = [view.project(spot.lat, spot.lon) for spot in spots]
    made = layout(spots, places, WIDTH, HEIGHT, 13)
    for a, b in itertools.combinations(boxes(made, 13), 2):
        assert a[0] >= b[2] - 0.5 or b[0] >= a[2] - 0.5 or a[1] >= b[3] - 0.5 or b[1] >= a[3] - 0.5
    said = [name.text for name in made.names] + [label for _, names in made.legend for label in names.split(", ")]
    assert sorted(said) == sorted(spot.label for spot in spots)
    assert [number for number, _ in made.legend] == [mark.number for mark in made.marks if mark.kind == "number"]


def test_places_at_one_point_share_a_number():
    spots = [Spot(label=f"Old harbour town number {n}", sort="city", lat=48 + n / 500, lon=2) for n in range(12)]
    made = map_chart(Map(spots=tuple(spots), title="t"))
    assert len(made.narrow.layout.names) + sum(len(names.split(", ")) for _, names in made.narrow.layout.legend) == 12
    assert len(made.narrow.layout.legend) == 1


def test_the_same_places_give_the_same_map():
    spots = tuple(crowd(20))
    assert map_chart(Map(spots=spots, title="t")) == map_chart(Map(spots=spots, title="t"))


def test_a_closed_line_keeps_its_corners_when_it_is_simplified():
    square = [(0, 0), (5, 0), (10, 0), (10, 10), (5, 10), (0, 10)]
    assert simplified(square, 0.5) == [(0, 0), (10, 0), (10, 10), (0, 10)]


@pytest.mark.parametrize(("value", "written"), [(3.0, "3"), (3.14, "3.1"), (-0.02, "0"), (2.96, "3")])
def test_numbers_are_short(value, written):
    assert str(tidy(value)) == written


def test_letters_of_east_asia_are_as_wide_as_they_are_high():
    assert width("北京", 10) == 20
    assert width("Ii", 10) < width("Mm", 10)


def test_words_that_do_not_fit_are_cut():
    assert wrapped("Antony Blinken", 8, 2) == ("Antony", "Blinken")
    assert wrapped("one two three four", 5, 2) == ("one", "two…")
    assert wrapped("Donaudampfschifffahrtsgesellschaft", 10, 1) == ("Donaudampfs…",)
