"""Spans that are pieces of one name → one span; names that the model cut short → whole names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.annotators.names import known
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.text.keys import key

_GAP = re.compile(r"[ \u00a0]{1,2}")
_NEXT = re.compile(r"[ \u00a0]{1,2}((?:(?:de|del|da|di|van|der|bin|ibn|al|el|la|dos|von) )*[^\W\d_a-zß-ÿ][\w’'-]*\w)(?![\w@])")
_PREVIOUS = re.compile(r"(?<![\w@#.’'/-])([^\W\d_a-zß-ÿ][\w’'.-]*)[ \u00a0]{1,2}$")
_NICKNAME = re.compile(r" [\"“‘'(]([A-Z][\w .-]{1,20})[\"”’')] ")
_NUMERAL = re.compile(r" (?:[IVX]{1,4}|Jr\.?|Sr\.?|Jnr\.?|Snr\.?|, (?:Jr|Sr)\.)(?![\w])|, (?:Jr|Sr)\.")
_HYPHEN = re.compile(r"-[a-z]{1,5}\b(?!-)")


def join(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with their broken pieces put together."""
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    grown = [_grown(reading, ordered, number) for number in range(len(ordered))]
    joined: list[Span] = []
    for span in grown:
        last = joined[-1] if joined else None
        if last and span.start < last.end:
            if span.end > last.end:
                joined[-1] = replace(last, end=span.end)
            continue
        if last and _one_name(reading, last, span):
            joined[-1] = _fused(reading.text, last, span)
        else:
            joined.append(span)
    return tuple(piece for span in joined for piece in _parted(reading.text, span, joined))


def _parted(text: str, span: Span, spans: list[Span]) -> tuple[Span, ...]:
    """ "Mercantile and Commerce" in two where the text names both alone elsewhere."""
    match = re.search(r" (?:and|&) ", text[span.start : span.end])
    if not match or span.how != "model":
        return (span,)
    left, right = replace(span, end=span.start + match.start()), replace(span, start=span.start + match.end())
    alone = {key(text[other.start : other.end]) for other in spans if other is not span}
    pieces = (left, right)
    return pieces if all(key(text[p.start : p.end]) in alone or _known(text[p.start : p.end]) for p in pieces) else (span,)


def _one_name(reading: Reading, last: Span, span: Span) -> bool:
    """Whether two neighbouring spans are pieces: nothing between them but a space, or a nickname."""
    text = reading.text
    between = text[last.end : span.start]
    one, other = text[last.start : last.end], text[span.start : span.end]
    if last.kind == span.kind == "person" and _NICKNAME.fullmatch(between):
        return True
    if not _GAP.fullmatch(between) or _known(one) or _known(other) or one in known.stop_names() or "." in one[-1:]:
        return False
    if " " in one and " " in other and last.kind != "organisation":
        return False
    if other.rstrip(".").lower() in known.titles() or other in known.demonyms() or one in known.demonyms():
        return False
    return True


def _fused(text: str, last: Span, span: Span) -> Span:
    kind = last.kind if last.kind == span.kind else "organisation"
    if (
        last.kind != span.kind
        and "person" in (last.kind, span.kind)
        and (text[last.start : last.end].split(maxsplit=1)[0] in known.first_names() or " " not in text[last.start : last.end])
    ):
        kind = "person"
    return replace(last, end=span.end, kind=kind)


def _known(phrase: str) -> bool:
    entry = known.look_up(phrase)
    return bool(entry and (entry.sure or entry.list in ("city", "abbreviation")))


def _grown(reading: Reading, spans: list[Span], number: int) -> Span:
    """A span with the capitalised words beside it that can only belong to it."""
    text, span = reading.text, spans[number]
    ceiling = spans[number + 1].start if number + 1 < len(spans) else len(text)
    floor = spans[number - 1].end if number else 0
    end, start = span.end, span.start
    if span.kind == "person":
        if (match := _HYPHEN.match(text, end)) and end - start <= 30:
            end = match.end()
        if match := _NUMERAL.match(text, end):
            end = match.end()
    while (
        not _known(text[start:end])
        and (match := _NEXT.match(text, end))
        and match.end() <= ceiling
        and _may_follow(reading, span, match[1], match.end())
    ):
        end = match.end()
    while (
        not _known(text[start:end])
        and (match := _PREVIOUS.search(text, max(floor, start - 30), start))
        and _may_precede(reading, span, match[1], match.start(1))
    ):
        start = match.start(1)
    return replace(span, start=start, end=end)


def _may_follow(reading: Reading, span: Span, word: str, end: int) -> bool:
    if _common(word) or word in known.demonyms() or (word.isupper() and len(word) > 1 and span.kind == "person"):
        return False
    if reading.text[end : end + 2] in ("’s", "'s") and span.kind == "place":
        return False
    if span.kind == "person":
        return not _known(word) and word.lower() not in known.titles()
    if span.kind == "organisation":
        return True
    return word in _PLACE_NOUNS


_PLACE_NOUNS = frozenset(
    "City Province County District Island Islands River Lake Valley State Region Airport Street Road Avenue Bay Beach Park Square Town Village Peninsula Heights Hills Mountains Sea Bridge Stadium Hospital Station Territory Prefecture Municipality Coast Strait Canyon Forest Desert Port Harbour Harbor Faso".split()
)


def _may_precede(reading: Reading, span: Span, word: str, start: int) -> bool:
    text = reading.text
    if (
        _common(word)
        or _known(word)
        or word in known.demonyms()
        or word.rstrip(".").lower() in known.titles()
        or word.lower() in known.role_words()
    ):
        return False
    if _opens_sentence(text, start) and (word.lower() in reading.lower or word not in known.first_names()):
        return False
    if span.kind == "person":
        return word in known.first_names() or (
            word.lower() not in reading.lower
            and not word.isupper()
            and not _opens_sentence(text, start)
            and not re.search(r"(?:ion|ing|ent|ist|ian|ese|er|or|ity|ment|man|woman|al|ic|'s|’s)$", word)
        )
    if span.kind == "organisation":
        return not word.endswith(".") and not _opens_sentence(text, start)
    return word in (
        "New",
        "San",
        "Santa",
        "St",
        "St.",
        "Saint",
        "Port",
        "Los",
        "Las",
        "Mount",
        "Lake",
        "Fort",
        "El",
        "La",
        "Northern",
        "Upper",
        "Lower",
    )


def _common(word: str) -> bool:
    return word in known.stop_names() or word.rstrip(".") in known.stop_names()


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t")
    return not before or before[-1] in '.!?\n:"“”•–—*|('
