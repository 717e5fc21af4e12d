"""A sentence → its clauses that may end earlier: the main one, what somebody says, and what tells of the subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.ends import closing_source
from broadsheet.annotators.headline.lexicon import PEOPLE, SUBJECTS
from broadsheet.annotators.headline.lines import Line
from broadsheet.annotators.headline.parts import is_indefinite
from broadsheet.annotators.headline.tense import is_event

if TYPE_CHECKING:
    from spacy.tokens import Token


def clauses(line: Line) -> Iterator[tuple[Token, int]]:
    """Main verbs and where their clauses end: the sentence's own, and that of "…, officials said"."""
    doc, last = line.root.doc, line.stop
    yield from _told_of_subject(line)
    spoken = [child for child in line.root.children if child.dep_ in ("ccomp", "parataxis") and child.right_edge.i < line.root.i]
    cited = [child for child in line.root.children if child.lower_ == "according" and child.i > line.root.i + 1]
    if spoken:
        end = spoken[-1].right_edge.i + 1
        yield spoken[-1], end - 1 if doc[end - 1].dep_ == "punct" else end
    else:
        yield line.root, last
        if cited and doc[cited[0].left_edge.i - 1].text == ",":
            yield line.root, cited[0].left_edge.i - 1
        source = closing_source(line)
        if source and line.stop > source and not cited:
            yield line.root, source


def _told_of_subject(line: Line) -> Iterator[tuple[Token, int]]:
    """Verbs that say who or what a subject is, and where their clauses end: "a man | accused of theft …"; not of all men."""
    for subject, verb in doers(line):
        single = subject.lower_ not in PEOPLE and not subject.lower_.endswith("s") and is_event(verb)
        if single or is_indefinite(line, subject):
            for word in subject.subtree:
                if word.dep_ in ("acl", "relcl") and subject.i < word.i and word.right_edge.i < verb.i:
                    yield word, word.right_edge.i + 1


def doers(line: Line) -> Iterator[tuple[Token, Token]]:
    """The subject of the sentence and its verb, and those of what somebody says before it: "A lock broke, police said"."""
    if 0 <= line.subject < line.root.i:
        yield line.root.doc[line.subject], line.root
    for verb in line.root.children:
        if verb.dep_ in ("ccomp", "parataxis") and verb.i < line.root.i:
            yield from ((child, verb) for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i)
