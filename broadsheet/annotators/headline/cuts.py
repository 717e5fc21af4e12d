"""A sentence's tree → the parts that it can lose and still be true and grammatical, each with its risk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lines import SUBJECTS, Line
from broadsheet.annotators.headline.parts import (
    holds_clause,
    is_age,
    is_fenced,
    is_indefinite,
    is_loose_adverb,
    is_needed,
    is_setting,
    is_time,
    marker,
    title_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKS = frozenset(
    "meanwhile however moreover furthermore also additionally overall unfortunately fortunately ironically indeed".split()
)
"""Adverbs that tie a sentence to the one before it."""
CLAUSES = frozenset("as after when while amid before since following where with saying citing including in".split())
EVENTS = frozenset("during after before amid amidst following ahead".split())
DOINGS = frozenset("for by after before in while with".split())
_DASHES = frozenset(("—", "–", "--", "-"))


@dataclass(frozen=True, slots=True)
class Cut:
    """Words ``start`` to ``end`` (exclusive, token numbers) that may go, and what it risks: 0 nothing, 4 much."""

    start: int
    end: int
    risk: float


def cuts(line: Line) -> tuple[Cut, ...]:
    """All cuts of a sentence, in order of place; they may lie within one another."""
    first, last = line.words[0].i, line.words[-1].i
    found: dict[tuple[int, int], float] = {}
    for cut in (*_brackets(line), *_tails(line), *_subtrees(line)):
        start, end = _with_marks(line, cut.start, cut.end)
        if first <= start < end <= last + 1 and not start <= line.root.i < end and line.subject not in range(start, end):
            found[start, end] = min(cut.risk, found.get((start, end), 9.0))
    return tuple(Cut(start, end, risk) for (start, end), risk in sorted(found.items()))


def _brackets(line: Line) -> Iterator[Cut]:
    opened = None
    for word in line.words:
        if word.text in "([":
            opened = word.i
        elif word.text in ")]" and opened is not None:
            yield Cut(opened, word.i + 1, 0.0)
            opened = None


def _tails(line: Line) -> Iterator[Cut]:
    """What follows a semicolon, or a lone dash, behind the main clause."""
    last = line.words[-1].i
    dashes = [word.i for word in line.words if word.text in _DASHES and word.whitespace_ and word.i > line.root.i]
    for word in line.words:
        clause_before = word.i > line.root.i + 1 and all(
            child.i < word.i for child in line.root.children if child.dep_ in SUBJECTS
        )
        if word.text == ";" and clause_before:
            yield Cut(word.i, last + 1, 1.0)
        if dashes == [word.i] and clause_before and word.i < last and not is_needed(line, word.doc[word.i + 1], word.i, last + 1):
            yield Cut(word.i, last + 1, 1.6)


def _subtrees(line: Line) -> Iterator[Cut]:
    low, high = line.words[0].i, line.words[-1].i + 1
    for word in line.words:
        title = title_of(word)
        if title:
            yield Cut(*title, 1.3)
        start, end = word.left_edge.i, word.right_edge.i + 1
        if word.dep_ == "punct" or word.i == line.root.i or not low <= start < end <= high:
            continue
        risk = _risk(line, word, start, end)
        if risk is not None and not is_needed(line, word, start, end):
            yield Cut(start, end, risk)


def _risk(line: Line, word: Token, start: int, end: int) -> float | None:
    """How much the loss of the subtree of ``word`` risks; None where it must stay."""
    kind = word.dep_
    if kind == "advmod" and end - start == 1 and (word.lower_ in LINKS or is_loose_adverb(word)):
        return 0.0 if word.lower_ in LINKS else 1.0
    if is_time(word, start, end):
        return 0.5
    if is_age(line, start, end):
        return 0.3
    if (
        start == line.words[0].i
        and end <= line.words[-1].i
        and word.doc[end].text == ","
        and kind in ("prep", "advmod", "npadvmod", "advcl", "dep")
    ):
        return 1.0 if kind != "advcl" else 1.4
    fenced = is_fenced(line, start, end)
    if fenced and kind in ("relcl", "appos", "acl"):
        return 0.7
    if fenced and kind in ("prep", "advcl", "npadvmod", "advmod", "dep", "parataxis"):
        return 0.9 if word.head.i == line.root.i or kind != "prep" else 1.4
    if end >= line.words[-1].i:
        return _risk_at_end(line, word, kind)
    return 2.2 if kind == "prep" and is_setting(word) and word.head.i == line.root.i else None


def _risk_at_end(line: Line, word: Token, kind: str) -> float | None:
    """The same for the last part of the sentence, which can go without a seam."""
    if kind == "advcl" and word.i > word.head.i:
        if marker(word) in CLAUSES:
            return 1.8
        return 2.4 if marker(word) in ("to", "in order") and _has_object(word.head) else None
    if kind == "prep" and word.lower_ in EVENTS and word.head.dep_ != "prep":
        return 1.7
    if kind == "prep" and word.lower_ in DOINGS and holds_clause(word) and _has_object(word.head):
        return 2.2
    if kind == "prep" and is_setting(word) and word.head.dep_ != "prep":
        return 2.0
    if kind in ("relcl", "acl") and is_indefinite(line, word.head):
        return 2.0
    return _conjunct_risk(line, word) if kind == "conj" else None


def _conjunct_risk(line: Line, word: Token) -> float | None:
    """A second clause, or a second thing that the subject did."""
    joints = [child for child in word.head.children if child.dep_ == "cc" and child.i < word.i]
    if not joints or joints[-1].lower_ != "and" or any(child.dep_ == "preconj" for child in word.head.children):
        return None
    if word.head.i == line.root.i and any(child.dep_ in SUBJECTS for child in word.children):
        return 1.6
    is_verb = word.head.i == line.root.i or word.head.dep_ in ("xcomp", "ccomp", "advcl")
    return 2.2 if is_verb and _has_object(word.head, joints[-1].i) else None


def _has_object(verb: Token, before: int | None = None) -> bool:
    """The verb has what it needs beside the part that goes."""
    kinds = ("dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "agent", "auxpass")
    return any(child.dep_ in kinds and (before is None or child.i < before) for child in verb.children)


def _with_marks(line: Line, start: int, end: int) -> tuple[int, int]:
    """The cut takes its "and" and the mark before it along, or at the start of the sentence the comma behind it."""
    doc, first, last = line.root.doc, line.words[0].i, line.words[-1].i
    if start > first and doc[start - 1].dep_ == "cc":
        start -= 1
    fence = start > first and (doc[start - 1].text == "," or (doc[start - 1].text in _DASHES and doc[start - 1].whitespace_))
    start -= bool(fence)
    if all(doc[at].dep_ == "punct" and doc[at].text not in ("?", "!") for at in range(end, last + 1)):
        return start, last + 1
    opens = fence or start == first or doc[start].text in (",", *_DASHES)
    if opens and end <= last and (doc[end].text == "," or doc[end].text in _DASHES):
        end += 1
    return start, end
