"""Floors for the topics of short texts; a figure that falls below its floor is a loss, not a test to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.annotators import topics
from broadsheet.lists.vocabulary import find, media_topics, top_level

FIXTURES = Path(__file__).parent / "topics.txt"
FLOORS = {"first": 0.94, "among": 0.98, "narrower": 0.84}
"""Of the texts: the right topic first, and among those found; of the narrower topics asked for: those found."""


def fixtures():
    """(top level, narrower topic or None, headline, text) of each text."""
    for part in FIXTURES.read_text("utf-8").split("\n=== ")[1:]:
        asked, headline, _, text = part.split("\n", 3)
        top, _, narrower = (find(slug) for slug in asked.partition(" / ")) if " / " in asked else (find(asked), None, None)
        yield top, narrower, headline, text.strip()


@pytest.fixture(scope="module")
def read():
    """Every fixture with the topics found in it."""
    return [(*row, [find(topic.code) for topic in topics.find(row[2], row[3])]) for row in fixtures()]


def test_every_top_level_has_two_texts_or_more():
    asked = [top for top, *_ in fixtures()]
    assert len(asked) >= 40
    assert all(asked.count(top) >= 2 for top in media_topics() if not top.parent)


def test_the_figures_stay_above_their_floors(read):
    asked = [(narrower, found) for _, narrower, _, _, found in read if narrower]
    figures = {
        "first": sum(found[:1] == [top] for top, _, _, _, found in read) / len(read),
        "among": sum(top in found for top, _, _, _, found in read) / len(read),
        "narrower": sum(narrower in found for narrower, found in asked) / len(asked),
    }
    low = {name: round(value, 3) for name, value in figures.items() if value < FLOORS[name]}
    wrong = [(headline, [topic.slug for topic in found]) for top, _, headline, _, found in read if found[:1] != [top]]
    assert not low, wrong


def test_every_text_has_a_topic_and_none_more_than_three_top_levels(read):
    numbers = [len({top_level(topic) for topic in found}) for *_, found in read]
    assert min(numbers) >= 1
    assert max(numbers) <= 3
