"""The lists of the map: in the order in which they are searched, within the world, with credit, and small."""

from importlib.resources import files

import pytest

from broadsheet.lists.places import place_key, places

FOLDER = files("broadsheet.lists")


def lines(name):
    return FOLDER.joinpath(f"{name}.tsv").read_text("utf-8").splitlines()


def test_places_stand_in_the_order_of_their_keys():
    rows = [line for line in lines("places") if not line.startswith("#")][1:]
    assert rows == sorted(rows)
    assert all(line.split("\t")[0] == place_key(line.split("\t")[0]) for line in rows)


def test_every_place_is_on_the_globe_and_of_a_known_sort():
    for line in lines("places"):
        if not line.startswith(("#", "key\t")):
            _, name, sort, country, region, lat, lon, *_ = line.split("\t")
            assert name
            assert sort in ("country", "city", "region", "sea", "area", "site")
            assert -90 <= float(lat) <= 90
            assert -180 <= float(lon) <= 180
            assert not region or region.startswith(country)


def test_at_most_one_of_several_namesakes_is_meant_by_the_name_alone():
    alone: dict[str, int] = {}
    for line in lines("places"):
        if not line.startswith(("#", "key\t")):
            cells = line.split("\t")
            alone[cells[0]] = alone.get(cells[0], 0) + (len(cells) > 8 and cells[8] == "1")
    assert [key for key, count in alone.items() if count > 1] == []


@pytest.mark.parametrize("name", ["places", "coastlines", "map_areas", "dateline_cities"])
def test_a_list_says_where_it_comes_from_and_under_what_licence(name):
    head = " ".join(line for line in lines(name) if line.startswith("#"))
    assert "Licence:" in head
    assert any(word in head for word in ("GeoNames", "Natural Earth", "written", "custom"))


def test_the_coastlines_stay_small():
    assert len(FOLDER.joinpath("coastlines.tsv").read_bytes()) < 60_000


def test_every_country_that_broadsheet_knows_today_can_be_found():
    rows = [line.split("\t")[0] for line in lines("countries") if not line.startswith("#")][1:]
    gone = {"Congo", "Korea", "Czechoslovakia", "East Germany", "West Germany", "Soviet Union", "Yugoslavia", "Somaliland"}
    assert [name for name in rows if not places(name) and name not in gone] == []


@pytest.mark.parametrize(("name", "key"), [("Saint-Étienne", "saint etienne"), ("Xi’an", "xian"), ("ŁÓDŹ", "lodz"), ("!", "")])
def test_names_are_folded(name, key):
    assert place_key(name) == key
