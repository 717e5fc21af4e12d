"""topic_keywords.tsv → terms that can be found, and how much each bears which topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from broadsheet.annotators.topics.terms import Terms, normal
from broadsheet.lists import rows
from broadsheet.lists.vocabulary import find, top_level
from broadsheet.model.topic import Topic
from broadsheet.values import Value

STRENGTH = {"3": 4.0, "2": 2.6, "1": 1.2}
NONE = "-"
"""In place of a topic: phrases that bear none ("at the heart of"), so that the words in them do not count."""
PHRASE = 1.6
"""Several words together are less often something else than one."""


class Weights(Value, kw_only=False):
    """Listed terms; what each weighs for top levels, and for the narrower topics on the way down to what lists it, by code."""

    terms: Terms
    broad: Mapping[str, tuple[tuple[str, float], ...]]
    narrow: Mapping[str, tuple[tuple[str, float], ...]]


@cache
def listed() -> Weights:
    """The weights of topic_keywords.tsv."""
    broad: dict[str, dict[str, float]] = defaultdict(dict)
    narrow: dict[str, dict[str, float]] = defaultdict(dict)
    for topic, strength, terms in _keywords():
        top, below = top_level(topic).code, [above.code for above in _below_top(topic)]
        for term in terms:
            weight = strength * (PHRASE if " " in term else 1)
            for weights, codes in ((broad[term], (top,)), (narrow[term], below)):
                for code in codes:
                    if weight > weights.get(code, 0):
                        weights[code] = weight
    by_term = [{term: tuple(codes.items()) for term, codes in weights.items()} for weights in (broad, narrow)]
    return Weights(Terms([*broad, *_idle()]), *by_term)


def _below_top(topic: Topic) -> Iterable[Topic]:
    """The topic and those above it, without the top level."""
    above: Topic | None = topic
    while above and above.parent:
        yield above
        above = find(above.parent)


def _keywords() -> Iterable[tuple[Topic, float, list[str]]]:
    """Each row's topic, strength and terms."""
    for row in rows("topic_keywords"):
        if row["topic"] == NONE:
            continue
        topic = find(row["topic"])
        if topic is None:
            raise ValueError(f"topic_keywords.tsv: no topic has the slug {row['topic']}")
        yield topic, STRENGTH[row["strength"]], [normal(term) for term in row["terms"].split(",")]


def _idle() -> Iterable[str]:
    for row in rows("topic_keywords"):
        if row["topic"] == NONE:
            yield from (normal(term) for term in row["terms"].split(","))
