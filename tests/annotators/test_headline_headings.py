"""The first line over a text that is its headline."""

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")

BELOW = (
    "The old gate of the lock was lifted out of the harbour of Velmar on Monday, three weeks after a barge had run into it, and"
    " the pilots say that the new one will not come before May."
)


@pytest.mark.parametrize(
    "line",
    [
        "Barge crash shuts harbour lock until spring",
        "Long Wait for Pilots After Barge Mishap.",
        "Why the pilots of Velmar wait for a gate",
    ],
)
def test_a_line_in_the_form_of_a_headline_needs_half_of_its_telling_words_below(made, line):
    assert made(f"{line}\n\n{BELOW}") == line.removesuffix(".")


@pytest.mark.parametrize("line", ["Postcards from the islands of the north", "Notes from the harbour"])
def test_a_label_and_a_line_about_something_else_are_no_headline(made, line):
    assert made(f"{line}\n\n{BELOW}") != line.removesuffix(".")


def test_over_a_dateline_a_line_is_a_headline_with_fewer_of_its_words_below(made):
    text = f"Ferries wait behind barge\n\nVELMAR, May 3 (Harbour Post) - {BELOW}"
    assert made(text) == "Ferries wait behind barge"


@pytest.mark.parametrize(
    "line", ["Why do the pilots of Velmar wait for a gate? They know", "What the pilots say of Velmar is the gate of the lock."]
)
def test_what_asks_or_is_a_sentence_is_no_headline_by_its_why(made, line):
    assert made(f"{line}\n\n{BELOW}") != line.removesuffix(".")
