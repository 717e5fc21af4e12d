"""One report inside another: whose words they are."""

from __future__ import annotations

import pytest

from broadsheet.annotators import names, parsing, quotes
from tests.models import english


def speakers(text: str) -> list[str | None]:
    """Who said the quotations of ``text``."""
    parsed = parsing.parse(english(), text)
    return [quote.speaker for quote in quotes.find(parsed, names.find(parsed))]


def speaker(text: str) -> str | None:
    """Who said the one quotation of ``text``."""
    (found,) = speakers(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz told the jury that Piet Boom had sent a message: “Stay at home tonight.”",
        "Ana Ruiz said that Piet Boom left a note on her desk: “These never existed.”",
        "Ana Ruiz claimed that Piet Boom had left a voicemail: “You will pay for this.”",
        "Ana Ruiz testified that Piet Boom sent Lena Marr an email: “Two more by Sunday.”",
        "Ana Ruiz told the jury that she received a message from Piet Boom: “Two more by Sunday.”",
        "Ana Ruiz read out a message that Piet Boom had sent: “Two more by Sunday.”",
        "Ana Ruiz said a message was sent by Piet Boom: “Two more by Sunday.”",
        "Ana Ruiz told the court Piet Boom’s words were: “Two more by Sunday.”",
        "Ana Ruiz told the jury of Piet Boom’s diary: “They will be sorry by Friday.”",
        "Ana Ruiz said Piet Boom had written: “They will be sorry by Friday.”",
        "According to Ana Ruiz, Piet Boom said: “You will never hold a key again.”",
        "Ana Ruiz quoted Piet Boom as saying “the money was never hers”.",
        "Ana Ruiz accused Piet Boom of saying: “The roof is safe.”",
        "Ana Ruiz, quoting Piet Boom, said: “The roof is safe.”",
        "Ana Ruiz said that, in the words of Piet Boom, the roof was “not safe”.",
        "Ana Ruiz, called “a liar” by Piet Boom, walked out.",
        "Echoing Ana Ruiz, Piet Boom said: “The roof is safe.”",
    ],
)
def test_the_content_of_a_message_is_its_sender_s(text: str) -> None:
    assert speaker(text) == "Piet Boom"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said that Piet Boom was “a liar”.",
        "Ana Ruiz told the jury that Piet Boom had left early: “He was tired.”",
        "Ana Ruiz told the jury that she had sent Piet Boom a message: “Two more by Sunday.”",
        "Ana Ruiz said Piet Boom’s letter was cruel: “I could not sleep.”",
        "Ana Ruiz replied to a letter from Piet Boom: “I could not sleep.”",
        "Ana Ruiz got a message: “I could not believe it,” Ana Ruiz said.",
    ],
)
def test_words_about_somebody_stay_with_whoever_says_them(text: str) -> None:
    assert speaker(text) == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz told the jury that a message had been sent: “Two more by Sunday.”",
        "Ana Ruiz read out a message: “Two more by Sunday.”",
        "Ana Ruiz denied that Piet Boom had sent a message: “He had no phone.”",
        "Ana Ruiz said that Piet Boom had threatened her: “I will find you.”",
        "Liam Boom told police that Kevin had rung him at midnight and said: “Bring the big van.”",
        "Piet Boom, Ana Ruiz told the jury, had sent a message: “Stay at home tonight.”",
    ],
)
def test_where_nobody_can_tell_whose_message_it_is_nobody_is_named(text: str) -> None:
    assert speaker(text) is None


@pytest.mark.parametrize(
    "more",
    [
        "“We shall stay here as long as it takes us,” reads a sign on the door.",
        "“We shall stay here as long as it takes us,” came the answer.",
        "“We shall stay here as long as it takes us,” the union translated on its posters.",
        "Behind the desk hung a banner: “We shall stay here as long as it takes us.”",
    ],
)
def test_another_voice_in_the_sentence_of_a_quotation_is_not_the_last_speaker(more: str) -> None:
    assert speakers(f"“The roof is safe,” said Ana Ruiz. {more}")[1] != "Ana Ruiz"


@pytest.mark.parametrize("more", ["“We stay.”", "The reason was simple: “We stay.”", "“We stay,” with a wave of her hand."])
def test_a_quotation_without_another_voice_is_the_last_speaker_s(more: str) -> None:
    assert speakers(f"“The roof is safe,” said Ana Ruiz. {more}") == ["Ana Ruiz", "Ana Ruiz"]


def test_who_replies_is_not_who_has_just_spoken_to_somebody() -> None:
    assert speakers("“The roof is safe,” said Ana Ruiz to Eva Boom. “It is late,” she replied.") == ["Ana Ruiz", None]
    assert speakers("“The roof is safe,” said Ana Ruiz to Eva Boom. “It is late,” she added.") == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Piet Boom told Lena Marr that she had said: “The roof is safe.”", "Lena Marr"),
        ("Piet Boom remembered that she had told him: “The roof is safe.”", None),
        ("Ana Ruiz said she had told him: “The roof is safe.”", "Ana Ruiz"),
        ("Piet Boom told the crowd that his predecessor had said of the bridge: “Over my dead body.”", None),
        ("Piet Boom, who built it, said: “It should have been left alone.”", "Piet Boom"),
    ],
)
def test_a_pronoun_within_a_report_is_not_whoever_tells_it_for_sure(text: str, who: str | None) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said, in the words of Piet Boom, that the offer was “a slap with a soft glove”.",
        "Ana Ruiz said, in the words of her predecessor Piet Boom, that the offer was “a slap with a soft glove”.",
        "Ana Ruiz said, in Piet Boom’s words, that the offer was “a slap with a soft glove”.",
    ],
)
def test_who_uses_the_words_of_another_has_not_coined_them(text):
    assert speaker(text) == "Piet Boom"


def test_an_answer_is_of_whoever_gave_it():
    assert speaker("Ana Ruiz said Piet Boom’s answer had been “no, and again no”.") == "Piet Boom"


def test_what_a_claim_was_called_is_not_said_by_whoever_made_it():
    assert speaker("The paper checked Piet Boom’s claim. It said that Piet Boom’s claim was “true.”") != "Piet Boom"


def test_a_nurse_who_is_remembered_has_said_the_words():
    assert speakers("“Do you know what day it is?” Ana Ruiz recalled a nurse asking.") == [None]


def test_who_is_blunt_before_a_colon_has_said_what_follows():
    assert speaker("Ana Ruiz left. Ruiz is blunt: “Games were easier. Mud is not a bug.”") == "Ana Ruiz"


def test_a_town_within_a_signature_is_not_who_signed():
    assert speaker("Promising review: “I plug a small heater into it. It saves me a few bucks.” —Maine Girl\n\nGet it.") is None


def test_a_nickname_within_a_name_is_no_quotation():
    assert not speakers("Police charged Sam “Smalls” Okafor, 24, and two others with theft, the prosecutor said.")
