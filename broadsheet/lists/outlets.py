"""outlets.tsv → the outlets and agencies of the world by every way of writing them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from broadsheet.lists import rows


def outlet(words: str) -> str | None:
    """The name that Broadsheet uses for an outlet written so, whatever its case; None where none is known.

    >>> outlet("AP"), outlet("the Associated Press"), outlet("Harbour Gossip")
    ('Associated Press', 'Associated Press', None)
    """
    return _by_form().get(_plain(words))


@cache
def _by_form() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in rows("outlets"):
        for form in (row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(_plain(form), row["name"])
    return found


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")
