"""A parsed text → the days to come that it names, found by the clause that governs each date.

A date counts where a future, a modal, "is due to", "plans to" or the present of a verb such as "opens" governs it, or
an appointment ("hearing", "vote") in such a clause. A past tense, a condition, a denial and "until … when" never count: a
day that is listed as to come and is past costs more than one that is missing.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from broadsheet.annotators.coming.future import has_condition, helpers, is_denied, is_future
from broadsheet.annotators.coming.lexicon import APPOINTMENTS, FROM_THEN, IF, NOT_ON, NOW
from broadsheet.annotators.coming.spans import Spans
from broadsheet.annotators.parsing import SUBJECTS, Paragraph, Parsed
from broadsheet.model.article import ComingDay, Mention, Quote
from broadsheet.text.days_named import Named, later
from broadsheet.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

    from broadsheet.model.article import Sentence

MOST = 40
"""Dates of one paragraph that are looked at; one with more is a calendar."""
_UNDONE = re.compile(
    r"\b(?:originally|previously|initially|postponed|cancel+ed|delayed|scrapped|called off|no longer|had been)\b", re.IGNORECASE
)
"""Words that mark a plan as given up or changed."""
CONDITION = "it depends on a condition"
"""The reason for doubt where the clause goes on with "if"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLAUSES = frozenset("ROOT ccomp xcomp advcl relcl acl conj parataxis pcomp".split())
_NEAR, _FAR = 2, 12
"""Steps from a date to its verb, "open | on | Jan. 5": where the date is surely the verb's, and where no reader connects them."""


def find(
    parsed: Parsed, mentions: Sequence[Mention], quotes: Sequence[Quote], published: dt.date | None
) -> tuple[ComingDay, ...]:
    """Return the days to come, in order of day, then of place; each with the sentence that says so."""
    if published is None:
        return ()
    found: dict[tuple[str, int], ComingDay] = {}
    quoted, names = Spans(quotes), Spans([mention for mention in mentions if not mention.cited])
    for paragraph in parsed.paragraphs:
        dates = later(paragraph.doc.text, published)[:MOST]
        within = sentences(parsed.text, [(paragraph.start, paragraph.end)]) if dates else ()
        for named in dates:
            at = paragraph.start + named.start
            verb = _governor(paragraph, named) if named.precision == "day" or quoted.at(at) is None else None
            sentence = within[max(0, bisect_right(within, at, key=lambda one: one.start) - 1)]
            if verb is not None and _is_claimed(verb, paragraph, sentence, published):
                day = _day(named, sentence, verb, _who(verb, paragraph.start, names))
                found.setdefault((day.date, day.start), day)
    return tuple(sorted(found.values(), key=lambda day: (day.date, day.start)))


def _day(named: Named, sentence: Sentence, verb: Token, who: str | None) -> ComingDay:
    return ComingDay(
        date=named.date,
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        who=who,
        precision=named.precision,
        doubt=CONDITION if has_condition(verb) else None,
    )


def _is_claimed(verb: Token, paragraph: Paragraph, sentence: Sentence, published: dt.date) -> bool:
    """Tell whether the sentence says what its verb does, without a condition and of these days."""
    whole = sentence.start <= paragraph.start + verb.idx < sentence.end
    return whole and not _is_conditional(verb) and _is_open(sentence.text, published)


def _governor(paragraph: Paragraph, named: Named) -> Token | None:
    """Return the verb in the future that governs a date; None where something else does."""
    span = paragraph.doc.char_span(named.start, named.end, alignment_mode="expand")
    return _verb(span.root, dated=named.precision == "day") if span is not None else None


def _verb(word: Token, *, dated: bool) -> Token | None:
    at, steps, appointment, owns = word, 0, False, False
    while not _is_clause(at):
        appointment = appointment or at.lower_ in APPOINTMENTS
        if (
            at.lower_ in NOT_ON
            or at.head is at
            or steps > _FAR
            or (at.dep_ in SUBJECTS and steps and not (appointment and dated))
        ):
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
        child.lower_ in IF
        for one in (verb, *islice(verb.ancestors, _FAR))
        for child in one.children
        if child.dep_ in ("mark", "advmod")
    )


def _is_open(sentence: str, published: dt.date) -> bool:
    """Tell whether the sentence is of these days: no plan that was given up, nothing told of an earlier year."""
    return not _UNDONE.search(sentence) and not any(int(year[0]) < published.year for year in _YEAR.finditer(sentence))


def _who(verb: Token, start: int, names: Spans[Mention]) -> str | None:
    """Return the name of whoever is to act, where the subject is one."""
    found = (names.at(start + subject.idx) for subject in _subjects(verb))
    return next((mention.name for mention in found if mention), None)


def _subjects(verb: Token) -> Iterator[Token]:
    """Yield the subject of ``verb``, or else of what it hangs on: "Roe plans to open" is of Roe."""
    for one in (verb, *islice(verb.ancestors, _FAR)):
        subject = next((child for child in one.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            yield subject
            return
        if one.dep_ not in ("xcomp", "conj"):
            return
