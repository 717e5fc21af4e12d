"""Names of places and their company → which place of the world is meant, by the rule that the method page gives."""

import pytest

from broadsheet.pages.blocks.whereabouts import known, whereabouts


def found(name, *company, forms=()):
    place = whereabouts([name, *forms], company or [[]])
    return place and (place.sort, place.region or place.country or place.name)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("China", ("country", "CN")),
        ("the Netherlands", ("country", "NL")),
        ("U.S.", ("country", "US")),
        ("England", ("region", "GB.ENG")),
        ("Paris", ("city", "FR.11")),
        ("London", ("city", "GB.ENG")),
        ("Washington", ("city", "US.DC")),
        ("São Paulo", ("city", "BR.27")),
        ("Sao Paulo", ("city", "BR.27")),
        ("Cologne", ("city", "DE.07")),
        ("Kiev", ("city", "UA.12")),
        ("Bavaria", ("region", "DE.02")),
        ("South China Sea", ("sea", "South China Sea")),
        ("Middle East", ("area", "Middle East")),
    ],
)
def test_a_name_that_means_one_place_alone_is_that_place(name, place):
    assert found(name) == place


@pytest.mark.parametrize(
    "name", ["Cambridge", "Birmingham", "Georgia", "Springfield", "Punjab", "Hyderabad", "Tripoli", "Naples"]
)
def test_a_name_that_several_places_bear_is_not_told_by_itself(name):
    assert known([name])
    assert found(name) is None


def test_a_name_that_no_list_has_is_not_told():
    assert known(["Harbour Gossip"]) == ()
    assert found("Harbour Gossip") is None


@pytest.mark.parametrize(
    ("name", "company", "place"),
    [
        ("Cambridge", ["Massachusetts"], "US.MA"),
        ("Cambridge", ["Boston"], "US.MA"),
        ("Cambridge", ["England", "United States"], "GB.ENG"),
        ("Birmingham", ["Alabama", "United Kingdom"], "US.AL"),
        ("Hyderabad", ["India"], "IN.40"),
        ("Tripoli", ["Lebanon"], "LB.09"),
        ("Georgia", ["Tbilisi", "United States"], "GE"),
        ("Georgia", ["Atlanta"], "US.GA"),
    ],
)
def test_its_state_or_province_or_the_only_country_beside_it_tells_which_namesake_is_meant(name, company, place):
    assert found(name, company)[1] == place


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("Cambridge", ["Boston", "England"]),
        ("Hyderabad", ["India", "Pakistan"]),
        ("Georgia", ["United States"]),
        ("Georgia", ["Russia"]),
        ("Florence", ["South Carolina", "Italy"]),
        ("Portland", ["United States"]),
        ("Springfield", ["United States", "Chicago", "Missouri"]),
    ],
)
def test_surroundings_of_two_namesakes_or_of_none_tell_nothing(name, company):
    assert found(name, company) is None


def test_a_name_that_means_one_place_gives_way_to_the_surroundings_of_a_namesake():
    assert found("London", ["Ontario"]) is None
    assert found("London", ["Ontario", "United Kingdom"])[1] == "GB.ENG"
    assert found("Niger", ["Nigeria", "Lagos"])[1] == "NE"


def test_articles_have_to_agree():
    assert found("Cambridge", ["Boston"], ["England"]) is None
    assert found("Cambridge", ["Boston"], [], ["Massachusetts"])[1] == "US.MA"


def test_a_form_with_its_state_or_country_tells_it():
    assert found("Cambridge", [], forms=("Cambridge, Massachusetts",))[1] == "US.MA"
    assert found("Naples, Italy", [])[1] == "IT.04"
