"""A sentence that nothing brings under the limit → its first words, up to where a clause or a phrase ends, and "…"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.bonds import PARTS, PROMISING
from broadsheet.annotators.headline.complements import is_complete
from broadsheet.annotators.headline.lexicon import CONDITIONS, HOLLOW, LIMITS, OPEN, SINGLING, SUBJECTS
from broadsheet.annotators.headline.lines import DANGLING, QUANTITIES, balanced
from broadsheet.annotators.headline.openings import is_broken, is_ended, spans
from broadsheet.annotators.headline.phrases import PAIRING
from broadsheet.annotators.headline.shorten import joined, named_plainly
from broadsheet.annotators.headline.tense import is_denied
from broadsheet.annotators.parsing import Parsed
from broadsheet.text.opening import ADDRESS, opening

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS = 4
"""Of a sentence whose first words stand for a headline."""
FEWEST, MANY = 45, 60
"""Characters that are shown at least, and that a front without its verb or without its object must have: it says little."""
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "prt", "pobj", "pcomp", "agent", "neg"})
"""What its verb or preposition is nothing without."""
AHEAD = SUBJECTS | {"advcl", "npadvmod", "advmod", "punct", "cc", "ccomp", "parataxis", "dep", "prep"}
"""What may stand before the word on which it hangs."""
WITHIN = frozenset({"det", "aux", "auxpass", "mark", "case", "poss", "preconj", "predet", "expl", "prep", "cc", "neg"})
"""No phrase ends with one of these."""
BEING = frozenset("is are was were be been being has have had 's ’s".split())
"""With one of these no verb has said anything yet."""
EMPTY = PARTS | HOLLOW | SINGLING | LIMITS | QUANTITIES
"""With what they are of behind the front, these say nothing."""
_ENDS = " ,;:–—-("


def broken_off(parsed: Parsed, longest: int) -> str:
    """The first words of the first sentence that states something, or ""; "Dear friends," greets, and "Snow?" asks."""
    broken = is_broken(parsed.text)
    for paragraph in parsed.paragraphs:
        for start, end in spans(parsed.text, paragraph, broken):
            told = " ".join(parsed.text[start:end].split())
            if len(told.split()) < WORDS or ADDRESS.match(told) or not (is_ended(told) or len(told) > longest):
                continue
            if len(told) <= longest:
                return opening(told, longest)
            span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="contract")
            front = (_front(tuple(span), longest) if span else "") or opening(told, longest)
            return front if balanced(front) else front.strip('"“”')
    return ""


def _front(words: tuple[Token, ...], longest: int) -> str:
    """The longest front that holds a clause, else one that ends with a verb, else with a phrase; "" where none is long enough."""
    told, length, text = max(_fronts(words, longest), default=(0, 0, ""))
    return text if told > 2 or length >= MANY else ""


def _fronts(words: tuple[Token, ...], longest: int) -> Iterator[tuple[int, int, str]]:
    """Each front that is long enough and ends where it may: how much it tells, its length, and its text."""
    for at in range(1, len(words)):
        text = named_plainly(" ".join(joined(words[:at]).split())).strip(_ENDS)
        if len(text) >= longest:
            return
        told = _told(words, at) if len(text) >= FEWEST and balanced(text) else 0
        if told:
            yield told, len(text), f"{text}…"


def _told(words: tuple[Token, ...], at: int) -> int:
    """What the words before ``at`` tell: 4 a clause, 3 most of one, or an opening one, 2 a verb alone, 1 a phrase, 0 none."""
    last, following = words[at - 1], words[at]
    named = last.text[:1].isupper() and following.text[:1].isupper()
    subject = last.dep_ in SUBJECTS and last.lower_ in DANGLING
    empty = any(child.left_edge.i == following.i and _is_empty(last, child) for child in last.rights)
    if last.dep_ in WITHIN or subject or named or empty or not all(_has_place(word, words, at) for word in words[:at]):
        return 0
    if any(_is_condition(child, following) for word in words[:at] for child in word.rights):
        return 0
    waiting = {word.i for word in words[:at] if any(_is_awaited(child, words, at) for child in word.rights)}
    verb = any(word.dep_ in ("ROOT", "ccomp", "parataxis") and word.i < following.i for word in words[:at])
    if not waiting:
        return 4 if verb else 3 if following.text == "," and any(word.dep_ == "advcl" for word in words[:at]) else 1
    if not verb or not waiting <= {last.i, last.head.i}:
        return 0
    if last.dep_ in ("dobj", "pobj", "attr"):
        return 3
    if waiting != {last.i}:
        return 0
    return 2 if last.dep_ in ("ROOT", "ccomp", "xcomp") and last.lower_ not in BEING and not is_denied(last) else 0


def _is_empty(noun: Token, child: Token) -> bool:
    """The noun says nothing without what follows: "any | of the boats", "his decision | not to order it"."""
    return (noun.lower_ in EMPTY and child.dep_ != "punct") or (noun.lower_ in PROMISING and child.dep_ in ("acl", "relcl"))


def _is_condition(child: Token, following: Token) -> bool:
    """It stands behind the front, and the front holds only with it: "unless …", "only if …"."""
    start = child.left_edge
    return start.i >= following.i and start.lower_ in CONDITIONS and child.dep_ not in ("cc", "conj")


def _has_place(word: Token, words: tuple[Token, ...], at: int) -> bool:
    """What it hangs on stands in the front, or it may stand before that."""
    return word.head.i < words[at].i or word.head.i > words[-1].i or word.dep_ in AHEAD


def _is_awaited(child: Token, words: tuple[Token, ...], at: int) -> bool:
    """It stands behind the front, and its head is nothing without it."""
    start, head = words[at].i, child.head
    apart = words[at].text in OPEN and child.dep_ not in ("ccomp", "xcomp")  # "the deal | , officially known as …"
    if not start <= child.left_edge.i <= words[-1].i or child.dep_ == "punct" or apart:
        return False
    if child.dep_ in ("cc", "conj"):
        return any(word.lower_ in PAIRING for word in (head, head.head))
    if child.dep_ != "prep":
        return child.dep_ in COMPLEMENTS or child.dep_ in ("compound", "amod", "nummod")
    closed = head.nbor(-1).dep_ == "prep" if head.dep_ == "pobj" and head.i else False  # "with regard | to"
    verbal = head.dep_ not in ("pobj", "dobj", "attr", *SUBJECTS)
    moved = any(other.dep_ == "prt" and other.i + 1 == child.i for other in head.children)  # "spoke out | against"
    return child.lower_ == "of" or closed or (verbal and (moved or not is_complete(head, start)))
