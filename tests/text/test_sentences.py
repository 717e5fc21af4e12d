"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

import pytest

from broadsheet.text.sentences import sentences


def told(text):
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "dateline",
    ["ARDMORE, Fla. (EA) —", "HARLOW HILL, N.C. (EA) -", "Harlow, Mass. (Eastern Agency) –", "ST. ANNE, Que., July 19. (EA) --"],
)
def test_a_dateline_is_the_beginning_of_the_first_sentence(dateline):
    assert told(f"{dateline} The harbour was shut. It is open again.") == [
        f"{dateline} The harbour was shut.",
        "It is open again.",
    ]


def test_brackets_behind_a_sentence_are_a_sentence_of_their_own():
    text = "The harbour of Ardmore was shut. (It is the largest.) It is open again. (The ferry - for one - is not.)"
    assert told(text)[1:] == ["(It is the largest.)", "It is open again.", "(The ferry - for one - is not.)"]


@pytest.mark.parametrize("name", ["Harbour Corp. (HRB)", "the U.S. (a third of all)", "Roe Bros. [the owners]"])
def test_brackets_behind_an_abbreviation_are_in_its_sentence(name):
    sold = f"On Wednesday {name} sold the pier."
    assert told(f"{sold} The ferry stays.") == [sold, "The ferry stays."]


def test_brackets_behind_an_abbreviation_may_open_a_sentence():
    assert told("The harbour opens at 5 p.m. (The ferry is late.) It sails.") == [
        "The harbour opens at 5 p.m.",
        "(The ferry is late.)",
        "It sails.",
    ]
