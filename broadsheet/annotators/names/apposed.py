"""A noun directly before a name that says what bears it → firms and bands that are no people, and no titles of works.

So are "the agency Carl Brune" and "rock band Ana Roe" organisations, and "the film Anna Marr" is nobody.
"""

from __future__ import annotations

import re
from functools import cache

from broadsheet import lists
from broadsheet.annotators.names import kinds, known, shapes
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.annotators.parsing import SUBJECTS
from broadsheet.text.keys import key
from broadsheet.values import replace

_PARTS = frozenset(("compound", "nmod", "appos", "amod"))
"""How a name and the noun for what it is hang together; in "the boat Ana Roe bought" they do not."""


_OF_PEOPLE = frozenset(("comedy", "comic", "tour"))
"""Works that a name behind them may perform: "on tour Ana Roe"."""


def together(reading: Reading, noun: int, span: Span) -> bool:
    """Whether the noun that begins at ``noun`` says what the name is that stands behind it."""
    what, name = reading.token(noun), reading.token(span.end - 1)
    if what is None or name is None:
        return False
    # The parser makes of "the ferry Ardent Star sank" two subjects of one verb.
    alike = what.head.i == name.head.i and name.dep_ == what.dep_ and what.head.i != what.i
    # And of "her part in the film Ardent Star won": the verb has its subject already.
    alike = alike or (name.dep_ in SUBJECTS and any(one.dep_ in SUBJECTS and one.i < what.i for one in name.head.children))
    return alike or (what.head.i == name.i and what.dep_ in _PARTS) or (name.head.i == what.i and name.dep_ in _PARTS)


def told(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans; what a noun says to be a firm or a band is one, and titles of works are left out."""
    found = tuple(_told(reading, span) for span in spans)
    titles = {key(reading.text[old.start : old.end]) for old, new in zip(spans, found, strict=True) if new is None}
    for span in spans if titles else ():
        if kinds.around(reading.text, span)["person"] > 0:
            titles.discard(key(reading.text[span.start : span.end]))  # a film may be called like the person that it is about
    pairs = zip(spans, found, strict=True)
    return tuple(new for old, new in pairs if new and key(reading.text[old.start : old.end]) not in titles)


def _told(reading: Reading, span: Span) -> Span | None:
    """A span by the noun before it: as it is, as an organisation, or None for a title."""
    noun = _noun().search(reading.text, max(0, span.start - 24), span.start) if span.kind != "place" else None
    if noun is None or not together(reading, noun.start(1), span):
        return span
    if noun[1] in _works():
        return None if shapes.shape(reading.text[span.start : span.end]) != "organisation" else span
    return replace(span, kind="organisation", how="pattern")


@cache
def _works() -> frozenset[str]:
    return lists.words("works") - frozenset(_bodies().split("|")) - known.role_words() - _OF_PEOPLE


@cache
def _bodies() -> str:
    return shapes.words("organisation", "noun")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_bodies()}|{'|'.join(sorted(_works()))}) $")
