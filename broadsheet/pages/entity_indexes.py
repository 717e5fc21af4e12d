"""All entities of a kind → their index in three orders: A to Z with *see* entries, by number of articles, most recent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from broadsheet.model.article import Kind
from broadsheet.model.entity import Entity
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.letters import LETTERS, Letter, letter, order
from broadsheet.pages.names import KINDS
from broadsheet.pages.namesakes import NONE, Difference, differences
from broadsheet.pages.role_rows import latest_role
from broadsheet.pages.see_entries import see_entries
from broadsheet.pages.shell import Shell, shell
from broadsheet.wording import N_, longdate, many, number, say

ORDERS = (
    ("", N_("A to Z"), N_("A to Z")),
    ("by-count", N_("By number of articles"), N_("by number of articles")),
    ("recent", N_("Most recent first"), N_("most recent first")),
)
"""Folder, label, and the label within a sentence."""
DESCRIPTIONS: dict[Kind, str] = {
    "person": N_("All people named in %(site)s, %(order)s."),
    "organisation": N_("All organisations named in %(site)s, %(order)s."),
    "place": N_("All places named in %(site)s, %(order)s."),
}
TABLE_FROM = 3
"""Articles; who has fewer stands in a list by number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Entries under one heading: a letter, a number of articles, a day."""

    id: str
    label: str
    url: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One of the orders."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityIndexView:
    """All that the templates of an index may see."""

    shell: Shell
    heading: str
    one: str
    """person, organisation, place."""
    standfirst: str
    tabs: tuple[Tab, ...]
    letters: tuple[tuple[Letter, bool], ...]
    """Each letter, and whether it has entries; A to Z only."""
    table: tuple[Entry, ...]
    """By number of articles only."""
    blocks: tuple[Block, ...]
    once: tuple[Entry, ...]
    """Seen in one article, where others are seen in more."""
    jsonl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The entities of one kind, parted."""

    kind: Kind
    heading: str
    one: str
    often: Sequence[Entity]
    once: Sequence[Entity]
    unlike: Mapping[str, Difference]

    def entry(self, entity: Entity, label: str, *, role: str = "") -> Entry:
        """The line of an entity."""
        unlike = self.unlike.get(entity.id, NONE)
        return Entry(
            label=label,
            url=permalinks.entity(entity.id),
            count=len(entity.appearances),
            last=_last(entity),
            role=role,
            unlike=NONE if role and unlike.role else unlike,
        )


def groups(_index: Index) -> Iterator[str]:
    """The kinds, also those that have no entity yet, since the masthead leads there."""
    return (kind for kind, _, _ in KINDS)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """Three pages for a kind; one where it has no entity yet."""
    for kind, heading, one in (row for row in KINDS if row[0] == group):
        known = _known(index, cards, kind, heading, one)
        orders = (_letters(known), _counts(known), _recent(known))
        for (folder, _, phrase), ordered in zip(ORDERS, orders, strict=True) if known.often else ((ORDERS[0], orders[0]),):
            path = _path(kind, folder)
            table, blocks, once = ordered
            view = EntityIndexView(
                shell=_shell(site, path, known, phrase),
                heading=say(heading),
                one=one,
                standfirst=_standfirst(known),
                tabs=tuple(Tab(label=say(name), url=_path(kind, part), current=part == folder) for part, name, _ in ORDERS),
                letters=_alphabet(blocks) if not folder else (),
                table=table,
                blocks=blocks,
                once=once,
                jsonl=f"data/entities/{permalinks.FOLDERS[kind]}.jsonl",
            )
            yield Page(path=path, format="html", template="entity-index.html", view=view)


Ordered = tuple[tuple[Entry, ...], tuple[Block, ...], tuple[Entry, ...]]


def _known(index: Index, cards: Cards, kind: Kind, heading: str, one: str) -> _Known:
    entities = sorted((e for e in index.entities if e.kind == kind), key=lambda e: (order(e.sort), e.id))
    often = [e for e in entities if len(e.appearances) > 1]
    once = [e for e in entities if len(e.appearances) == 1] if often else []
    unlike = differences(entities, cards)
    return _Known(kind=kind, heading=heading, one=one, often=often or entities, once=once, unlike=unlike)


def _shell(site: Site, path: str, known: _Known, phrase: str) -> Shell:
    made = shell(
        site,
        path,
        f"{say(known.heading)}, {say(phrase)}",
        say(DESCRIPTIONS[known.kind], site=site.title, order=say(phrase)),
        section=permalinks.FOLDERS[known.kind],
    )
    return replace(made, noindex=path != permalinks.entity_index(known.kind))


def _path(kind: Kind, folder: str) -> str:
    return "/".join(filter(None, [permalinks.FOLDERS[kind], folder, "index.html"]))


def _standfirst(known: _Known) -> str:
    total = len(known.often) + len(known.once)
    if not total:
        return ""
    names = counted(total, known.kind)
    if known.once:
        message = N_("%(names)s named: %(often)s in more than one article, %(once)s in a single one.")
        return say(message, names=names, often=number(len(known.often)), once=number(len(known.once)))
    if any(len(e.appearances) > 1 for e in known.often):
        return say("%(names)s named.", names=names)
    return say("%(names)s named, in one article each.", names=names)


def counted(count: int, kind: Kind) -> str:
    """``1 person``, ``3 people``, ``2 places``."""
    if kind == "person":
        return many(count, "person", "people")
    return many(count, "organisation") if kind == "organisation" else many(count, "place")


def _letters(known: _Known) -> Ordered:
    keyed = [(e.sort, known.entry(e, e.sort)) for e in known.often]
    keyed += [(key, Entry(label=key, url=permalinks.entity(e.id), see=e.sort)) for e in known.often for key in see_entries(e)]
    keyed.sort(key=lambda item: (order(item[0]), item[1].url))
    blocks = (
        Block(id=head.id, label=head.label, url="", entries=tuple(entry for _, entry in group))
        for head, group in groupby(keyed, key=lambda item: letter(item[0]))
    )
    return (), tuple(blocks), tuple(known.entry(e, e.sort) for e in known.once)


def _counts(known: _Known) -> Ordered:
    everybody = sorted((*known.often, *known.once), key=lambda e: (-len(e.appearances), order(e.sort), e.id))
    table = tuple(known.entry(e, e.name, role=latest_role(e)) for e in everybody if len(e.appearances) >= TABLE_FROM)
    blocks = (
        Block(
            id=f"in-{count}",
            label=say("One article") if count == 1 else say("Two articles"),
            url="",
            entries=tuple(known.entry(e, e.sort) for e in group),
        )
        for count, group in groupby(everybody[len(table) :], key=lambda e: len(e.appearances))
    )
    return table, tuple(blocks), ()


def _recent(known: _Known) -> Ordered:
    everybody = sorted((*known.often, *known.once), key=lambda e: (-_last(e).toordinal(), order(e.sort), e.id))
    blocks = (
        Block(
            id=f"on-{day.isoformat()}",
            label=longdate(day),
            url=permalinks.edition(day),
            entries=tuple(known.entry(e, e.sort) for e in group),
        )
        for day, group in groupby(everybody, key=_last)
    )
    return (), tuple(blocks), ()


def _alphabet(blocks: Sequence[Block]) -> tuple[tuple[Letter, bool], ...]:
    live = {block.id for block in blocks}
    return tuple((each, each.id in live) for each in LETTERS)


def _last(entity: Entity) -> dt.date:
    return entity.appearances[0].article.published
