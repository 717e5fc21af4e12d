"""The index → the same one, which tells which facts were read by what is looked up in it.

What facts there are, and what their letters stand for, is said in ``facts``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from broadsheet.engine.tracing import FactsOf, Trace, TracedMapping, TracedSequence
from broadsheet.model.index import Index
from broadsheet.values import replace

WHOLE = (
    *("articles", "editions", "topics", "entities", "known", "sources", "said", "stories", "redirects"),
    *("spoken_months", "told_months", "edition_months", "followed", "topic_codes", "searched", "corrections"),
)
"""Sequences that are one fact each."""
LETTERS = {
    "corrections_of": "k",
    **dict.fromkeys(("named", "about", "said_in", "cited_in", "roles_in", "origins", "article_of"), "a"),
    **dict.fromkeys(("copies", "copied", "leads", "led"), "a"),
    **dict.fromkeys(("by_id", "naming", "citing", "otherwise"), "e"),
    "spans": "j",
    "weight_of": "o",
    "sought": "f",
    "words": "z",
    "card_of": "n",
    "topic_of": "w",
    "group_of": "t",
    "topic_months": "v",
    "live": "x",
    "ended": "s",
    "edition_of": "d",
    "years": "y",
    "counts": "c",
    "days": "l",
    "months": "m",
    "begun": "g",
    "told": "h",
    **dict.fromkeys(("spoken", "speaking"), "q"),
}
"""Look-ups → the facts that they read."""
BY_NAME = ("entity_of", "forms_in")
"""Look-ups by an article and something in it, which read the article."""


def traced(index: Index, trace: Trace) -> Index:
    """The same index; what is looked up in it stands in ``trace`` afterwards."""

    def by(letter: str) -> FactsOf:
        return FactsOf(lambda key: (f"{letter}:{key}",))

    def story(id: str) -> Iterator[str]:
        yield f"a:{id}"
        if id in index.story_of:
            yield f"s:{index.story_of[id].slug}"

    def names(key: tuple[str, str]) -> tuple[str]:
        return (f"a:{key[0]}",)

    def earlier(key: tuple[str, dt.date]) -> tuple[str]:
        return (f"b:{key[0]} {key[1]}",)

    def span(key: tuple[str, dt.date]) -> tuple[str]:
        return (f"i:{key[0]} {key[1]}",)

    def topic(key: tuple[str, dt.date]) -> tuple[str]:
        return (f"u:{key[0]} {key[1]}",)

    shared = {letter: by(letter) for letter in LETTERS.values()}
    facts = {name: shared[letter] for name, letter in LETTERS.items()}
    facts |= {**dict.fromkeys(BY_NAME, FactsOf(names)), "before": FactsOf(earlier), "span": FactsOf(span)}
    facts |= {"topic_month": FactsOf(topic), "story_of": FactsOf(story)}
    changes: dict[str, Any] = {name: TracedMapping(getattr(index, name), trace, of) for name, of in facts.items()}
    changes |= {name: TracedSequence(getattr(index, name), trace, f"*{name}") for name in WHOLE}
    return replace(index, **changes)


def within(traced: Index, index: Index, trace: Trace) -> Index:
    """The same as ``traced``, for whoever has looked up what holds some articles whole: an edition, a month, a topic, an entity.

    What the index tells of each of these articles is a part of that fact, and is not noted again: a year would note ten
    thousand facts, where those of its twelve months change whenever one of these does. Of its story it is told which it is.
    Who names an entity may be asked too, for these articles among them alone, and of an entity that was looked up all of them and
    its other forms.
    """

    def story(id: str) -> tuple[str, ...]:
        return (f"s:{index.story_of[id].slug}",) if id in index.story_of else ()

    raw = ("naming", "otherwise", *BY_NAME, *(name for name, letter in LETTERS.items() if letter == "a"))
    changes: dict[str, Any] = {name: getattr(index, name) for name in raw}
    stories = TracedMapping(index.story_of, trace, FactsOf(story))
    return replace(traced, story_of=stories, **changes)
