"""A sentence → what stands in it beside the sentence: in brackets, before a colon, between two commas or dashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.annotators.headline.lines import DANGLING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

LABEL, HEADING = 4, 14
"""Words before a colon: of a label, and of a row of things."""


def asides(line: Line) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of each."""
    yield from _brackets(line)
    yield from _label(line)
    yield from _between(line)


def _brackets(line: Line) -> Iterator[tuple[int, int, float]]:
    opened = None
    for word in line.words:
        if word.text in "([" or (word.text == "<" and _is_ticker(word)):
            opened = word.i
        elif word.text in ")]>" and opened is not None:
            if opened == line.words[0].i or word.doc[opened - 1].dep_ != "prep":  # "for (Orlen Ferries)" would end with its "for"
                yield opened, word.i + 1, 0.0
            opened = None


def _is_ticker(word: Token) -> bool:
    """Such as "<HWH.H>": the sign of a share."""
    doc = word.doc
    return word.i + 2 < len(doc) and doc[word.i + 1].is_upper and doc[word.i + 2].text == ">"


def _label(line: Line) -> Iterator[tuple[int, int, float]]:
    """What stands before a colon at the start: "In a nutshell:"; not who speaks."""
    words = line.words[: LABEL + 1]
    at = next((place for place, word in enumerate(words) if word.text == ":"), 0)
    spoken = (
        any(word.ent_type_ in ("PERSON", "ORG", "GPE") for word in words[:at])
        or line.words[min(at + 1, len(line.words) - 1)].text in "'‘“\""
    )
    if not at:
        yield from _heading(line)
    if at and not spoken and min(line.subject, line.root.i) > words[at].i:
        yield words[0].i, words[at].i + 1, 0.0


def _heading(line: Line) -> Iterator[tuple[int, int, float]]:
    """A row of things before a colon, with a whole clause behind it: "Storms, floods and a long drought: Velmar is …"."""
    at = next((place for place, word in enumerate(line.words[:HEADING]) if word.text == ":"), 0)
    if not at or line.words[at].doc[line.words[at].i - 1].is_digit:
        return
    over, rest = line.words[:at], line.words[at + 1 :]
    first = rest[0] if rest else over[0]
    verb = any(word.dep_ in ("ROOT", "ccomp", "aux", "auxpass", "relcl", "advcl") for word in over)
    stated = any(word.dep_ in SUBJECTS and word.left_edge.i == first.i and word.head.i > word.i for word in rest)
    named = any(word.ent_type_ in ("PERSON", "ORG") for word in over)
    if stated and not verb and not named and first.text not in "'‘“\"" and first.lower_ not in DANGLING:
        yield over[0].i, first.i, 0.6


def _between(line: Line) -> Iterator[tuple[int, int, float]]:
    """Behind the subject, up to the verb: ", M.D., Ph.D.,", "—a ferry firm—", and a lone comma: "the boat that sank, was"."""
    doc = line.root.doc
    subject = doc[line.subject]
    verb = min([line.root.i, *(child.i for child in line.root.children if child.dep_ in ("aux", "auxpass"))])
    marks = [word.i for word in line.words if subject.i < word.i < verb and word.text == ","]
    joined = any(child.dep_ == "conj" for child in subject.children)
    if len(marks) > 1 and not joined and marks[-1] == verb - 1 and marks[0] == subject.i + 1:
        yield marks[0], marks[-1] + 1, 0.6
    own = {word.i for word in subject.subtree} if len(marks) == 1 and not joined else set()
    if (
        marks
        and marks[0] == verb - 1
        and {*range(subject.i + 1, marks[0])} <= own
        and all(doc[at].text not in ":;—–" for at in own)
    ):
        yield marks[0], verb, 0.0
    dashes = [word.i for word in line.words if subject.i < word.i < verb and word.text in ("—", "–")]
    if len(dashes) == 2 and dashes[1] == verb - 1:
        yield dashes[0], dashes[1] + 1, 0.6
