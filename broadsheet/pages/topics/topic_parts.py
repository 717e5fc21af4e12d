"""A topic and the vocabulary → what is in it and what stands beside it: the parts, with or without articles here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from broadsheet.lists import vocabulary
from broadsheet.model.index import TopicGroup
from broadsheet.model.topic import Topic
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.shell import Link
from broadsheet.pages.topic_labels import topic_label
from broadsheet.values import Value


class Part(Value):
    """A concept of the vocabulary; without articles it has no page."""

    code: str
    label: str
    url: str
    count: int


def link(topic: Topic) -> Link:
    """The topic's label as a heading, and its page."""
    return Link(label=capital(topic_label(topic)), url=permalinks.topic(topic.slug))


def below(code: str, groups: Mapping[str, TopicGroup]) -> tuple[Part, ...]:
    """Everything right below a concept, in the vocabulary's order; ``groups`` has those with articles by code.

    Topics that the site moved up, because it hides what is between, come last.
    """
    held = groups[code].children if code in groups else ()
    moved = [topic for topic in held if topic.code not in {each.code for each in _below().get(code, ())}]
    return tuple(_part(topic, groups) for topic in (*_below().get(code, ()), *moved))


def _part(topic: Topic, groups: Mapping[str, TopicGroup]) -> Part:
    group = groups.get(topic.code)
    if group is None:
        return Part(code=topic.code, label=topic_label(topic), url="", count=0)
    return Part(
        code=topic.code, label=topic_label(group.topic), url=permalinks.topic(group.topic.slug), count=len(group.articles)
    )


@cache
def _below() -> Mapping[str, tuple[Topic, ...]]:
    found: dict[str, list[Topic]] = {}
    for topic in vocabulary.media_topics():
        if topic.parent:
            found.setdefault(topic.parent, []).append(topic)
    return {code: tuple(topics) for code, topics in found.items()}
