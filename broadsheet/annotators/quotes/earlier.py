"""A quotation's sentence and the article's day → was it said long before: in a past year, in an earlier statement?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.grammar import SUBJECTS, child
from broadsheet.annotators.quotes.outlets import TELLING
from broadsheet.annotators.quotes.reading import Reading, Scene
from broadsheet.text.dates import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECENT = 31
"""Days before the article's within which speech is of these days."""
_YEAR = re.compile(r"(?<![\w.,$£€-])(?:1[6-9]|20)\d\d(?![\w%]|[.,]\d)")
_MONTH = re.compile(
    rf"\b({'|'.join(month.capitalize() for month in MONTHS)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
    r"(?:\s+(\d{1,2})\b(?!\d))?"
)
_LONG_AGO = re.compile(
    r"\b(?:(?:years?|decades?|months|centur(?:y|ies)|generations?) (?:ago|earlier|before|prior)"
    r"|last (?:year|month|spring|summer|autumn|fall|winter)|earlier (?:this|that|in the) year"
    r"|(?:the )?(?:previous|preceding|following) year|at the time|back then|in the (?:19|20)?\d0s"
    r"|(?:an|his|her|their|its|the) (?:earlier|previous|prior|older|old) (?:statement|interview|post|tweet|speech|letter|article"
    r"|book|ruling|report|comment|message|email|press release|briefing|hearing|testimony|debate)"
    r"|(?:earlier|previous|prior|past) (?:statements|interviews|posts|tweets|speeches|letters|remarks|comments|testimony)"
    r"|as a (?:child|boy|girl|teenager|student))\b",
    re.IGNORECASE,
)
_ONCE = frozenset("once famously previously".split())
_NOW = re.compile(
    r"\b(?:today|tonight|yesterday|now|recently|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|this (?:week|morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_TIMES = frozenset(("npadvmod", "advmod"))
_WHEN = frozenset("in on during at by after before back as around to since throughout".split())
"""Prepositions that may say when something was said; "for 2015" and "of the 1996 final" belong to the matter."""
_CONTENT = frozenset(("ccomp", "relcl", "acl", "parataxis", "conj"))
_HIGHEST = 5


def is_past(reading: Reading, cue: Cue | None, published: dt.date | None) -> bool:
    """The sentence dates the speech more than a month before the article, or to a time that it calls earlier."""
    if cue is None:
        return False
    scene = reading.scene(cue.paragraph)
    verb = scene.tokens[cue.token]
    if _used_to(verb) or any(kid.lower_ in _ONCE for kid in verb.children if not scene.inside[kid.i]):
        return True
    for above in _dating(verb):
        words = _time(scene, above)
        if _NOW.search(words):
            return False
        if _LONG_AGO.search(words) or (published is not None and is_before(words, published)):
            return True
    return False


def is_before(words: str, published: dt.date) -> bool:
    """Tell whether ``words`` name a day, a month or a year that ended more than a month before ``published``.

    >>> [is_before(words, dt.date(2023, 7, 19)) for words in ("in 2016", "in May", "on July 2")]
    [True, True, False]
    """
    years = [int(year) for year in _YEAR.findall(words)]
    month = _MONTH.search(words)
    if month is None:
        return any(year < published.year for year in years)
    number = next(place for place, name in enumerate(MONTHS, 1) if name.startswith(month[1].rstrip(".").lower()[:3]))
    year = years[0] if years else published.year - (number > published.month)
    if year < published.year - 1 or (year < published.year and number <= published.month):
        return True
    last = _day(year, number, int(month[2]) if month[2] else None)
    return last is not None and (published - last).days > _RECENT


def _day(year: int, month: int, day: int | None) -> dt.date | None:
    """Return the day, or the last one of the month; None for a day that no calendar has."""
    try:
        return dt.date(year, month, day) if day else dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        return None


def _used_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and any(kid.lower_ == "to" for kid in verb.children)


def _dating(verb: Token) -> Iterator[Token]:
    """Yield the verb of speech, and those above that it goes with: "In a letter of 2016 Lee objected, calling it “...”"."""
    for _ in range(_HIGHEST):
        yield verb
        above = verb.head
        if above.i == verb.i or verb.dep_ not in ("advcl", "xcomp", "pcomp", "prep", "conj", "acl"):
            return
        if child(verb, *SUBJECTS) is not None:
            return
        verb = above


def _time(scene: Scene, verb: Token) -> str:
    """Return the words beside a verb of speech that may say when it was, without what was said and who spoke."""
    found: list[Token] = []
    for kid in verb.children:
        told = kid.dep_ in ("dobj", "dative") and verb.lower_ in TELLING
        if told or kid.dep_ in _TIMES or (kid.dep_ == "prep" and kid.lower_ in _WHEN):
            found += _plain(scene, kid)
    return " ".join(token.text for token in sorted(found, key=lambda token: token.i))


def _plain(scene: Scene, token: Token) -> Iterator[Token]:
    """Yield the token and what hangs on it outside marks, but for clauses."""
    waiting = [token]
    while waiting:
        one = waiting.pop()
        if not scene.inside[one.i]:
            yield one
            waiting += (kid for kid in one.children if kid.dep_ not in _CONTENT)
