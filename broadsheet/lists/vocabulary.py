"""media_topics.tsv → the IPTC Media Topics as ``Topic``s, found by label, slug or code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from broadsheet.lists import rows
from broadsheet.model.topic import Topic

SECTIONS = (
    *("conflict-war-and-peace", "disaster-accident-and-emergency-incident", "politics", "crime-law-and-justice"),
    *("economy-business-and-finance", "labour", "environment", "health", "science-and-technology", "education", "society"),
    *("religion", "weather", "arts-culture-entertainment-and-media", "sport", "lifestyle-and-leisure", "human-interest"),
)
"""Slugs of the top levels in the order in which newspapers print them."""


@cache
def media_topics() -> tuple[Topic, ...]:
    """Every concept of the vocabulary in IPTC's order: each top level is followed by all that is below it."""
    return tuple(
        Topic(code=row["code"], label=row["label"], slug=row["slug"], parent=row["parent"] or None, note=row.get("note", ""))
        for row in rows("media_topics")
    )


def find(words: str) -> Topic | None:
    """The concept whose label, slug or code this is, whatever its case; None where there is none.

    >>> find("Climate change").code, find("climate-change").code, find("medtop:20000418").label
    ('medtop:20000418', 'medtop:20000418', 'climate change')
    """
    return _by_name().get(" ".join(words.casefold().split()))


def top_level(topic: Topic) -> Topic:
    """The one of the 17 top levels that ``topic`` stands under, or itself."""
    while topic.parent:
        topic = _by_name()[topic.parent]
    return topic


def top_code(topic: Topic) -> str:
    """``11`` of ``medtop:11000000``: all that tells its top level; a topic of the site's own keeps its code.

    >>> top_code(find("climate change")), top_code(Topic(code="site:harbour", label="harbour", slug="harbour"))
    ('06', 'site:harbour')
    """
    code = top_level(topic).code
    return code.removeprefix("medtop:")[:2] if code.startswith("medtop:") else code


@cache
def _by_name() -> Mapping[str, Topic]:
    return {name: topic for topic in media_topics() for name in (topic.slug, topic.label.casefold(), topic.code)}
