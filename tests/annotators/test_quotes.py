"""Who said what, to whom, and who reported it."""

from __future__ import annotations

import pytest

from broadsheet.annotators import names, parsing, quotes
from broadsheet.model.article import Quote
from tests.models import english


def read(text: str) -> tuple[Quote, ...]:
    parsed = parsing.parse(english(), text)
    return quotes.find(parsed, names.find(parsed))


def test_a_text_without_marks_has_no_quotations() -> None:
    assert read("Ana Ruiz said that the bridge was closed.") == ()


def test_words_and_offsets_are_those_of_the_text() -> None:
    text = "“The bridge is closed,” Ana Ruiz said."
    (quote,) = read(text)
    assert quote.text == text[quote.start : quote.end] == "The bridge is closed"


def test_the_words_that_stand_for_the_speaker_are_marked() -> None:
    text = "Ana Ruiz opened the bridge. “It is late,” she said."
    (quote,) = read(text)
    assert (quote.speaker, text[quote.speaker_start : quote.speaker_end], quote.cue) == ("Ana Ruiz", "she", "said")


def test_a_role_phrase_stands_for_the_one_who_bears_the_role() -> None:
    text = "Interior Minister Ana Ruiz met Mayor Piet Boom. “We agree,” the minister said."
    assert read(text)[0].speaker == "Ana Ruiz"


def test_a_role_that_two_people_bear_names_nobody() -> None:
    text = "Senator Ana Ruiz met Senator Piet Boom. “We agree,” the senator said."
    assert read(text)[0].speaker is None


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [("the agency", None), ("the chief", "Ana Ruiz"), ("the agency chief", "Ana Ruiz"), ("the harbour", None)],
)
def test_what_somebody_is_head_of_is_not_that_person(phrase: str, speaker: str | None) -> None:
    text = f"Ana Ruiz, the chief of the harbour agency, met Mayor Piet Boom. “We agree,” {phrase} said."
    assert read(text)[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Oslo finished near the bottom of the rankings for “healthy lifestyle”, with few who ran.",
        "One question asks what discussions Ruiz may have had regarding “any meeting with the port”, a year ago.",
    ],
)
def test_a_town_and_a_preposition_say_nothing(text: str) -> None:
    assert [quote.speaker for quote in read(text)] in ([], [None])


def test_a_pronoun_of_the_other_sex_is_not_the_nearest_name() -> None:
    text = "Maria Ruiz met Peter Boom at the bridge. “We agree,” she said."
    assert read(text)[0].speaker == "Maria Ruiz"


def test_an_outlet_behind_a_speaker_is_the_outlet() -> None:
    (quote,) = read("Ana Ruiz said the bridge was “closed for good,” Reuters reports.")
    assert (quote.speaker, quote.via) == ("Ana Ruiz", "Reuters")


def test_an_outlet_that_is_told_something_reports_it() -> None:
    (quote,) = read("“It is closed,” Ana Ruiz told Reuters.")
    assert (quote.speaker, quote.to, quote.via) == ("Ana Ruiz", None, "Reuters")


def test_a_person_who_is_told_something_is_the_addressee() -> None:
    (quote,) = read("“It is closed,” Ana Ruiz told Piet Boom.")
    assert (quote.speaker, quote.to, quote.via) == ("Ana Ruiz", "Piet Boom", None)


def test_attributes_of_markup_are_no_quotations() -> None:
    assert read('He posted <a href="page" title="Bridge">a link</a>.') == ()


def test_the_same_text_gives_the_same_quotations() -> None:
    text = "“It is closed,” Ana Ruiz told Piet Boom. “For good.”"
    assert read(text) == read(text)


def test_a_pronoun_behind_two_who_act_together_is_neither() -> None:
    text = (
        "Superintendent Marcus Hollin told Peter Boom that the board had seen the figures.\n\n"
        "Hollin and Boom then left by different doors. “It is not personal,” he told reporters."
    )
    assert [quote.speaker for quote in read(text)] == [None]


def test_a_pronoun_stands_for_whom_a_subject_names_behind_a_comma() -> None:
    text = (
        "The sinking of the ferry Marisol of Ardmore was heard in court on Thursday.\n\n"
        "The first witness, Captain Ebbe Strand, who commanded it for years, said that the door was slow. “It groaned,” he said."
    )
    assert [quote.speaker for quote in read(text)] == ["Ebbe Strand"]


def test_a_pronoun_is_left_open_where_its_paragraph_brings_in_somebody_else() -> None:
    text = (
        "“We counted the spoons,” said the last owner, Peter Boom. Boom said that the rent had doubled.\n\n"
        "Its regular guests included the poet Renzo Castellar, 83, who had his own table. “I shall write at home,” he said."
    )
    assert read(text)[-1].speaker in (None, "Renzo Castellar")


def test_the_label_of_a_question_says_nothing_of_what_the_question_tells() -> None:
    text = (
        "Harbour Review: Your teacher, Professor Huang Jianfei, once said that “a word is dead when nobody is angry at it”.\n\n"
        "Zhang Lian: He was an optimist."
    )
    assert read(text)[0].speaker in (None, "Huang Jianfei")


@pytest.mark.parametrize("who", ["Ana Ruiz", "a visitor, Ana Ruiz"])
def test_a_comma_may_stand_between_the_mark_and_the_verb(who: str) -> None:
    assert read(f"« Samedi, c’est loin », replied {who}.")[0].speaker == "Ana Ruiz"
