"""A sentence that tells what something is before its name, "the largest bank, Lindmar, …" → the sentence with the name alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import LIMITS, WORKS
from broadsheet.annotators.headline.lines import Line
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"})
JOINTS = frozenset({"-", "&", "of", ".", "de", "van", "von", "al", "'s", "’s", "the", "and", "in"})
FIRMS = frozenset("company firm group bank retailer maker airline agency charity party club team operator giant".split())

LONGEST = 7
"""Tokens of a name."""


def with_names_alone(line: Line) -> Line | None:
    """The line without what stands before such names, and without the commas about them; None where there are none."""
    gone, subject = set[int](), line.subject
    for noun in line.words:
        name = _name_behind(noun)
        if name and noun.i != line.root.i:
            gone |= {*range(noun.left_edge.i, name[0]), name[1]}
            subject = name[1] - 1 if noun.i == line.subject else subject
    kept = tuple(word for word in line.words if word.i not in gone)
    return replace(line, words=kept, subject=subject) if gone and line.root in kept else None


def _name_behind(noun: Token) -> tuple[int, int] | None:
    """First token of the name between two commas, and the second comma; None where the noun has none, or no "the" or owner."""
    doc = noun.doc
    told = any(child.dep_ in ("poss", "det") and child.lower_ not in LIMITS for child in noun.children if child.i < noun.i)
    start = next((child.left_edge.i for child in noun.children if child.dep_ == "appos" and child.i > noun.i), 0)
    if not (told and noun.is_lower and start and doc[start - 1].text == ","):
        return None
    end = next((at for at in range(start, min(start + LONGEST, len(doc))) if doc[at].text == ","), start)
    titled = (
        any(letter.isdigit() for letter in doc[start].text)
        or noun.lower_ in WORKS
        or noun.lower_ in FIRMS
        or doc[start].ent_type_ in NAMED
        or (end > start + 1 and any(child.lower_ in ("his", "her", "its", "their") for child in noun.children))
    )
    named = titled and all(word.text[:1].isupper() or word.text in JOINTS for word in doc[start:end])
    joined = any(child.dep_ == "conj" for child in noun.children)
    return (start, end) if start < end and named and not joined else None
