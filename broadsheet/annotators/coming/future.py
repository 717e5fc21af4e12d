"""Verb → does it say what is to come, by its helping verbs and by what it depends on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.coming.lexicon import DECIDED, IF, MODAL, NOW, PLAN_NOUNS, PLANS, POSSIBLE, SET, STARTS, WILL
from broadsheet.annotators.parsing import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEPEST = 6
"""Clauses that hang on one another; a parse may be deeper, a claim is not."""


def helpers(verb: Token) -> set[str]:
    """Return the helping verbs of ``verb`` in lower case, "to" among them."""
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def is_denied(verb: Token) -> bool:
    """Tell whether ``verb`` is denied."""
    return any(child.dep_ == "neg" or child.lower_ in ("never", "no", "longer") for child in verb.children)


def has_condition(verb: Token) -> bool:
    """Tell whether a clause below ``verb`` says "if"."""
    return any(below.lower_ in IF for child in verb.children if child.dep_ == "advcl" for below in child.children)


def is_future(verb: Token, *, dated: bool, depth: int = 0) -> bool:
    """Tell whether ``verb`` says what is to come; ``dated``: its day is written with a date, not as a weekday."""
    if is_denied(verb) or depth > _DEEPEST:
        return False
    helping = helpers(verb)
    if helping & (WILL | MODAL):
        return "have" not in helping
    if helping & POSSIBLE:
        return dated and "have" not in helping
    if "would" in helping:
        return dated and verb.dep_ == "ccomp" and "have" not in helping and not has_condition(verb)
    if "to" in helping:
        return "have" not in helping and _is_intended(verb, dated=dated, depth=depth)
    if verb.lower_ in SET or any(child.lower_ in SET for child in verb.children if child.dep_ in ("acomp", "oprd")):
        return _is_now(verb, helping)
    if verb.lower_.endswith("ing") and helping and helping <= NOW:
        return True
    if verb.lower_ in STARTS and not helping and (_has_subject(verb) or (verb.dep_ == "ROOT" and verb.lower_.endswith("s"))):
        return True
    if verb.dep_ == "conj" and not helping and not _has_subject(verb) and not verb.lower_.endswith("ed"):
        return is_future(verb.head, dated=dated, depth=depth + 1)
    return False


def _is_now(verb: Token, helping: set[str]) -> bool:
    """Tell whether "is due", "scheduled for" and the like are of the present."""
    if verb.lower_ in NOW:
        return not helping
    if verb.dep_ in ("acomp", "oprd"):
        return verb.head.lower_ in NOW and not helpers(verb.head)
    return helping <= NOW if helping else verb.dep_ in ("acl", "amod", "relcl", "prep") and verb.i > verb.head.i


def _is_intended(verb: Token, *, dated: bool, depth: int) -> bool:
    """Tell whether "to open", which is ``verb``, hangs on what makes it something to come."""
    head = verb.head
    if head is verb or verb.dep_ not in ("xcomp", "acl", "ccomp", "advcl", "relcl", "conj", "pcomp"):
        return False
    if is_denied(head):
        return False
    helping = helpers(head)
    if head.lower_ in NOW:
        return not helping and verb.dep_ in ("xcomp", "ccomp")
    if head.lower_ in SET:
        return _is_now(head, helping)
    if head.lower_ in PLANS:
        return helping <= NOW
    if head.lower_ in DECIDED or head.lower_ in PLAN_NOUNS:
        return dated
    surely = verb.dep_ == "conj" or helping & (WILL | MODAL)
    return bool(surely) and verb.dep_ in ("xcomp", "conj") and is_future(head, dated=dated, depth=depth + 1)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)
