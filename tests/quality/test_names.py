"""Floors for the names that are read out of articles; a figure that falls below its floor is a loss, not a test to change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("spacy", reason="names are read with a language model")
from broadsheet.annotators import names, parsing

FIXTURES = Path(__file__).parent / "names.txt"
KINDS = {"p": "person", "o": "organisation", "t": "place"}
_MARK = re.compile(r"\{([^|}]+)\|(\w)(?:\|([^}]+))?\}")
FLOORS = {"precision": 0.95, "recall": 0.95, "named": 0.97}
"""Of the mentions found and asked for, by place and kind; and of names right among those found."""


def fixtures():
    """Title, text, and (start, end, kind) → name of each text; a mark of kind x is no name."""
    for part in FIXTURES.read_text("utf-8").split("\n=== ")[1:]:
        title, marked = part.split("\n", 1)
        text, gold, at = "", {}, 0
        for match in _MARK.finditer(marked):
            text += marked[at : match.start()]
            if match[2] in KINDS:
                gold[len(text), len(text) + len(match[1]), KINDS[match[2]]] = match[3] or match[1]
            text += match[1]
            at = match.end()
        yield title, (text + marked[at:]).strip(), gold


@pytest.fixture(scope="module")
def read(model):
    """Every fixture with what was found in it: (gold, found), both as places and kinds with names."""
    rows = []
    for title, text, gold in fixtures():
        found = {(m.start, m.end, m.kind): m.name for m in names.find(parsing.parse(model, text))}
        rows.append((title, gold, found))
    return rows


def test_there_are_fixtures_enough():
    assert len(list(fixtures())) >= 25


def test_the_figures_stay_above_their_floors(read):
    hits = sum(len(gold.keys() & found.keys()) for _, gold, found in read)
    figures = {
        "precision": hits / sum(len(found) for _, _, found in read),
        "recall": hits / sum(len(gold) for _, gold, _ in read),
        "named": sum(found[place] == gold[place] for _, gold, found in read for place in gold.keys() & found.keys()) / hits,
    }
    low = {name: round(value, 3) for name, value in figures.items() if value < FLOORS[name]}
    wrong = [(title, sorted(gold.items() ^ found.items())) for title, gold, found in read if gold != found]
    assert not low, wrong
