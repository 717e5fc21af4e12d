"""People of one word whom a whole article never tells to be somebody."""

from __future__ import annotations

import pytest

LONG = "\n\n" + "The council met on Monday and talked about the new road, which is to be built within the year. " * 8


@pytest.fixture
def people(read):
    """The people of a text that is as long as an article."""
    return lambda text: {name for kind, name in read(text + LONG) if kind == "person"}


@pytest.mark.parametrize("text", ["They listened to Tolvane for an hour.", "The album was Marsuk, and it sold well."])
def test_a_word_that_nothing_tells_to_be_somebody_is_nobody(people, text):
    assert not people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Tolvane listened for an hour.",
        "They listened to the mayor, Tolvane, for an hour.",
        "They listened to Tolvane, 43, for an hour.",
        "They listened to Tolvane. “It was good,” said Tolvane.",
    ],
)
def test_what_people_have_or_do_tells_that_it_is_somebody(people, text):
    assert people(text) == {"Tolvane"}


def test_the_surname_of_a_full_name_is_somebody(people):
    assert people("Ana Tolvane spoke. They listened to Tolvane for an hour.") == {"Ana Tolvane"}


def test_whom_the_world_knows_by_one_word_is_somebody(people):
    assert people("They listened to Vivaldi for an hour.") == {"Vivaldi"}


def test_a_short_text_need_not_tell_who_somebody_is(read):
    assert ("person", "Tolvane") in read("They listened to Tolvane for an hour.")


def test_what_nothing_tells_to_be_somebody_is_what_stands_beside_it(read):
    text = "They say that Talvira is old. The origin of Talvira is not known, but those in Talvira like Talvira."
    assert read(text + LONG) == {("place", "Talvira")}


@pytest.mark.parametrize("text", ["They drove a Zentara and a Melkor for a year.", "The Zentara is as large as the Melkor."])
def test_a_word_that_nothing_tells_to_be_a_place_is_none(read, text):
    assert not {name for kind, name in read(text + LONG) if kind == "place"}


def test_what_stands_in_a_row_with_places_is_one(read):
    assert ("place", "Kuvera") in read("They opened shops in Leeds, Kuvera and Hull." + LONG)


def test_the_form_of_a_surname_tells_that_it_is_one(people):
    assert people("They listened to McArvan for an hour.") == {"McArvan"}
