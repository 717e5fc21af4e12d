"""A topic → its label in the interface's language: the vocabulary is English, and its upper two levels are in the catalogues."""

from __future__ import annotations

from broadsheet.model.topic import Topic
from broadsheet.wording import say_in

CONTEXT = "topic"
LEVELS = 2
"""Of the vocabulary that catalogues translate; what is narrower keeps its English label where a catalogue lacks it."""


def topic_label(topic: Topic) -> str:
    """Small, as within a sentence; one that site.yaml has renamed stays as it is written there."""
    return say_in(CONTEXT, topic.label)
