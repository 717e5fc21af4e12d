"""Verb → does it tell of something that happened, and is that denied?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

HAPPENED = frozenset("has have had was were been being is are 's 've".split())
PRESENT = frozenset("is are".split())
PAST = frozenset(
    "said told won lost made found hit cut bought sold held led met left paid struck caught brought built shot took came went"
    " gave became began fell rose grew drew threw flew broke spoke chose wrote drove stole saw sent spent set put ran beat"
    " shut sought fought thought kept felt stood got had was were did".split()
)
"""What tells of the past without "-ed"."""
SPEAKING = frozenset(
    "say says want wants urge urges warn warns demand demands call calls plan plans accuse accuses claim claims".split()
)
"""What somebody says or asks for now, and not always."""
DENYING = frozenset("no not n't n’t never hardly barely rarely neither nor".split())


def is_event(verb: Token) -> bool:
    """The verb tells what happened or is happening, and not what would be or always is: "were charged", "has risen"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.lower_ in PRESENT and not helpers and any(child.dep_ == "xcomp" and _is_set(child) for child in verb.children):
        return True
    if helpers:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        return helpers <= HAPPENED and not (passive and helpers <= PRESENT)
    return verb.lower_.endswith("ed") or verb.lower_ in PAST


def is_said(verb: Token) -> bool:
    """The verb tells what somebody says now: "Crews on the quay | say …" is not about all crews."""
    return verb.lower_ in SPEAKING and not any(child.dep_ in ("aux", "auxpass", "neg") for child in verb.children)


def _is_set(verb: Token) -> bool:
    """Such as "are | to be questioned"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_denied(verb: Token) -> bool:
    """The verb is denied: what is said of where or why may be all that is denied."""
    return any(child.dep_ == "neg" or child.lower_ in DENYING for child in verb.children)
