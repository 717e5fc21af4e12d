"""A sentence and its cuts → the words that are left, with the least risk at a given length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.cuts import Cut
from broadsheet.annotators.headline.lines import Line, balanced

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_CUTS = 4
MOST_CHOICES = 14
SLACK = 4
"""Characters that setting a headline may take off beyond its cuts: a full stop, marks at its end."""
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")
_ENDS = " ,;:–—-"
_OPEN_END = re.compile(r"(?:^|\s)(?:and|or|but|nor|the|an?|of|to|with|for|by|from|as|than|that|which|who)$", re.IGNORECASE)
"""Words that no sentence ends with."""
_STOP_WITHIN = re.compile(r"(?<=\w)[.,](['\"’”])$")
_CLASH = re.compile(r"[,;:–—]\s*[,;:–—]")
"""Two marks that a cut left side by side."""
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.$")


def shortened(line: Line, cuts: Sequence[Cut], longest: int) -> tuple[str, float] | None:
    """The line without its full stop in at most ``longest`` characters, and what that risks; None where no cuts reach it.

    Cuts without risk are always made; beyond them the fewest, and of those the least risky.
    """
    free = tuple(cut for cut in cuts if cut.risk == 0)
    paid = sorted((cut for cut in cuts if cut.risk > 0), key=lambda cut: (cut.risk, cut.start - cut.end))[:MOST_CHOICES]
    best: tuple[float, int, str] | None = None
    sizes = {word.i: len(word.text_with_ws) for word in line.words}
    gone = frozenset(at for cut in free for at in range(cut.start, cut.end))
    spare = sum(sizes.values()) - longest - SLACK
    reach = {cut: frozenset(range(cut.start, cut.end)) for cut in paid}
    for number in range(MOST_CUTS + 1):
        for chosen in combinations(paid, number):
            risk = sum(cut.risk for cut in chosen)
            if best and risk >= best[0] + 0.4:
                continue
            if spare > 0 and sum(sizes.get(at, 0) for at in gone.union(*map(reach.__getitem__, chosen))) < spare:
                continue
            text = without(line, (*free, *chosen))
            if text and len(text) <= longest:
                best = min(best or (9.0, 0, ""), (risk, -len(text), text))
    return (best[2], best[0]) if best else None


def without(line: Line, cuts: Sequence[Cut]) -> str:
    """The line less its cuts, as a headline is set: a capital first, no full stop; "" where the cuts leave it lame."""
    kept = [word for word in line.words if not any(cut.start <= word.i < cut.end for cut in cuts)]
    if _has_lone_comma(line, kept):
        return ""
    text = "".join(word.text + _gap(word, following) for word, following in zip(kept, [*kept[1:], None], strict=True))
    text = _BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip(_ENDS)
    if text.endswith(".") and not _ABBREVIATION.search(text):
        text = text[:-1].rstrip(_ENDS)
    text = _STOP_WITHIN.sub(r"\1", text)
    return text[:1].upper() + text[1:] if balanced(text) and not _OPEN_END.search(text) and not _CLASH.search(text) else ""


def _gap(word: Token, following: Token | None) -> str:
    """A word that stood right before a cut is parted from what follows the cut."""
    if following is None:
        return ""
    seam = following.i > word.i + 1
    return word.whitespace_ or (" " if seam and following.dep_ != "punct" else "")


def _has_lone_comma(line: Line, kept: Sequence[Token]) -> bool:
    """A single comma between subject and verb: one half of a pair is gone."""
    between = [word for word in kept if line.subject < word.i < line.root.i]
    return sum(word.text == "," for word in between) == 1 and not any(word.dep_ in ("cc", "conj") for word in between)
