"""Spans → the same without the names of ships, which are nobody and no place: "the ferry Ardent Star", "HMS Valiant"."""

from __future__ import annotations

import re
from functools import cache

from broadsheet import lists
from broadsheet.annotators.names.apposed import together
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.text.keys import key


def without(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without ships, wherever the text names one of them again."""
    ships = {_bare(reading.text[span.start : span.end]) for span in spans if _is_ship(reading, span)}
    if not ships:
        return spans
    return tuple(span for span in spans if _bare(reading.text[span.start : span.end]) not in ships)


def _is_ship(reading: Reading, span: Span) -> bool:
    text = reading.text
    if _letters().match(text, span.start, span.end) or _letters_before().search(text, max(0, span.start - 8), span.start):
        return True
    noun = _noun().search(text, max(0, span.start - 30), span.start)
    return noun is not None and not noun[1].endswith("s") and together(reading, noun.start(1), span)


def _bare(phrase: str) -> str:
    """The key of a ship's name without the letters before it."""
    return key(_letters().sub("", phrase))


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('letters')}) (?=[A-Z])")


@cache
def _letters_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_words('letters')}) $")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b({_words('noun')}),? (?:the )?[“\"‘']?$")


def _words(use: str) -> str:
    return "|".join(re.escape(row["word"]) for row in lists.rows("vessels") if row["use"] == use)
