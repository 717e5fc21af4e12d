"""The words of a role beside a name → those of them that say the office or the trade, and no opinion."""

from __future__ import annotations

import re

from broadsheet.annotators.names import known
from broadsheet.text.dates import MONTHS

MAXIMUM = 90
"""Characters; a longer phrase is a clause and no role."""
_OPENING = re.compile(
    r"(?:(?:That|It|Here|There|What|He|She|Who)[’']s|That|What|How|When|Why|On|In|As|And|But|So|Yet|Then|Also|Meanwhile"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|{'|'.join(month.capitalize() for month in MONTHS if month != 'may')})[,\s]+(?=\S)"
)
"""Words with a capital that open a sentence, or say when something was, and belong to no role."""
_OPINION = re.compile(
    r"(?:(?:\w+ly|very|once|now|highly|much|most|well|and|but|so|self)[ -]+)*(?:\w+-)?"
    r"(?:accomplished|acclaimed|admired|alleged|arrogant|beleaguered|beloved|brash|brilliant|celebrated|combative|controversial"
    r"|corrupt|crazy|creepy|discredited|disgraced|disgruntled|divisive|embattled|esteemed|evil|failed|famed|famous|fiery|flamboyant"
    r"|gifted|greedy|hapless|hated|heroic|humble|iconic|ill-fated|incompetent|influential|infamous|inspirational|legendary|lovable"
    r"|maligned|monstrous|mysterious|notorious|outspoken|polarising|polarizing|popular|powerful|prickly|prominent|prolific"
    r"|rambunctious|reclusive|renowned|respected|revered|rogue|ruthless|scandal-hit|scandal-plagued|shady|shamed|sleazy|so-called"
    r"|stubborn|stunning|successful|superb|talented|troubled|unpopular|versatile|vile|villainous|wealthy|woeful|young)\b[,\s]+",
    re.IGNORECASE,
)
"""What the writer thinks of somebody; an office is what it is without it."""
_RELATED = re.compile(
    r"\b(?:counterpart|co-star|teammate|namesake|lookalike|idiot|fool|crook|liar|thug|clown|moron|buffoon)s?\b",
    re.IGNORECASE,
)
"""Nouns that say to whom somebody is like or unlike, or abuse them, and not what they do."""
_UNFINISHED = re.compile(r"\b(?:of|in|at|for|on|to|with|from|and|the)$")


def tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the role within the span, without opinions at its head; None where it says no office and no trade.

    >>> tidy("Woeful and outspoken former minister", 0, 36), tidy("his counterpart", 4, 15)
    ((21, 36), None)
    """
    start, end = _within(text, start, end)
    while match := _OPENING.match(text, start, end) or _OPINION.match(text, start, end):
        start, end = _within(text, match.end(), end)
    phrase = text[start:end]
    if not phrase or len(phrase) > MAXIMUM or known.titles().get(phrase.rstrip(".").lower()) is False:
        return None
    return None if _RELATED.search(phrase) or _UNFINISHED.search(phrase) else (start, end)


def _within(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without marks and spaces at its ends; the full stop of an abbreviation stays."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end
