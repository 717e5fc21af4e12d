"""Which lines are in Title Case, by thresholds that whoever asks names."""

from __future__ import annotations

from broadsheet.text.title_case import is_title_case


def words(line: str) -> list[str]:
    return line.split()


def test_every_word_of_weight_has_a_capital_or_is_a_figure():
    assert is_title_case(words("Nine Ferries of 1912 Are Found"), small={"of"})
    assert not is_title_case(words("Nine ferries of 1912 are found"), small={"of"})


def test_small_words_have_no_weight_however_they_are_written():
    assert is_title_case(words("Of Locks and of Boats"), small={"of", "and"})
    assert not is_title_case(words("Of Locks and of Boats"), small={"of"})


def test_short_words_have_no_weight_where_a_length_is_asked():
    assert is_title_case(words("Council to Mend old Lock"), shortest=4)
    assert not is_title_case(words("Council to Mend old Lock"), shortest=3)


def test_so_many_words_of_weight_are_needed():
    assert not is_title_case([])
    assert not is_title_case(words("Lock to go"), small={"to", "go"}, least=2)


def test_a_share_may_be_enough():
    assert is_title_case(words("Council Mends Harbour lock"), share=0.75)
    assert not is_title_case(words("Council Mends harbour lock"), share=0.75)
