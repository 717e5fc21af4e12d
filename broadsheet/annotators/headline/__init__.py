"""Article without a headline → one of its own sentences, shortened by its grammar.

Built from the article's words alone; tense, truth and source are kept. A sentence that cannot be
shortened safely is left for another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.breaking_off import broken_off
from broadsheet.annotators.headline.halves import second_clauses, second_deeds
from broadsheet.annotators.headline.headings import brought, run_in
from broadsheet.annotators.headline.lexicon import WEEKDAYS
from broadsheet.annotators.headline.lines import DEEPER, DEPTH, Line, balanced, lines
from broadsheet.annotators.headline.openings import heading, undated
from broadsheet.annotators.headline.people import with_full_names
from broadsheet.annotators.headline.shorten import Short
from broadsheet.annotators.headline.versions import shorts
from broadsheet.annotators.headline.worth import Worth
from broadsheet.annotators.parsing import Parsed
from broadsheet.model.article import Mention, Quote
from broadsheet.text.opening import opening

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 90
"""Characters."""
BYLINE = re.compile(r"(?:(?:co-?authored|written|compiled|edited|photographs?|photos?) )?by\b", re.I)
DATED = 0.4
"""What telling the day of the week costs where other words of the sentence have to go."""
DOUBT = 3.0
"""What another reading of a sentence than the first loses beside it."""
LATER = 1.0
"""What the second clause of a sentence loses beside its first."""


def infer(
    parsed: Parsed, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...], model: Language | None = None, whole: str = ""
) -> str:
    """A headline of at most 90 characters; the first words of the text where no sentence can be one; "" never.

    ``model`` reads a first sentence again that stands behind a dateline or a heading. Where ``parsed`` is a part of an article,
    what the ``whole`` comes back to tells which words of the part are the news; none but the part's are taken.
    """
    shown = " ".join(parsed.text.split())
    own = brought(whole or parsed.text, LONGEST)
    if own and own in shown:
        return own
    worth = Worth(parsed.text, mentions, whole)
    made, number = _best(lines(parsed, quotes, DEPTH, model), worth)
    over = run_in(whole or parsed.text, LONGEST) if number != 1 else ""
    over = over if over in shown else ""
    if over or made:
        return over or made
    first = opening(heading(parsed.text) or undated(parsed.text), LONGEST)
    first = first if balanced(first) else first.strip('“”"') or first
    if not first.endswith(("…", "—", "–", ",", ":")) and len(first.split()) > 2 and not BYLINE.match(first):
        return first
    deeper = _best(lines(parsed, quotes, DEEPER, model), worth)[0]
    return deeper or broken_off(parsed, LONGEST) or first


def _best(found: Iterable[Line], worth: Worth) -> tuple[str, int]:
    """The headline, and the number of its sentence; "" and 0 where none can be one."""
    best: tuple[float, Line, Short] | None = None
    for line in found:
        if best and worth.most(line) <= -best[0]:
            continue
        made = min(_made(line, worth), key=lambda each: each[0] + DATED * _is_dated(line, each[2]), default=None)
        best = made if made and (best is None or made[0] < best[0]) else best
    return (with_full_names(*best[1:], worth.mentions, worth.text, LONGEST), best[1].number) if best else ("", 0)


def _made(line: Line, worth: Worth) -> Iterator[tuple[float, Line, Short]]:
    """What can be made of a sentence: what it costs, the clause, and its words."""
    for clause, more in ((line, 0.0), *((later, LATER) for later in (*second_clauses(line), *second_deeds(line)))):
        for short in shorts(clause, worth, LONGEST):
            yield short.risk + more + DOUBT * line.doubt - worth.of(clause, short), clause, short


def _is_dated(line: Line, short: Short) -> bool:
    """It tells the day of the week, though other words had to go."""
    return len(line.text) > LONGEST and any(word.lower_ in WEEKDAYS for word in short.words)
