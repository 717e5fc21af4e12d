"""Article without a headline → one of its own sentences, shortened by its grammar.

Built from the article's words alone; tense, truth and source are kept. A sentence that cannot be
shortened safely is left for another.
"""

from __future__ import annotations

from broadsheet.annotators.headline.cuts import cuts
from broadsheet.annotators.headline.lines import Line, lines
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
    best: tuple[float, str] | None = None
    for line in lines(parsed, quotes):
        if best and worth.most(line) <= -best[0]:
            continue
        for text, risk in _short(line):
            best = min(best or (risk - worth.of(line, text), text), (risk - worth.of(line, text), text), key=lambda item: item[0])
    return best[1] if best else opening(parsed.text, LONGEST)


def _short(line: Line) -> list[tuple[str, float]]:
    made = shortened(line, cuts(line), LONGEST)
    return [made] if made and made[1] <= RISK else []
