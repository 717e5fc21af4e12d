"""An office and the name behind it, which the model took for one or passed over → the person apart."""

from __future__ import annotations

import re

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.lists.frequencies import beginning
from broadsheet.values import replace

_WORD = r"[^\W\d_a-zß-ÿ][\w’'-]*"
_OFFICE = re.compile(
    rf"(?<![\w-])(?P<office>Minister|Secretary|Commissioner|Director|Chief|Ambassador|Governor|Mayor|President|Chancellor|Dean)"
    rf" (?:of|for) (?:the )?(?P<rest>{_WORD}(?:,? (?:and |& |of |the )*(?:{_WORD}|[A-Z]\.)){{1,8}})"
)
_PORTFOLIOS = frozenset(("Minister", "Secretary", "Commissioner", "Director"))
"""Offices that are of a field and not of a place; behind a place a word that no list knows may belong to it."""
LONGEST = 4
"""Words of a name."""


def apart(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, and whoever stands behind what their office is of: "Minister of Mines and Energy Ana Roe".

    The name begins with a first name of the lists; behind a field also with a word that English does not know.
    What is left of a span before the name is a part of the office.
    """
    text, found = reading.text, []
    for match in _OFFICE.finditer(text):
        start = _name_within(match)
        if start is None:
            continue
        name = Span(start, match.end("rest"), "person", "pattern")
        if not any(span.kind == "person" and span.start < name.end and name.start < span.end for span in spans):
            found.append((match.start(), name))
    for office, name in found:
        spans = tuple(cut for span in spans if (cut := _before(span, office, name)))
    return tuple(sorted((*spans, *(name for _, name in found)), key=lambda span: span.start))


def _before(span: Span, office: int, name: Span) -> Span | None:
    """A span that reaches into an office or the name behind it: what stands before the office, if anything."""
    if span.end <= office or name.end <= span.start:
        return span
    return replace(span, end=office - 1) if span.start < office - 1 else None


def _name_within(match: re.Match[str]) -> int | None:
    """Where the name begins in what stands behind an office."""
    at, rest = match.start("rest"), match["rest"]
    words = list(re.finditer(r"\S+", rest))
    for number, word in enumerate(words[1:], start=1):
        before = words[number - 1].group()
        if before in ("and", "&", "of", "the") or before.endswith(","):
            continue
        left = [w.group() for w in words[number:]]
        if not 2 <= len(left) <= LONGEST or any(w in ("and", "&", "of", "the") or w.endswith(",") for w in left):
            continue
        if _is_first(left[0]) or (match["office"] in _PORTFOLIOS and all(map(_is_foreign, left[:2]))):
            return at + word.start()
    return None


def _is_first(word: str) -> bool:
    return (word in known.first_names() or word in known.family_first()) and known.look_up(word) is None


def _is_foreign(word: str) -> bool:
    return word.isalpha() and word.lower() not in beginning(word.lower()) and known.look_up(word) is None
