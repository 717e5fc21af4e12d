"""Which words of a text stand between quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.annotators.quotes.marks import quoted
from broadsheet.text.paragraphs import paragraphs


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted(text, list(paragraphs(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we go now” and left.",
        'He said "we go now" and left.',
        "He said ''we go now'' and left.",
        "He said „we go now“ and left.",
        "He said « we go now » and left.",
        "He said «\u00a0we go now\u00a0» and left.",
        "He said «\u202fwe go now\u202f», and left.",
        "He said (« we go now ») and left.",
        "He said ‹\u202fwe go now\u202f› and left.",
        "He said »we go now« and left.",
        "He said ›we go now‹ and left.",
        "He said ❝we go now❞ and left.",
        "He said 「we go now」 and left.",
        "He said «we go now» and left.",
        "He said ”we go now” and left.",
        "He said “we go now“ and left.",
        "He said ‘we go now’ and left.",
        "He said 'we go now' and left.",
    ],
)
def test_every_kind_of_marks_is_a_pair(text: str) -> None:
    assert found(text) == ["we go now"]


def test_a_comma_of_the_sentence_around_stays_outside() -> None:
    assert found("“We go now,” he said, “and stay.”") == ["We go now", "and stay."]


def test_apostrophes_pair_with_nothing() -> None:
    assert found("The farmers’ land isn’t Rosa’s, it’s the ’90s town’s.") == []
    assert found("The farmers' land isn't Rosa's, it's the '90s town's.") == []


def test_single_marks_count_only_where_there_are_no_double_ones() -> None:
    assert found("“My aunt said ‘no’ to it,” he said.") == ["My aunt said ‘no’ to it"]


def test_a_plural_possessive_does_not_close_single_marks() -> None:
    assert found("She said: 'The dockers' children won't come.' Then she left.") == ["The dockers' children won't come."]


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one() -> None:
    assert found('"He said "never" twice," she wrote.') == ['He said "never" twice']


def test_an_open_quotation_runs_to_the_end_of_its_paragraph_and_goes_on_in_the_next() -> None:
    text = "She read: “One.\n\n“Two.\n\n“Three,” and closed the book."
    spans = quoted(text, list(paragraphs(text)))
    assert [text[span.start : span.end] for span in spans] == ["One.", "Two.", "Three"]
    assert [span.carried for span in spans] == [False, True, True]


def test_a_closing_mark_that_is_missing_costs_one_quotation_only() -> None:
    assert found("“First, he said. “Second,” she said.") == ["Second"]


def test_inches_are_no_marks() -> None:
    assert found('The board is 12" wide and "very old" at that.') == ["very old"]


def test_spans_hold_the_marks_too() -> None:
    text = "He said “go,” twice."
    (span,) = quoted(text, list(paragraphs(text)))
    assert text[span.opened : span.closed] == "“go,”"


def test_nothing_but_marks_is_no_quotation() -> None:
    assert found('He wrote "" and “” there.') == []


def test_a_single_mark_may_open_the_text() -> None:
    assert found("'We go now,' he said.") == ["We go now"]


def test_a_mark_at_the_start_of_a_paragraph_opens_even_before_a_space() -> None:
    assert found("” … we go ‘now’,” he said.") == ["… we go ‘now’"]


@given(st.text(alphabet="ab .,!?\n\"'“”„‘’«»–5", max_size=200))
def test_spans_stand_in_order_inside_their_paragraphs(text: str) -> None:
    rows = list(paragraphs(text))
    spans = quoted(text, rows)
    for span in spans:
        start, end = rows[span.paragraph]
        assert start <= span.opened <= span.start < span.end <= span.closed <= end
    assert all(one.closed <= other.opened for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« C’est loin », she said, « et l’eau monte. »", ["C’est loin", "et l’eau monte."]),
        ("« We said “no” twice », she said.", ["We said “no” twice"]),
        ("»We said ›no‹ twice«, she said, »at once.«", ["We said ›no‹ twice", "at once."]),
        ("« We go.\n\n« And we stay », she said.", ["We go.", "And we stay"]),
        ("« We go.\n\n» And we stay », she said.", ["We go.", "And we stay"]),
    ],
)
def test_spaces_within_guillemets_are_no_part_of_the_words(text: str, words: list[str]) -> None:
    assert found(text) == words
