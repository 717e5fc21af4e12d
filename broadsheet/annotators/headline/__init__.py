"""Article without a headline → one of its own sentences, shortened by its grammar.

Built from the article's words alone; tense, truth and source are kept. A sentence that cannot be
shortened safely is left for another.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.annotators.headline.cuts import cuts
from broadsheet.annotators.headline.initials import with_initials
from broadsheet.annotators.headline.lines import DEEPER, DEPTH, Line, heading, lines
from broadsheet.annotators.headline.shorten import shortened
from broadsheet.annotators.headline.worth import Worth
from broadsheet.annotators.parsing import Parsed
from broadsheet.model.article import Mention, Quote
from broadsheet.text.opening import opening

LONGEST = 90
"""Characters."""
RISK = 4.2
"""What the cuts of one headline may risk together."""


def infer(parsed: Parsed, mentions: tuple[Mention, ...], quotes: tuple[Quote, ...]) -> str:
    """A headline of at most 90 characters; the first words of the text where no sentence can be one; "" never."""
    worth = Worth(parsed.text, mentions)
    made = _best(lines(parsed, quotes, DEPTH), worth)
    if made:
        return made
    first = opening(heading(parsed.text) or parsed.text, LONGEST)
    whole = not first.endswith(("…", "—", "–")) and len(first.split()) > 2
    return first if whole else _best(lines(parsed, quotes, DEEPER), worth) or first


def _best(found: Iterable[Line], worth: Worth) -> str:
    best: tuple[float, str] | None = None
    for line in found:
        if best and worth.most(line) <= -best[0]:
            continue
        for text, risk in _short(line):
            cost = risk - worth.of(line, text)
            best = (cost, text) if best is None or cost < best[0] else best
    return best[1] if best else ""


def _short(line: Line) -> list[tuple[str, float]]:
    made = _cut(line)
    if made:
        return [made]
    initialled = with_initials(line)
    again = _cut(initialled) if initialled else None
    return [again] if again else []


def _cut(line: Line) -> tuple[str, float] | None:
    made = shortened(line, cuts(line), LONGEST)
    return made if made and made[1] <= RISK else None
