"""Names of the lists that stand in a text → spans, added to those of the model or correcting them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.annotators.names import known
from broadsheet.annotators.names.boundaries import in_address
from broadsheet.annotators.names.reading import Reading, Span

_STATE_BEFORE = re.compile(r"[A-Z][\w.’'-]+,\s*$")


def add(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, and those of listed names that the model left out."""
    kept = list(spans)
    busy = bytearray(len(reading.text))
    for span in kept:
        busy[span.start : span.end] = b"\1" * (span.end - span.start)
    for start, end, label in reading.others:
        if label in ("WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC") and " " in reading.text[start:end]:
            busy[start:end] = b"\1" * (end - start)
    for start, end, entry in known.occurrences(reading.text):
        if any(busy[start:end]) or in_address(reading.text, start) or not _believed(reading.text, start, end, entry):
            continue
        kept.append(Span(start, end, entry.kind, "list"))
    for match in _SURNAME.finditer(reading.text):
        start, end = match.span()
        if match.group() in known.world_surnames() and not any(busy[start:end]) and not in_address(reading.text, start):
            kept.append(Span(start, end, "person", "list"))
    for match in _RULED.finditer(reading.text):
        word = match[1]
        if (
            not any(busy[match.start(1) : match.end(1)])
            and word not in known.stop_names() | known.demonyms() | known.generic_nouns()
        ):
            kept.append(Span(*match.span(1), "person", "pattern"))
    kept += [
        Span(*match.span(), "organisation", "pattern")
        for match in _PARTY.finditer(reading.text)
        if not any(busy[match.start() : match.end()])
    ]
    return tuple(sorted(kept, key=lambda s: (s.start, s.end)))


_PARTY = re.compile(
    r"\b(?:Conservative|Labou?r|Liberal|Communist|Democratic|Republican|Socialist|Green|Nationalist|Nazi)"
    r"(?: [A-Z]\w+)? [Pp]arty\b"
)
_RULED = re.compile(r"\b[Tt]he ([A-Z][a-zß-ÿ]{2,}) (?:administration|presidency|regime)\b")
_SURNAME = re.compile(r"(?<![\w’'@#/.-])(?<![A-Z][a-z] )[A-Z][a-zß-ÿ]{3,}(?=['’]s\b|[\s.,;:!?)])(?! [A-Z])")


def _believed(text: str, start: int, end: int, entry: known.Entry) -> bool:
    phrase = text[start:end]
    if text[end : end + 1] == "$" or re.match(r" (?:dollars?|Dollars?)\b", text[end : end + 8]):
        return False
    if entry.list == "abbreviation":
        return bool(_STATE_BEFORE.search(text[max(0, start - 40) : start])) and (phrase.endswith(".") or phrase.isupper())
    if not entry.sure or phrase in known.stop_names():
        return False
    before = re.search(r"([A-Z][\w’'.-]*)[ -]$", text[max(0, start - 30) : start])
    after = re.match(r"[ -]([A-Z][\w’'-]*)", text[end : end + 30])
    if (
        phrase.isupper()
        and len(phrase) <= 4
        and phrase.replace(".", "").lower() in known.UNSURE
        and not re.search(r"\b(?:the|in|to|from|of|with|and)\s$", text[max(0, start - 8) : start])
    ):
        return phrase in ("US", "U.S.", "UN", "EU", "UK", "AP")
    return not (
        (before and before[1] in known.first_names())
        or (after and entry.list in ("city", "organisation") and after[1][0].isupper() and after[1] not in known.stop_names())
    )
