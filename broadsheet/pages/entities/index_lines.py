"""All entities of a kind → the lines of its indexes: from A to Z with *see* entries, by number of articles, most recent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from broadsheet.model.article import Article, Kind
from broadsheet.model.entity import Entity
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.letters import Letter, letter, order
from broadsheet.pages.cards import Cards
from broadsheet.pages.entities.namesakes import NONE, Difference, differences
from broadsheet.pages.entities.role_rows import latest_role
from broadsheet.pages.entities.see_entries import see_entries
from broadsheet.values import Value
from broadsheet.wording import longdate, say

LARGE = 1000
"""Entities of a kind beyond which a page holds a letter, and each other order its first ones."""
FIRST = 500
"""Of a large index: entities by number of articles, and the most recent."""
LEADING = 100
"""Of a large index: those that stand under its letters."""
TABLE_FROM = 3
"""Articles; who has fewer stands in a list by number."""


class Entry(Value):
    """A line of an index."""

    label: str
    """The sort key, or the name where the order is not by letters."""
    url: str
    count: int = 0
    last: dt.date | None = None
    role: str = ""
    see: str = ""
    """Of a *see* entry: the sort key that it leads to."""
    unlike: Difference = NONE
    """Of one of several namesakes."""


class Block(Value):
    """Entries under one heading: a letter, a number of articles, a day."""

    id: str
    label: str
    url: str
    entries: tuple[Entry, ...]


class Lines(Value):
    """What a page of an index holds."""

    table: tuple[Entry, ...] = ()
    blocks: tuple[Block, ...] = ()
    once: tuple[Entry, ...] = ()
    """Seen in one article, where others are seen in more."""
    left: int = 0
    """Entities that are left to the pages of letters."""


class Known(Value):
    """The entities of one kind, parted."""

    kind: Kind
    every: Sequence[Entity]
    """In the order of their sort keys, as the others are."""
    often: Sequence[Entity]
    once: Sequence[Entity]
    unlike: Mapping[str, Difference]
    naming: Mapping[str, Sequence[Article]]
    """Entity id → the articles that name it, newest first."""
    otherwise: Mapping[str, Sequence[str]]
    """Entity id → other forms of its name."""

    @property
    def large(self) -> bool:
        """Too many for one page."""
        return len(self.every) > LARGE

    def count(self, entity: Entity) -> int:
        """Articles that name the entity."""
        return len(self.naming[entity.id])

    def last(self, entity: Entity) -> dt.date:
        """The day of the newest of them."""
        return self.naming[entity.id][0].published

    def see(self, entity: Entity) -> tuple[str, ...]:
        """The other keys under which the entity is looked for."""
        return see_entries(entity, self.otherwise.get(entity.id, ()))

    def entry(self, entity: Entity, label: str, *, role: str = "") -> Entry:
        """The line of an entity."""
        unlike, held = self.unlike.get(entity.id, NONE), self.naming[entity.id]
        return Entry(
            label=label,
            url=permalinks.entity(entity.id),
            count=len(held),
            last=held[0].published,
            role=role,
            unlike=NONE if role and unlike.role else unlike,
        )


def known(index: Index, cards: Cards, kind: Kind) -> Known:
    """Of a kind: in the order of their sort keys."""
    entities = sorted((e for e in index.entities if e.kind == kind), key=lambda e: (order(e.sort), e.id))
    naming = {e.id: cards.within.naming[e.id] for e in entities}
    often = [e for e in entities if len(naming[e.id]) > 1]
    once = [e for e in entities if len(naming[e.id]) == 1] if often else []
    unlike = differences(entities, cards)
    return Known(
        kind=kind,
        every=entities,
        often=often or entities,
        once=once,
        unlike=unlike,
        naming=naming,
        otherwise=cards.within.otherwise,
    )


def letters(of: Known) -> Lines:
    """All of them by their letters, and those seen once in a list of their own."""
    return Lines(blocks=tuple(_blocks(of)), once=tuple(of.entry(e, e.sort) for e in of.once))


def by_letter(of: Known) -> Iterator[tuple[Letter, Lines]]:
    """The same, each letter by itself."""
    often = {block.id: block for block in _blocks(of)}
    once: dict[Letter, list[Entry]] = {}
    for entity in of.once:
        once.setdefault(letter(entity.sort), []).append(of.entry(entity, entity.sort))
    heads = {letter(e.sort) for e in of.once} | {Letter(id=block.id, label=block.label) for block in often.values()}
    for head in sorted(heads, key=lambda head: (len(head.id), head.id)):
        blocks = (often[head.id],) if head.id in often else ()
        yield head, Lines(blocks=blocks, once=tuple(once.get(head, ())))


def _blocks(of: Known) -> Iterator[Block]:
    keyed = [(e.sort, of.entry(e, e.sort)) for e in of.often]
    keyed += [(key, Entry(label=key, url=permalinks.entity(e.id), see=e.sort)) for e in of.often for key in of.see(e)]
    keyed.sort(key=lambda item: (order(item[0]), item[1].url))
    for head, group in groupby(keyed, key=lambda item: letter(item[0])):
        yield Block(id=head.id, label=head.label, url="", entries=tuple(entry for _, entry in group))


def leading(of: Known) -> Lines:
    """Of a large index: those that most articles name."""
    return Lines(table=tuple(of.entry(e, e.name, role=latest_role(e)) for e in _by_count(of)[:LEADING]))


def counts(of: Known) -> Lines:
    """By number of articles: a table, then lists."""
    everybody = _by_count(of)
    shown = everybody[:FIRST] if of.large else everybody
    table = tuple(of.entry(e, e.name, role=latest_role(e)) for e in shown if of.count(e) >= TABLE_FROM)
    blocks = (
        Block(
            id=f"in-{count}",
            label=say("One article") if count == 1 else say("Two articles"),
            url="",
            entries=tuple(of.entry(e, e.sort) for e in group),
        )
        for count, group in groupby(shown[len(table) :], key=of.count)
    )
    return Lines(table=table, blocks=tuple(blocks), left=len(everybody) - len(shown))


def recent(of: Known) -> Lines:
    """By the day last seen."""
    everybody = sorted(of.every, key=of.last, reverse=True)
    shown = everybody[:FIRST] if of.large else everybody
    blocks = (
        Block(
            id=f"on-{day.isoformat()}",
            label=longdate(day),
            url=permalinks.edition(day),
            entries=tuple(of.entry(e, e.sort) for e in group),
        )
        for day, group in groupby(shown, key=of.last)
    )
    return Lines(blocks=tuple(blocks), left=len(everybody) - len(shown))


def _by_count(of: Known) -> list[Entity]:
    return sorted(of.every, key=of.count, reverse=True)
