"""A sentence of two whole clauses, "Ole Vask won, and the league suspended its season" → the second, as a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.complements import has_object
from broadsheet.annotators.headline.economies import SAYING
from broadsheet.annotators.headline.ends import closing_source
from broadsheet.annotators.headline.lexicon import CONDITIONS, SUBJECTS
from broadsheet.annotators.headline.lines import DANGLING, QUANTITIES, TELLING, Line
from broadsheet.annotators.headline.tense import is_event
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.tokens import Token

JOINTS = frozenset("and but".split())
POINTING = frozenset("it them they he she him this that these those there then also instead both".split())


def second_clauses(line: Line) -> Iterator[Line]:
    """Each later main clause that has a subject of its own and rests on nothing in the first: no condition, source or pronoun."""
    doc, first = line.root.doc, line.words[0].i
    rests = {line.root.lower_, line.root.head.lower_} & (SAYING | TELLING) or closing_source(line) is not None
    fronted = doc[line.subject].left_edge.i > first and not _opens_with_clause(line)
    if rests or fronted or line.subject < 0 or any(word.lower_ in CONDITIONS for word in line.words):
        return
    for later in _later(line):
        start = later.left_edge.i
        subject = next((child for child in later.children if child.dep_ in SUBJECTS and child.i < later.i), None)
        if subject is not None and subject.left_edge.i == start and _stands_alone(subject, later):
            joint = doc[start - 1].lower_ in JOINTS or doc[start - 1].text == ";"
            words = tuple(word for word in line.words if word.i >= start)
            if joint and words:
                yield replace(line, words=words, root=later, subject=subject.i)


def second_deeds(line: Line) -> Iterator[Line]:
    """What the subject did last of two things, "The club had enough of it and | sold the boat": "The club sold the boat"."""
    root, doc = line.root, line.root.doc
    later = next((child for child in root.children if child.dep_ == "conj" and child.i > root.i), None)
    if later is None or line.subject < 0 or line.subject > root.i or doc[line.subject].left_edge.i != line.words[0].i:
        return
    helpers = [child for child in (*root.children, *later.children) if child.dep_ in ("aux", "auxpass", "neg", "preconj")]
    start, subject = later.left_edge.i, doc[line.subject]
    behind = [word for word in line.words if word.i >= start]
    held = any(word.lower_ in POINTING or word.lower_ in CONDITIONS for word in line.words if word.i > subject.right_edge.i)
    plain = doc[start - 1].lower_ == "and" and not any(child.dep_ in (*SUBJECTS, "conj") for child in later.children)
    if helpers or held or not plain or start != later.i or not is_event(later) or not is_event(root) or not behind:
        return
    if later.right_edge.i + 1 < line.words[-1].i or closing_source(line) is not None or not has_object(later, doc[-1].i + 1):
        return
    words = tuple(word for word in line.words if word.i <= subject.right_edge.i or word.i >= start)
    yield replace(line, words=words, root=later)


def _later(line: Line) -> Iterator[Token]:
    """The verbs joined to the main one, and those of a clause on which the parser hung the first."""
    verb = line.root.head if line.root.dep_ == "ccomp" else line.root
    while (later := next((child for child in verb.children if child.dep_ == "conj"), None)) is not None:
        yield later
        verb = later


def _opens_with_clause(line: Line) -> bool:
    """Such as "Ole Vask won, his sister lost, and …": the parser hung the first on the second."""
    first = line.words[0].i
    return any(child.dep_ == "ccomp" and child.left_edge.i == first for child in line.root.children)


def _stands_alone(subject: Token, verb: Token) -> bool:
    leaning = subject.lower_ in QUANTITIES or any(word.lower_ in DANGLING for word in subject.subtree)
    return not leaning and is_event(verb)
