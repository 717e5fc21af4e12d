"""Floors for quotations and their speakers, on texts written for this project; a floor is never lowered silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from broadsheet.annotators import names, parsing, quotes
from broadsheet.model.article import Quote
from tests.models import english

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("quotations.yaml").read_text("utf-8"))
FOUND, SPEAKERS, GIVEN, ADDRESSEES, OUTLETS = 0.98, 0.96, 0.98, 0.99, 0.9


class Reading(NamedTuple):
    """One case: what is to be found, and what was."""

    about: str
    gold: list[dict[str, Any]]
    found: tuple[Quote, ...]


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    read = []
    for case in CASES:
        parsed = parsing.parse(english(), case["text"])
        read.append(Reading(case["about"], case["quotes"], quotes.find(parsed, names.find(parsed))))
    return read


def pairs(readings: list[Reading]) -> list[tuple[dict[str, Any], Quote]]:
    return [(gold, quote) for one in readings for gold in one.gold for quote in one.found if quote.text == gold["text"]]


def test_there_are_enough_texts() -> None:
    assert len(CASES) >= 38


def test_quotations_are_found_and_nothing_else(readings: list[Reading]) -> None:
    right = len(pairs(readings))
    assert right / sum(len(one.gold) for one in readings) >= FOUND
    assert right / sum(len(one.found) for one in readings) >= FOUND


def test_quotations_have_their_speakers(readings: list[Reading]) -> None:
    named = [(gold, quote) for gold, quote in pairs(readings) if gold["speaker"] is not None]
    wrong = [(gold, quote.speaker) for gold, quote in named if quote.speaker != gold["speaker"]]
    assert 1 - len(wrong) / len(named) >= SPEAKERS, wrong


def test_speakers_that_are_given_are_right(readings: list[Reading]) -> None:
    given = [(gold, quote) for gold, quote in pairs(readings) if quote.speaker is not None]
    wrong = [(gold, quote.speaker) for gold, quote in given if quote.speaker != gold["speaker"]]
    assert 1 - len(wrong) / len(given) >= GIVEN, wrong


def test_addressees_are_right(readings: list[Reading]) -> None:
    wrong = [(gold, quote.to) for gold, quote in pairs(readings) if quote.to != gold.get("to")]
    assert 1 - len(wrong) / len(pairs(readings)) >= ADDRESSEES, wrong


def test_outlets_that_reported_are_kept_apart(readings: list[Reading]) -> None:
    reported = [(gold, quote) for gold, quote in pairs(readings) if gold.get("via") or quote.via]
    wrong = [(gold, quote.via) for gold, quote in reported if quote.via != gold.get("via")]
    assert 1 - len(wrong) / len(reported) >= OUTLETS, wrong


def test_words_are_those_of_the_text(readings: list[Reading]) -> None:
    for case, one in zip(CASES, readings, strict=True):
        assert all(case["text"][quote.start : quote.end] == quote.text for quote in one.found)
