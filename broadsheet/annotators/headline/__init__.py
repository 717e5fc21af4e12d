"""Article without a headline → one of its own sentences, shortened by its grammar.

Built from the article's words alone; tense, truth and source are kept. A sentence that cannot be
shortened safely is left for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.cuts import cuts
from broadsheet.annotators.headline.halves import second_clauses
from broadsheet.annotators.headline.headings import brought, run_in
from broadsheet.annotators.headline.initials import with_initials
from broadsheet.annotators.headline.lines import DEEPER, DEPTH, Line, balanced, lines
from broadsheet.annotators.headline.naming import with_names_alone
from broadsheet.annotators.headline.openings import heading
from broadsheet.annotators.headline.people import with_full_names
from broadsheet.annotators.headline.shorten import Short, shortened
from broadsheet.annotators.headline.sources import behind_colon
from broadsheet.annotators.headline.telegraph import telegraphic
from broadsheet.annotators.headline.worth import Worth
from broadsheet.annotators.parsing import Parsed
from broadsheet.model.article import Mention, Quote
from broadsheet.text.opening import opening
from broadsheet.values import replace

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 90
"""Characters."""
RISK = 5.0
"""What the cuts of one headline may risk together."""
BYLINE = re.compile(r"(?:(?:co-?authored|written|compiled|edited|photographs?|photos?) )?by\b", re.I)
TERSE = 0.9
"""What leaving out all articles costs."""
LATER = 1.0
"""What the second clause of a sentence loses beside its first."""
COLON = 1.5
"""What a colon in place of "officials said" costs."""
NAMED = 0.2
"""What leaving out what somebody is, before the name, costs."""


def infer(parsed: Parsed, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...], model: Language | None = None) -> str:
    """A headline of at most 90 characters; the first words of the text where no sentence can be one; "" never.

    ``model`` reads a first sentence again that stands behind a dateline or a heading.
    """
    own = brought(parsed.text, LONGEST)
    if own:
        return own
    worth = Worth(parsed.text, mentions)
    made, number = _best(lines(parsed, quotes, DEPTH, model), worth)
    over = run_in(parsed.text, LONGEST) if number != 1 else ""
    if over or made:
        return over or made
    first = opening(heading(parsed.text) or parsed.text, LONGEST)
    first = first if balanced(first) else first.strip('“”"') or first
    whole = not first.endswith(("…", "—", "–")) and len(first.split()) > 2 and not BYLINE.match(first)
    return first if whole else _best(lines(parsed, quotes, DEEPER, model), worth)[0] or first


def _best(found: Iterable[Line], worth: Worth) -> tuple[str, int]:
    """The headline, and the number of its sentence; "" and 0 where none can be one."""
    best: tuple[float, Line, Short] | None = None
    for line in found:
        if best and worth.most(line) <= -best[0]:
            continue
        for clause, more in ((line, 0.0), *((later, LATER) for later in second_clauses(line))):
            for short in _short(clause, worth):
                cost = short.risk + more - worth.of(clause, short)
                best = (cost, clause, short) if best is None or cost < best[0] else best
    return (with_full_names(*best[1:], worth.mentions, worth.text, LONGEST), best[1].number) if best else ("", 0)


def _short(line: Line, worth: Worth) -> Iterator[Short]:
    losses = worth.losses(line)
    yield from shortened(line, cuts(line), LONGEST, RISK, losses)
    named = with_names_alone(line)
    if len(line.text) > LONGEST or named:
        yield from (replace(short, risk=short.risk + COLON) for short in behind_colon(line, LONGEST, RISK, losses))
        for other, more in _otherwise(line, named):
            for short in behind_colon(other, LONGEST, RISK, losses):
                yield replace(short, risk=short.risk + more + COLON)
            for short in shortened(other, cuts(other), LONGEST, RISK, losses):
                yield replace(short, risk=short.risk + more)


def _otherwise(line: Line, named: Line | None) -> Iterator[tuple[Line, float]]:
    """The line in fewer words, and what that costs."""
    for each in filter(None, (line, named)):
        terse, initialled = telegraphic(each), with_initials(each)
        found = ((each, 0.0), (terse, TERSE), (initialled, 0.0), (terse and with_initials(terse), TERSE))
        yield from ((other, more + NAMED * (each is named)) for other, more in found if other and other is not line)
