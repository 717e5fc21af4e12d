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


LEAD = "In May the rain went on all day, and nobody who lives there knew why it did.\n\n"


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Health, Family and Social Welfare",
        "Department of Education and Early Childhood Development",
        "Office of Communications and Strategy",
    ],
)
def test_a_ministry_has_all_its_fields(read, name):
    assert read(f"{LEAD}They said that the {name} would look into it.") == {("organisation", name)}


@pytest.mark.parametrize("other", ["Oxford University", "Ana Ruiz", "Minister Ana Ruiz"])
def test_a_ministry_ends_before_another_body_and_before_somebody(read, other):
    assert ("organisation", "Ministry of Transport") in read(
        f"{LEAD}They said that the Ministry of Transport and {other} would come."
    )


def test_the_wing_of_a_party_is_a_part_of_its_name(read):
    text = "The JD(P) has decided to march. The JD(P) said so, and JD(P) leaders met."
    assert read(LEAD + text) == {("organisation", "JD(P)")}


def test_letters_in_brackets_behind_a_body_are_its_own_also_in_another_tongue(read):
    text = "He wrote to the International Federation for Rivers (FIDR) in May. FIDR said no."
    assert read(LEAD + text) == {("organisation", "International Federation for Rivers")}


@pytest.mark.parametrize("paper", ["Harbour Atlas", "Economic Development Law", "National Connectivity Plan"])
def test_plans_and_reports_are_no_bodies(read, paper):
    assert not read(f"{LEAD}The findings stand in the {paper} of that year.")


def test_initials_before_a_surname_tell_somebody(read):
    text = "Kent 207 (A. Dale 69, H. Morrin 69; D. Blenkin 4-43), Durham 114 (S. Camble 52)"
    assert {("person", "D. Blenkin"), ("person", "S. Camble")} <= read(text)


def test_what_is_behind_a_comma_is_not_done_by_whoever_made_it(read):
    text = "The doll is made by Velmat. The comedy about the doll made by Velmat, took a million."
    assert ("person", "Velmat") not in read(text)


def test_a_fashion_house_is_a_firm(read):
    assert ("organisation", "Hervèse") in read("The fashion house Hervèse named a bag after her, and she liked it.")


def test_a_place_that_opens_a_sentence_behind_in_is_one(read):
    assert ("place", "Ostrong") in read(f"{LEAD}In Ostrong, near the city, roads were closed.")
