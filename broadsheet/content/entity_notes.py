"""content/entities/<kind>/<slug>.md → an editor's note on a person, organisation or place, and its Wikidata id.

    ---
    wikidata: Q22316
    ---

    Presidential envoy from 2021 to 2024. Not to be confused with the politician of that name in Maine.

Both parts are optional. The note is the site's own word and stands on the entity's page as such.
"""

from __future__ import annotations

import re

from broadsheet.content import front_matter
from broadsheet.content.faults import Faults
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits
from broadsheet.text import ids

KEYS = ("wikidata", "why", "by")
_PATH = re.compile(rf"entities/({ids.ENTITY.pattern})\.md")


def entity_of(path: str) -> str | None:
    """The id that a file below ``content/`` is a note on; None for other files."""
    match = _PATH.fullmatch(path)
    return match[1] if match else None


def parse(path: str, data: bytes, limits: Limits) -> tuple[str | None, str, tuple[Problem, ...]]:
    """The Wikidata id, the note as Markdown, and what cannot be understood."""
    faults = Faults(f"content/{path}")
    tree, body = front_matter.mapping(data, faults, limits, needed=False)
    if tree is None:
        return None, "" if faults.fatal else body, tuple(faults.problems)
    faults.keys(tree, KEYS, "a note")
    wikidata = faults.text(tree["wikidata"], tree.lines["wikidata"], "wikidata") if "wikidata" in tree else None
    if wikidata and not re.fullmatch(r"Q[1-9][0-9]*", wikidata):
        faults.add(tree.lines["wikidata"], "wikidata", repr(wikidata[:40]), "an id such as Q22316")
        wikidata = None
    return wikidata, body, tuple(faults.problems)
