"""Names of an article → every other place where the article writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from broadsheet.annotators.names import known
from broadsheet.annotators.names.boundaries import in_address, opens_sentence
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.model.article import Kind

_BEFORE = re.compile(r"(?:([A-Z][\w'’.-]*)[ ]|[\w][-/&.@]|[#@])$")
_AFTER = re.compile(r"[ ]([A-Z][\w'’-]*)|[-/&]\w|[’'][A-Z]")


def people(named: Iterable[tuple[str, Kind]]) -> frozenset[tuple[str, Kind]]:
    """The surnames of people with full names, by which a text may go on to call them."""
    found: set[tuple[str, Kind]] = set()
    for name, kind in named:
        words = name.split()
        if kind != "person" or not 2 <= len(words) <= 4:
            continue
        word = words[0] if words[0] in known.family_first() and words[-1] not in known.family_first() else words[-1]
        if len(word) > 2 and word[0].isupper() and word.isalpha() and not word.isupper() and known.look_up(word) is None:
            found.add((word, kind))
    return frozenset(found)


def find(reading: Reading, taken: Iterable[Span], forms: Iterable[tuple[str, Kind]]) -> tuple[Span, ...]:
    """Untagged occurrences of ``forms`` that touch none of the spans ``taken``."""
    text = reading.text
    busy = bytearray(len(text))
    for span in taken:
        busy[span.start : span.end] = b"\1" * (span.end - span.start)
    for start, end, label in reading.others:
        if label in ("WORK_OF_ART", "LAW", "EVENT") and end - start > 1 and " " in text[start:end]:
            busy[start:end] = b"\1" * (end - start)
    found: list[Span] = []
    for form, kind in sorted(set(forms), key=lambda f: (-len(f[0]), f)):
        if not _worth(form, reading):
            continue
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            fits = _alone(text, at, end, kind) and (form not in _everyday() or _among_people(text, at, end))
            if fits and not any(busy[at:end]) and not in_address(text, at):
                found.append(Span(at, end, kind, "repeat"))
                busy[at:end] = b"\1" * (end - at)
            at = text.find(form, end)
    return tuple(found)


@cache
def _everyday() -> frozenset[str]:
    """Surnames that are mostly something else: "King", "May"."""
    return known.all_surnames() - known.surnames()


_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added|asked|with|and|for|by|that|when|as|while|Mr|Mrs|Ms|Miss)\.? $")
_SAID_AFTER = re.compile(r"['’]s\b|,? (?:said|says|told|added|asked|has|had|was|is|will|would|who|did|also|later)\b")


def _among_people(text: str, start: int, end: int) -> bool:
    """Whether an everyday word stands like a person's name: mid-sentence, with what people do beside it."""
    if opens_sentence(text, start):
        return False
    return bool(_SAID_BEFORE.search(text[max(0, start - 12) : start]) or _SAID_AFTER.match(text, end))


def _worth(form: str, reading: Reading) -> bool:
    if len(form) < 2 or form in known.demonyms() or not form[:1].isupper():
        return False
    if form in known.stop_names():
        return form in _everyday()
    return " " in form or form.lower() not in reading.lower


def _alone(text: str, start: int, end: int, kind: Kind) -> bool:
    """Whether the occurrence is a whole name and not a part of a longer one."""
    if (start and (text[start - 1].isalnum() or text[start - 1] in "_@#")) or (
        end < len(text) and (text[end].isalnum() or text[end] in "_$")
    ):
        return False
    before = _BEFORE.search(text[max(0, start - 30) : start])
    if before and before[1] is None:
        return text[start - 1] in "-/"
    if (
        before
        and kind == "person"
        and before[1].rstrip(".").lower() not in known.titles()
        and not _opens(text, start - len(before[1]) - 1)
    ):
        return False
    after = _AFTER.match(text, end)
    if after and after[1] is None:
        return text[end] in "-/"
    return not (after and kind == "person" and after[1] not in known.stop_names())


def _opens(text: str, start: int) -> bool:
    return start <= 0 or text[max(0, start - 4) : start].rstrip(" ")[-1:] in '.!?\n"”:'
