"""A name → the words before it that say who or what it is: "U.S. climate envoy" John Kerry, "the low-budget film" Boatman."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import SUBJECTS, WORKS

if TYPE_CHECKING:
    from spacy.tokens import Token


def title_of(name: Token) -> tuple[int, int] | None:
    """Start and end of the words before a person's full name that say who that is: "U.S. climate envoy" John Kerry."""
    if name.dep_ == "appos" and name.left_edge.ent_type_ in ("ORG", "PERSON", "GPE") and name.head.i < name.i:
        return _kind_before(name)
    if name.ent_type_ == "ORG":
        return _kind_of(name)
    if name.dep_ == "pobj" and name.head.lower_ == "of" and name.head.i and name.head.nbor(-1).text[:1].isupper():
        return None  # "Keeper of the Locks director Ole Vask": the title began before it
    if name.ent_type_ != "PERSON" or name.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "conj"):
        return _kind_of_work(name)
    if name.dep_ == "conj" and name.head.ent_type_ != "PERSON":
        return None  # "the anchor and writer Ada Kestrin": both are hers
    begin = name.i
    while begin > name.left_edge.i and name.doc[begin - 1].ent_type_ == "PERSON" and name.doc[begin].ent_iob_ == "I":
        begin -= 1
    start = name.left_edge.i
    titled = all(child.dep_ in ("compound", "amod", "nmod", "det", "poss") for child in name.lefts if child.i < begin)
    if (
        begin in {name.i, start}
        or not titled
        or name.doc[begin - 1].dep_ == "case"
        or name.doc[begin - 1].text in (",", "and", "or")
        or (start and name.doc[start - 1].dep_ == "cc" and name.doc[start - 1].head.is_lower)  # both are of one person
    ):
        return None
    return start, begin


def shared_title(name: Token) -> tuple[int, int] | None:
    """Start and end of two descriptions of one person, "the captain and former mayor" Ole Vask, or of "the band" The Oars."""
    doc, before = name.doc, name.left_edge.i - 1
    joint = next((child for child in name.head.children if child.dep_ == "cc"), None) if name.dep_ == "conj" else None
    joint = joint or (doc[before] if before >= 0 and doc[before].dep_ == "cc" else None)
    if joint is not None and name.ent_type_ == "PERSON":
        return _described_twice(name, joint.head)
    if name.dep_ not in SUBJECTS or before < 0 or not name.text[:1].isupper() or not name.left_edge.text[:1].isupper():
        return None
    other = doc[before]
    apart = other.dep_ in SUBJECTS and other.head == name.head and other.is_lower and name.head.i > name.i
    return (other.left_edge.i, before + 1) if apart else None


def _described_twice(name: Token, noun: Token) -> tuple[int, int] | None:
    """Both say who does it where the verb is that of one."""
    doc, verb, begin = name.doc, noun.head, name.i
    if noun.ent_type_ == "PERSON" or noun.dep_ not in SUBJECTS or not noun.i < name.i < verb.i:
        return None
    while doc[begin - 1].ent_type_ == "PERSON" and doc[begin].ent_iob_ == "I" and doc[begin - 1].text[:1].isupper():
        begin -= 1
    one = any(child.lower_ in ("has", "was", "is") for child in (verb, *verb.children) if name.i < child.i <= verb.i)
    return (noun.left_edge.i, begin) if one and begin > noun.i + 2 else None


def _kind_of(name: Token) -> tuple[int, int] | None:
    """Start and end of the words in lower case before an organisation's name: "luxury goods group" LVMH."""
    begin = name.i
    while begin > name.left_edge.i and name.doc[begin - 1].ent_type_ == "ORG" and name.doc[begin].ent_iob_ == "I":
        begin -= 1
    start = begin
    while start > name.left_edge.i and _is_kind(name.doc[start - 1], begin):
        start -= 1
    whole = (
        start == name.left_edge.i and name.doc[begin].text[:1].isupper() and begin < start + 6 and name.doc[begin - 1].is_lower
    )
    return (start, begin) if start < begin and whole else None


def _is_kind(word: Token, begin: int) -> bool:
    """A part of "state-owned harbour firm", which ends before ``begin``."""
    hyphened = word.text == "-" or (word.i + 1 < begin and word.nbor().text == "-")
    told = word.dep_ in ("compound", "amod", "nmod") and (_describes(word) or (word.i + 1 < begin and not word.ent_type_))
    joined = word.i + 1 < begin and word.is_lower and (word.dep_ in ("cc", "conj") or (word.dep_ == "nmod" and _describes(word)))
    return told or joined or (hyphened and word.i + 1 < begin and (word.text == "-" or word.is_lower))


def _kind_of_work(name: Token) -> tuple[int, int] | None:
    """Start and end of the words that say what kind of work it is, before its title: "the low-budget horror film" Boatman."""
    begin = name.i
    while begin > name.left_edge.i and name.doc[begin - 1].text[:1].isupper():
        begin -= 1
    start = name.left_edge.i
    kinds = ("det", "amod", "compound", "nmod", "nummod", "poss")
    told = start < begin and name.text[:1].isupper() and name.doc[begin - 1].lower_ in WORKS
    return (start, begin) if told and all(child.dep_ in kinds for child in name.lefts) else None


def _kind_before(name: Token) -> tuple[int, int] | None:
    """Start and end of a noun that the parser makes the head of the name behind it: "online retail giant" Amazon."""
    noun, begin = name.head, name.left_edge.i
    joined = begin == noun.i + 1 and noun.is_lower and name.text[:1].isupper()
    plain = all(
        (child.dep_ in ("compound", "amod", "nmod", "det") and _describes(child))
        or child.lower_ in ("his", "her", "their", "its")
        for child in noun.lefts
    )
    return (noun.left_edge.i, begin) if joined and plain and noun.dep_ not in ("attr", "appos") else None


def _describes(word: Token) -> bool:
    return word.is_lower or word.is_upper or word.ent_type_ in ("NORP", "GPE") or (not word.i and not word.ent_type_)
