"""Text → the spans between quotation marks, paragraph by paragraph.

Marks of one pair are told by the space and the letters beside them first and by their shape second: real text opens
with ``”`` and closes with ``“`` now and then. A quotation within a quotation belongs to the outer one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.values import Value

_DOUBLE = re.compile(r"''|``|´´|’’|‘‘|[\"“”„‟«»＂❝❞「」『』]")
_SINGLE = re.compile(r"['‘’‚‛‹›`]")
_OPENERS, _CLOSERS = "“„«❝「『", "”»❞」』"
"""Marks whose shape tells on which side they stand, where nothing beside them says otherwise."""
_SPACED = {"«": "»", "‹": "›"}
"""Marks that French sets with a space inside: « oui »."""
_BEFORE_OPENER = re.compile(r"[\s(\[{/—–―:;…-]")
_AFTER_CLOSER = re.compile(r"[\s)\]}/—–―.,:;!?…-]")
_ELIDED = re.compile(
    r"['’](?:\d0s\b|\d\d\b|(?:t(?:is|was|were|il|ill|would)|em|cause|bout|round|n|s|re|ll|ve|d|m)\b)", re.IGNORECASE
)
"""Words that begin with an apostrophe: '90s, ’tis, ’em."""
_FURTHER = 20
_TAIL = " \t\r\n\f\v\u00a0\u2009\u202f,"
"""What is no part of a quotation at its end."""


class Quoted(Value, kw_only=False):
    """What stands between one pair of marks. ``start`` and ``end`` leave the marks out, ``opened`` and ``closed`` span them."""

    start: int
    end: int
    opened: int
    closed: int
    paragraph: int
    carried: bool = False
    """It goes on from the paragraph before, which did not close it."""
    ends: bool = True
    """It has a closing mark."""


def quoted(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quoted, ...]:
    """Every quotation of ``text`` in order; ``paragraphs`` are their starts and ends."""
    found: list[Quoted] = []
    running = False
    for number, (start, end) in enumerate(paragraphs):
        spans = list(_doubles(text, start, end, running)) or list(_singles(text, start, end))
        for opened, first, last, closed in spans:
            # Where the next paragraph opens with a mark of its own, a quotation left open goes on there.
            carried = running and opened == start
            stop = first + len(text[first:last].rstrip(_TAIL))
            begin = stop - len(text[first:stop].lstrip())
            if stop > begin:
                found.append(Quoted(begin, stop, opened, closed, number, carried, ends=closed > last))
        running = bool(spans) and spans[-1][2] == spans[-1][3]
    return tuple(found)


def _doubles(text: str, start: int, end: int, running: bool) -> Iterator[tuple[int, int, int, int]]:
    """Opened, first, last, closed of each pair; ``last == closed`` where the paragraph ends before the quotation does."""
    marks = [mark for mark in _DOUBLE.finditer(text, start, end) if not _measure(text, mark, start)]
    if running and marks and not _can_open(text, marks[0], start, end) and _can_close(text, marks[0], start, end):
        yield start, start, marks[0].start(), marks[0].end()
        marks = marks[1:]
    opened: re.Match[str] | None = None
    depth = 0
    for number, mark in enumerate(marks):
        if opened is None:
            opened = mark if _opens(text, mark, start, end) else None
        elif depth == 0 and _nests(text, mark, start, end):
            if mark.group() != opened.group() or _closers(text, marks[number + 1 : number + 3], start, end) > 1:
                depth = 1
            else:
                opened = mark  # the mark that should have closed the first is missing
        elif depth:
            depth += 1 if _nests(text, mark, start, end) else -1
        else:
            yield opened.start(), opened.end(), mark.start(), mark.end()
            opened = None
    if opened is not None and end > opened.end():
        yield opened.start(), opened.end(), end, end


def _measure(text: str, mark: re.Match[str], start: int) -> bool:
    """Inches, seconds: 6" or 5'10"."""
    before = text[max(start, mark.start() - 4) : mark.start()]
    first = mark.group() in ('"', "''") and text.find(mark.group(), start, mark.start()) < 0
    return first and bool(re.search(r"(?:^|[\s'’])\d{1,2}$", before))


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if _spaced_closer(text, mark, start, end):
        return False
    before = mark.start() == start or bool(_BEFORE_OPENER.match(text, mark.start() - 1))
    if mark.end() >= end or not (before or mark.group() in _OPENERS):
        return False
    return not text[mark.end()].isspace() or mark.start() == start or (before and mark.group() in _SPACED)


def _can_close(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if _spaced_closer(text, mark, start, end):
        return True
    free = mark.end() == end or bool(_AFTER_CLOSER.match(text, mark.end())) or _is_mark(text, mark.end())
    free = free or mark.group() in _CLOSERS
    return free and mark.start() > start and not text[mark.start() - 1].isspace()


def _spaced_closer(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """The second of « these », with a space before it and none needed behind it."""
    if mark.group() not in _SPACED.values() or mark.start() <= start or not text[mark.start() - 1].isspace():
        return False
    return mark.end() == end or bool(_AFTER_CLOSER.match(text, mark.end())) or _is_mark(text, mark.end())


def _is_mark(text: str, place: int) -> bool:
    return bool(_DOUBLE.match(text, place) or _SINGLE.match(text, place))


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if _can_open(text, mark, start, end):
        return True
    if _can_close(text, mark, start, end):
        return False
    # " word": a space on both sides, or none; a mark shaped as a closer never opens then.
    return mark.group() not in ("”", "’’") and mark.end() < end


def _nests(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """It opens a quotation within the quotation: it can open, and cannot close."""
    return _can_open(text, mark, start, end) and not _can_close(text, mark, start, end)


def _closers(text: str, marks: Sequence[re.Match[str]], start: int, end: int) -> int:
    """How many closing marks stand ahead before one that opens again."""
    count = 0
    for mark in marks:
        if _nests(text, mark, start, end):
            break
        count += 1
    return count


def _singles(text: str, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Pairs of single marks; apostrophes are never one half of a pair."""
    place = start
    while (opener := _single_opener(text, place, start, end)) is not None:
        closer = _single_closer(text, opener, end)
        if closer is None:
            return  # what closes no earlier mark closes no later one
        yield opener, opener + 1, closer, closer + 1
        place = closer + 1


def _single_opener(text: str, place: int, start: int, end: int) -> int | None:
    for mark in _SINGLE.finditer(text, place, end):
        at = mark.start()
        free = at == start or bool(_BEFORE_OPENER.match(text, at - 1))
        spaced = mark.group() in _SPACED
        if free and at + 1 < end and (spaced or not text[at + 1].isspace()) and not _ELIDED.match(text, at):
            return at
    return None


def _single_closer(text: str, opener: int, end: int) -> int | None:
    """The first mark that closes for sure (after punctuation, or a word that takes no possessive), else the first that may.

    Behind one that may, only the next few are looked at: a text may have thousands.
    """
    may, left = None, _FURTHER
    for mark in _SINGLE.finditer(text, opener + 2, end):
        at = mark.start()
        left -= may is not None
        if not left:
            break
        after = text[at + 1 : at + 2]
        spaced = _SPACED.get(text[opener]) == mark.group()
        if (text[at - 1].isspace() and not spaced) or (after and not _AFTER_CLOSER.match(after)):
            continue
        if spaced:
            return at
        if text[at - 1] in ",.?!…" or not after or after in ",.;:?!)" or text[at - 1] != "s":
            return at
        may = may or at
    return may
