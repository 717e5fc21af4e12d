"""What stands for a headline where no sentence can be one: first words, up to where a clause or a phrase ends."""

import pytest

pytest.importorskip("spacy", reason="where a phrase ends, the language model reads")


def test_first_words_end_with_a_phrase(made):
    text = (
        "If the harbour board of Velmar does not mend the northern lock before winter, it will lose the last of its ferries, all"
        " three of its pilots and the only crane in the bay."
    )
    assert made(text) == "If the harbour board of Velmar does not mend the northern lock before winter…"


def test_first_words_do_not_stop_before_what_their_noun_is_of(made):
    text = (
        "Unless the council of Velmar pays for a new lock, the crews will refuse to sail in any of the boats of the old harbour"
        " company and its two partners."
    )
    assert made(text) == "Unless the council of Velmar pays for a new lock…"


def test_first_words_never_end_with_a_pronoun_that_does_something(made):
    text = (
        "If the mayor of Velmar opens the new northern lock on the first Monday of May, it will not be allowed to take in any of"
        " the boats of the old harbour company and its two partners."
    )
    assert made(text) == "If the mayor of Velmar opens the new northern lock on the first Monday of May…"


def test_a_dateline_is_none_of_the_first_words(made):
    text = (
        "VELMAR, Dec 24 (Agency) - If the harbour board does not mend the northern lock before winter, it will lose the last of"
        " its ferries, all three of its pilots and the only crane in the bay."
    )
    assert made(text) == "If the harbour board does not mend the northern lock before winter…"


def test_a_web_address_is_none_of_the_first_words(made):
    text = (
        "https://harbour.example/ferries\n\nIf the harbour board of Velmar does not mend the northern lock before winter, it will"
        " lose the last of its ferries, all three of its pilots and the only crane in the bay."
    )
    assert made(text) == "If the harbour board of Velmar does not mend the northern lock before winter…"


def test_first_words_do_not_stop_before_a_condition(made):
    text = (
        "The council will not extend the tax break for the northern ferries unless parliament agrees to raise the levy on petrol,"
        " harbour minister Ole Vask said in an interview with the Harbour Post."
    )
    assert " unless " in made(text)
