"""Spans with words behind the name that begin with capitals too → the same, cut to the names that the running text has.

In "Anna Ilves Opens New Bridge" the model sees one long name; the sentences below tell where it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.values import replace

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
LEAST, CAPITALS = 4, 0.8
"""Words of a heading, and the part of its longer words that begin with capitals."""


def cut(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans; people in headings are cut to names of people who stand elsewhere in the text, "Anna Ilves Memos" to hers."""
    spans = _without_common_words(reading.text, spans)
    headings = [line.span() for line in _LINE.finditer(reading.text) if _is_heading(line[0])]
    if not headings:
        return spans
    within = [any(start <= span.start < end for start, end in headings) for span in spans]
    elsewhere = {
        reading.text[span.start : span.end]
        for span, inside in zip(spans, within, strict=True)
        if span.kind == "person" and not inside
    }
    return tuple(
        _cut(reading.text, span, elsewhere) if inside and span.kind == "person" else span
        for span, inside in zip(spans, within, strict=True)
    )


def _without_common_words(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """People whose full name stands alone elsewhere, without a word behind it that the text writes small, too."""
    people = {text[span.start : span.end] for span in spans if span.kind == "person"}
    found = []
    for span in spans:
        full, _, last = text[span.start : span.end].rpartition(" ")
        common = span.kind == "person" and " " in full and full in people and re.search(rf"\b{re.escape(last.lower())}\b", text)
        found.append(replace(span, end=span.start + len(full)) if common else span)
    return tuple(found)


def _is_heading(line: str) -> bool:
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= LEAST and not line.isupper() and line.rstrip()[-1] not in '.!?”"' and capitals >= CAPITALS * len(words)


def _cut(text: str, span: Span, elsewhere: set[str]) -> Span:
    if text[span.start : span.end] in elsewhere:
        return span
    found = next(((start, end) for start, end in _parts(text, span) if text[start:end] in elsewhere), None)
    return replace(span, start=found[0], end=found[1]) if found else span


def _parts(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Every shorter run of the span's words, longest first."""
    words = [word.span() for word in re.finditer(r"\S+", text[span.start : span.end])]
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            yield span.start + words[first][0], span.start + words[first + length - 1][1]
