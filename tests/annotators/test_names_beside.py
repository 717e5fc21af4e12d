"""Of which kind a name is that no list has, by the words beside it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Farmers use it, Muzira told IPS. Muzira is the director.", ("person", "Muzira")),
        ("They have set up a headquarters in Chumar, and roads to Chumar are closed.", ("place", "Chumar")),
        ("Goanda frontman Shane Marlow, a friend of both, wept. Goanda sang.", ("organisation", "Goanda")),
    ],
)
def test_what_is_beside_a_word_tells_more_of_it_than_the_model(read, text, named):
    assert named in read(text)


def test_a_side_is_a_team_though_no_list_has_it(read):
    text = "The rain went on. The multi-national Sarwick side won, and they will beat Sarwick at home."
    assert read(text) == {("organisation", "Sarwick")}


def test_a_town_that_has_a_striker_is_its_team(read):
    text = "He was in Sunderton's team. 20-year-old Norwich striker Keith Ostrow and Sunderton forward Niall Quick scored."
    assert {("organisation", "Norwich"), ("organisation", "Sunderton")} <= read(text)


@pytest.mark.parametrize("thing", ["case", "government", "theatre academy"])
def test_what_is_about_somebody_has_that_name_in_it(read, thing):
    assert read(f"They spoke of the Marco Dutrel {thing} on Monday.") == {("person", "Marco Dutrel")}


def test_a_team_behind_an_article_is_a_team(read):
    assert ("person", "Dallas Herons") not in read("He plays in the game against the Dallas Herons after a week at home.")


def test_golfers_are_people(read):
    text = "287 Ian Woodnam 70 76 71 70 288 Jose Cocera (Argentina) 70 71 72 70"
    assert ("person", "Ian Woodnam") in read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Go on,” said Meng Fanrui, the city’s party chief, on Monday.", "Meng Fanrui"),
        ("But Xu Lipeng, a professor at the state-backed university, said no.", "Xu Lipeng"),
        ("The disappearance of Naseer Ahmed Wanir, a resident of Shorian district, is old.", "Naseer Ahmed Wanir"),
    ],
)
def test_somebody_of_a_place_is_not_said_to_be_one(read, text, name):
    assert ("person", name) in read(text)
