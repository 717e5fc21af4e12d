"""A clause's tree → the places where it can end earlier, each with its risk.

A clause may end before a word when nothing that is kept hangs on what goes, and each part that goes is one that its head
can do without.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.bonds import (
    ASKING,
    CLAUSES,
    CONCEDING,
    DOINGS,
    EMPTY,
    GIVING,
    MOVING,
    TIED,
    TRAILING,
    USING,
    WAITING,
)
from broadsheet.annotators.headline.clauses import clauses
from broadsheet.annotators.headline.complements import (
    EVENTS,
    belongs_to_adjective,
    has_object,
    is_adjunct,
    is_cause,
    is_complete,
    is_destination,
    is_ground,
    is_partner,
)
from broadsheet.annotators.headline.economies import SAYING
from broadsheet.annotators.headline.lexicon import HAPPENING, LIMITS, PLACES, SCENES, SINGLING, STOPPING, SUBJECTS, TIMES
from broadsheet.annotators.headline.lines import TELLING, Line
from broadsheet.annotators.headline.nouns import noun_risk
from broadsheet.annotators.headline.parts import (
    holds_clause,
    is_fenced,
    is_loose_adverb,
    is_needed,
    is_setting,
    is_time,
    marker,
    time_risk,
)
from broadsheet.annotators.headline.tense import is_denied, is_event

if TYPE_CHECKING:
    from spacy.tokens import Token

ASIDE = frozenset({"dobj", "npadvmod", "dep", "appos", "advcl", "prep", "relcl", "acl", "advmod", "parataxis", "attr"})
"""What the parser calls an afterthought behind a comma: "…, a day after it left"."""
ASKED, UNTOLD = 1.2, 1.8
EACH = 0.4
"""What every part beyond the riskiest adds."""
DOING = frozenset("i he she we they".split())
"""Pronouns that are subjects and nothing else."""
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod"})
VERBAL = frozenset({"ROOT", "acomp", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj"})


def tails(line: Line) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of every last part of the sentence, or of the clause before its source, that may go."""
    first = line.words[0].i
    words = list(line.root.doc[first : line.words[-1].i + 1])
    heads = [word.head.i - first for word in words]
    for verb, stop in clauses(line):
        end = min(stop, first + len(words))
        for start in range(max(verb.i + 1, first + 1), end):
            held = any(start <= head + first < end for head in heads[: start - first])
            gone = () if held else [at for at in range(start - first, end - first) if not start <= heads[at] + first < end]
            risk = _risk(line, [words[at] for at in gone], start, end)
            if risk is not None:
                yield start, end, risk


def _risk(line: Line, gone: list[Token], start: int, end: int) -> float | None:
    """The risk of ending a clause before token ``start``, with ``gone`` heading what goes; None where it cannot end there."""
    parts = [word for word in gone if word.dep_ not in ("punct", "cc")]
    if not parts or line.root.doc[start].dep_ == "punct" or _is_awaited(line.root.doc[start]):
        return None
    if _tears_pair(line.root.doc[start]):
        return None
    if line.root.doc[start - 1].text == ")" and line.root.doc[start].dep_ in MODIFIERS:
        return None  # "a 40m crown ($6m) | back-tax claim": the brackets stand within the noun phrase
    if end <= line.words[-1].i and all(part.head.i >= end for part in parts):
        return 1.6 if _hangs_on_source(line, start) else None
    ends = [part for before, part in pairwise([None, *parts]) if not (before and part and _continues(part, before))]
    risks = [_part_risk(line, part, start, end) for part in ends if part]
    known = [risk for risk in risks if risk is not None]
    if len(known) < len(risks):
        return None
    return max(known) + EACH * (len(known) - 1) + _is_open(line, start)


def _tears_pair(first: Token) -> bool:
    """In "left the boat and my sister | and I sold it" the parser took the sister for a second boat."""
    doc, joint = first.doc, first.i if first.lower_ == "and" else first.i - 1
    paired = 0 < joint < len(doc) - 1 and doc[joint].lower_ == "and" and doc[joint - 1].dep_ == "conj"
    return paired and doc[joint + 1].lower_ in DOING


def _is_open(line: Line, start: int) -> float:
    """What it risks besides to end with "a report", of what, or with the verb: "two people were killed", where?"""
    last = line.root.doc[start - 1]
    described = any(child.dep_ not in ("det", "nummod") for child in last.children if child.i < last.i)
    if last.lower_ in EMPTY and not described and last.dep_ in ("dobj", "pobj", "attr") and last.head.lower_ != "of":
        return ASKED
    subject = next((child for child in last.children if child.dep_ in SUBJECTS), None)
    named = subject is None or subject.ent_type_ == "PERSON"
    return UNTOLD if last.dep_ in ("ROOT", "ccomp") and line.root.doc[start].text != "," and not named else 0.0


def _is_awaited(first: Token) -> bool:
    """Such as "easy | to forget", "clear | how sorry": the adjective says nothing yet."""
    return first.nbor(-1).lower_ in WAITING and (first.lower_ in ASKING or first.lower_ in ("to", "that"))


def _hangs_on_source(line: Line, start: int) -> bool:
    """The parser hung "after it fell" on the "officials said" behind it, and not on the clause before."""
    return line.root.doc[start].lower_ in CLAUSES and is_complete(line.root, start)


def _continues(part: Token, before: Token) -> bool:
    """The parser has torn one part in two: "after | the storm broke", "on its cars | promise"."""
    between = part.doc[before.right_edge.i + 1 : part.left_edge.i]
    if part.dep_ == "conj" and before.dep_ == "advcl" and all(word.dep_ in ("punct", "cc") for word in between):
        return not any(child.dep_ in SUBJECTS for child in part.children)
    if len(between):
        return False
    if part.dep_ == "advmod" and part.lower_ in TRAILING:
        return True  # "with its cheapest model | yet"
    if part.lower_ == "to" and any(child.lower_ in TIMES for child in part.children):
        return True  # "in the night | to Tuesday"
    if part.dep_ == "ccomp" and before.dep_ == "prep" and before.lower_ == "as" and before.left_edge == before.right_edge:
        return any(child.dep_ in SUBJECTS for child in part.children)  # "was seized | as | the crews protested"
    if part.dep_ == "advcl" and before.dep_ == "prep":  # "after | the storm broke", "with the crews | holding their breath"
        return before.lower_ in ("after", "before", "since") or (before.lower_ == "with" and part.lower_.endswith("ing"))
    return part.dep_ == "conj"


def _part_risk(line: Line, part: Token, start: int, stop: int) -> float | None:
    """How much the loss of one part at the end risks; None where its head needs it."""
    begin, end = part.left_edge.i, min(part.right_edge.i + 1, stop)
    if part.dep_ == "ccomp" and part.head.i >= stop and part.doc[begin - 1].dep_ == "cc":
        return 1.5  # "…, | and many others were missing, officials said"
    if begin < start or is_needed(line, part, begin, end) or _is_of_highest(part, begin):
        return None
    if is_time(part, begin, end):
        return time_risk(part, begin, end)
    fenced = is_fenced(line, begin, end)
    if not fenced and marker(part) not in CLAUSES and part.lower_ not in EVENTS and _is_stopped(part):
        return None  # "stop making engines for one of its brands"
    known = _from_verb(part, fenced, start) if _is_verb(part.head) else noun_risk(line, part, fenced)
    return known if known is not None else _as_aside(line, part, start)


def _is_of_highest(part: Token, begin: int) -> bool:
    """Such as "at its highest | for five months", "became the first of them | to leave"."""
    before = part.doc[begin - 1].lower_
    first = marker(part) == "to" and any(
        child.dep_ == "attr" and (child.lower_ in SINGLING or any(word.lower_ in SINGLING for word in child.lefts))
        for child in part.head.children
    )
    return first or (before.endswith("est") and len(before) > 4 and part.lower_ in ("for", "since", "in", "of"))


def _is_stopped(part: Token) -> bool:
    return any(above.lower_ in STOPPING for above in (part.head, *part.head.ancestors))


def _is_verb(word: Token) -> bool:
    """By the place in the tree; a conjunct is what it is joined to."""
    while word.dep_ == "conj":
        word = word.head
    return word.dep_ in VERBAL


def _as_aside(line: Line, part: Token, start: int) -> float | None:
    """Behind a comma that follows a whole clause, whatever the parser takes it for."""
    before = part.doc[start - 1]
    if before.text != "," or part.left_edge.i != start or not has_object(line.root, start - 1):
        return None
    if part.ent_type_ in ("MONEY", "PERCENT", "QUANTITY", "CARDINAL"):
        return None
    clause = part.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in part.children)
    return 1.6 if clause or (part.dep_ in ASIDE and part.dep_ != "conj") else None


def _from_verb(part: Token, fenced: bool, start: int) -> float | None:
    if not (is_complete(part.head, start) or is_adjunct(part)) or (
        is_denied(part.head) and not fenced and part.lower_ not in CONCEDING
    ):
        return None
    if part.dep_ == "advcl":
        return _adverbial_risk(part, fenced)
    if part.dep_ == "conj":
        return _conjunct_risk(part, start)
    if part.dep_ == "ccomp":
        marked = any(child.dep_ == "mark" for child in part.children) or marker(part) in ASKING
        if fenced and marker(part) in CLAUSES:
            return 1.6
        said = part.head.lower_ in SAYING and not any(child.dep_ == "dobj" for child in part.head.children)
        return None if marked or part.head.lower_ in TELLING or said else 2.6
    if part.dep_ == "prep":
        return _phrase_risk(part, fenced, start)
    if part.dep_ == "advmod":
        return 1.0 if fenced or is_loose_adverb(part) else None
    return {
        "agent": 2.4,
        "npadvmod": 1.2 if part.doc[part.left_edge.i - 1].text == "," or part.lower_ == "thanks" else None,
        "xcomp": 2.4 if part.head.lower_ in USING and marker(part) == "to" and has_object(part.head, start) else None,
        "dep": 1.6 if fenced or part.doc[part.left_edge.i - 1].text == ":" else None,
        "parataxis": 1.4,
    }.get(part.dep_)


def _adverbial_risk(part: Token, fenced: bool) -> float | None:
    if marker(part) == "when" and not is_event(part.head):
        return None  # "will act when …" is a condition
    if fenced or marker(part) in CLAUSES:
        return 1.5
    return 2.4 if marker(part) == "to" and part.head.lower_ not in MOVING else None


def _phrase_risk(part: Token, fenced: bool, start: int) -> float | None:
    if part.lower_ in ("including", "compared"):
        return 0.8
    if fenced or part.lower_ in EVENTS:
        return 1.2
    if is_setting(part) or is_ground(part) or is_cause(part):
        return 1.4
    if has_object(part.head, start) and _is_scene(part):
        return 2.2
    if part.lower_ == "as" and part.left_edge == part.right_edge:
        return 1.5  # of a clause that the parser hung elsewhere
    if is_destination(part) or is_partner(part, start):
        return None
    if part.head.lower_ in GIVING and part.lower_ == "to" and has_object(part.head, start):
        return 2.2
    if part.head.lower_ in HAPPENING and part.lower_ not in TIED:
        return 2.0
    loose = part.lower_ in DOINGS and not belongs_to_adjective(part)
    return 2.2 if loose and (holds_clause(part) or has_object(part.head, start)) else None


def _is_scene(part: Token) -> bool:
    """Where it happened, by its kind or behind "at" by a name: "on a bus", "at the Lindmar Arena"."""
    place = next((child for child in part.children if child.dep_ == "pobj"), None)
    if place is None or part.lower_ not in PLACES:
        return False
    return place.lower_ in SCENES


def _conjunct_risk(part: Token, start: int) -> float | None:
    """A second clause, or a second thing that the subject did."""
    if any(child.dep_ in ("det", "poss", "amod", "compound", "nummod") for child in part.children):
        return None  # a noun: the parser hung the second thing on the verb
    joints = [word for word in part.doc[max(0, start - 1) : part.i] if word.dep_ == "cc"]
    if not joints and part.doc[start - 1].text == "," and part.lower_.endswith(("ed", "en", "ing")):
        return 1.0  # "…, seen by thousands"
    if not joints or joints[-1].lower_ not in ("and", "but") or any(child.dep_ == "preconj" for child in part.head.children):
        return None
    against = 0.9 * (joints[-1].lower_ == "but")
    if against and any(child.lower_ in LIMITS for child in part.head.children):
        return None  # "may not … but": the first half alone says something else
    own_subject = any(child.dep_ in SUBJECTS for child in part.children)
    return 1.5 + against if own_subject else 2.0 + against if has_object(part.head, start) else None
