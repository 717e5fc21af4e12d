"""Which language a text is in."""

from __future__ import annotations

import pytest

pytest.importorskip("py3langid", reason="the language detector is a part of the ingest extra")
from broadsheet.annotators import language
from broadsheet.annotators.language import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The talks in the capital went on for three days and ended without a result, an official said.", "en"),
        ("Die Regierung hat am Mittwoch beschlossen, die Steuern zu senken, teilte ein Sprecher mit.", "de"),
        ("Le ministre a déclaré que les négociations allaient continuer la semaine prochaine à Genève.", "fr"),
        ("Президент заявил в среду, что переговоры будут продолжены на следующей неделе в Женеве.", "ru"),
    ],
)
def test_a_sentence_is_enough(text, code):
    assert detect(text) == code


@pytest.mark.parametrize("text", ["", "Bonjour", "42", "https://example.org/ein/langer/deutscher/pfad/ohne/worte/dahinter"])
def test_what_is_too_short_counts_as_english(text):
    assert detect(text) == "en"


def test_a_table_of_names_has_no_language_of_its_own():
    assert detect("Lindqvist 6 Marbury 4 Okonjo 3 Haverkamp 2 Szymborski 1 Valderrama 0 Papadakis 7 Lindholm 5") == "en"


def test_a_foreign_quotation_does_not_decide():
    text = "The minister spoke to reporters for an hour and said that nothing would change before the autumn.\n\n"
    assert detect(text * 3 + "« Nous verrons bien ce que le parlement en dira », a-t-elle ajouté.") == "en"


def test_for_plain_english_the_identifier_is_not_opened():
    language._identifier.cache_clear()
    text = "The minister spoke to reporters for an hour and said that nothing would change before the autumn.\n\n"
    assert detect(text * 2) == "en"
    assert not language._identifier.cache_info().currsize
    assert detect(text + "« Nous verrons bien ce que le parlement en dira », a-t-elle ajouté.") == "en"
    assert language._identifier.cache_info().currsize
