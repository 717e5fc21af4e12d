"""A sentence's noun phrases → the words in them that may go: "the port city of" Velmar, "a total of" 12.

A phrase loses what only describes, never what limits, counts, doubts or tells apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.articles import suits
from broadsheet.annotators.headline.bonds import PARTS
from broadsheet.annotators.headline.economies import SAYING, SPEAKERS
from broadsheet.annotators.headline.lexicon import HOLLOW, KINDS, LIMITS, SINGLING, SUBJECTS
from broadsheet.annotators.headline.lines import Line
from broadsheet.annotators.headline.parts import is_denied_within
from broadsheet.annotators.headline.tense import is_event

if TYPE_CHECKING:
    from spacy.tokens import Token

TURNING = frozenset(
    "former retired ex alleged suspected fake false would-be potential possible proposed planned attempted failed"
    " unsuccessful expected likely unlikely mock artificial virtual counterfeit supposed apparent presumed acting"
    " interim prime chief deputy assistant vice aspiring future past late dead missing unborn own other another same such more"
    " less further additional extra next last previous first second third final only single whole entire half"
    " double new old young one two several many few some most least best worst early high low minimum maximum"
    " partial limited rare no non anti pro self unpaid illegal nuclear atomic wrong right left different similar"
    " opposite certain human civil criminal sexual mental military political public private social primary"
    " secondary general black white gay lesbian female male foreign elderly homeless disabled pregnant married jobless".split()
)
"""Adjectives that say which kind, or that turn what their noun says."""
OFFICE = frozenset(
    "former ex ex- alleged suspected self-styled would-be fake acting interim deputy assistant vice retired shadow".split()
)
"""Of these a title cannot be told without."""
MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
LISTS = frozenset({"dobj", "pobj"})
AGREEING = frozenset("to would will could should may might must can".split())
"""With one of these a verb is the same for one and for many."""
BEHIND = frozenset({"prep", "acl", "relcl"})
NAMELESS = frozenset("services bodies groups leaders workers chiefs members".split())
"""Whoever they are, only what stands before them says it."""
PAIRING = frozenset(
    "between among amongst both either neither link links linked linking connect connects connected connecting".split()
)
"""With these two things are needed."""


def phrases(line: Line) -> Iterator[tuple[int, int, float]]:
    """(start, end, risk) of words that may go; where they hold the subject, the name behind them takes its place."""
    for word in line.words:
        for part in chain(
            _kind(word),
            _speaker(line, word),
            _others(line, word),
            _colour(line, word),
            _doubted(line, word),
            _members(word),
            _manner(word),
        ):
            yield from _within(line, part)


def _within(line: Line, part: tuple[int, int, float]) -> Iterator[tuple[int, int, float]]:
    start, end, _ = part
    if line.words[0].i <= start < end <= line.words[-1].i:
        yield part


def _kind(of: Token) -> Iterator[tuple[int, int, float]]:
    """Such as "the northern port city of" before a place, "a total of" before a number."""
    noun = of.head
    named = next((child for child in of.children if child.dep_ == "pobj"), None)
    if of.lower_ != "of" or named is None or noun.i + 1 != of.i or noun.dep_ in ("attr", "conj", "appos"):
        return
    before = [child for child in noun.children if child.i < noun.i]
    if any(child.lower_ in LIMITS or child.lower_ in SINGLING or child.dep_ in ("nummod", "poss") for child in before):
        return
    low = noun.lower_
    placed = low in KINDS and named.text[:1].isupper() and not _joined(named)
    counted = low == "total" and any(child.dep_ == "nummod" for child in (*named.children, named))
    counted = counted or (low == "total" and named.ent_type_ in ("MONEY", "CARDINAL"))
    several = (
        low == "group" and named.is_lower and named.lower_.endswith("s") and noun.dep_ in SUBJECTS and _may_be_of_many(noun.head)
    )
    if several and [child.lower_ for child in before] == ["a"] and any(child.dep_ in MODIFIERS for child in named.lefts):
        yield noun.left_edge.i, named.left_edge.i, 1.0
    plain = low == "state" and not any(child.dep_ == "amod" for child in before) and named.is_lower
    if (placed and not any(child.dep_ in ("relcl", "acl", "appos") for child in noun.children)) or counted or plain:
        yield noun.left_edge.i, named.left_edge.i, 0.2


def _may_be_of_many(verb: Token) -> bool:
    """The verb is not that of one: "are planning", "asked"; not "is planning", "asks"."""
    first = next((child for child in verb.children if child.dep_ in ("aux", "auxpass")), verb)
    return first.lower_ not in ("is", "was", "has") and not (first is verb and verb.lower_.endswith("s"))


def _members(of: Token) -> Iterator[tuple[int, int, float]]:
    """Whom a team is of, where its house is named: "a team | of divers | at the University of Velmar"."""
    team = of.head
    housed = any(
        child.dep_ == "prep"
        and child.lower_ in ("at", "from")
        and child.i > of.i
        and any(name.ent_type_ for name in child.children)
        for child in team.children
    )
    if of.lower_ == "of" and of.dep_ == "prep" and team.lower_ in ("team", "group") and of.i == team.i + 1 and housed:
        yield of.i, of.right_edge.i + 1, 1.2


def _joined(noun: Token) -> bool:
    return any(child.dep_ == "conj" for child in noun.children)


def _speaker(line: Line, noun: Token) -> Iterator[tuple[int, int, float]]:
    """What describes whoever says it, "the | powerful harbour | inspectors | on the quay | said"."""
    says = noun.dep_ in SUBJECTS and noun.head.lower_ in SAYING
    cited = noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according"
    told = any(child.dep_ in ("appos", "conj") for child in noun.children)
    if not (says or cited) or told or noun.ent_type_ or not noun.is_lower or noun.lower_ in HOLLOW or noun.lower_ in LIMITS:
        return
    before = [child for child in noun.children if child.i < noun.i]
    first = next((child for child in before if child.dep_ in MODIFIERS and child.dep_ != "poss"), None)
    held = noun.lower_.endswith("s") or any(child.dep_ in ("det", "poss") for child in before)
    if first is not None and held and noun.lower_ not in NAMELESS and not any(child.lower_ in LIMITS for child in before):
        yield from _described(line, noun, first)
    yield from _bare(noun)
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("prep", "acl", "relcl") and _is_loose(noun, child):
            end = child.right_edge.i + 1
            if cited or end <= noun.head.i:
                yield child.left_edge.i, end, 1.0


def _is_loose(noun: Token, part: Token) -> bool:
    """Where or when whoever says it is, or of whom a survey is."""
    asked = part.lower_ == "of" and noun.lower_ in ("survey", "poll", "study", "analysis")
    return asked or (part.lower_ != "of" and noun.lower_ not in SPEAKERS)


def _bare(noun: Token) -> Iterator[tuple[int, int, float]]:
    """The article of a closing source, and adjectives with it: "…, | an influential | survey says"."""
    doc, start = noun.doc, noun.left_edge.i
    owner = next((child for child in noun.children if child.dep_ == "poss" and child.i < noun.i), None)
    if owner is not None and owner.ent_type_ in ("GPE", "NORP") and start and doc[start - 1].text == ",":
        yield start, owner.right_edge.i + 1, 0.7
        if noun.lower_ in SPEAKERS and owner.right_edge.i + 1 < noun.i:
            yield start, noun.i, 1.2
    if start and doc[start - 1].text == "," and doc[start].lower_ in ("a", "an", "the"):
        yield start, start + 1, 0.5
        for child in noun.children:
            if (
                start < child.i < noun.i
                and child.dep_ in ("amod", "compound", "nmod")
                and doc[child.right_edge.i + 1].ent_iob_ != "I"
            ):
                yield start, child.right_edge.i + 1, 1.1 if doc[start].lower_ != "the" or noun.lower_ in SPEAKERS else 2.6


def _described(line: Line, noun: Token, first: Token) -> Iterator[tuple[int, int, float]]:
    """From the first modifier on, as many as may go; a number stays, and the article must suit what follows."""
    doc, start = noun.doc, first.left_edge.i
    article = doc[start - 1].lower_ if start else ""
    for child in noun.children:
        if first.i <= child.i < noun.i and child.dep_ in MODIFIERS and child.dep_ not in ("nummod", "poss"):
            end = child.right_edge.i + 1
            if any(word.lower_ in OFFICE for word in doc[start:end]):
                return
            if suits(line, start, end) and doc[end].dep_ not in ("cc", "punct") and doc[end].ent_iob_ != "I":
                known = article == "the" and noun.lower_ not in SPEAKERS  # "the office" asks which
                yield start, end, 2.6 if known else 1.2 if any(word.text[:1].isupper() for word in doc[start:end]) else 0.7


def _others(line: Line, noun: Token) -> Iterator[tuple[int, int, float]]:
    """All of a list but its first: "shut bars | and some schools"."""
    conjuncts = [child for child in noun.children if child.dep_ == "conj"]
    if len(conjuncts) != 1 or not (_is_object(line, noun) or _is_doer(line, noun)):
        return
    listed = [noun, *conjuncts]
    while more := [child for child in listed[-1].children if child.dep_ == "conj"]:
        listed.append(more[0])
    last, ends = listed[-1], [child for word in listed for child in word.children if child.dep_ == "cc"]
    paired = noun.head.lower_ in PAIRING or any(child.lower_ in PAIRING or child.dep_ == "preconj" for child in noun.children)
    start, end = conjuncts[0].left_edge.i, last.right_edge.i + 1
    if not ends or any(joint.lower_ != "and" for joint in ends) or paired or is_denied_within(line, noun):
        return
    between = [word for word in noun.doc[noun.i + 1 : start] if word.dep_ in ("punct", "cc")]
    shared = any(child.dep_ in BEHIND for child in last.children) and not any(child.dep_ in BEHIND for child in noun.children)
    shared = shared or (bool(noun.ent_type_) and last.is_lower and any(child.dep_ == "det" for child in noun.children))
    told = not shared or (noun.is_lower and noun.lower_.endswith("s") and _is_described_alone(noun))
    if between and told and not _is_half(noun) and not _opens_name(noun, conjuncts[0]):
        yield between[0].i, end, 1.4


def _is_described_alone(noun: Token) -> bool:
    """Such as "soaring costs" in "soaring costs | and growing delays of its ferries": several things, whoever's they are."""
    described = any(child.dep_ in ("amod", "compound") for child in noun.lefts)
    return described and noun.lower_ not in PARTS and not any(child.dep_ == "poss" for child in noun.lefts)


def _is_object(line: Line, noun: Token) -> bool:
    return noun.dep_ in LISTS and noun.i > line.root.i


def _is_doer(line: Line, noun: Token) -> bool:
    """The first of several subjects of a verb below the main one, which agrees with the first alone."""
    verb = noun.head
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return noun.dep_ in SUBJECTS and verb.i != line.root.i and (bool(helpers & AGREEING) or noun.lower_.endswith("s"))


def _is_half(noun: Token) -> bool:
    """Such as the "quarter" of "fourth quarter and full-year profits", which the parser takes for the first of two things."""
    bare = not any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)
    return bare and noun.is_lower and not noun.lower_.endswith("s")


def _opens_name(noun: Token, other: Token) -> bool:
    """Such as "Marks and Spencer", "health and safety"."""
    return noun.ent_iob_ in "BI" and noun.ent_type_ == other.ent_type_ and other.ent_iob_ == "I"


def _colour(line: Line, word: Token) -> Iterator[tuple[int, int, float]]:
    """An adjective before a noun of which something happened is told: "a | rusty | trawler sank"."""
    noun, start, end = word.head, word.left_edge.i, word.right_edge.i + 1
    if word.dep_ != "amod" or word.i > noun.i or not word.is_lower or word.lower_ in TURNING or end != word.i + 1:
        return
    if word.lower_.startswith(("un", "in", "im", "dis", "mis", "non")):
        return  # "broken" and "unfulfilled" promises are none
    if word.lower_.endswith(("er", "est", "ing")) or "-" in word.text or start != word.i or word.doc[start - 1].dep_ == "amod":
        return
    articles = [child for child in noun.children if child.dep_ in ("det", "poss")]
    bare = not articles and noun.lower_.endswith("s") and noun.left_edge.i == word.i and noun.dep_ in LISTS
    lone = bare or (bool(articles) and articles[0].i + 1 == word.i)
    if (
        not lone
        or noun.dep_ in ("attr", "oprd", "npadvmod")
        or noun.ent_type_
        or word.ent_type_
        or word.doc[end].dep_ in ("cc", "punct")
    ):
        return
    if bare:
        if is_event(line.root) and not is_denied_within(line, noun):
            yield start, end, 1.3
        return
    article = articles[0].lower_
    told = article not in ("a", "an") and any(child.dep_ == "compound" and child.text[:1].isupper() for child in noun.children)
    told = told or (article == "the" and not is_denied_within(line, noun) and any(child.i > noun.i for child in noun.children))
    fits = article in ("a", "an") and not is_denied_within(line, noun) and suits(line, start, end)
    if ((fits and is_event(line.root)) or told) and not any(child.lower_ in SINGLING for child in noun.children):
        yield start, end, 1.3


def _doubted(line: Line, word: Token) -> Iterator[tuple[int, int, float]]:
    """An adjective in quotation marks, "the | “chaotic” | ferry rules": what somebody calls it."""
    doc, noun = word.doc, word.head
    if word.dep_ != "amod" or not word.i + 1 < noun.i or word.left_edge.i != word.i or is_denied_within(line, noun):
        return
    start, end = word.i, word.i + 1
    while start > line.words[0].i and not doc[start - 1].text.strip("\"“‘'"):
        start -= 1
    while end < noun.i and not doc[end].text.strip("\"”’'"):
        end += 1
    if start < word.i and end > word.i + 1 and suits(line, start, end) and doc[end].dep_ not in ("cc", "punct"):
        yield start, end, 0.8


def _manner(word: Token) -> Iterator[tuple[int, int, float]]:
    """How something is done: "by clamping down on credit"."""
    doing = [child for child in word.children if child.dep_ == "pcomp" and child.lower_.endswith("ing")]
    verb = word.head
    if word.dep_ != "prep" or word.lower_ != "by" or not doing or verb.dep_ == "ROOT":
        return
    if not any(child.dep_ == "neg" for child in (*verb.children, *doing[0].children)):
        yield word.i, word.right_edge.i + 1, 1.4
