"""Lines in capitals and what becomes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.annotators.casing import recase


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("MARBURY NAMED AS NEW MINISTER\nHelen Marbury smiled.", "Marbury named as new minister\nHelen Marbury smiled."),
        ("TALKS IN NEW YORK ABOUT THE UN", "Talks in New York about the UN"),
        ("By JOE E. MARBURY", "By Joe E. Marbury"),
        ("OSLO (Reuters) - It rained.", "OSLO (Reuters) - It rained."),
        ("The EU, the UN and NATO met.", "The EU, the UN and NATO met."),
    ],
)
def test_only_lines_in_capitals_change(given_text, expected):
    assert recase(given_text) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Helen Marbury Endorses Plan to Close Harbour", "Helen Marbury endorses plan to close harbour"),
        ("Marbury: Oslo Was Told About New York Talks", "Marbury: Oslo was told about New York talks"),
        ("Bill Lindqvist Says the EU and UNICEF Will Pay", "Bill Lindqvist says the EU and UNICEF will pay"),
    ],
)
def test_a_heading_with_capitals_is_read_like_a_sentence(heading, expected):
    below = "\n\nHelen Marbury spoke in Oslo. The plan, Marbury said, would close the harbour. Talks in New York had failed."
    assert recase(heading + below) == expected + below


@pytest.mark.parametrize(
    "line",
    [
        "Helen Marbury, Bill Lindqvist and Ilva Stones",
        "It rained in Oslo on Monday, and Helen Marbury stayed there.",
        "Westmere United, Harlow Rovers",
    ],
)
def test_names_and_sentences_are_no_heading(line):
    assert recase(f"{line}\n\nSo it was told.") == f"{line}\n\nSo it was told."


@pytest.mark.parametrize(
    "text",
    [
        "Harlow Air Corp's Westmere Airlines Plans With Marbury\nto fly to Oslo, it was told.",
        "A law was read to the Ministry of\nInternational Trade and Industry of Westmere in Oslo\nBy Monday it was passed.",
    ],
)
def test_a_line_of_a_wrapped_paragraph_is_no_heading(text):
    assert recase(text) == text


def test_a_second_heading_may_follow_the_first():
    below = "\n\nThe plan would close the harbour. Ferry owners and the council had failed to agree on fares in Oslo."
    first, second = "Helen Marbury Endorses Plan to Close Harbour", "Ferry Owners in Oslo Had Failed to Agree on Fares"
    made = recase(f"{first}\n{second}{below}")
    assert made == f"Helen Marbury endorses plan to close harbour\nFerry owners in Oslo had failed to agree on fares{below}"


@given(st.text(alphabet=st.sampled_from("ABCDEÉßİabc .-'\n12"), max_size=200))
def test_every_character_stays_at_its_place(text):
    made = recase(text)
    assert len(made) == len(text)
    assert made.casefold() == text.casefold()
