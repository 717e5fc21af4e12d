"""The given article's names, point by point; the rules that find them are general."""

from __future__ import annotations

from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy", reason="names are read with a language model")
from broadsheet.annotators import names, parsing  # noqa: E402

SEED = Path(__file__).parents[2] / "seeds" / "000_9dbc96969bbea648.txt"


@pytest.fixture(scope="module")
def mentions(model):
    """The mentions of the given article, its date head left out."""
    text = SEED.read_text("utf-8").split("2023-07-19 ", 1)[1]
    return names.find(parsing.parse(model, text))


def of_kind(mentions, kind):
    return {mention.name for mention in mentions if mention.kind == kind}


def test_the_seven_people_are_named_in_full(mentions):
    everybody = {"John Kerry", "Xi Jinping", "Han Zheng", "Wang Yi", "Joe Biden", "Antony Blinken", "Janet Yellen"}
    assert of_kind(mentions, "person") == everybody


def test_a_surname_stands_for_the_full_name(mentions):
    assert {mention.name for mention in mentions if mention.text == "Kerry"} == {"John Kerry"}


def test_an_administration_is_not_the_person(mentions):
    assert not [mention for mention in mentions if mention.text == "Biden"]


def test_outlets_are_cited_and_no_subjects(mentions):
    cited = {mention.name for mention in mentions if mention.cited}
    assert cited == {"Politico", "Associated Press", "Xinhua News Agency"}
    assert of_kind(mentions, "organisation") == cited
    assert all(mention.cited for mention in mentions if mention.kind == "organisation")


def test_places_are_named_as_the_lists_name_them(mentions):
    assert of_kind(mentions, "place") == {"China", "Beijing", "United States", "Taiwan", "South China Sea"}


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("John Kerry", "U.S. special climate envoy"),
        ("Han Zheng", "Vice President"),
        ("Wang Yi", "China’s top diplomat"),
        ("Joe Biden", "President"),
        ("Antony Blinken", "Secretary of State"),
        ("Janet Yellen", "Treasury Secretary"),
        ("Xi Jinping", None),
    ],
)
def test_the_role_beside_a_name_is_kept_word_for_word(mentions, name, role):
    assert next((mention.role for mention in mentions if mention.name == name and mention.role), None) == role


def test_offsets_are_those_of_the_text(mentions):
    text = SEED.read_text("utf-8").split("2023-07-19 ", 1)[1]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
