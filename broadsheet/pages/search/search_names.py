"""The index → every name that a reader can look up: people, organisations, places, topics and sources, by all ways of writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.lists import vocabulary
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.search.name_parts import Entry
from broadsheet.pages.topic_labels import topic_label

TOPICS, SOURCES = "topics/", "sources/"


def entries(index: Index) -> Iterator[Entry]:
    """One of each; a source that has a page as an organisation stands as that."""
    for key in index.searched:
        sought = index.sought[key]
        page, name = key, sought.name
        if key.startswith(TOPICS):
            topic = index.topic_of[key.removeprefix(TOPICS)]
            page, name = f"topics/{topic.slug}", capital(topic_label(topic))
        elif key.startswith(SOURCES):
            page = permalinks.source(key.removeprefix(SOURCES))
        yield Entry(page=page, name=name, weight=sought.weight, topics=sought.topics, months=sought.months, also=sought.also)


def top_topics(index: Index) -> tuple[tuple[str, str], ...]:
    """Short code and label of each top-level topic of the site's articles, in the vocabulary's order, the site's own last."""
    found = {code for key in index.searched if key.startswith(TOPICS) for code in index.sought[key].topics}
    tops = (topic for topic in vocabulary.media_topics() if topic.parent is None)
    short = ((vocabulary.top_code(top), top) for top in (*tops, *index.own_topics))
    return tuple((code, capital(index.topic_of.get(top.code, top).label)) for code, top in short if code in found)


def article_topics(topics: Iterable[str], index: Index) -> tuple[str, ...]:
    """Short codes of the top-level topics that an article of ``topics`` stands under."""
    found = (index.topic_of.get(name) for name in topics)
    return tuple(dict.fromkeys(vocabulary.top_code(topic) for topic in found if topic))
