"""A sentence that gives a name and its initials, "the Office for Roads (OFR)" → the sentence with the initials alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lines import Line
from broadsheet.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

SMALL = frozenset("of for the and in on to de la del du".split())
LETTERS = (2, 7)
"""Fewest and most."""
KINDS = 2
"""Words between a name and its brackets that say what kind of body it is."""


def with_initials(line: Line) -> Line | None:
    """The line without the names whose initials stand in brackets behind them; None where there are none."""
    words, gone = line.words, set[int]()
    for at in range(1, len(words) - 2):
        if words[at].text == "(" and words[at + 2].text == ")" and _is_short(words[at + 1].text):
            start = _start(words, at, words[at + 1].text)
            if start is not None:
                gone |= {*range(start, at + 1), at + 2}
    kept = tuple(word for at, word in enumerate(words) if at not in gone)
    return replace(line, words=kept) if gone and line.root in kept else None


def _is_short(text: str) -> bool:
    return text.isupper() and text.isalpha() and LETTERS[0] <= len(text) <= LETTERS[1]


def _start(words: Sequence[Token], end: int, initials: str) -> int | None:
    """Where the name before ``end`` begins, whose great words have these initials."""
    left = list(initials)
    for at in range(end - 1, -1, -1):
        word = words[at]
        if word.text[:1] == left[-1] and word.text[:1].isupper():
            left.pop()
        elif len(left) == len(initials) and word.is_lower and word.dep_ not in ("det", "prep") and at > end - 1 - KINDS:
            continue  # what kind of body it is: "the United Boat Crews union (UBC)"
        elif word.lower_ not in SMALL and word.text not in ("’s", "'s"):
            return None
        if not left:
            return at
    return None
