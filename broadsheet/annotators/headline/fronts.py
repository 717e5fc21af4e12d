"""A first sentence whose pronoun stands for whom its opening clause names → the main clause with the name as its subject.

"When Ole Vask left the harbour, he sold his boat" says "Ole Vask sold his boat". Only where nobody else stands in the opening.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import SUBJECTS
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

ONE, TWO = frozenset("he she".split()), frozenset("they".split())
PAIR = frozenset("couple pair duo two".split())
OPENERS = frozenset("when after before as while although though since once".split())


def with_name_in_front(line: Line) -> Line:
    """The line with the name in place of the pronoun, or of "the couple", and without its opening; itself if not sure."""
    subject = next((child for child in line.root.children if child.dep_ in SUBJECTS), None)
    if line.number != 1 or subject is None or subject.i > line.root.i:
        return line
    opening = next(
        (child for child in line.root.children if child.dep_ == "advcl" and child.right_edge.i < subject.left_edge.i), None
    )
    if opening is None or opening.left_edge.i > line.words[0].i + 6 or not _is_plain(opening, line):
        return line
    named = next((child for child in opening.children if child.dep_ in SUBJECTS and child.ent_type_ == "PERSON"), None)
    several = named is not None and any(child.dep_ == "conj" for child in named.children)
    if named is None or not _stands_for(subject, named) or (not several and _others(opening, named)):
        return line
    name = tuple(named.subtree)
    rest = tuple(word for word in line.words if word.i > subject.right_edge.i)
    if any(not word.text[:1].isupper() and word.lower_ not in ("and", "de", "von", "van", "al", "-") for word in name):
        return line
    return replace(line, words=(*name, *rest), subject=named.i)


def _is_plain(opening: Token, line: Line) -> bool:
    doc = opening.doc
    marks = {child.lower_ for child in opening.children if child.dep_ in ("mark", "advmod")}
    comma = doc[opening.right_edge.i + 1].text == "," or doc[opening.right_edge.i].text == ","
    return bool(marks & OPENERS) and comma and line.root.i > opening.i


def _stands_for(subject: Token, named: Token) -> bool:
    several = any(child.dep_ == "conj" for child in named.children)
    pair = subject.lower_ in PAIR and subject.left_edge.lower_ == "the" and subject.i == subject.left_edge.i + 1
    return (subject.lower_ in ONE and not several) or ((subject.lower_ in TWO or pair) and several)


def _others(opening: Token, named: Token) -> bool:
    """Somebody else is named in the opening: the pronoun may be theirs."""
    own = {word.i for word in named.subtree}
    return any(word.ent_type_ == "PERSON" and word.i not in own and word.dep_ != "poss" for word in opening.subtree)
