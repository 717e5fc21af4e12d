"""A verb's token → the token of whoever does it, by the grammar of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
RELATIVE = frozenset(("who", "that", "which", "whom"))
NOMINAL = frozenset("nsubj nsubjpass dobj pobj attr appos compound dative poss npadvmod nmod oprd amod".split())
QUOTING = frozenset(("quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"))
BLAMING = frozenset(
    "criticized criticised criticizing criticising blasted slammed attacked mocked condemned denounced chided scolded ridiculed"
    " praised faulted blamed rebuked lambasted apologized fired arrested ripped hit knocked hammered praising thanked".split()
)
"""Whoever is criticised *for* saying something said it."""
ACCUSING = frozenset("accuse accuses accused accusing suspect suspects suspected".split())
"""Whoever is accused *of* saying something said it."""
CONTROL = frozenset(
    "ask asks asked asking urge urges urged urging force forced forcing cause caused causing lead leads led leading"
    " prompt prompts prompted prompting hear hears heard hearing see sees saw seeing watch watched show shows showed"
    " showing allow allowed let get gets got make makes made making help helps helped have has had compel compelled"
    " persuade persuaded tell told telling want wanted wants catch caught find found remember".split()
)
"""In "prompted Lee to say" Lee, the object, speaks."""
_DEEPEST = 8


def child(token: Token, *labels: str) -> Token | None:
    """The first child of ``token`` with one of the dependency labels."""
    return next((other for other in token.children if other.dep_ in labels), None)


def doer(verb: Token, depth: int = 0) -> Token | None:
    """Who does what ``verb`` says; None where the sentence leaves it out ("he was asked")."""
    if depth > _DEEPEST:
        return None
    subject = child(verb, *SUBJECTS)
    if child(verb, "auxpass") or child(verb, "agent"):
        by = child(verb, "agent")
        return child(by, "pobj") if by else None
    quoted = child(verb, "dobj") if verb.lower_.startswith("quot") else None
    if quoted is not None and child(verb, "prep", "dobj", "advcl") is not None and quoted.ent_type_ in ("PERSON", "ORG", "NORP"):
        return quoted
    if subject is not None:
        if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            return verb.head
        return subject
    return _from_above(verb, depth)


def _from_above(verb: Token, depth: int) -> Token | None:
    """The doer of a verb that has no subject of its own, from the word that it hangs on."""
    above, label = verb.head, verb.dep_
    if above.i == verb.i:
        return None
    if label == "pcomp":
        return _behind_preposition(above, depth)
    if label in ("xcomp", "ccomp"):
        patient = child(above, "dobj", "dative")
        if above.lower_ in CONTROL and patient is not None:
            return patient
        return undergoer(above) or doer(above, depth + 1)
    if label == "conj" and verb.lower_.endswith("s") and any(kid.lower_ == "to" and kid.dep_ == "aux" for kid in above.children):
        # "urges him to come out and says": a finite verb goes on from "urges", not from "to come".
        return doer(above.head, depth + 1)
    if label in ("conj", "advcl", "dep", "parataxis", "prep"):
        return undergoer(above) or doer(above, depth + 1) if above.dep_ not in NOMINAL else above
    if label == "acl" and verb.i and verb.nbor(-1).text == "," and above.dep_ not in SUBJECTS:
        # "confirmed the story, adding": the participle goes with the subject, not with the noun before it.
        return doer(above.head, depth + 1) or above
    if label in ("acl", "relcl", "amod"):
        return above
    return None


def _behind_preposition(preposition: Token, depth: int) -> Token | None:
    """The doer of what a preposition brings in: "by saying", "quoted Lee as saying", "criticised Lee for saying"."""
    above = preposition.head
    patient = child(above, "dobj")
    if preposition.lower_ == "as" and above.lower_ in QUOTING:
        return patient or child(above, "nsubjpass")
    if preposition.lower_ == "for" and patient is not None and above.lower_ in BLAMING:
        return patient
    if preposition.lower_ == "of" and above.lower_ in ACCUSING:
        return patient or child(above, "nsubjpass")
    if above.dep_ in NOMINAL:
        return above if above.dep_ in ("nsubj", "nsubjpass") else doer(above.head, depth + 1)
    return undergoer(above) or doer(above, depth + 1)


def undergoer(verb: Token) -> Token | None:
    """The subject of a passive: "Lee was quoted", "Lee is heard saying"."""
    if child(verb, "auxpass"):
        subject = child(verb, "nsubjpass", "nsubj")
        if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
            return verb.head
        return subject
    return None


def ancestors(token: Token) -> list[Token]:
    """The words above ``token``, nearest first."""
    return list(token.ancestors)
