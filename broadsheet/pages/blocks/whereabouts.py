"""The names of a place and its company in each article → which place of the world is meant, or that it cannot be told.

The rule, which ``/about/`` gives in words: a name that means one place alone (a country, a city that agencies let stand alone, a
name without a namesake of any size) is that place, unless an article names the state or province of a namesake and nothing of
its own country. Any other name is the one namesake whose state, province or country's places the article names. Articles
that say different things, or none, leave it untold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

from broadsheet.lists.places import Known, places

Told = Known | Literal["elsewhere"] | None
"""What one article tells: a place of the list, one that the list lacks, or nothing."""


def whereabouts(names: Sequence[str], company: Iterable[Collection[str]]) -> Known | None:
    """The place that ``names`` (a name, then its other forms) mean; ``company``: for each article, the other places in it.

    >>> whereabouts(["Cambridge"], [["Massachusetts", "Boston"]]).region
    'US.MA'
    >>> whereabouts(["Cambridge"], [["Boston", "London"]]) is None
    True
    """
    candidates = known(names)
    if not candidates:
        return None
    said = [place for name in names for place in _sure(_after_comma(name))]
    told = {_told(candidates, [*said, *(place for other in article for place in _sure(other))]) for article in company}
    told.discard(None)
    found = told.pop() if len(told) == 1 else None
    return found if isinstance(found, Known) else None


def known(names: Sequence[str]) -> tuple[Known, ...]:
    """The places that bear the first of ``names`` that any place bears."""
    forms = [form for name in names for form in dict.fromkeys((name, name.split(", ")[0]))]
    return next((found for form in forms if (found := places(form))), ())


def _after_comma(name: str) -> str:
    """Massachusetts of "Cambridge, Massachusetts"."""
    return name.partition(", ")[2]


def _sure(name: str) -> list[Known]:
    """The place that a name means whatever stands beside it, where it lies in a country."""
    return [place for place in places(name) if place.alone and place.country] if name else []


def _told(candidates: Sequence[Known], beside: Sequence[Known]) -> Told:
    regions = {place.region for place in beside if place.region}
    countries = {place.country for place in beside}
    alone = next((place for place in candidates if place.alone), None)
    if alone:
        return _unless(alone, candidates, regions, countries)
    rivals = {region for place in candidates for region in place.rivals}
    named = [place for place in candidates if (place.region in regions if place.region else place.country in countries)]
    if named or rivals & regions:
        return named[0] if len(named) == 1 and not rivals & regions else None
    if len(countries) != 1 or any(place.sort == "country" for place in candidates):
        return None  # a country beside a name says little: "the United States and Georgia"
    held = [place for place in candidates if place.country in countries]
    return held[0] if len(held) == 1 and not any(region[:2] in countries for region in rivals) else None


def _unless(alone: Known, candidates: Sequence[Known], regions: set[str], countries: set[str]) -> Told:
    """The place that the name means by itself, unless the article is about a namesake's surroundings and not about its own."""
    if alone.sort == "country" or not alone.country or alone.country in countries:
        return alone
    others = {place.region for place in candidates if place is not alone} | set(alone.rivals)
    return "elsewhere" if regions & others else alone
