"""What a reader types is compared with names without case, accents, dots."""

import pytest

from broadsheet.text.lookups import lookup_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Xi Jinping", ("xi", "jinping")),
        ("Søren Ærø-Łukasz", ("soren", "aero", "lukasz")),
        ("U.S. Steel", ("us", "steel")),
        ("Sean O’Brien", ("sean", "obrien")),
        ("Владимир Йовович", ("владимир", "иовович")),
        ("習近平", ("習近平",)),
        ("नरेन्द्र मोदी", ("नरनदर", "मद")),
        ("AT&T  3M", ("at", "t", "3m")),
        ("New York, New York", ("new", "york")),
        ("…!", ()),
    ],
)
def test_words_are_plain(text, words):
    assert lookup_words(text) == words
