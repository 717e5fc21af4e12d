"""Which facts may be others than were told last, without asking for all: told by little that they hang on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from broadsheet.grouping.facts import Facts
from broadsheet.model.index import Index
from broadsheet.values import Value

UNASKED = "unasked"
"""Kind of results: facts that may be others than were told last."""
ARTICLE, DAY, ENTITY, TOPIC = "a:", "d:", "e:", "t:"
"""What stands before the key in facts of an article, a day, an entity and a topic."""


class Basis(Value):
    """What facts of entities, days and topics hang on beside the articles themselves."""

    entities: Mapping[str, str]
    """Id → fingerprint of who it is and of its company."""
    days: Mapping[str, str]
    """Day → fingerprint of those beside it, and of who is new."""
    topics: Mapping[str, str]
    """Code → fingerprint of what it is, and of those below it."""
    articles: Mapping[str, str]
    """Id of each article that has a story or copies → fingerprint of it with them."""


def basis(facts: Facts) -> Basis:
    """As it is now."""
    return Basis(entities=facts.identities, days=facts.days, topics=facts.topics, articles=facts.related)


def told_of(article: str, published: dt.date, topics: Iterable[str]) -> Iterator[str]:
    """The facts that hang on an article: its own, its day's, and those of its topics as they are written."""
    yield f"{ARTICLE}{article}"
    yield f"{DAY}{published}"
    yield from (f"{TOPIC}{topic}" for topic in topics)


def changed(before: Basis, now: Basis, waiting: Iterable[str], index: Index) -> dict[str, set[str]]:
    """``ARTICLE`` and so on → keys whose facts may be others than they were ``before``, with all that are new and that are gone.

    ``waiting`` are the entities that an article names or cites which came, went or is not as it was, and what ``told_of`` tells
    of these articles as they were and as they are.
    """
    found: dict[str, set[str]] = {kind: set() for kind in (ARTICLE, DAY, ENTITY, TOPIC)}
    found[ENTITY] = _others(before.entities, now.entities)
    found[DAY] = _others(before.days, now.days)
    written: set[str] = set()
    others = _others(before.articles, now.articles)
    for id in others:
        found[ENTITY].update(index.named.get(id, ()), index.cited_in.get(id, ()))
    related = (index.article_of[id] for id in others if id in index.article_of)
    for fact in chain(waiting, *(told_of(each.id, each.published, each.topics) for each in related)):
        kind, key = fact[: len(TOPIC)], fact[len(TOPIC) :]
        (written if kind == TOPIC else found[kind]).add(key)
    found[TOPIC] = _others(before.topics, now.topics) | _codes(written, index, before.topics.keys() | now.topics.keys())
    return found


def _codes(written: Iterable[str], index: Index, every: set[str]) -> set[str]:
    """The codes of topics as they are written, and of those above them; of all where one is not known any more."""
    found: set[str] = set()
    for name in written:
        topic = index.topic_of.get(name)
        if topic is None:
            return every
        while topic:
            found.add(topic.code)
            above = index.group_of.get(topic.parent or "")
            topic = above.topic if above else None
    return found


def _others(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The keys of which not both have the same."""
    return {key for key, _ in before.items() ^ now.items()}
