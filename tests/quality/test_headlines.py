"""Floors for inferred headlines, read and judged once; a figure below its floor is a loss, not a test to change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="headlines are cut by grammar, which the language model reads")

from broadsheet.annotators import headline, names, parsing, quotes

FIXTURES = Path(__file__).parent / "headlines.txt"
PRINTED = 0.95
"""Of the texts: those with a headline that was judged right."""


@pytest.fixture(scope="module")
def read(model):
    """(right headlines, text, headline made) of each text."""
    rows = []
    for part in FIXTURES.read_text("utf-8").split("\n===\n")[1:]:
        right, text = part.split("\n\n", 1)
        parsed = parsing.parse(model, text.strip())
        mentions = names.find(parsed)
        made = headline.infer(parsed, mentions, quotes.find(parsed, mentions), model)
        rows.append((right.replace("> ", "").splitlines(), text, made))
    return rows


def test_most_headlines_are_ones_that_an_editor_would_print(read):
    wrong = [made for right, _, made in read if made not in right]
    assert len(wrong) <= (1 - PRINTED) * len(read), wrong


def test_no_headline_has_a_word_that_its_text_lacks(read):
    for _, text, made in read:
        assert set(re.findall(r"\w+", made.lower())) <= set(re.findall(r"\w+", text.lower()))
