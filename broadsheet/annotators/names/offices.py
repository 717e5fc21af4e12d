"""An office and the name behind it, which the model took for one or passed over → the person apart."""

from __future__ import annotations

import re

from broadsheet.annotators.names import known, shapes
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
    text = reading.text
    found = [holder for span in spans if span.kind == "organisation" and (holder := _holder(text, span))]
    for match in _OFFICE.finditer(text):
        start = _name_within(match)
        if start is None:
            continue
        name = Span(start, match.end("rest"), "person", "pattern")
        if not any(span.kind == "person" and span.start < name.end and name.start < span.end for span in spans):
            found.append((match.start(), name))
    for office, name in found:
        spans = tuple(cut for span in spans if (cut := _before(text, span, office, name)))
    return tuple(sorted((*spans, *(name for _, name in found)), key=lambda span: span.start))


_HOLDER = re.compile(r"(\S+) ([^\W\d_a-zß-ÿ][\w’-]+ (?:[A-Z]\. )?[^\W\d_a-zß-ÿ][\w’-]+)$")


def _holder(text: str, span: Span) -> tuple[int, Span] | None:
    """Where the office begins that a span of an organisation runs into, and whoever holds it: "Guild Adviser Ana Roe"."""
    match = _HOLDER.search(text, span.start, span.end)
    if not match or match.start() == span.start or match[1].lower() not in known.role_words():
        return None
    first, _, last = match[2].partition(" ")
    if not _is_first(first) or shapes.shape(match[2]) or last in known.generic_nouns():
        return None
    return match.start(), Span(match.start(2), span.end, "person", "pattern")


def _before(text: str, span: Span, office: int, name: Span) -> Span | None:
    """A span that reaches into an office or the name behind it: what stands before the office, if that is a name."""
    if span.end <= office or name.end <= span.start:
        return span
    phrase = text[span.start : office].rstrip()
    named = phrase and (shapes.shape(phrase) == span.kind or known.look_up(phrase))
    return replace(span, end=span.start + len(phrase)) if named else None


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
