"""A sentence's tree → the parts that it can lose and still be true and grammatical, each with its risk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.asides import asides
from broadsheet.annotators.headline.bonds import PROMISING
from broadsheet.annotators.headline.breaks import (
    breaks_word,
    is_deadline,
    is_moved,
    nameless,
    names_paper,
    splits,
    strands,
)
from broadsheet.annotators.headline.clauses import doers
from broadsheet.annotators.headline.complements import is_price
from broadsheet.annotators.headline.economies import economies
from broadsheet.annotators.headline.ends import last_teller
from broadsheet.annotators.headline.lexicon import CONDITIONS, EVERYWHERE, SOURCES, SPANS, SUBJECTS
from broadsheet.annotators.headline.lines import Line
from broadsheet.annotators.headline.parts import (
    is_age,
    is_denied_within,
    is_fenced,
    is_indefinite,
    is_loose_adverb,
    is_needed,
    is_of_some,
    is_setting,
    is_singled_out,
    is_time,
    marker,
    time_risk,
)
from broadsheet.annotators.headline.phrases import phrases
from broadsheet.annotators.headline.savings import savings
from broadsheet.annotators.headline.tails import tails
from broadsheet.annotators.headline.tense import is_event
from broadsheet.annotators.headline.titles import shared_title, title_of
from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

LINKS = frozenset(
    "meanwhile however moreover furthermore also additionally overall unfortunately fortunately ironically indeed therefore thus"
    " hence nevertheless nonetheless likewise similarly specifically importantly worse".split()
)
"""Adverbs that tie a sentence to the one before it."""
BESIDE = frozenset("with from outside inside near at".split())
NOMINAL = SUBJECTS | {"dobj", "pobj", "attr", "conj"}
BESIDES = frozenset("along together alongside including".split())
"""What follows adds to what stands before: "the baths along with two schools"."""
LEADING = frozenset({"prep", "advmod", "npadvmod", "advcl", "dep"})
_DASHES = frozenset(("—", "–", "--", "-"))
_LONG = ("—", "--")


class Cut(Value, kw_only=False):
    """Words ``start`` to ``end`` (exclusive, token numbers) that may go, and what it risks: 0 nothing, 4 much."""

    start: int
    end: int
    risk: float


def cuts(line: Line) -> tuple[Cut, ...]:
    """All cuts of a sentence, in order of place; they may lie within one another."""
    first, last = line.words[0].i, line.words[-1].i
    bare = nameless(line)
    found: dict[tuple[int, int], float] = {}
    teller = last_teller(line)
    last_parts = (Cut(*tail) for tail in tails(line))
    marked = (
        *(Cut(*aside) for aside in asides(line)),
        *_front(line),
        *_second_halves(line),
        *last_parts,
        *_subtrees(line),
    )
    whole = [Cut(*_with_marks(line, cut.start, cut.end), cut.risk) for cut in marked if not splits(line, cut.start, cut.end)]
    titles = tuple(_titles(line))
    described = tuple(Cut(*part) for part in phrases(line))
    small = tuple(Cut(*few) for few in chain(economies(line), savings(line)))
    for cut in (*whole, *titles, *described, *small):
        start, end = cut.start, cut.end + _is_abbreviated(line, cut.end)
        subject = line.subject in range(start, end) and cut not in (*titles, *described)
        kept = subject or start <= line.root.i < end or is_of_some(line, start, end) or start <= teller < end
        kept = kept or any(start <= name < end for name in bare)
        kept = kept or is_moved(line, start, end) or names_paper(line, start) or is_deadline(line, start)
        kept = kept or breaks_word(line, start, end) or is_price(line, start, end) or strands(line, start, end)
        if first <= start < end <= last + 1 and not kept:
            found[start, end] = min(cut.risk, found.get((start, end), 9.0))
    return tuple(Cut(start, end, risk) for (start, end), risk in sorted(found.items()))


def _is_abbreviated(line: Line, end: int) -> bool:
    """Its last word has its full stop behind the cut: "from Sorrel, Sask | ."."""
    return end < line.words[-1].i and line.root.doc[end].text == "." and line.root.doc[end + 1].is_lower


def _front(line: Line) -> Iterator[Cut]:
    """All that stands before the subject: "Sunday on the wireless, when asked about the ferries,"."""
    doc, first, begin = line.root.doc, line.words[0].i, line.root.doc[line.subject].left_edge.i
    spoken = any(child.dep_ == "ccomp" and child.i < line.root.i and _opens_with_subject(child) for child in line.root.children)
    needed = any(word.lower_ in CONDITIONS or word.lower_ in SOURCES for word in doc[first:begin])
    if first < begin < line.root.i and doc[begin - 1].text == "," and not spoken and not needed:
        yield Cut(first, begin, 1.2)


def _opens_with_subject(clause: Token) -> bool:
    """Unlike "On the day that he won, …"."""
    return any(child.dep_ in SUBJECTS and child.left_edge.i == clause.left_edge.i for child in clause.children)


def _second_halves(line: Line) -> Iterator[Cut]:
    """What follows a semicolon, or a lone dash, behind the main clause."""
    last = line.words[-1].i
    if line.stop <= last and not any(word.lower_ in SOURCES for word in line.words if word.i >= line.stop):
        yield Cut(line.stop, last + 1, 1.2)
    dashes = [word.i for word in line.words if _is_dash(word) and word.i > line.root.i]
    for word in line.words:
        behind = word.i > line.root.i + 1 and all(child.i < word.i for child in line.root.children if child.dep_ in SUBJECTS)
        if word.text == ";" and behind:
            yield Cut(word.i, last + 1, 1.0)
        if dashes == [word.i] and behind and word.i < last and not is_needed(line, word.doc[word.i + 1], word.i, last + 1):
            yield Cut(word.i, last + 1, 1.6)


def _is_dash(word: Token) -> bool:
    """It stands for a comma: a long one even between two words, "the lock—it was old—held"."""
    return word.text in _DASHES and (bool(word.whitespace_) or word.text in _LONG)


def _titles(line: Line) -> Iterator[Cut]:
    for title in filter(None, (found(word) for word in line.words for found in (title_of, shared_title))):
        yield Cut(*title, 0.9)


def _subtrees(line: Line) -> Iterator[Cut]:
    low, high = line.words[0].i, line.words[-1].i + 1
    for word in line.words:
        start, end = word.left_edge.i, _behind_brackets(word, word.right_edge.i + 1)
        if word.dep_ == "punct" or word.i == line.root.i or not low <= start < end <= high:
            continue
        if end < high and word.doc[end].dep_ == "cc" and word.dep_ in ("prep", "acl", "relcl"):
            continue  # "across parts of France | and much of Spain": the second half would hang in the air
        if word.doc[end - 1].dep_ == "cc":
            continue  # the parser has hung the second half elsewhere
        risk = _risk(line, word, start, end)
        if risk is not None and not is_needed(line, word, start, end):
            yield Cut(start, end, risk)


def _behind_brackets(word: Token, end: int) -> int:
    """Initials in brackets go with the name before them, wherever the parser hung them."""
    doc = word.doc
    bracketed = word.dep_ == "appos" and end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")"
    return end + 3 if bracketed else end


def _risk(line: Line, word: Token, start: int, end: int) -> float | None:
    """How much the loss of the subtree of ``word`` risks, wherever it stands; None where it must stay."""
    kind = word.dep_
    if kind == "advmod" and end - start == 1 and (word.lower_ in LINKS or is_loose_adverb(word)):
        return 0.0 if word.lower_ in LINKS else 1.0
    if is_time(word, start, end):
        return time_risk(word, start, end)
    if is_age(line, start, end):
        return 0.3
    if start == line.words[0].i and end <= line.words[-1].i and word.doc[end].text == "," and kind in LEADING:
        return 0.1 if _tells_when(word, start, end) else 1.0 if kind != "advcl" else 1.4
    fenced = is_fenced(line, start, end)
    if fenced and kind in ("relcl", "appos", "acl"):
        return 0.6
    if fenced and kind in ("prep", "advcl", "npadvmod", "advmod", "dep", "parataxis"):
        return 0.9 if word.head.i == line.root.i or kind != "prep" else 1.4
    added = _added_risk(line, word)
    return added if added is not None else _narrowing_risk(line, word)


def _added_risk(line: Line, word: Token) -> float | None:
    """That of a phrase that says nothing else: "around the world", "along with two schools"; None for any other."""
    if word.dep_ != "prep":
        return None
    if word.lower_ in EVERYWHERE and is_setting(word):
        return 1.0
    if word.lower_ == "for" and any(_is_counted_time(line, child) for child in word.children):
        return 1.2
    beside = word.lower_ in BESIDES and word.head.i < word.i and word.head.dep_ in NOMINAL
    return 0.9 if beside and not is_denied_within(line, word) else None


def _is_counted_time(line: Line, noun: Token) -> bool:
    """Such as "the first time"; not the "third month" of "the third month in a row", where the parser has torn the row off."""
    end = noun.right_edge.i + 1
    if end > line.words[-1].i or noun.doc[end].lower_ == "in":
        return False
    counted = any(child.lower_ == "first" or (child.dep_ == "amod" and child.like_num) for child in noun.lefts)
    return noun.left_edge.lower_ in ("the", "a") and (noun.lower_ == "time" or noun.lower_ in SPANS) and counted


def _narrowing_risk(line: Line, word: Token) -> float | None:
    """That of a part that narrows a noun, or says where; None where it must stay."""
    kind = word.dep_
    narrows = kind in ("relcl", "acl") or (kind == "prep" and (word.lower_ in BESIDE or is_setting(word)))
    if kind == "acl" and marker(word) == "to" and word.head.lower_ in PROMISING:
        return None
    if narrows and word.head.dep_ in SUBJECTS and is_indefinite(line, word.head):
        return 1.6 if kind == "prep" else 2.4
    done = next((verb for subject, verb in doers(line) if word.i < verb.i and _is_within(word.head, subject)), None)
    if done is not None and kind in ("relcl", "acl", "prep") and word.lower_ != "of":
        if is_event(done) and is_indefinite(line, word.head) and not is_singled_out(word.head):
            return 2.0
        if kind != "prep" and _is_name(word.head):
            return 1.8
        return 1.8 if kind == "prep" and _is_owned(word.head) else None
    if kind == "prep" and word.lower_ in BESIDE and word.head.dep_ == "dobj" and _is_followed(word):
        return 1.6
    happened = word.head.i == line.root.i or (word.head.dep_ in ("advcl", "relcl", "ccomp") and is_event(word.head))
    return 2.2 if kind == "prep" and is_setting(word) and happened else None


def _is_within(noun: Token, subject: Token) -> bool:
    """The noun stands within the subject, below its head or as its head."""
    return noun.i == subject.i or (noun.dep_ == "pobj" and subject in noun.ancestors)


def _is_name(noun: Token) -> bool:
    """Such as "the Lindmar Festival": whatever narrows it, there is one."""
    named = noun.ent_type_ in ("PERSON", "ORG", "EVENT", "FAC", "WORK_OF_ART") or any(
        child.dep_ == "compound" and child.text[:1].isupper() for child in noun.lefts
    )
    return noun.text[:1].isupper() and named and noun.ent_type_ != "NORP" and not noun.lower_.endswith("s")


def _is_owned(noun: Token) -> bool:
    """Such as "Lindmar Bank's position": the name says whose."""
    return any(child.dep_ == "poss" and child.ent_type_ for child in noun.children)


def _is_followed(word: Token) -> bool:
    """A clause behind the phrase says what the noun is about: "fears from members | that …"."""
    return any(child.i > word.i and child.dep_ in ("acl", "relcl") for child in word.head.children)


def _tells_when(word: Token, start: int, end: int) -> bool:
    """Such as "In 1999,", "Earlier this week,", "Around 2 p.m.,"."""
    return end - start < 7 and all(
        token.ent_type_ in ("DATE", "TIME") or token.dep_ in ("prep", "advmod") for token in word.doc[start:end]
    )


def _with_marks(line: Line, start: int, end: int) -> tuple[int, int]:
    """The cut takes its "and" and the mark before it along, or at the start of the sentence the comma behind it."""
    doc, first, last = line.root.doc, line.words[0].i, line.words[-1].i
    if start > first and doc[start - 1].dep_ == "cc" and not (end - start == 1 and doc[start].dep_ == "advmod"):
        start -= 1
    fence = start > first and (doc[start - 1].text == "," or _is_dash(doc[start - 1]))
    start -= bool(fence)
    if not fence and start > first and end <= last and doc[end - 1].text == "," and end - start > 1:
        end -= 1  # the parser counts the comma behind it in
    if all(doc[at].dep_ == "punct" and doc[at].text not in ("?", "!") for at in range(end, last + 1)):
        return start, last + 1
    inner = sum(word.text == "," for word in doc[start:end]) % 2
    if inner and not fence and end <= last and doc[end].text == "," and not _before_source(line, end):
        return start, end + 1  # the comma closes one within: "a fire | at the lock in Velmar, Ormeda, | broke out"
    opens = (fence or start == first or doc[start].text in (",", *_DASHES)) and not _before_source(line, end)
    if opens and end <= last and (doc[end].text == "," or doc[end].text in _DASHES):
        end += 1
    return start, end


def _before_source(line: Line, end: int) -> bool:
    """The comma at ``end`` parts the clause from "officials said"."""
    doc, last = line.root.doc, line.words[-1].i
    teller = last_teller(line)
    last_mark = end < teller and doc[end].text == "," and not any(word.text == "," for word in doc[end + 1 : teller])
    if last_mark or line.stop in (end, end + 1) or (end < last and doc[end + 1].lower_ == "according"):
        return True
    clauses = [child for child in line.root.children if child.dep_ in ("ccomp", "parataxis") and child.i < line.root.i]
    return any(child.right_edge.i + 1 in (end, end + 1) for child in clauses)
