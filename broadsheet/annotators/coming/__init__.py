"""A parsed text → the days to come that it names, found by the clause that governs each date.

A date counts where a future, a modal, "is due to", "plans to" or the present of a verb such as "opens" governs it, or
an appointment ("hearing", "vote") in such a clause. A past tense, a condition, a denial and "until … when" never count: a
day that is listed as to come and is past costs more than one that is missing.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from broadsheet.annotators.coming.future import helpers, is_denied, is_future
from broadsheet.annotators.coming.lexicon import APPOINTMENTS, FROM_THEN, IF, NOT_ON, NOW
from broadsheet.annotators.parsing import SUBJECTS, Paragraph, Parsed
from broadsheet.model.article import ComingDay, Mention, Quote
from broadsheet.text.days_named import Named, later
from broadsheet.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.model.article import Sentence

_UNDONE = re.compile(
    r"\b(?:originally|previously|initially|postponed|cancel+ed|delayed|scrapped|called off|no longer|had been)\b", re.IGNORECASE
)
"""What a sentence says of a plan that holds no more, or of what was planned before."""
CONDITION = "it depends on a condition"
"""The reason for doubt where the clause goes on with "if"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSES = frozenset("ROOT ccomp xcomp advcl relcl acl conj parataxis pcomp".split())
_NEAR = 2
"""Steps from a date to its verb: "open | on | Jan. 5"."""


def find(
    parsed: Parsed, mentions: Sequence[Mention], quotes: Sequence[Quote], published: dt.date | None
) -> tuple[ComingDay, ...]:
    """Return the days to come, in order of day, then of place; each with the sentence that says so."""
    if published is None:
        return ()
    found: dict[tuple[str, int], ComingDay] = {}
    for paragraph in parsed.paragraphs:
        for named in later(paragraph.doc.text, published):
            day = _coming(parsed, paragraph, named, mentions, quotes, published)
            if day:
                found.setdefault((day.date, day.start), day)
    return tuple(sorted(found.values(), key=lambda day: (day.date, day.start)))


def _coming(
    parsed: Parsed, paragraph: Paragraph, named: Named, mentions: Sequence[Mention], quotes: Sequence[Quote], published: dt.date
) -> ComingDay | None:
    span = paragraph.doc.char_span(named.start, named.end, alignment_mode="expand")
    at = paragraph.start + named.start
    if span is None or (named.precision != "day" and any(quote.start <= at < quote.end for quote in quotes)):
        return None
    verb = _governor(span.root, dated=named.precision == "day")
    sentence = _sentence(parsed.text, paragraph, at)
    if verb is None or not sentence.start <= paragraph.start + verb.idx < sentence.end:
        return None
    if _is_conditional(verb) or not _is_open(sentence.text, published):
        return None
    return ComingDay(
        date=named.date,
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        who=_who(verb, paragraph.start, mentions),
        precision=named.precision,
        doubt=CONDITION if _has_condition(verb) else None,
    )


def _governor(word: Token, *, dated: bool) -> Token | None:
    """Return the verb in the future that governs a date; None where something else does."""
    at, steps, appointment, owns = word, 0, False, False
    while not _is_clause(at):
        appointment = appointment or at.lower_ in APPOINTMENTS
        if at.lower_ in NOT_ON or at.head is at or (at.dep_ in SUBJECTS and at is not word and not (appointment and dated)):
            return None
        at, steps, owns = at.head, steps + 1, owns or at.dep_ == "poss"
    if owns and not appointment:
        return None  # "Monday's fire"
    if is_future(at, dated=dated and steps <= _NEAR):
        return at
    subject = next((child for child in at.children if child.dep_ in SUBJECTS), None)
    return at if (appointment or (subject is not None and subject.lower_ in APPOINTMENTS)) and _is_on(at) else None


def _is_clause(word: Token) -> bool:
    """Tell whether ``word`` is the verb of a clause; "starting" and the like only lead to a date."""
    if word.dep_ == "conj" and word.head.dep_ not in _CLAUSES:
        return False
    return word.dep_ in _CLAUSES and (word.lower_ not in FROM_THEN or any(child.dep_ in SUBJECTS for child in word.children))


def _is_on(verb: Token) -> bool:
    """Tell whether ``verb`` says when an appointment is: "the vote is on Monday"."""
    return verb.lower_ in NOW and not helpers(verb) and not is_denied(verb)


def _is_conditional(verb: Token) -> bool:
    """Tell whether the clause, or one that it is part of, says "if"."""
    return any(
        child.lower_ in IF for one in (verb, *verb.ancestors) for child in one.children if child.dep_ in ("mark", "advmod")
    )


def _has_condition(verb: Token) -> bool:
    """Tell whether a clause below ``verb`` says "if"."""
    return any(below.lower_ in IF for child in verb.children if child.dep_ == "advcl" for below in child.children)


def _sentence(text: str, paragraph: Paragraph, at: int) -> Sentence:
    """Return the sentence that holds ``at``, as pages number them."""
    within = sentences(text, [(paragraph.start, paragraph.end)])
    return within[max(0, bisect_right([one.start for one in within], at) - 1)]


def _is_open(sentence: str, published: dt.date) -> bool:
    """Tell whether the sentence is of these days: no plan that was given up, nothing told of an earlier year."""
    return not _UNDONE.search(sentence) and not any(int(year[0]) < published.year for year in _YEAR.finditer(sentence))


def _who(verb: Token, start: int, mentions: Iterable[Mention]) -> str | None:
    """Return the name of whoever is to act, where the subject is one."""
    for subject in _subjects(verb):
        at = start + subject.idx
        for mention in mentions:
            if mention.start <= at < mention.end and not mention.cited:
                return mention.name
    return None


def _subjects(verb: Token) -> Iterator[Token]:
    """Yield the subject of ``verb``, or else of what it hangs on: "Roe plans to open" is of Roe."""
    for one in (verb, *verb.ancestors):
        subject = next((child for child in one.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            yield subject
            return
        if one.dep_ not in ("xcomp", "conj"):
            return
