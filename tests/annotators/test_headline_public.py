"""The headline of an article of which a part is public."""

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")


def test_what_comes_back_below_the_public_part_tells_its_headline_too(made):
    shown = "Harbour board shuts northern lock\n\nFew in Velmar were surprised on Monday. Boats had waited there for a week. "
    hidden = (
        "The board of the harbour said that it would shut the lock until the spring. The northern lock, the oldest one of the"
        " harbour, had been leaking for months, and the board had no money to mend it before the winter."
    )
    assert made(shown + hidden, len(shown)) == "Harbour board shuts northern lock"
    assert made(shown) != "Harbour board shuts northern lock"


def test_no_word_of_a_hidden_headline_is_told(made):
    shown = "Few in Velmar were surprised on Monday. Boats had waited there for a week. "
    hidden = "The board said that it would shut the lock until the spring, and that the lock had been leaking for months."
    assert set(made(shown + hidden, len(shown)).lower().split()) <= set(shown.lower().replace(".", "").split())
