"""Namings and decisions → a Problem for each alias that changes nothing: the name is that entity's without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.grouping.identities import resolve
from broadsheet.grouping.identities.decisions import PATH
from broadsheet.grouping.identities.group import FOLDERS
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Naming
from broadsheet.model.problem import Problem
from broadsheet.text.keys import key
from broadsheet.text.slugs import slugify


def unused_aliases(namings: Sequence[Naming], decisions: Sequence[Decision]) -> tuple[Problem, ...]:
    """Costs as much as resolving all names once more, where there is an alias at all."""
    aliases = [decision for decision in decisions if decision.verb == "alias"]
    return tuple(_unused(namings, decisions, aliases)) if aliases else ()


def _unused(namings: Sequence[Naming], decisions: Sequence[Decision], aliases: Sequence[Decision]) -> Iterator[Problem]:
    without = resolve(namings, [decision for decision in decisions if decision.verb != "alias"])
    identities = {identity.id: identity for identity in without.of.values()}
    known = {id: id for id in identities}
    bearers: dict[str, set[str]] = {}
    forms: dict[str, set[str]] = {}
    for naming in namings:
        id = without.of[naming.article, naming.kind, naming.name].id
        known.setdefault(f"{FOLDERS[naming.kind]}/{slugify(naming.name)}", id)
        bearers.setdefault(key(naming.name), set()).add(id)
        for form in naming.forms:
            forms.setdefault(key(form), set()).add(id)
    for alias in aliases:
        wanted = key(alias.form or "")
        for target in filter(None, map(known.get, alias.targets)):
            others = {id for id in bearers.get(wanted, set()) if identities[id].kind == identities[target].kind}
            if others == {target} or (not others and target in forms.get(wanted, ())):
                yield Problem(
                    path=PATH,
                    line=alias.line,
                    field="alias",
                    found=f"{alias.form} is {target} without this line",
                    expected="no such line, or the form that you meant",
                    severity="note",
                )
