"""Names that the model overlooked: those of the lists, parties, administrations, and letters that keep coming back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from broadsheet.annotators.names import known
from broadsheet.annotators.names.boundaries import in_address
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.annotators.names.shapes import words

_STATE_BEFORE = re.compile(r"[A-Z][\w.’'-]+,\s*$")
_SURNAME = re.compile(r"(?<![\w’'@#/.-])(?<![A-Z][a-z] )[A-Z][a-zß-ÿ]{3,}(?=['’]s\b|[\s.,;:!?)])(?! [A-Z])")
_RULED = re.compile(r"\b[Tt]he ([A-Z][a-zß-ÿ]{2,}) (?:administration|presidency|regime)\b")
_PARTY = re.compile(
    r"\b(?:Conservative|Labou?r|Liberal|Communist|Democratic|Republican|Socialist|Green|Nationalist|Nazi)"
    r"(?: [A-Z]\w+)? [Pp]arty\b"
)
_KIN = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|father|mother|widow|widower|uncle|aunt|nephew|niece|cousin|grandson|granddaughter"
    r"|partner|friend|girlfriend|boyfriend), ([A-Z][a-zß-ÿ]{2,})(?=[,.;])"
)
_LETTERS = re.compile(r"(?<![\w@#/.$-])[A-Z]{3,6}(?![\w/$-])")
OFTEN = 3
"""Times that a text writes letters which nothing explains, before they count as an organisation."""


def add(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans, and in the gaps between them the names that the model left out."""
    text = reading.text
    kept = list(spans)
    busy = bytearray(len(text))
    for span in kept:
        busy[span.start : span.end] = b"\1" * (span.end - span.start)
    for start, end, label in reading.others:
        if label in ("WORK_OF_ART", "LAW", "EVENT", "PRODUCT", "FAC") and " " in text[start:end]:
            busy[start:end] = b"\1" * (end - start)
    for match in known.stop_phrases().finditer(text):
        busy[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for found in (
        _listed(text),
        _surnames(text),
        _subjects(reading),
        _ruled(text),
        _kin(text),
        _parties(text),
        _bodies(text),
        _letters(reading),
    ):
        for span in found:
            if not any(busy[span.start : span.end]) and not in_address(text, span.start):
                kept.append(span)
                busy[span.start : span.end] = b"\1" * (span.end - span.start)
    return tuple(sorted(kept, key=lambda s: (s.start, s.end)))


def _listed(text: str) -> Iterator[Span]:
    for start, end, entry in known.occurrences(text):
        if _believed(text, start, end, entry):
            yield Span(start, end, entry.kind, "list")


def _surnames(text: str) -> Iterator[Span]:
    """Surnames of the world's news that mean nothing else in English."""
    for match in _SURNAME.finditer(text):
        if match.group() in known.world_surnames():
            yield Span(*match.span(), "person", "list")


_SUBJECT = re.compile(
    r"(?:^|(?<=[.!?\n\"“] ))([A-Z][a-zß-ÿ]{2,})(?=['’]s (?:wife|husband|mother|father|lawyer|family|career|death|son|daughter)\b"
    r"|,? (?:herself|himself|said|says|told|who|is|was|has|had|moved|met|married|joined|added|wrote|explained|began|died)\b)",
    re.M,
)


def _subjects(reading: Reading) -> Iterator[Span]:
    """Common names of people that open a sentence and do what people do, unless the text has the word in small letters."""
    for match in _SUBJECT.finditer(reading.text):
        word = match[1]
        person = word in known.surnames() or word in known.first_names()
        if person and word.lower() not in reading.lower and known.look_up(word) is None:
            yield Span(*match.span(1), "person", "list")


def _kin(text: str) -> Iterator[Span]:
    """First names of those whom a text presents by somebody of their family: "her husband, Norman,"."""
    for match in _KIN.finditer(text):
        if match[1] in known.first_names():
            yield Span(*match.span(1), "person", "pattern")


def _ruled(text: str) -> Iterator[Span]:
    """Those whose administration the text speaks of."""
    for match in _RULED.finditer(text):
        if match[1] not in known.stop_names() | known.demonyms() | known.generic_nouns():
            yield Span(*match.span(1), "person", "pattern")


def _parties(text: str) -> Iterator[Span]:
    for match in _PARTY.finditer(text):
        yield Span(*match.span(), "organisation", "pattern")


def _bodies(text: str) -> Iterator[Span]:
    """Ministries, banks and the like that say what they are for: "Ministry of Health"."""
    for match in _body().finditer(text):
        yield Span(*match.span(), "organisation", "pattern")


@cache
def _body() -> re.Pattern[str]:
    word = r"[A-Z][a-zß-ÿ][\w-]*"
    return re.compile(
        rf"\b(?:{words('organisation', 'begins of')}) (?:of|for) (?:the )?{word}(?: {word})*(?: of {word}(?: {word})*)?"
    )


def _letters(reading: Reading) -> Iterator[Span]:
    """Abbreviations that come back, outside lines in capitals and apart from those of everyday things."""
    text = reading.text
    rows = list(_LETTERS.finditer(text))
    counts = Counter(match.group() for match in rows)
    for match in rows:
        word = match.group()
        everyday = word in known.generic_nouns() or word in known.stop_names() or word.lower() in reading.lower
        if counts[word] >= OFTEN and not everyday and not _in_capitals(text, match.start()):
            yield Span(*match.span(), "organisation", "list")


def _in_capitals(text: str, at: int) -> bool:
    """Whether a third of the letters around ``at``, within its line, are capitals."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[max(start, at - 80) : at + 80 if end < 0 else min(end, at + 80)]
    return sum(c.isupper() for c in line) * 3 >= sum(c.isalpha() for c in line)


def _believed(text: str, start: int, end: int, entry: known.Entry) -> bool:
    """Whether a phrase of the lists is that name here."""
    phrase = text[start:end]
    if text.startswith("$", end) or re.match(r" [Dd]ollars?\b", text[end : end + 8]):
        return False
    if entry.list == "abbreviation":
        return bool(_STATE_BEFORE.search(text[max(0, start - 40) : start])) and (phrase.endswith(".") or phrase.isupper())
    if not entry.sure or phrase in known.stop_names():
        return False
    if phrase.isupper() and phrase.replace(".", "").lower() in known.UNSURE and len(phrase) <= 4:
        named = re.search(r"\b(?:the|in|to|from|of|with|and)\s$", text[max(0, start - 8) : start])
        return bool(named) or phrase in ("US", "U.S.", "UN", "EU", "UK", "AP")
    before = re.search(r"([A-Z][\w’'.-]*)[ -]$", text[max(0, start - 30) : start])
    after = re.match(r"[ -]([A-Z][\w’'-]*)", text[end : end + 30])
    goes_on = after and entry.list in ("city", "organisation") and after[1] not in known.stop_names()
    return not (before and before[1] in known.first_names()) and not goes_on
