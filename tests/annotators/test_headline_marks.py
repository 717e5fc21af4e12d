"""Long dashes, bars and commas, and what stands beside a sentence."""

import re

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_an_aside_between_two_long_dashes_goes_with_both(made):
    text = (
        "A team of Velmar divers has shown that the herring—which are counted in the bay each spring but not in the autumn—gather"
        " at the lock and follow the tide."
    )
    assert re.fullmatch(r"A team of Velmar divers (?:has )?shown? (?:that )?the herring gather at the lock.*", made(text))


def test_what_goes_on_besides_may_go(made):
    text = (
        "The building of the new harbour town of Lindholm is moving ahead, with members of the council on Tuesday passing into"
        " law the bill governing its mills."
    )
    assert made(text) == "The building of the new harbour town of Lindholm is moving ahead"


def test_what_it_looks_like_stands_for_what_follows(made):
    text = "Right now, it looks like the price of herring will return to normal without a strike. The boats are out again."
    assert "it looks like the price of herring will return to normal" in made(text).lower()


def test_a_sentence_that_opens_with_with_is_read(made):
    assert made("With the mayor watching, divers of Velmar closed the old lock gate.").startswith(("With the mayor", "Divers"))


def test_a_dateline_with_a_bar_is_no_part_of_a_headline(made):
    assert made("VELMAR ― Divers closed the lock of Velmar on Monday.") == "Divers closed the lock of Velmar on Monday"


def test_what_is_left_of_a_dateline_under_a_heading_is_no_part_of_a_headline(made):
    text = "On the water\n— Divers closed the lock of Velmar on Monday."
    assert made(text) == "Divers closed the lock of Velmar on Monday"


def test_a_heading_stands_over_what_is_left_of_a_dateline(made):
    text = (
        "Barge crash shuts harbour lock until spring\n— The old gate of the harbour lock was lifted out by divers on Monday,"
        " three weeks after a barge had run into it in the fog."
    )
    assert made(text) == "Barge crash shuts harbour lock until spring"


def test_a_place_and_a_dot_under_a_heading_are_no_part_of_a_headline(made):
    assert (
        made("On the water\nVelmar • Divers closed the lock of Velmar on Monday.") == "Divers closed the lock of Velmar on Monday"
    )
