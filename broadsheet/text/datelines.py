"""An article's first sentence → the same without the dateline that stands before it: place, day and agency."""

from __future__ import annotations

import re

_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_CAPITALS = r"[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ]|[.'’-])+"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_REGION = rf"(?:, {_WORD}(?: {_WORD}){{0,2}}?)?"
_AGENCY = r"(?: ?\([^()\n]{2,40}\))"
_DASH = r" ?(?:—|–|―|--|-(?= )) *(?=[^\W\d_a-zß-ÿ]|[“\"‘'\d])"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}{_REGION}{_DAY}?{_AGENCY}?"
    rf"|{_WORD}(?: {_WORD}){{0,3}}{_REGION}(?:{_DAY}{_AGENCY}?|{_AGENCY})){_DASH}"
    rf"|{_WORD}(?: {_WORD}){{0,2}}{_REGION} • *(?=[^\W\d_a-zß-ÿ]|[“\"‘'\d])"
)


def without_dateline(sentence: str) -> str:
    """What follows the dateline, as it stands; the sentence itself where there is none.

    >>> without_dateline("GENEVA, Switzerland, 17 July 2023 (Agency) — Talks began.")
    'Talks began.'
    >>> without_dateline("Geneva (Agency) - “Talks began,” she said.")
    '“Talks began,” she said.'
    >>> without_dateline("NATO — the alliance — met in Vilnius.")
    'NATO — the alliance — met in Vilnius.'
    """
    found = _DATELINE.match(sentence)
    return sentence[found.end() :] if found else sentence
