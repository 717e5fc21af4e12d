"""Candidates → who said it: the one with the greatest weight, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from broadsheet.annotators.quotes import candidates, features, lexicon
from broadsheet.annotators.quotes.candidates import Candidate, Last
from broadsheet.annotators.quotes.cues import Cue, around
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.reading import Reading
from broadsheet.values import Value


class Choice(Value, kw_only=False):
    """The best candidate for a quotation; None where there is none at all."""

    quoted: Quoted
    best: Candidate | None
    sure: float
    """How likely it is that this one spoke, if anyone did."""
    nobody: float
    """How likely it is that these words are nobody's speech."""


def choose(reading: Reading, cues: Sequence[Sequence[Cue]], weights: Mapping[str, float] | None = None) -> tuple[Choice, ...]:
    """A choice for every quotation of the text, in order; ``weights`` are those of the list unless others are given."""
    table = lexicon.weights() if weights is None else weights
    made: list[Choice] = []
    last: Last | None = None
    for quoted in reading.quoted:
        own, above = around(cues[quoted.paragraph], quoted.opened), cues[quoted.paragraph - 1] if quoted.paragraph else ()
        found = candidates.candidates(reading, quoted, own, above, last)
        muted = not found and candidates.mute(reading.scene(quoted.paragraph), quoted, own)
        choice = Choice(quoted, None, 0.0, 0.0) if muted else _best(reading, quoted, found, table)
        made.append(choice)
        if choice.best is not None:
            last = Last(quoted, choice.best.who, choice.best.cue)
    return tuple(made)


def _best(reading: Reading, quoted: Quoted, found: Sequence[Candidate], table: Mapping[str, float]) -> Choice:
    scene = reading.scene(quoted.paragraph)
    none = math.exp(_weigh(features.nobody(scene, quoted, len(found), features.head(scene, quoted)), table))
    shares: dict[str | tuple[int, int], float] = {}
    best: dict[str | tuple[int, int], tuple[float, Candidate]] = {}
    for candidate in found:
        score = _weigh(candidate.features, table)
        # Two cues with one and the same speaker are one candidate, twice as likely.
        key = candidate.who.mention.name if candidate.who.mention else (candidate.who.start, candidate.who.end)
        shares[key] = shares.get(key, 0.0) + math.exp(score)
        if key not in best or score > best[key][0]:
            best[key] = (score, candidate)
    if not shares:
        return Choice(quoted, None, 0.0, 1.0)
    winner = max(shares, key=lambda key: shares[key])
    someone = sum(shares.values())
    return Choice(quoted, best[winner][1], shares[winner] / someone, none / (none + someone))


def _weigh(names: Sequence[str], table: Mapping[str, float]) -> float:
    """The sum of the features' weights; a feature of no list weighs nothing."""
    return sum(table.get(name, 0.0) for name in names)
