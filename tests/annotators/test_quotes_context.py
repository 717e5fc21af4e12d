"""In what way a sentence uses the words that it quotes."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.annotators import names, parsing, quotes
from broadsheet.annotators.quotes.earlier import is_before
from tests.models import english

DAY = dt.date(2023, 7, 19)


def contexts(text: str, published: dt.date | None = DAY) -> list[str]:
    parsed = parsing.parse(english(), text)
    return [quote.context for quote in quotes.find(parsed, names.find(parsed), published)]


def test_words_that_their_speaker_says_are_asserted() -> None:
    assert contexts("Ana Ruiz said the plan was “a waste of public money”.") == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ana Ruiz said she is not a “friend of the port” and would prove it.",
        "Ana Ruiz rejects the label “mother of the harbour” that critics gave her.",
        "Ana Ruiz denied that the bridge was “a danger to everybody” on Monday.",
        "Ana Ruiz never said “the bridge is safe” to the council.",
        "Ana Ruiz declined to call the fire “a deliberate attack” on Monday.",
        "The report was anything but “a clean bill of health”, Ana Ruiz said.",
        "No minister has called the plan “a waste of public money”.",
    ],
)
def test_words_that_the_sentence_denies_are_denied(text: str) -> None:
    assert contexts(text) == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz dismissed the claims as “utter nonsense” on Monday.",
        "Ana Ruiz did not stay long, saying “I have a train to catch”.",
        "“I don't know,” Ana Ruiz said on Monday.",
        "Ana Ruiz said the plan was not only late but “a waste of public money”.",
        "Ana Ruiz did not deny that the plan was “a waste of public money”.",
        "No doubt the plan was “a waste of public money”, Ana Ruiz said.",
        "The mayor, who did not attend, called the plan “a waste of public money”.",
    ],
)
def test_what_else_a_sentence_denies_does_not_deny_the_quotation(text: str) -> None:
    assert contexts(text) == ["asserted"]


def test_words_within_a_question_are_questioned() -> None:
    assert contexts("Did Ana Ruiz really call the plan “a waste of public money”?") == ["questioned"]
    assert contexts("Ana Ruiz asked whether the plan was “a waste of public money”.") == ["questioned"]


def test_a_question_that_somebody_asks_is_asserted() -> None:
    assert contexts("“Was it worth the money?” asked Ana Ruiz. Who knows?") == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said it would be “a disaster for the town” if the bridge closed.",
        "If Ana Ruiz calls the plan “a waste of public money”, it will fall.",
        "Ana Ruiz might call the plan “a waste of public money” tomorrow.",
        "The union wants Ana Ruiz to say “we were wrong about the bridge”.",
    ],
)
def test_words_under_a_condition_a_possibility_or_a_wish_are_conditional(text: str) -> None:
    assert contexts(text) == ["conditional"]


@pytest.mark.parametrize(
    "text",
    [
        "Piet Boom said that Ana Ruiz had called the plan “a waste of public money”.",
        "According to prosecutors, Ana Ruiz wrote that the plan was “a waste of public money”.",
        "Ana Ruiz allegedly called the plan “a waste of public money”.",
        "Piet Boom recalled Ana Ruiz saying “we were wrong about the bridge”.",
        "“We were wrong about the bridge,” Ana Ruiz said, according to court documents.",
    ],
)
def test_words_that_reach_the_article_through_somebody_else_are_reported(text: str) -> None:
    assert contexts(text) == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Reuters quoted Ana Ruiz as saying “we were wrong about the bridge”.",
        "“We were wrong about the bridge,” Ana Ruiz said, according to a transcript.",
        "Ana Ruiz said she told Piet Boom “we were wrong about the bridge”.",
    ],
)
def test_an_outlet_a_record_and_the_speaker_report_nothing_second_hand(text: str) -> None:
    assert contexts(text) == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said in 2016 that the plan was “a waste of public money”.",
        "In a 2016 interview, Ana Ruiz defended the plan, calling it “a blessing for the town”.",
        "“We were wrong about the bridge,” Ana Ruiz said in an earlier statement.",
        "“We were wrong about the bridge,” Ana Ruiz told reporters last year.",
        "“We were wrong about the bridge,” Ana Ruiz said in March.",
        "Ana Ruiz swam the strait on 20 July 1969, and spoke of “one long swim for the town”.",
        "Ana Ruiz once called the plan “a waste of public money”.",
    ],
)
def test_speech_that_is_dated_long_before_the_article_is_past(text: str) -> None:
    assert contexts(text) == ["past"]


@pytest.mark.parametrize(
    "text",
    [
        "“We were wrong about the bridge,” Ana Ruiz said on July 10.",
        "Ana Ruiz said the 2016 vote was “a great mistake”.",
        "Ana Ruiz, elected in 2016, said on Monday that the vote was “a great mistake”.",
        "Ana Ruiz called the 2016 vote “a great mistake”.",
    ],
)
def test_a_date_of_these_days_or_of_the_matter_makes_nothing_past(text: str) -> None:
    assert contexts(text) == ["asserted"]


def test_what_goes_on_from_past_words_is_past() -> None:
    assert contexts("“We were wrong about the bridge,” Ana Ruiz said in 2016. “It will never open.”") == ["past", "past"]


def test_a_year_says_nothing_where_the_article_has_no_day() -> None:
    assert contexts("Ana Ruiz said in 2016 that the plan was “a waste of public money”.", None) == ["asserted"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("in 2016", True), ("in May", True), ("on July 2", False), ("in June", False), ("in December", True), ("in 2023", False)],
)
def test_a_date_is_long_before_where_it_ended_more_than_a_month_ago(words: str, expected: bool) -> None:
    assert is_before(words, DAY) == expected
