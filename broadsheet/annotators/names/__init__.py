"""Parsed text → names of people, organisations and places, with roles, and outlets apart from subjects.

The language model's spans are trimmed, completed from lists, brought to agreement within the
article, and looked for wherever else the article writes them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.annotators.names import (
    acronyms,
    agreement,
    apposed,
    boundaries,
    joining,
    kinds,
    known,
    offices,
    outlets,
    overlooked,
    quoted,
    repeats,
    roles,
    strangers,
    tables,
    trailing,
    vessels,
)
from broadsheet.annotators.names.reading import Reading, Span, read
from broadsheet.model.article import Mention
from broadsheet.text.keys import key
from broadsheet.values import replace

if TYPE_CHECKING:
    from broadsheet.annotators.parsing import Parsed

__all__ = ["find"]


def find(parsed: Parsed, headline: str | None = None) -> tuple[Mention, ...]:
    """The mentions in ``parsed``, in order of place and never overlapping.

    ``headline`` is one that is not part of the text; it may hold a full name that the text shortens.
    """
    reading = read(parsed)
    spans = joining.join(reading, tables.add(reading, overlooked.add(reading, boundaries.refine(reading))))
    spans = quoted.without_terms(reading, offices.apart(reading, spans))
    spans = tables.without_lone(reading.text, vessels.without(reading, trailing.cut(reading, spans)))
    spans = acronyms.introduced(reading, boundaries.without_openers(reading, spans))
    spans = apposed.told(reading, _without_concepts(reading.text, spans))
    spans = tuple(found for span in spans if (found := _person_cut(reading, span)))
    spans = _apart(_without_departments(reading, spans))
    named = agreement.agree(reading.text, spans, headline)
    spans = _apart(tuple(found for old, new in zip(spans, named, strict=True) if (found := _settled(reading, old, new.span))))
    forms = [(reading.text[n.span.start : n.span.end], n.span.kind) for n in named]
    forms += sorted(repeats.people((n.name, n.span.kind) for n in named))
    more = tuple(found for span in repeats.find(reading, spans, forms) if (found := _person_cut(reading, span)))
    named = agreement.agree(reading.text, _apart(spans + more), headline)
    named = strangers.without(reading.text, _without_compared(reading.text, named))
    named = agreement.with_titles(reading.text, _without_administrations(reading.text, named))
    return tuple(_mention(parsed.text, reading.text, n) for n in named)


def _without_concepts(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without peoples, tongues, what abbreviates common nouns ("radio frequency identification (RFID)"), or two names."""
    folk = {key(text[span.start : span.end]) for span in spans if kinds.is_folk(text, span)}
    common = acronyms.of_common_nouns(text) | acronyms.of_two(text, spans)
    return tuple(
        span for span in spans if key(text[span.start : span.end]) not in folk and text[span.start : span.end] not in common
    )


_CODE = re.compile(r"[^\W\d_]-?\d")
"""A letter and a figure, as in the number of a flight or a model: nobody is called so, but a team or a firm may be."""


def _person_cut(reading: Reading, span: Span) -> Span | None:
    if span.kind != "person":
        return span
    if _CODE.search(reading.text, span.start, span.end):
        around = kinds.around(reading.text, span)
        return replace(span, kind="organisation") if around["organisation"] > around["person"] else None
    return roles.cut(reading, span)


def _settled(reading: Reading, old: Span, new: Span) -> Span | None:
    """The span in its new kind; one that has turned out to be a person loses its titles now."""
    return roles.cut(reading, new) if new.kind == "person" != old.kind else new


def _without_departments(reading: Reading, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without "Treasury" and "State", which are parts of a role and no organisation there."""
    held = [span.role for span in spans if span.role]
    return tuple(
        span
        for span in spans
        if (span.kind == "place" and known.look_up(reading.text[span.start : span.end]))
        or not any(start <= span.start and span.end <= end and _department(reading.text, span) for start, end in held)
    )


def _department(text: str, span: Span) -> bool:
    return all(
        word in known.stop_names() or word.lower() in known.role_words() or word in ("of", "and")
        for word in text[span.start : span.end].split()
    )


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """In order and without overlaps: of two that overlap the longer one stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return tuple(kept)


_COMPARED = re.compile(r"\b(?:younger|elder|older|junior|senior) (?:Mr|Mrs|Ms|Miss)?\.? ?$")


def _without_compared(text: str, named: tuple[agreement.Named, ...]) -> tuple[agreement.Named, ...]:
    """Without the surname of "the younger Roe": which of two that is, the name alone does not tell."""
    return tuple(
        one
        for one in named
        if one.span.kind != "person"
        or " " in text[one.span.start : one.span.end]
        or not _COMPARED.search(text, max(0, one.span.start - 20), one.span.start)
    )


_ADMINISTRATION = re.compile(r" (?:administration|government|camp|regime|presidency)\b")


def _without_administrations(text: str, named: tuple[agreement.Named, ...]) -> tuple[agreement.Named, ...]:
    """Without "Biden" of "the Biden administration": that is not the person.

    Where the text does not name the person elsewhere, the administration stands as an organisation, so that nobody is lost.
    """
    kept: list[agreement.Named] = []
    ruled: list[tuple[agreement.Named, int]] = []
    for one in named:
        phrase = text[one.span.start : one.span.end]
        match = _ADMINISTRATION.match(text, one.span.end) if one.span.kind == "person" and " " not in phrase else None
        if match:
            ruled.append((one, match.end()))
        else:
            kept.append(one)
    others = {one.name for one in kept}
    for one, end in ruled:
        if one.name not in others:
            whole = Span(one.span.start, end, "organisation", "pattern")
            kept.append(agreement.Named(whole, text[whole.start : whole.end]))
    return tuple(sorted(kept, key=lambda one: one.span.start))


def _mention(original: str, text: str, named: agreement.Named) -> Mention:
    span = named.span
    cited = (
        span.kind == "organisation"
        and outlets.is_outlet(text, span.start, span.end, named.name)
        and outlets.cited(text, span.start, span.end)
    )
    role = " ".join(original[span.role[0] : span.role[1]].split()) if span.role and span.kind == "person" else None
    return Mention(
        text=original[span.start : span.end],
        start=span.start,
        end=span.end,
        kind=span.kind,
        name=named.name,
        role=role,
        cited=cited,
    )
