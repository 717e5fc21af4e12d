"""An article's first sentence → the same without the dateline that stands before it: place, day and agency."""

from __future__ import annotations

import re
from functools import cache

from broadsheet import lists

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

_AHEAD = r"(?=[^\W\d_a-zß-ÿ]|[“\"‘'\d])"
_SUSPECTED = re.compile(
    rf"(?P<place>{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}){_REGION}: +{_AHEAD}"
    rf"|(?P<alone>{_WORD}(?: {_WORD}){{0,3}}){_REGION} ?(?:—|–|―|--) *{_AHEAD}(?!.* (?:—|–|―|--) )"
)
"""What is a dateline where the place is one: before a colon, and in ordinary letters without day and agency. A second dash
closes an aside."""
_TABLES = ("cities", "countries", "dateline_cities", "place_names", "us_states")


def without_dateline(sentence: str) -> str:
    """What follows the dateline, as it stands; the sentence itself where there is none.

    >>> without_dateline("GENEVA, Switzerland, 17 July 2023 (Agency) — Talks began.")
    'Talks began.'
    >>> without_dateline("Geneva (Agency) - “Talks began,” she said.")
    '“Talks began,” she said.'
    >>> without_dateline("NATO — the alliance — met in Vilnius.")
    'NATO — the alliance — met in Vilnius.'
    >>> without_dateline("KARACHI: Talks began."), without_dateline("EXCLUSIVE: Talks began.")
    ('Talks began.', 'EXCLUSIVE: Talks began.')
    >>> without_dateline("United Nations – The council met."), without_dateline("Peru – Chile's neighbour – won.")
    ('The council met.', "Peru – Chile's neighbour – won.")
    """
    found = _DATELINE.match(sentence)
    if found is None and (found := _SUSPECTED.match(sentence)) and (found["place"] or found["alone"]).casefold() not in _places():
        return sentence
    return sentence[found.end() :] if found else sentence


@cache
def _places() -> frozenset[str]:
    """Names of places in small letters, and of the one organisation that news is dated from."""
    named = (f"{row['name']}|{row.get('aliases', '')}" for table in _TABLES for row in lists.rows(table))
    return frozenset(name.casefold() for names in named for name in names.split("|") if name) | {"united nations"}
