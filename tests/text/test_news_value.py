"""The beginning of an article → what makes it news."""

import datetime as dt

import pytest

from broadsheet.text.news_value import MOST, RECENT, find

WEDNESDAY = dt.date(2023, 7, 19)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Nine sailors drowned off Vestland.", "deaths"),
        ("Rebels shelled the port of Vestland.", "violence"),
        ("The harbour flooded after the earthquake.", "disaster"),
        ("Forty people were injured at the quay.", "injuries"),
        ("A court struck down the harbour law.", "justice"),
        ("The mayor of Vestland resigned.", "power"),
        ("The shipyard will lay off ninety welders.", "work and money"),
        ("The bridge cost $40 million.", "sums"),
        ("Herring prices reached a record high.", "firsts"),
    ],
)
def test_a_consequence_is_found_by_its_wording(sentence, kind):
    assert kind in dict(find("Vestland", sentence, WEDNESDAY).consequences)


@pytest.mark.parametrize(
    "sentence", ["The museum shows old boats.", "The reward was a warm bath.", "He voiced a couple of bodywork ideas."]
)
def test_a_word_within_another_is_none(sentence):
    assert find("Museum", sentence, WEDNESDAY).consequences == ()


def test_consequences_add_up_to_no_more_than_the_most():
    found = find("Killed", "Nine drowned, forty were injured and the mayor resigned after the explosion.", WEDNESDAY)
    assert len(found.consequences) > 2
    assert found.points == MOST


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The mayor left on Wednesday.", "on Wednesday"),
        ("The mayor left Tuesday, he said.", "Tuesday"),
        ("The mayor left yesterday.", "yesterday"),
        ("The mayor left on Friday.", ""),
        ("The mayor left in 1999.", ""),
    ],
)
def test_a_day_counts_that_is_the_articles_or_one_of_the_two_before(sentence, day):
    found = find("Mayor", sentence, WEDNESDAY)
    assert found.day == day
    assert found.all == (RECENT if day else 0)
