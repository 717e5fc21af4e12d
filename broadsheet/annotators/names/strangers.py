"""People and places of one word that nothing in a whole article tells to be such → left out.

News brings people in by their full names, or by a title, an office, an age or something that only people do, and of small
places it tells what is in them or near them. A word that no list of names has, and beside which none of these stands, is as
often a firm, a dish or a song.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.annotators.names import kinds, known
from broadsheet.annotators.names.agreement import Named
from broadsheet.annotators.names.boundaries import in_table
from broadsheet.annotators.names.people import title_before
from broadsheet.lists.places import places
from broadsheet.model.article import Kind

WHOLE = 120
"""Words of a text that would tell who or what somebody is; an excerpt need not."""
_FOUND = frozenset(("model", "repeat"))
"""Ways of finding a name that know no more of it than its letters."""
_OF_FAMILIES = re.compile(r"^(?:Mc|Mac|O['’]|Fitz)[A-Z]|-[a-z]{1,3}-[A-Z]")
"""The form of some surnames tells what they are: "McArran", "O'Daly", "Ata-ur-Rahim"."""
_SAID = re.compile(r"\b(?:said|says|added|adds|replied|recalled|admitted|insisted) $")
_LISTED = re.compile(r",? (?:and|or) |, | in (?:the )?")


def without(text: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without names of one word that nothing tells to be people's or places'."""
    if sum(1 for _ in re.finditer(r"\S+", text)) < WHOLE:
        return named
    rows: dict[tuple[Kind, str], list[Named]] = defaultdict(list)
    for one in named:
        rows[one.span.kind, one.name].append(one)
    parts = {word for kind, name in rows if kind == "person" and " " in name for word in name.split()}
    beside = _beside_places(text, named)
    gone = {
        (kind, name)
        for (kind, name), ones in rows.items()
        if " " not in name
        and all(one.span.how in _FOUND for one in ones)
        and not any(in_table(text, one.span.start) for one in ones)
        and (
            (kind == "person" and name not in parts and _is_nobody(text, name, ones))
            or (kind == "place" and name not in beside and _is_nowhere(text, name, ones))
        )
    }
    return tuple(one for one in named if (one.span.kind, one.name) not in gone)


def _is_nobody(text: str, name: str, ones: Sequence[Named]) -> bool:
    if known.is_person_word(name) or name in known.one_named() or _OF_FAMILIES.search(name):
        return False
    if any(one.span.role or title_before(text, one.span.start) for one in ones):
        return False
    if any(_SAID.search(text, max(0, one.span.start - 12), one.span.start) for one in ones):
        return False
    return sum(kinds.around(text, one.span)["person"] for one in ones) <= 0


def _is_nowhere(text: str, name: str, ones: Sequence[Named]) -> bool:
    if known.look_up(name) is not None or places(name):
        return False
    return sum(kinds.around(text, one.span)["place"] for one in ones) <= 0


def _beside_places(text: str, named: Sequence[Named]) -> set[str]:
    """Names that stand in one enumeration with a place, or before the place where they are: "Ormeda in Norland"."""
    found: set[str] = set()
    for one, other in pairwise(named):
        if one.span.kind == other.span.kind == "place" and _LISTED.fullmatch(text, one.span.end, other.span.start):
            found |= {one.name, other.name}
    return found
