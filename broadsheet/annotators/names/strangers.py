"""People of one word whom nothing in a whole article tells to be somebody → left out.

News brings people in by their full names, or by a title, an office, an age or something that only people do. A word that no list
of names has, and beside which none of these stands, is as often a firm, a village, a dish or a song.
"""

from __future__ import annotations

import re
from collections import defaultdict

from broadsheet.annotators.names import kinds, known
from broadsheet.annotators.names.agreement import Named
from broadsheet.annotators.names.boundaries import in_table
from broadsheet.annotators.names.people import title_before

WHOLE = 120
"""Words of a text that would tell who somebody is; an excerpt need not."""
_FOUND = frozenset(("model", "repeat"))
"""Ways of finding a name that know no more of it than its letters."""


_JOINED = re.compile(r"-[a-z]{1,3}-[A-Z]")
"""Within a name of several words that are written as one: "Ata-ur-Rahim"."""
_SAID = re.compile(r"\b(?:said|says|added|adds|replied|recalled|admitted|insisted) $")


def without(text: str, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Without names of one word that nothing tells to be people's."""
    if sum(1 for _ in re.finditer(r"\S+", text)) < WHOLE:
        return named
    rows: dict[str, list[Named]] = defaultdict(list)
    parts: set[str] = set()
    for one in named:
        if one.span.kind == "person":
            rows[one.name].append(one)
            parts.update(one.name.split() if " " in one.name else ())
    strangers = {name for name, ones in rows.items() if name not in parts and _is_stranger(text, name, ones)}
    return tuple(one for one in named if one.span.kind != "person" or one.name not in strangers)


def _is_stranger(text: str, name: str, ones: list[Named]) -> bool:
    if " " in name or known.is_person_word(name) or name in known.one_named() or _JOINED.search(name):
        return False
    if any(one.span.role or one.span.how not in _FOUND or title_before(text, one.span.start) for one in ones):
        return False
    if any(in_table(text, one.span.start) for one in ones):
        return False
    if any(_SAID.search(text, max(0, one.span.start - 12), one.span.start) for one in ones):
        return False
    return sum(kinds.around(text, one.span)["person"] for one in ones) <= 0
