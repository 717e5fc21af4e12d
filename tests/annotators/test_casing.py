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


@given(st.text(alphabet=st.sampled_from("ABCDEÉßİabc .-'\n12"), max_size=200))
def test_every_character_stays_at_its_place(text):
    made = recase(text)
    assert len(made) == len(text)
    assert made.casefold() == text.casefold()
