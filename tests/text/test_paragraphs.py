"""Where the paragraphs of a plain text end."""

from __future__ import annotations

import itertools
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.paragraphs import paragraphs

HARBOUR = (
    "The harbour of Ormeda was closed on Monday after a crane fell into the water beside the ferry landing, the port said. Nobody"
    " was hurt, and the crane is to be lifted within the week."
)
COUNCIL = (
    "Councillors had warned of the crane for years. “We asked for a report in March and were told to wait,” Lena Marr said at the"
    " meeting on Tuesday evening, at which some forty people spoke."
)
FERRY = "The ferry to Harlow sails from the old pier until then. Tickets that were bought for the landing stay good."


def told(text):
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


def wrapped(width, text, indent=""):
    return textwrap.fill(text, width, initial_indent=indent)


@pytest.mark.parametrize("width", [48, 72, 100, 120])
def test_a_wrapped_text_is_parted_by_its_blank_lines(width):
    text = "\n\n".join(wrapped(width, each) for each in (HARBOUR, COUNCIL, FERRY))
    assert told(text) == [HARBOUR, COUNCIL, FERRY]


def test_where_each_paragraph_is_a_line_each_line_is_one():
    assert told("\n".join((HARBOUR, COUNCIL, FERRY))) == [HARBOUR, COUNCIL, FERRY]


def test_so_is_a_heading_above_such_lines():
    assert told("\n".join(("Crane closes harbour", HARBOUR, COUNCIL))) == ["Crane closes harbour", HARBOUR, COUNCIL]


def test_short_lines_that_are_not_full_are_not_joined():
    lines = ["Harlow Rovers 2", "Westmere 0", "Oldbridge Town 1", "The match at Castleford was called off because of the fog."]
    assert told("\n".join(lines)) == lines


def test_an_indent_begins_a_paragraph_of_a_wrapped_text():
    text = "\n".join(wrapped(70, each, "    ") for each in (HARBOUR, COUNCIL, FERRY))
    assert told(text) == [HARBOUR, COUNCIL, FERRY]


def test_a_block_that_is_indented_as_a_whole_is_one():
    assert told(textwrap.indent(wrapped(60, COUNCIL), "    ")) == [COUNCIL]


def test_a_dateline_on_a_line_of_its_own_goes_on():
    assert told(f"ORMEDA —\n{HARBOUR}\n{COUNCIL}") == [f"ORMEDA — {HARBOUR}", COUNCIL]


def test_a_short_last_line_with_a_full_stop_ends_a_paragraph_of_a_wrapped_text():
    crane = "One of the two cranes fell into the water by the landing at noon and sank."
    assert told(f"{wrapped(60, crane)}\n{wrapped(60, COUNCIL)}") == [crane, COUNCIL]


@given(st.text(alphabet=st.sampled_from("aB. ,—\n\t“”"), max_size=200))
def test_no_word_is_lost_and_none_stands_in_two(text):
    spans = list(paragraphs(text))
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert [word for start, end in spans for word in text[start:end].split()] == text.split()
