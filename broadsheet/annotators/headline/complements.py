"""Verb → what it cannot be without: does it keep enough where the sentence ends earlier?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.bonds import GIVING, PAYING, PLACING
from broadsheet.annotators.headline.lexicon import HAPPENING, VENUES
from broadsheet.annotators.headline.parts import is_setting, is_time, marker
from broadsheet.annotators.headline.tense import is_event

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.annotators.headline.lines import Line

EVENTS = frozenset("during after before amid amidst following ahead despite".split())
GROUNDS = frozenset(
    "suspicion concerns concern fears fear hopes hope news worries reports expectations speculation report signs"
    " rumours rumors".split()
)
"""On these somebody acts, or prices move."""
DWELLING = frozenset(
    "is are was were be been being based located situated born held living live lives lived remain remains stay involved".split()
)
"""Verbs that say little without a place."""
TOGETHER = frozenset(
    "spoke speak speaks speaking spoken talked talk talking met meet meets meeting clashed clash clashes negotiated negotiate"
    " negotiating collided merged merge merges teamed partnered corresponded".split()
)
"""Verbs of what is done with somebody."""
PARTNERS = frozenset("with to about against".split())
SPENDING = frozenset("spent spend spends spending".split())
TO_SOMEBODY = frozenset("told tells tell informed assured convinced persuaded reminded notified".split())
"""Verbs that are empty without what was said."""


def is_adjunct(part: Token) -> bool:
    """Right behind a verb that needs nothing: "was arrested | on suspicion of", "fell | after"."""
    if part.head.lower_ in DWELLING or part.head.dep_ in ("acl", "relcl"):
        return False
    passive = any(child.dep_ == "auxpass" for child in part.head.children)
    if part.dep_ == "agent" or (
        part.head.lower_ in HAPPENING and part.dep_ == "prep" and part.lower_ not in ("to", "into", "of")
    ):
        return True
    if part.lower_ == "for" and any(child.lower_ == "time" for child in part.children):
        return True  # "for the first time since"
    if part.dep_ == "prep":
        free = part.lower_ in EVENTS or is_ground(part) or is_cause(part) or (passive and is_setting(part))
        return free and part.lower_ != "ahead"
    return part.dep_ == "advcl" and marker(part) in ("after", "because", "although", "though", "while") and is_event(part.head)


def belongs_to_adjective(part: Token) -> bool:
    """Whether the phrase completes an adjective or a particle: "fed up | with it", "set | for it"."""
    return part.lower_ in ("with", "of", "for", "at", "about") and any(
        child.dep_ in ("acomp", "prt", "oprd") and child.i == part.i - 1 for child in part.head.children
    )


def is_cause(part: Token) -> bool:
    """Whether the phrase only says why: "due to", "because of", "thanks to", "as part of"."""
    part_of = part.lower_ == "as" and any(child.lower_ in ("part", "result") for child in part.children)
    return part.lower_ in ("due", "because", "thanks") or part_of


def is_destination(part: Token) -> bool:
    """The verb is nothing without where: "put the crews | under pressure", "sent two sailors | to hospital"."""
    taken = part.head.lower_ in GIVING and any(child.lower_ in VENUES for child in part.children)
    first = not any(child.dep_ in ("prep", "prt") and child.i < part.i for child in part.head.children)
    return taken or (part.head.lower_ in PLACING and first)


def is_partner(part: Token, start: int) -> bool:
    """The verb is nothing without with whom, or about what: "spoke over the phone | with the crews"."""
    told = any(child.dep_ == "prep" and child.lower_ in PARTNERS and child.i < start for child in part.head.children)
    return part.head.lower_ in TOGETHER and part.lower_ in PARTNERS and not told


def is_ground(part: Token) -> bool:
    """Such as "on suspicion of", "on concerns that"."""
    return part.lower_ == "on" and any(child.lower_ in GROUNDS for child in part.children)


def is_complete(verb: Token, start: int) -> bool:
    """The verb keeps what follows it most closely: an object, a complement, or it needs none."""
    if verb.lower_ in TO_SOMEBODY and not any(_says_what(child) for child in verb.children if verb.i < child.i < start):
        return False
    if verb.lower_ in SPENDING and not any(
        child.dep_ in ("prep", "xcomp", "advcl") and child.i < start for child in verb.children
    ):
        return False  # "spent years | abroad"
    after = [child for child in verb.children if child.i > verb.i and child.dep_ not in ("punct", "cc", "advmod", "neg")]
    return (
        not after
        or after[0].i < start
        or after[0].dep_ in ("advcl", "conj", "parataxis", "npadvmod")
        or is_time(after[0], after[0].left_edge.i, after[0].right_edge.i + 1)
    )


def _says_what(child: Token) -> bool:
    return child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "prep" and child.lower_ in ("of", "about"))


def has_object(verb: Token, start: int) -> bool:
    """The verb has an object or complement before token ``start``."""
    return any(
        child.dep_ in ("dobj", "attr", "acomp", "oprd", "ccomp", "xcomp", "prep", "agent") and child.i < start
        for child in verb.children
    )


def is_price(line: Line, start: int, end: int) -> bool:
    """What goes holds the sum that a verb of paying before it needs: "will pay the crews, | all 40 of them, $9 million"."""
    before = [word for word in line.words if word.i < start]
    paid = max((word.i for word in before if word.lower_ in PAYING), default=-1)
    told = any(word.ent_type_ == "MONEY" for word in before if word.i > paid)
    return paid >= 0 and not told and any(word.ent_type_ == "MONEY" for word in line.root.doc[start:end])
