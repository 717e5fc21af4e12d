"""An entity's role phrases → a table of them, each phrase once, with its days and sentences."""

from __future__ import annotations

import datetime as dt

from broadsheet.model.entity import Entity, RoleUse
from broadsheet.pages.blocks.coverage import span
from broadsheet.pages.entities.company import Place, place
from broadsheet.values import Value
from broadsheet.wording import foreign

RECENT = dt.timedelta(days=45)
"""How much older than the newest a role phrase may be and still open a page, where it says more."""
WORDS = 4
"""Words that a fuller role phrase may have more."""
_OTHERWISE = frozenset("former ex acting deputy vice interim late then assistant".split())
PLACES = 5
"""Sentences that a phrase leads to; it may stand in hundreds."""


class RoleRow(Value):
    """A role phrase, word for word, and where it is written."""

    text: str
    lang: str
    """Of the text, where it is another than the interface's."""
    when: str
    """17–18 July 2023."""
    last: dt.date
    count: int
    """Articles that write it."""
    places: tuple[Place, ...]
    """The newest."""


def latest_role(entity: Entity) -> str:
    """Return the role phrase that the entity's page opens with; "" where no article writes one.

    It is the newest, or a fuller one of the weeks before that says the same: "Foreign Minister" where the newest is "Minister".
    """
    uses: dict[str, list[dt.date]] = {}
    for role in entity.roles:
        uses.setdefault(role.text, []).append(role.published)
    newest = min(uses, key=lambda text: (-max(uses[text]).toordinal(), -len(uses[text]), text), default="")
    fuller = [text for text in uses if _says_more(text, newest) and max(uses[newest]) - max(uses[text]) <= RECENT]
    return min(fuller, key=lambda text: (-len(uses[text]), -len(text), text), default=newest)


def _says_more(text: str, other: str) -> bool:
    """Tell whether ``text`` ends with the words of ``other`` and has a few more; "former" and the like say something else."""
    words, fewer = text.lower().split(), other.lower().split()
    more = words[: len(words) - len(fewer)]
    return words[-len(fewer) :] == fewer and 0 < len(more) <= WORDS and not _OTHERWISE.intersection(more)


def role_rows(entity: Entity) -> tuple[RoleRow, ...]:
    """By the day of last use, newest first; of one day, the phrase that more articles write."""
    articles = {a.article.id: a.article for a in (*entity.appearances, *entity.cited)}
    uses: dict[str, list[RoleUse]] = {}
    for role in entity.roles:
        uses.setdefault(role.text, []).append(role)
    rows = (
        RoleRow(
            text=text,
            lang=foreign(articles[found[0].article].language),
            when=span(min(role.published for role in found), max(role.published for role in found)),
            last=max(role.published for role in found),
            count=len(found),
            places=tuple(place(articles[role.article], role.sentence) for role in found[:PLACES]),
        )
        for text, found in uses.items()
    )
    return tuple(sorted(rows, key=lambda row: (-row.last.toordinal(), -row.count, row.text)))
