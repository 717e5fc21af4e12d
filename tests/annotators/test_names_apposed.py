"""What a noun directly before a name says that it is; where a name ends or begins beside other words with a capital."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("noun", ["literary agency", "rock band", "boy band", "news-stand chain"])
def test_what_a_noun_says_to_be_a_firm_or_a_band_is_nobody(read, noun):
    assert read(f"They signed a deal with the {noun} Curtis Marlow.") == {("organisation", "Curtis Marlow")}


def test_who_is_the_subject_of_a_clause_behind_such_a_noun_is_somebody(read):
    assert ("person", "Ana Ruiz") in read("The company Ana Ruiz founded has sold its last ship.")


@pytest.mark.parametrize(
    "text",
    [
        "Her niece saw the film Hilde Marlow and left.",
        "It is on the album Elena Dove of 1999.",
        "Her role in the gangster flick Bugsy Malden won a prize.",
    ],
)
def test_the_title_of_a_work_is_nobody(read, text):
    assert not read(text)


def test_a_film_that_is_called_like_the_one_whom_it_is_about_leaves_the_person(read):
    text = "Hilde Marlow died in 1960. She was a nurse. Her niece saw the film Hilde Marlow and left."
    assert ("person", "Hilde Marlow") in read(text)


def test_who_is_on_tour_is_no_title(read):
    assert ("person", "Dana Whitlock") in read("Still on tour Dana Whitlock said that she was tired.")


def test_a_person_behind_a_team_or_a_firm_is_a_name_of_its_own(read):
    assert ("person", "Matthew Marlow") in read("A host of stars came. Certainly Rams QB Matthew Marlow threw well.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ola Brandvik and Dioner Navarro will make a deal.", "Dioner Navarro"),
        ("The former French president Valery Marchand d'Estrel came.", "Valery Marchand d'Estrel"),
        ("For thirty years, write Ine Van Severan and David Koed, he ruled.", "Ine Van Severan"),
        ("Lal Mohan Ghosal spoke for Indian causes.", "Lal Mohan Ghosal"),
        ("He spoke with BuzzFeed Editor-in-Chief Ben Marlow on Monday.", "Ben Marlow"),
    ],
)
def test_a_name_is_whole_and_nothing_else(read, text, name):
    assert ("person", name) in read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The coach was named the 2023 Sigi Brandt MLS Coach of the Year on Monday.", "Sigi Brandt"),
        ("They spoke with Henry Marlow III on Monday.", "Henry Marlow III"),
        ("A new poll came out.\nMarco Ruiz Responds To Question About Wages By Saying No\nIt was late.", "Marco Ruiz"),
        ("The network showed it, said its head, Jacob Atlas, on Monday.", "Jacob Atlas"),
    ],
)
def test_what_is_behind_a_name_is_no_part_of_it(read, text, name):
    assert name in {found for kind, found in read(text) if kind == "person"}


def test_a_bistro_is_a_place(read):
    assert read("We ate at Johann Bistro in the rain.") == {("place", "Johann Bistro")}
