"""Spans that are pieces of one name → one span; names that the model cut short → whole names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.annotators.names import known, shapes
from broadsheet.annotators.names.boundaries import LONGEST, RUN_TOGETHER, goes_on, in_table, opens_sentence
from broadsheet.annotators.names.reading import Reading, Span
from broadsheet.lists.frequencies import beginning
from broadsheet.text.keys import key
from broadsheet.values import replace

_OF_PLACES = re.compile(r" (?:de|del|de la|do|da|dos) ")
"""Between two halves of a town's name: "San Jacinto del Rio"."""
_PARTICLES = re.compile(r" (?:(?:van|von|de|der|den|del|della|di|da|dos|la|bin|ibn|al|el|ter|zu) )+")
_GAP = re.compile(r"[ \u00a0]{1,2}")
_NEXT = re.compile(
    r"[ \u00a0]{1,2}((?:(?:de|del|da|di|van|der|bin|ibn|al|el|la|dos|von) )*(?:(?:d|dell|dall|l)[’'])?"
    r"[^\W\d_a-zß-ÿ][\w’'-]*\w)(?![\w@])"
)
_PREVIOUS = re.compile(r"(?<![\w@#.’'/-])([^\W\d_a-zß-ÿ][\w’'.-]*)[ \u00a0]{1,2}$")
_NICKNAME = re.compile(r" [\"“‘'(]([A-Z][\w .-]{1,20})[\"”’')] ")
_FATHER = re.compile(r"(?<![\w@#.’'/-])([^\W\d_a-zß-ÿ][\w’'-]+ (?:bin|ibn|bint|binti)) $")
"""Whose son or daughter the name behind it tells: "Said bin" of "Said bin Hamad al-Rawahi"."""
_BEFORE_NICKNAME = re.compile(r"(?<![\w-])([^\W\d_a-zß-ÿ][\w’'-]+) [\"“‘'(][A-Z][\w .-]{1,20}[\"”’')] $")
_NUMERAL = re.compile(r" (?:[IVX]{1,4}|Jr\.?|Sr\.?|Jnr\.?|Snr\.?)(?!\w)|, (?:Jr|Sr)\.")
_WING = re.compile(r"\([A-Z][A-Za-z]{0,2}\)")
"""Which of several parties of one name: "PML(N)"."""
_OF_FIELD = re.compile(
    r"(?:[A-Z][\w-]+ )*(?:Ministry|Department|Faculty|School|Institute|Office|Bureau|Directorate|Union) (?:of|for) (?:the )?[A-Z]"
)
_MORE_FIELDS = re.compile(
    r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?(?=,| and| &))*,? (?:and|&) "
    r"(?P<field>[A-Z][a-z-]+(?: [A-Z][a-z-]+){0,3})(?![\w’'])(?! [A-Z])"
)
_HYPHEN = re.compile(
    r"-(?!(?:led|style|type|like|era|esque|born|run|based|owned|free|fed|made|held|ruled|heavy|linked|tied|lite|only|aide|ally|fan)\b)"
    r"[a-z]{1,5}\b(?!-)"
)
"""The small second half of a given name: "Jong-un", but not "Roe-led"."""
_NOT_FIRST_NAME = re.compile(r"(?:ion|ing|ent|ist|ian|ese|er|or|ity|ment|man|woman|al|ic|['’]s)$")
_OPENS_PLACE = frozenset("New San Santa St St. Saint Port Los Las Mount Lake Fort El La Northern Upper Lower".split())


def join(reading: Reading, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with their broken pieces put together, and what belongs to them taken in."""
    ordered = sorted(spans, key=lambda s: (s.start, s.end))
    joined: list[Span] = []
    for span in (_grown(reading, ordered, number) for number in range(len(ordered))):
        last = joined[-1] if joined else None
        if last and span.start < last.end:
            joined[-1] = replace(last, end=max(last.end, span.end))
        elif last and _one_name(reading.text, last, span):
            joined[-1] = _fused(reading.text, last, span)
        else:
            joined.append(span)
    alone = [key(reading.text[span.start : span.end]) for span in joined]
    pieces = (piece for span in joined for piece in _parted(reading.text, span, alone))
    return tuple(piece for piece in pieces if piece.end - piece.start <= LONGEST)


def _parted(text: str, span: Span, alone: list[str]) -> tuple[Span, ...]:
    """Names with "and" between them in two, where the text names each alone elsewhere."""
    match = re.search(r" (?:and|&) ", text[span.start : span.end])
    if not match or span.how != "model":
        return (span,)
    pieces = (replace(span, end=span.start + match.start()), replace(span, start=span.start + match.end()))
    phrases = [text[piece.start : piece.end] for piece in pieces]
    return pieces if all(key(phrase) in alone or _known(phrase) for phrase in phrases) else (span,)


def _two_surnames(text: str, last: Span, span: Span) -> bool:
    """Whether first names and surnames stand side by side, as in "María Elena" and "Roe Castillo"; not in a table."""
    return last.kind == span.kind == "person" and not in_table(text, last.start)


def _one_name(text: str, last: Span, span: Span) -> bool:
    """Whether two neighbouring spans are pieces: nothing between them but a space, or a nickname."""
    between = text[last.end : span.start]
    one, other = text[last.start : last.end], text[span.start : span.end]
    if "person" in (last.kind, span.kind) and (_NICKNAME.fullmatch(between) or _PARTICLES.fullmatch(between)):
        return last.kind == span.kind or one in known.first_names()
    if last.kind == span.kind == "place" and _OF_PLACES.fullmatch(between):
        return True
    if (
        not (_GAP.fullmatch(between) or (between == "\n" and goes_on(text, last.end)))
        or one.endswith(".")
        or (" " in one and " " in other and last.kind != "organisation" and not _two_surnames(text, last, span))
        or (last.kind != "person" and span.kind == "person" and _in_full(other))
    ):
        return False
    return not any(_known(piece) or _no_name(piece) for piece in (one, other)) and other.rstrip(".").lower() not in known.titles()


def _in_full(phrase: str) -> bool:
    """Whether a name is that of a person by its first name and what follows: "Anna Roe" behind "Rams QB"."""
    return " " in phrase and phrase.split(maxsplit=1)[0] in known.first_names() and shapes.shape(phrase) is None


def _fused(text: str, last: Span, span: Span) -> Span:
    first = text[last.start : last.end]
    kind = last.kind if last.kind == span.kind else "organisation"
    if "person" in (last.kind, span.kind) and (" " not in first or first.split()[0] in known.first_names()):
        kind = "person"
    return replace(last, end=span.end, kind=kind)


def _known(phrase: str) -> bool:
    entry = known.look_up(phrase)
    return bool(entry and (entry.sure or entry.list in ("city", "abbreviation")))


def _no_name(word: str) -> bool:
    return word in known.demonyms() or word.rstrip(".") in known.stop_names()


def _grown(reading: Reading, spans: list[Span], number: int) -> Span:
    """A span with the capitalised words beside it that can only belong to it."""
    text, span = reading.text, spans[number]
    ceiling = spans[number + 1].start if number + 1 < len(spans) else len(text)
    floor = max(spans[number - 1].end if number else 0, span.start - 30)
    if span.kind == "person":
        for pattern in (_HYPHEN, _NUMERAL):
            if match := pattern.match(text, span.end):
                span = replace(span, end=match.end())
    quoted = _BEFORE_NICKNAME.search(text, max(floor, span.start - 50), span.start)
    if quoted and span.kind != "place" and " " not in text[span.start : span.end] and not _no_name(quoted[1]):
        span = replace(span, start=quoted.start(1), kind="person")
    child = _FATHER.search(text, floor, span.start) if span.kind == "person" else None
    if child:
        span = replace(span, start=child.start(1))
    given = _PREVIOUS.search(text, floor, span.start) if span.kind == "place" else None
    if given and _is_given(text[span.start : span.end], given[1]):
        return replace(span, start=given.start(1), kind="person")
    span = _whole_body(text, span) if span.kind != "person" else span
    while span.end - span.start <= LONGEST and not _known(text[span.start : span.end]):
        match = _NEXT.match(text, span.end)
        if not match or match.end() > ceiling or not _may_follow(text, span, match):
            break
        span = replace(span, end=match.end())
    while span.end - span.start <= LONGEST and not _known(text[span.start : span.end]):
        match = _PREVIOUS.search(text, floor, span.start)
        if not match or not _may_precede(reading, span, match[1], match.start(1)):
            break
        span = replace(span, start=match.start(1))
    return span


def _whole_body(text: str, span: Span) -> Span:
    """An organisation with its wing in brackets, or with all its fields: "Ministry of Health and Social Care"."""
    if text[span.start : span.end].isupper() and (wing := _WING.match(text, span.end)):
        return replace(span, end=wing.end(), kind="organisation", how="pattern")
    more = _MORE_FIELDS.match(text, span.end) if _OF_FIELD.match(text, span.start, span.end) else None
    if more is None:
        return span
    fields = more["field"].split()
    body = shapes.shape(more["field"]) or shapes.shape(f"{more['field']} of X") or _known(more["field"]) or _no_name(fields[0])
    somebody = any(word in known.first_names() or word.lower() in known.role_words() for word in fields)
    return span if body or somebody else replace(span, end=more.end())


def _may_follow(text: str, span: Span, match: re.Match[str]) -> bool:
    word = match[1]
    if span.kind == "person" and word in known.all_surnames() and text[span.start : span.end] in known.first_names():
        return not re.match(r" \d", text[match.end() : match.end() + 2])
    if _no_name(word):
        return False
    if span.kind == "person":
        capitals = word.isupper() and len(word) > 1
        return not capitals and not _known(word) and word.lower() not in known.titles()
    if span.kind == "organisation":
        return not _opens_holder(text, word, match.end())
    if _OF_PLACES.match(text, span.end) and word.rsplit(maxsplit=1)[-1] not in known.first_names():
        return True
    # A place takes in only what makes it another place: "River", "Province".
    return not text.startswith(("’s", "'s"), match.end()) and shapes.shape(f"X {word}") == "place"


def _is_given(phrase: str, before: str) -> bool:
    """Whether a word before what the model takes for a place is the first name of somebody: "Perpetua" before "Nwosu"."""
    if " " in phrase or before not in known.first_names() or known.look_up(phrase) or known.look_up(before):
        return False
    return before not in known.all_surnames() and shapes.shape(f"{before} {phrase}") is None


def _opens_holder(text: str, word: str, end: int) -> bool:
    """Whether a word is an office before a name: "Dean" behind "Faculty of Arts" and before "Hopi E. Roe"."""
    follows = _NEXT.match(text, end)
    return (
        word.lower() in known.role_words()
        and follows is not None
        and (follows[1] in known.first_names() or re.match(r" [A-Z]\. ", text[follows.end() : follows.end() + 4]) is not None)
    )


def _may_precede(reading: Reading, span: Span, word: str, start: int) -> bool:
    bare = word.rstrip(".").lower()
    if (word.endswith(".") and len(word) > 3) or RUN_TOGETHER.search(word):
        return False
    if _no_name(word) or _known(word) or bare in known.titles() or bare in known.role_words():
        return False
    first_name = word in known.first_names()
    if opens_sentence(reading.text, start) and (word.lower() in reading.lower or not first_name):
        return False
    if span.kind == "person":
        common = _NOT_FIRST_NAME.search(word) and (not word.isalpha() or word.lower() in beginning(word.lower()))
        unknown = word.lower() not in reading.lower and not word.isupper() and not common
        return first_name or (unknown and not opens_sentence(reading.text, start))
    if span.kind == "organisation":
        return not word.endswith(".") and not opens_sentence(reading.text, start)
    return word in _OPENS_PLACE
