"""Titles, terms and names between marks are nobody's speech."""

import pytest

from broadsheet.annotators import names, parsing, quotes


@pytest.fixture(scope="module")
def said(model):
    """The words of a text's quotations."""

    def find(text):
        parsed = parsing.parse(model, text)
        return [quote.text for quote in quotes.find(parsed, names.find(parsed))]

    return find


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz sang her new single, “Lanterns on the Quay,” in Odrava on Monday.",
        "The song is titled “Quay.” It comes out in May.",
        "Villagers began a campaign called “the Pear Campaign” last year.",
        "The boat soon earned the nickname “the old kettle” and was sold.",
        "They chose the Latin word “pirum,” which they painted on the wall.",
        "A wet spring left the harbour with a little “soup” near the pier.",
        "The pump shows a small ‘v’ next to each open valve.",
    ],
)
def test_titles_terms_and_names_are_no_quotations(said, text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Ruiz called the plan a “slow disaster” on Monday.", "slow disaster"),
        ("The mayor said the bridge was “safe” and left.", "safe"),
        ("Ana Ruiz called her rival “Captain Nothing” at the meeting.", "Captain Nothing"),
        ("“Good evening,” Ana Ruiz said.", "Good evening"),
        ("The committee ruled that the claim was “partly true” on Monday.", "partly true"),
    ],
)
def test_a_few_words_that_somebody_said_are_a_quotation(said, text, words):
    assert said(text) == [words]
