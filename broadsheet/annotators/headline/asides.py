"""A sentence → what stands in it beside the sentence: in brackets, before a colon, between two commas or dashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

LABEL = 4
"""Words before a colon."""


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
    if at and not spoken and min(line.subject, line.root.i) > words[at].i:
        yield words[0].i, words[at].i + 1, 0.0


def _between(line: Line) -> Iterator[tuple[int, int, float]]:
    """Behind the subject, up to the verb: ", M.D., Ph.D.,", "—a ferry firm—"."""
    subject = line.root.doc[line.subject]
    verb = min([line.root.i, *(child.i for child in line.root.children if child.dep_ in ("aux", "auxpass"))])
    marks = [word.i for word in line.words if subject.i < word.i < verb and word.text == ","]
    joined = any(child.dep_ == "conj" for child in subject.children)
    if len(marks) > 1 and not joined and marks[-1] == verb - 1 and marks[0] == subject.i + 1:
        yield marks[0], marks[-1] + 1, 0.6
    dashes = [word.i for word in line.words if subject.i < word.i < verb and word.text in ("—", "–")]
    if len(dashes) == 2 and dashes[1] == verb - 1:
        yield dashes[0], dashes[1] + 1, 0.6
