"""Namings of all articles and editors' decisions → who everybody is: one identity for each entity.

A function of the two sets: neither the order of articles nor that of decisions matters. Names
join where nothing else can be meant; what cannot be decided is left apart and marked for people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from broadsheet.grouping.identities import cells, strangers
from broadsheet.grouping.identities import decisions as editing
from broadsheet.grouping.identities.company import everyday
from broadsheet.grouping.identities.display import Draft, drafts, natural_ids
from broadsheet.grouping.identities.group import Group
from broadsheet.grouping.identities.pins import pins
from broadsheet.grouping.identities.resolution import Resolution
from broadsheet.model.article import Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Identity, Naming

__all__ = ["Resolution", "resolve"]


def resolve(namings: Sequence[Naming], decisions: Sequence[Decision], anchors: Sequence[Anchor] = ()) -> Resolution:
    """The identity of every naming, redirects from ids that decisions replaced, and their problems.

    ``anchors`` are the ids under which names were published: these are kept, or lead to those that are.

    Decisions on stories and headlines are not for here and are passed over. Costs little more than
    sorting the namings.
    """
    ordered = sorted(namings, key=order)
    return resolve_within(ordered, decisions, anchors, everyday(ordered))


def resolve_within(
    ordered: Sequence[Naming], decisions: Sequence[Decision], anchors: Sequence[Anchor], without: frozenset[str]
) -> Resolution:
    """The same of namings in order, where the keys of everyday names are known."""
    never = frozenset(frozenset(pair) for d in decisions if d.verb == "never-merge" for pair in combinations(d.targets, 2))
    parts = [part for group in cells.groups(ordered, never) for part in strangers.split(group, without)]
    ledger = _decided(strangers.attach(parts, without), decisions, anchors)
    of: dict[tuple[str, Kind, str], Any] = dict.fromkeys((naming.article, naming.kind, naming.name) for naming in ordered)
    for draft in ledger.drafts.values():
        identity = _identity(draft, ledger)
        for naming in draft.namings:
            of[naming.article, naming.kind, naming.name] = identity
    return Resolution(
        of=of,
        redirects=ledger.redirects(),
        problems=tuple(sorted(ledger.problems, key=lambda p: (p.line or 0, p.field or "", p.found))),
        hidden=frozenset(ledger.hidden),
    )


def _decided(groups: Sequence[Group], decisions: Sequence[Decision], anchors: Sequence[Anchor]) -> editing.Ledger:
    pinned = pins(groups, anchors, {decision.to for decision in decisions if decision.verb == "split" and decision.to})
    made = drafts(groups, pinned)
    led = {old: made[number].id for old, number in pinned.leads.items() if old != made[number].id}
    also = dict(zip(natural_ids(groups), (draft.id for draft in made), strict=True)) if pinned.ids and decisions else {}
    return editing.apply(made, decisions, led, also)


def order(naming: Naming) -> tuple[object, ...]:
    """The order of namings: of one article and name there is one of each kind."""
    return naming.article, naming.name, naming.kind, naming.published, naming.forms, naming.roles, naming.count


def _identity(draft: Draft, ledger: editing.Ledger) -> Identity:
    others = {found for other in draft.undecided if (found := ledger.find(other)) and found != draft.id}
    how = draft.how or _plain(draft)
    return Identity(id=draft.id, name=draft.name, sort=draft.sort, kind=draft.kind, how=how, undecided=tuple(sorted(others)))


def _plain(draft: Draft) -> str:
    """What to say where no rule had to decide anything."""
    if len({naming.article for naming in draft.namings}) == 1:
        return "Named in one article."
    if len({naming.name for naming in draft.namings}) == 1:
        return "Every article writes the name alike, and nothing speaks for two who share it."
    return "The articles write this name in ways that differ in small words and signs alone."
