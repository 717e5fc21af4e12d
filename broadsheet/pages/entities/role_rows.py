"""An entity's role phrases → a table of them, each phrase once, with its days and sentences."""

from __future__ import annotations

import datetime as dt

from broadsheet.model.entity import Entity, RoleUse
from broadsheet.pages.blocks.coverage import span
from broadsheet.pages.entities.company import Place, place
from broadsheet.values import Value
from broadsheet.wording import foreign

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
    """The role phrase that the entity's page opens with; nothing where no article writes one."""
    uses: dict[str, list[dt.date]] = {}
    for role in entity.roles:
        uses.setdefault(role.text, []).append(role.published)
    return min(uses, key=lambda text: (-max(uses[text]).toordinal(), -len(uses[text]), text), default="")


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
