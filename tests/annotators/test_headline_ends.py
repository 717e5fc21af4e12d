"""Where a sentence may end, and what it may not lose: a partner, a hedge, half of a pair."""

import re

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_later_goes_with_its_day(made):
    text = (
        "Lindmar is set to close its offer of new shares to the holders of its old ferry bonds and loans later on Friday, with"
        " the council hopeful that most will accept."
    )
    assert made(text) == "Lindmar set to close its offer of new shares to holders of its old ferry bonds and loans"


def test_a_day_goes_without_the_preposition_behind_it(made):
    text = (
        "An overnight fire Friday at Mayor Ilva Marr's harbour house caused an estimated 2 million crowns in damage, and"
        " investigators say it could be the work of an arsonist."
    )
    assert made(text) == "Overnight fire at Ilva Marr's harbour house caused estimated 2 million crowns in damage"


def test_who_spoke_spoke_with_somebody(made):
    text = (
        "In a rare move, Ormedan harbour minister Ole Vask spoke over the telephone with five harbour ministers of the coast amid"
        " growing anger about the ferry fees in the islands."
    )
    assert "with five harbour ministers" in made(text)


def test_what_is_so_on_paper_is_told_as_such(made):
    text = "On paper, Ole Vask was the best keeper of the harbour club in the coast league of 2031."
    assert made(text) == text.removesuffix(".")


def test_a_clause_about_a_subject_goes_with_both_its_commas(made):
    text = (
        "Divers that found more than $1 million of coins near Mayor Ilva Marr's house in Velmar, Ormeda, were arrested on Friday,"
        " officials said."
    )
    assert re.fullmatch(
        r"Divers that found more than \$1 million of coins[^,]* arrested(: officials|, officials said)", made(text)
    )


def test_a_comma_that_closes_one_within_the_cut_goes_with_it(made):
    text = "A fire that caused more than $1 million in damage to a church in Velmar, Ormeda, may have been set by an arsonist."
    assert made(text) == "Fire that caused more than $1 million in damage to church may have been set by arsonist"


def test_a_second_subject_does_not_stay_behind_as_an_object(made):
    text = (
        "Jan managed my mother’s finances for the last few years of her life and my sister and I independently suspected him of"
        " financial abuse."
    )
    assert made(text) == "Jan managed my mother’s finances"


def test_a_show_says_nothing(made):
    text = (
        "TV talent show The Y Factor is to return for a second series after being recommissioned by OTV.\n\nJudges are in talks."
    )
    assert made(text) == "TV talent show The Y Factor is to return for a second series"


def test_a_second_deed_behind_a_title_may_go(made):
    text = (
        "Lena Marr has now been voted one of the most popular keepers of all time and is handing her old gloves over to the young"
        " sailor Ole Marr."
    )
    assert made(text) == "Lena Marr has now been voted one of the most popular keepers of all time"
