"""Parsed text → the words, and the spans that the language model takes for names."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.parsing import Parsed
    from broadsheet.model.article import Kind

KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
"""Labels of the model → our kinds; its others (dates, sums, works, events, peoples) are no names here."""


class Span(Value, kw_only=False):
    """A stretch of the text that may be a name; ``end`` is exclusive."""

    start: int
    end: int
    kind: Kind
    how: str = "model"
    """"model", "list", "repeat" or "pattern"."""
    role: tuple[int, int] | None = None
    """Start and end of the role phrase beside it."""


@dataclass(frozen=True)
class Reading:
    """A text as the model read it.

    ``text`` is what the model saw: as long as the article's text, with upper-case lines in ordinary letters.
    """

    text: str
    spans: tuple[Span, ...]
    others: tuple[tuple[int, int, str], ...]
    """Spans that the model gave a label which is no name here: start, end, label."""
    paragraphs: tuple[tuple[int, int], ...]
    _parsed: Parsed = field(repr=False)

    def token(self, offset: int) -> Token | None:
        """The token that covers the character at ``offset``, or the next one."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        paragraph = self._parsed.paragraphs[number]
        place = bisect_right(self._offsets[number], offset - paragraph.start) - 1
        return paragraph.doc[place] if 0 <= place < len(paragraph.doc) else None

    def base(self, offset: int) -> int:
        """Start of the paragraph that ``offset`` is in."""
        return self._starts[max(bisect_right(self._starts, offset) - 1, 0)]

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self._parsed.paragraphs]

    @cached_property
    def _offsets(self) -> list[list[int]]:
        return [[token.idx for token in paragraph.doc] for paragraph in self._parsed.paragraphs]

    @cached_property
    def lower(self) -> frozenset[str]:
        """Every word that the text also writes in small letters."""
        return frozenset(re.findall(r"(?<![\w'’/=.-])[a-z][a-zà-ÿ]+(?![\w/-])", self.text))


def read(parsed: Parsed) -> Reading:
    """The model's names in order, offsets counted in the whole text."""
    pieces: list[str] = []
    spans: list[Span] = []
    others: list[tuple[int, int, str]] = []
    at = 0
    for paragraph in parsed.paragraphs:
        pieces += [parsed.text[at : paragraph.start], paragraph.doc.text]
        at = paragraph.end
        for entity in paragraph.doc.ents:
            start, end = paragraph.start + entity.start_char, paragraph.start + entity.end_char
            kind = KINDS.get(entity.label_)
            if kind:
                spans.append(Span(start, end, kind))
            else:
                others.append((start, end, entity.label_))
    pieces.append(parsed.text[at:])
    bounds = tuple((paragraph.start, paragraph.end) for paragraph in parsed.paragraphs)
    return Reading("".join(pieces), tuple(spans), tuple(others), bounds, parsed)
