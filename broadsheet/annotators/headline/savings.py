"""A sentence's words → those that say nothing that the others do not: "who are", "that he uses", "in a bid to", "very"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.articles import suits
from broadsheet.annotators.headline.lexicon import LIMITS, SUBJECTS
from broadsheet.annotators.headline.tense import DENYING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

BEING = frozenset("is are was were has have been being".split())
RELATIVES = frozenset("who which that".split())
AIMS = frozenset("bid effort attempt order move".split())
"""In one of these somebody does something "to" reach something else."""
HEIGHTENING = frozenset("very highly hugely extremely truly really deeply immensely incredibly utterly".split())
LESSER = frozenset("new big own recent fresh upcoming forthcoming".split())
"""Adjectives that a headline can do without, though they say something."""
LOSS = 0.9


def savings(line: Line) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of each."""
    for word in line.words[:-1]:
        found = _relative(word) or _aim(word) or _heightening(line, word) or _lesser(line, word)
        if found:
            yield found
        if word.dep_ == "preconj" and word.lower_ == "both":
            yield word.i, word.i + 1, 0.2


def _relative(word: Token) -> tuple[int, int, float] | None:
    if word.lower_ not in RELATIVES or word.head.dep_ != "relcl" or word.head.head.i + 1 != word.i:
        return None
    if word.dep_ in SUBJECTS:
        return _linking(word)
    subject = next((child for child in word.head.children if child.dep_ in SUBJECTS), None)
    near = subject is not None and subject.left_edge.i == word.i + 1
    return (word.i, word.i + 1, 0.2) if word.dep_ == "dobj" and near else None


def _linking(who: Token) -> tuple[int, int, float] | None:
    """The "who were" of "sailors | who were | told to wait" and of "sailors | who are | unable to land"."""
    verb, noun = who.head, who.head.head
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if noun.i + 1 != who.i or any(child.dep_ in ("neg", "conj") for child in verb.children):
        return None
    if verb.lower_ in BEING and not helpers and verb.i == who.i + 1:
        told = next((child for child in verb.children if child.dep_ == "acomp" and child.left_edge.i == verb.i + 1), None)
        return (who.i, verb.i + 1, 0.3) if told is not None and told.right_edge.i > told.i else None
    suffered = any(child.dep_ == "auxpass" for child in helpers) and any(child.i > verb.i for child in verb.children)
    plain = [child.i for child in helpers] == list(range(who.i + 1, verb.i)) and {child.lower_ for child in helpers} <= BEING
    return (who.i, verb.i, 0.5) if suffered and plain else None


def _aim(word: Token) -> tuple[int, int, float] | None:
    """The "in a bid" of "in a bid to win"."""
    noun = next((child for child in word.children if child.dep_ == "pobj"), None)
    if word.lower_ != "in" or noun is None or noun.lower_ not in AIMS or noun.i + 1 >= len(noun.doc):
        return None
    bare = noun.i == word.i + 1 or (noun.i == word.i + 2 and word.nbor().lower_ in ("a", "an"))
    following = noun.nbor()
    return (word.i, noun.i + 1, 0.4) if bare and following.lower_ == "to" and following.dep_ == "aux" else None


def _heightening(line: Line, word: Token) -> tuple[int, int, float] | None:
    """The "highly" of "are highly optimistic"."""
    loose = word.dep_ == "advmod" and word.lower_ in HEIGHTENING and word.head.i == word.i + 1
    told = (
        loose
        and not any(other.lower_ in DENYING for other in line.words if other.i < word.i)
        and word.head.dep_ in ("acomp", "amod")
        and suits(line, word.i, word.i + 1)
    )
    return (word.i, word.i + 1, 0.4) if told else None


def _lesser(line: Line, word: Token) -> tuple[int, int, float] | None:
    """The "new" of "the new rules for ferries"."""
    if word.dep_ != "amod" or word.lower_ not in LESSER or not word.is_lower or word.i + 1 >= len(word.doc) or not word.i:
        return None
    alone = word.left_edge.i == word.right_edge.i == word.i < word.head.i and word.nbor().dep_ not in ("cc", "punct")
    named = (
        word.nbor(-1).ent_type_ == word.ent_type_ != "" or word.head.dep_ in ("attr", "npadvmod") or word.nbor(-1).dep_ == "amod"
    )
    fits = alone and not named and not _is_limited(line, word) and suits(line, word.i, word.i + 1)
    return (word.i, word.i + 1, LOSS) if fits else None


def _is_limited(line: Line, word: Token) -> bool:
    return any(other.lower_ in LIMITS for other in line.words if other.i < word.i)
