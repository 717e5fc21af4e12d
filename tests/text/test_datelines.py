"""Datelines are left out of a sentence that is shown by itself, and nothing else is."""

import pytest

from broadsheet.text.datelines import without_dateline


@pytest.mark.parametrize(
    "dateline",
    [
        "GENEVA — ",
        "GENEVA (Agency) -- ",
        "GENEVA, July 17 (Agency) - ",
        "NEW HAVEN, Conn., Sept. 3, 2023 — ",
        "RHODES, Greece (Two Words) — ",
        "ST. MARY’S, 17 July 2023 (Agency) — ",
        "ZÜRICH, 3 May – ",
        "GENEVA ― ",
        "Port Louis • ",
        "Geneva (Agency) — ",
        "Port Louis, Mauritius, July 17 — ",
    ],
)
def test_a_dateline_is_left_out(dateline):
    assert without_dateline(dateline + "Talks began.") == "Talks began."


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks began.",
        "NATO — the alliance — met in Vilnius.",
        "UPS and the Teamsters agreed — for now — to meet.",
        "Berg said – Holm did not – that talks began.",
        "The talks (the third) — Berg leads them — began.",
        "U.S.-China talks began.",
        "",
    ],
)
def test_a_sentence_without_one_stays_as_it_is(sentence):
    assert without_dateline(sentence) == sentence
