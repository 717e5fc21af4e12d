"""Word frequencies, as they are read."""

import pytest

from broadsheet.lists.frequencies import UNLISTED, beginning, frequencies, rarity, surprise


@pytest.mark.parametrize("letters", ["", "a", "tal", "talks\t", "zz", "ñ", "never-a-word"])
def test_the_words_of_a_beginning_are_those_of_the_whole_list(letters):
    whole = {word: share for word, share in frequencies().items() if f"{word}\t".startswith(letters)}
    assert beginning(letters) == whole


def test_the_list_is_told_from_the_most_frequent_word_on():
    shares = list(frequencies().values())
    assert shares == sorted(shares, reverse=True)
    assert next(iter(frequencies())) == "the"


def test_a_word_that_the_list_lacks_is_rare():
    assert rarity("broadsheetish") == surprise(UNLISTED) > rarity("tsunami")
