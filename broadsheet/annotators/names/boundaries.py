"""The model's spans → spans that hold a name and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Reading, Span

_LEAD = re.compile(
    r"(?:[^\w&]+|(?:the|a|an|its|his|her|their|our|this|that|these|those|both|ex|pro|anti|former|late|then|new)(?=[\s-])[\s-]*)",
    re.I,
)
_TAIL = re.compile(r"(?:['’]s|(?<=[sxz])['’]|[\s\"'“”‘’`(\[,;:!?…–—/*|-]+|(?<![A-Z])\.+)$")
_WORD = re.compile(r"[^\W_][\w.&'’-]*")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
WRAPPED = 50
"""A line of so many characters that ends without punctuation goes on in the next."""


def refine(reading: Reading) -> tuple[Span, ...]:
    """Spans cut at line breaks and lists, trimmed, and without those that are no names."""
    found = []
    for span in reading.spans:
        for piece in _pieces(reading.text, span):
            trimmed = trim(reading.text, piece)
            if trimmed and is_name(reading.text, trimmed):
                found.append(trimmed)
    return tuple(found)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in _BREAK.finditer(text, span.start, span.end):
        line = text.rfind("\n", 0, match.start()) + 1
        if match.start() - line >= WRAPPED and text[match.start() - 1 : match.start()] not in ".:;,!?":
            continue
        yield replace(span, start=start, end=match.start())
        start = match.end()
    if start < span.end:
        yield replace(span, start=start, end=span.end)


def trim(text: str, span: Span) -> Span | None:
    """The span without articles, quotation marks, possessives, titles and small words at its edges."""
    start, end = span.start, span.end
    while match := _LEAD.match(text, start, end):
        if (
            match.group().strip().lower() in ("the",)
            and known.look_up(text[start:end]) is not None
            and text[start] == "T"
            and known.entries().get("The", {}).get(text[start:end])
        ):
            break
        start = match.end()
    while start < end and (found := _TAIL.search(text, start, end)) and found.end() == end:
        end = found.start()
    while start < end and text[start].islower() and (space := text.find(" ", start, end)) > 0 and not _particle(text, start, end):
        start = space + 1
    if start >= end:
        return None
    open_, close = text.count("(", start, end), text.count(")", start, end)
    if open_ != close:
        cut = text.find(")" if close > open_ else "(", start, end)
        start, end = (start, cut) if cut - start >= end - cut else (cut + 1, end)
        return trim(text, replace(span, start=start, end=end))
    return replace(span, start=start, end=end)


def _particle(text: str, start: int, end: int) -> bool:
    word = _WORD.match(text, start, end)
    return bool(word) and (
        word.group() in known.particles() or word.group().startswith(("al-", "el-", "d'", "d’")) or not word.group().isalpha()
    )


def is_name(text: str, span: Span) -> bool:
    """Whether a trimmed span can be a name at all."""
    words = text[span.start : span.end]
    if not any(c.isalpha() for c in words) or not any(c.isupper() or c.isdigit() for c in words):
        return False
    if words[0].isdigit() and span.kind != "organisation":
        return False
    if words in known.stop_names() or words in known.demonyms():
        return False
    if len(words) == 1 or ("@" in words) or "://" in words or words.startswith(("www.", "#")):
        return False
    return words.upper() != words or len(words) < 25 or span.kind != "person"
