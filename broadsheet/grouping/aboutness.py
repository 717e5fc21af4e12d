"""An article's presences → what it is about, most first; all other names it only mentions.

The rule, in points: a name gets 6 when the headline holds it, 4 when the first sentence does or 2 when the second or third
does, 2 for each further sentence that names it (8 at most), and 3 for each quotation that it speaks (6 at most). A name within
somebody's role phrase ("U.S. climate envoy") gets nothing for that place. The article is about the names with 6 points and
more that have at least a quarter of the points of the first, five at most; where none has 6, about the one that has most,
if it stands in the headline or the first sentence. Position, frequency and the headline are the signs of salience that
Dunietz and Gillick (2014, "A New Entity Salience Task with Millions of Training Examples", EACL) found to weigh most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from broadsheet.grouping.presences import Presence
from broadsheet.model.article import Article
from broadsheet.model.entity import Identity

ENOUGH = 6
MOST = 5
_HEADLINE, _FIRST, _EARLY, _FURTHER, _SPOKEN = 6, 4, 2, 2, 3
_WORD = re.compile(r"\w+")


def about(
    article: Article, presences: Sequence[Presence], identities: Mapping[str, Identity], speakers: Sequence[str]
) -> tuple[str, ...]:
    """Ids of the entities that the article is about; ``speakers`` has one id for each quotation of a known speaker."""
    subjects = [p for p in presences if not p.cited]
    headline = _headline(article)
    called = [_surname(identities[p.entity]) for p in subjects]
    surnames = Counter(called)
    spoken = Counter(speakers)
    points = {}
    for place, (presence, surname) in enumerate(zip(subjects, called, strict=True)):
        forms = [form for form, _ in presence.forms] + ([surname] if surnames[surname] == 1 else [])
        points[presence.entity] = (
            _HEADLINE * any(_holds(headline, form) for form in forms)
            + _position(presence)
            + min(8, _FURTHER * max(0, len(presence.free) - 1))
            + min(6, _SPOKEN * spoken[presence.entity]),
            -place,
        )
    ranked = sorted(points, key=points.__getitem__, reverse=True)
    if not ranked:
        return ()
    top = points[ranked[0]][0]
    chosen = tuple(id for id in ranked if points[id][0] >= max(ENOUGH, top / 4))[:MOST]
    return chosen or ((ranked[0],) if top >= _FIRST else ())


def _position(presence: Presence) -> int:
    if not presence.free:
        return 0
    first = presence.free[0]
    return _FIRST if first == 1 else _EARLY if first <= 3 else 0


def _headline(article: Article) -> str:
    """Its words, with a mark in place of each role phrase."""
    words = _words(article.headline)
    for phrase in sorted({role.text for role in article.roles}, key=len, reverse=True):
        words = words.replace(_words(phrase), " | ")
    return words


def _holds(headline: str, form: str) -> bool:
    words = _words(form)
    return not words.isspace() and words in headline


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> str:
    """With a space before and behind each."""
    return f" {' '.join(_WORD.findall(text))} "


def _surname(identity: Identity) -> str:
    """``Kerry`` of ``Kerry, John``, ``Han`` of ``Han Zheng``: how a headline names a person."""
    if identity.kind != "person":
        return identity.name
    head, comma, _ = identity.sort.partition(",")
    return head if comma else head.split(" ")[0]
