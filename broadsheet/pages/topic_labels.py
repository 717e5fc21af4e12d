"""A topic → its label and its note in the interface's language: the vocabulary is English, catalogues hold what is assigned."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.lists import rows, vocabulary
from broadsheet.model.topic import Topic
from broadsheet.wording import say, say_in

CONTEXT = "topic"


def topic_label(topic: Topic) -> str:
    """Small, as within a sentence; one that site.yaml has renamed stays as it is written there."""
    return say_in(CONTEXT, topic.label)


def topic_note(topic: Topic) -> str:
    """What is in it and what is not, or nothing."""
    return say(topic.note) if topic.note else ""


def translatable() -> Iterator[Topic]:
    """The topics whose labels and notes stand in the catalogues."""
    by_code = {topic.code: topic for topic in vocabulary.media_topics()}
    found = {topic.code for topic in by_code.values() if vocabulary.top_level(topic).code in (topic.code, topic.parent)}
    slugs = {row["topic"] for row in rows("topic_keywords")}
    for topic in by_code.values():
        above: Topic | None = topic if topic.slug in slugs else None
        while above:
            found.add(above.code)
            above = by_code.get(above.parent or "")
    return (topic for topic in by_code.values() if topic.code in found)
