"""A noun's last part, "a plan | for the lock", "the lock | that broke" → what it risks to end a clause before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.bonds import ABOUT, EMPTY, HAVING, NAMING, PARTS, PROMISING, SEEKING
from broadsheet.annotators.headline.complements import has_object
from broadsheet.annotators.headline.lexicon import HOLLOW
from broadsheet.annotators.headline.parts import is_denied_within, is_indefinite, is_setting, is_singled_out, is_told_by, marker

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

EMPTIED = 0.9
OWNERS = frozenset("their two three".split())


def noun_risk(line: Line, part: Token, fenced: bool) -> float | None:
    """How much a last part that hangs on a noun risks when it goes; None where the noun needs it."""
    if part.dep_ in ("relcl", "acl", "appos"):
        return _told_risk(line, part, fenced)
    if part.dep_ == "conj" and part.lower_.endswith("ing") and part.head.head.dep_ == "pcomp" and has_object(part, part.i + 9):
        return 2.0  # "of mending locks | and selling boats": the parser hung the second on the locks
    if part.lower_ == "worth" and part.i > part.head.i:
        return 1.8
    if part.dep_ != "prep":
        return None
    if fenced:
        return 1.2
    new = any(child.lower_ in ("a", "an") for child in part.head.children)
    light = EMPTIED * (part.head.dep_ == "dobj" and part.head.i + 1 == part.i and new and not is_setting(part))
    risk = _from_phrase(line, part)
    return None if risk is None else risk + light


def _told_risk(line: Line, part: Token, fenced: bool) -> float | None:
    """That of a clause, or of another name, behind the noun."""
    if part.dep_ == "acl" and part.lower_.endswith("ing") and part.head.dep_ == "dobj" and part.head.head.lower_ in HAVING:
        return None  # "has the crews scratching their heads"
    if part.dep_ == "acl" and not fenced and part.head.dep_ == "pobj" and part.head.head.lower_ == "with":
        return None  # "with some ferries cancelled"
    if fenced:
        return 0.7
    if (
        part.dep_ == "appos"
        or is_singled_out(part.head)
        or (is_told_by(part.head) and (not _is_described(part.head) or is_denied_within(line, part.head)))
        or (marker(part) == "to" and not is_indefinite(line, part.head))
        or (part.dep_ == "acl" and marker(part) in ("that", "whether"))
    ):
        return None
    if is_told_by(part.head):
        return 2.6 if marker(part) != "to" else None
    if is_indefinite(line, part.head):
        if part.head.lower_ in SEEKING and marker(part) == "to":
            return None
        return 3.2 if part.head.lower_ in PROMISING else 1.8 if marker(part) != "to" else 2.2
    return 2.4 if part.dep_ == "relcl" else None


def _is_described(noun: Token) -> bool:
    """Other words too say which it is: "the deadly harbour fire | that …"."""
    before = [child for child in noun.children if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod")]
    return bool(before) and noun.dep_ in ("dobj", "pobj") and noun.lower_ not in (*PROMISING, *EMPTY, *HOLLOW)


def _from_phrase(line: Line, part: Token) -> float | None:
    if is_singled_out(part.head) or (part.head.lower_ in PARTS and part.lower_ != "of") or _is_named_as(part):
        return None
    if part.lower_ in ("including", "compared"):
        return 0.8
    if part.lower_ == "of":
        new = any(child.dep_ == "det" and child.lower_ in ("a", "an") for child in part.head.children)
        whole = not new or part.head.lower_ in PARTS or part.head.ent_type_ or not part.head.is_alpha
        return 2.6 if part.head.dep_ == "dobj" and is_indefinite(line, part.head) and not whole else None
    if part.lower_ == "between" and any(word.lower_ in OWNERS for child in part.children for word in child.lefts):
        return 1.8  # "between their towns"
    return 1.8 if is_setting(part) else 2.4 if part.lower_ in ABOUT and _is_told_apart(part) else None


def _is_named_as(part: Token) -> bool:
    """Such as "hailed the book and the film | as landmarks"."""
    noun = part.head
    while noun.dep_ == "conj":
        noun = noun.head
    return part.lower_ == "as" and noun.dep_ == "dobj" and noun.head.lower_ in NAMING


def _is_told_apart(part: Token) -> bool:
    """The noun is an object, or another phrase before this one already says which it is: "a target of the inquiry | into …"."""
    earlier = any(child.dep_ == "prep" and child.i < part.i for child in part.head.children)
    return part.head.dep_ in ("dobj", "pobj") or (part.head.dep_ == "attr" and earlier)
