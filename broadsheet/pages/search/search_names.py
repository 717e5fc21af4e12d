"""The index → every name that a reader can look up: people, organisations, places, topics and sources, by all ways of writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.lists import vocabulary
from broadsheet.model.index import Index
from broadsheet.model.topic import Topic
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.cards import Cards
from broadsheet.pages.topic_labels import topic_label
from broadsheet.text.json_text import dumps
from broadsheet.text.lookups import initial, lookup_words
from broadsheet.values import Value

TOPICS, SOURCES = "topics/", "sources/"


class Entry(Value):
    """A name to be found."""

    page: str
    """``people/john-kerry``; for a source ``sources/index.html#politico``."""
    name: str
    weight: int
    """How often it is in the news, in doublings, so that one more article seldom changes it."""
    row: str
    """As it is written: page, name, weight, what the reader may narrow the search by (short codes of the top-level topics of its
    articles; first and last of each run of months in the news, each twelve times its year and its number from nought), and other
    ways of writing it that its name's words do not find. Without keys, since there are many; the script knows the order."""


class Tops(Value):
    """What a topic adds to those by which a search is narrowed."""

    codes: tuple[str, ...]
    """Short codes of the top-level topics of its articles."""


class Begun(Value):
    """The words of one beginning by which entities and sources are looked up."""

    words: tuple[tuple[str, str], ...]
    """Each with the key of what it finds."""


def words(begin: str, index: Index, cards: Cards) -> Iterator[tuple[str, str]]:
    """The words that begin so, each with the key of what it finds."""
    known = cards.each(Begun, begin, (begin,), lambda name: Begun(words=tuple(index.words.get(name, ()))))
    yield from known[begin].words
    for code in index.topic_codes:
        for word in lookup_words(_name(index.topic_of[code])):
            if initial(word) == begin:
                yield word, f"{TOPICS}{code}"


def entry(key: str, index: Index) -> Entry:
    """Of what a search finds under a key."""
    sought = index.sought[key]
    page, name = key, sought.name
    if key.startswith(TOPICS):
        topic = index.topic_of[key.removeprefix(TOPICS)]
        page, name = f"topics/{topic.slug}", _name(topic)
    elif key.startswith(SOURCES):
        page = permalinks.source(key.removeprefix(SOURCES))
    row = dumps((page, name, sought.weight, sought.topics, sought.months, *sought.also))
    return Entry(page=page, name=name, weight=sought.weight, row=row)


def _name(topic: Topic) -> str:
    return capital(topic_label(topic))


def top_topics(index: Index, cards: Cards) -> tuple[tuple[str, str], ...]:
    """Short code and label of each top-level topic of the site's articles, in the vocabulary's order, the site's own last."""
    tops = cards.each(Tops, "", index.topic_codes, lambda code: Tops(codes=index.sought[f"{TOPICS}{code}"].topics))
    found = {code for top in tops.values() for code in top.codes}
    known = (topic for topic in vocabulary.media_topics() if topic.parent is None)
    short = ((vocabulary.top_code(top), top) for top in (*known, *index.own_topics))
    return tuple((code, capital(index.topic_of.get(top.code, top).label)) for code, top in short if code in found)


def article_topics(topics: Iterable[str], index: Index) -> tuple[str, ...]:
    """Short codes of the top-level topics that an article of ``topics`` stands under."""
    found = (index.topic_of.get(name) for name in topics)
    return tuple(dict.fromkeys(vocabulary.top_code(topic) for topic in found if topic))
