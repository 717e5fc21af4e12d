"""Identities in waiting and editors' decisions → identities, redirects from what they replaced, and problems."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from broadsheet.grouping.identities.display import Draft
from broadsheet.grouping.identities.group import FOLDERS
from broadsheet.grouping.identities.sorting import sort_key
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Naming
from broadsheet.model.index import Redirect
from broadsheet.model.problem import Problem, Severity
from broadsheet.text.keys import key
from broadsheet.text.slugs import slugify
from broadsheet.values import replace

PATH = "content/decisions.yaml"
ORDER = ("alias", "split", "kind", "merge", "rename", "hide", "never-merge")
"""The verbs about entities in the order in which they take effect; lines of one verb by what they say."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Ledger:
    """The drafts while decisions are applied, and a record of what went where."""

    def __init__(self, drafts: Iterable[Draft], led: Mapping[str, str] = NOTHING) -> None:
        self.drafts = {draft.id: draft for draft in drafts}
        self.moved: dict[str, str] = dict(led)
        self.hidden: set[str] = set()
        self.problems: list[Problem] = []
        self._names: dict[str, str] = {}

    def learn_other_ids(self, also: Mapping[str, str]) -> None:
        """Let ids that forms of a name would have made stand for the one entity that has such a form; and those of ``also``."""
        self._names = {**self._other_ids(), **{old: new for old, new in also.items() if old not in self.drafts}}

    def _other_ids(self) -> dict[str, str]:
        """Ids that forms of a name would have made → the one entity that has such a form."""
        owners: dict[str, set[str]] = defaultdict(set)
        for draft in self.drafts.values():
            for name in {naming.name for naming in draft.namings}:
                owners[f"{FOLDERS[draft.kind]}/{slugify(name)}"].add(draft.id)
        return {other: next(iter(ids)) for other, ids in owners.items() if len(ids) == 1 and other not in self.drafts}

    def find(self, identity: str) -> str | None:
        """The id that ``identity`` stands for now; None where no entity ever had it."""
        if identity not in self.drafts and identity in self._names and identity not in self.moved:
            self.moved[identity] = self._names[identity]
        seen: set[str] = set()
        while identity in self.moved and identity not in self.drafts and identity not in seen:
            seen.add(identity)
            identity = self.moved[identity]
        return identity if identity in self.drafts else None

    def need(self, decision: Decision, identity: str) -> str | None:
        """The same, with a problem where there is none."""
        found = self.find(identity)
        if found is None:
            near = difflib.get_close_matches(identity, sorted({*self.drafts, *self._names}), n=1, cutoff=0.5)
            self.problem(
                decision,
                f"no entity has the id {identity}",
                f"an id of the site, such as {near[0]}" if near else "an id of the site",
            )
        return found

    def problem(self, decision: Decision, found: str, expected: str, severity: Severity = "warning") -> None:
        """Report a decision that cannot be carried out, or not as whoever wrote it may think."""
        self.problems.append(
            Problem(path=PATH, line=decision.line, field=decision.verb, found=found, expected=expected, severity=severity)
        )

    def put(self, old: str, draft: Draft) -> None:
        """Let ``draft`` take the place of the entity ``old``, joining one that has its id already."""
        self.drafts.pop(old, None)
        if draft.id in self.drafts:
            there = self.drafts[draft.id]
            draft = replace(there, namings=_ordered((*there.namings, *draft.namings)), how=draft.how or there.how)
        self.drafts[draft.id] = draft
        if old != draft.id:
            self.moved[old] = draft.id
        self.moved.pop(draft.id, None)

    def redirects(self) -> tuple[Redirect, ...]:
        """From the page of every id that is no more to the page that took its place."""
        found = {(old, self.find(old)) for old in list(self.moved) if old not in self.drafts}
        return tuple(
            Redirect(old=f"{old}/index.html", new=f"{new}/index.html") for old, new in sorted((o, n) for o, n in found if n)
        )


def apply(
    drafts: Iterable[Draft],
    decisions: Sequence[Decision],
    led: Mapping[str, str] = NOTHING,
    also: Mapping[str, str] = NOTHING,
) -> Ledger:
    """Carry out every decision about entities; the order of the lines does not matter.

    ``led`` are old ids that lead to drafts, ``also`` ids by which decisions may call them besides.
    """
    ledger = Ledger(drafts, led)
    if decisions:
        ledger.learn_other_ids(also)
    verbs = {
        "alias": _alias,
        "split": _split,
        "kind": _kind,
        "merge": _merge,
        "rename": _rename,
        "hide": _hide,
        "never-merge": _never,
    }
    for verb in ORDER:
        for decision in sorted((d for d in decisions if d.verb == verb), key=_what):
            verbs[verb](ledger, decision)
    return ledger


def _what(decision: Decision) -> tuple[str, ...]:
    """What a decision says, without the line that it stands in, to order decisions by."""
    said = (decision.article, decision.name, decision.form, decision.to, decision.sort, decision.kind)
    return (*decision.targets, *(value or "" for value in said))


def _ordered(namings: Iterable[Naming]) -> tuple[Naming, ...]:
    return tuple(sorted(set(namings), key=lambda n: (n.article, n.name, n.kind)))


def _by(decision: Decision) -> str:
    who = f" by {decision.by}" if decision.by else ""
    return f"Decided{who}: {decision.why}" if decision.why else f"Decided{who or ' by an editor'}."


def _take(ledger: Ledger, target: str, chosen: set[Naming], how: str) -> None:
    """Move namings to the entity ``target``; entities left without any become a redirect to it."""
    for draft in [d for d in ledger.drafts.values() if d.id != target and chosen & set(d.namings)]:
        rest = tuple(n for n in draft.namings if n not in chosen)
        if rest:
            ledger.drafts[draft.id] = replace(draft, namings=rest)
        else:
            ledger.put(draft.id, replace(ledger.drafts[target], namings=()))
    there = ledger.drafts[target]
    ledger.drafts[target] = replace(there, namings=_ordered((*there.namings, *chosen)), how=how)


def _alias(ledger: Ledger, decision: Decision) -> None:
    for identity in decision.targets:
        target = ledger.need(decision, identity)
        if target is None or not decision.form:
            continue
        wanted, kind = key(decision.form), ledger.drafts[target].kind
        chosen = {n for d in ledger.drafts.values() if d.kind == kind for n in d.namings if key(n.name) == wanted}
        known = any(key(form) == wanted for n in ledger.drafts[target].namings for form in n.forms)
        if chosen:
            _take(ledger, target, chosen, _by(decision))
        elif not known:
            forms = sorted({form for d in ledger.drafts.values() for n in d.namings for form in n.forms})
            near = difflib.get_close_matches(decision.form, forms, n=1, cutoff=0.5)
            ledger.problem(
                decision,
                f"no article writes {decision.form}",
                f"a form that stands in an article, such as {near[0]}" if near else "a form that stands in an article",
            )


def _split(ledger: Ledger, decision: Decision) -> None:
    chosen = {
        n
        for d in ledger.drafts.values()
        for n in d.namings
        if n.article == decision.article and key(n.name) == key(decision.name or "")
    }
    target = decision.to or ""
    if not chosen:
        here = sorted({n.name for d in ledger.drafts.values() for n in d.namings if n.article == decision.article})
        near = difflib.get_close_matches(decision.name or "", here, n=1, cutoff=0.3)
        expected = f"a name of that article, such as {near[0]}" if near else "an article of the site and a name within it"
        ledger.problem(decision, f"{decision.article} does not name {decision.name}", expected)
        return
    kind = next((k for k, folder in FOLDERS.items() if target.startswith(f"{folder}/")), None)
    if kind is None:
        ledger.problem(decision, f"{target or 'nothing'} is no id of an entity", "people/…, organisations/… or places/…")
        return
    name = min(n.name for n in chosen)
    if target not in ledger.drafts:
        ledger.moved.pop(target, None)
        ledger.drafts[target] = Draft(
            id=target, name=name, sort=sort_key(name, {}) if kind == "person" else name, kind=kind, namings=()
        )
    _take(ledger, target, chosen, _by(decision))


def _kind(ledger: Ledger, decision: Decision) -> None:
    for identity in decision.targets:
        old = ledger.need(decision, identity)
        if old is None or decision.kind is None:
            continue
        draft = ledger.drafts[old]
        sort = sort_key(draft.name, {}) if decision.kind == "person" else draft.name
        new = f"{FOLDERS[decision.kind]}/{old.split('/', 1)[1]}"
        if new == old:
            ledger.problem(decision, f"{old} is a {decision.kind} already", "no such line")
            continue
        ledger.put(old, replace(draft, id=new, kind=decision.kind, sort=sort, how=_by(decision)))


def _merge(ledger: Ledger, decision: Decision) -> None:
    if len(decision.targets) < 2:
        ledger.problem(decision, "one entity", "two or more; the last is kept")
        return
    *others, last = decision.targets
    known = [identity for identity in others if ledger.need(decision, identity)]
    target = ledger.find(last)
    if target is None:
        ledger.need(decision, last)
        return
    for identity in known:
        old = ledger.find(identity)
        if old and old != target:
            kept = ledger.drafts[target]
            ledger.put(old, replace(kept, namings=ledger.drafts[old].namings, how=_by(decision)))
            ledger.drafts[target] = replace(ledger.drafts[target], how=_by(decision))
        elif identity != target:
            ledger.moved[identity] = target


def _rename(ledger: Ledger, decision: Decision) -> None:
    for identity in decision.targets:
        old = ledger.need(decision, identity)
        if old is None or not decision.to:
            continue
        draft = ledger.drafts[old]
        sort = decision.sort or (sort_key(decision.to, {}) if draft.kind == "person" else decision.to)
        new = f"{FOLDERS[draft.kind]}/{slugify(decision.to)}"
        if new in ledger.drafts and new != old:
            found = f"{new} has that name too, so that both are listed under it"
            ledger.problem(decision, found, "another name; or a `merge`, where they are one", severity="note")
            new = old  # another entity has that address; the name changes, the address stays
        ledger.put(old, replace(draft, id=new, name=decision.to, sort=sort, how=_by(decision)))


def _hide(ledger: Ledger, decision: Decision) -> None:
    for identity in decision.targets:
        found = ledger.need(decision, identity)
        if found:
            ledger.hidden.add(found)


def _never(ledger: Ledger, decision: Decision) -> None:
    """Kept apart when names were joined; here the ids need only exist, and no other decision have made them one."""
    found = [ledger.need(decision, identity) for identity in dict.fromkeys(decision.targets)]
    there = {identity for identity in found if identity}
    if len(there) < sum(identity is not None for identity in found):
        one = next(identity for identity in found if identity and found.count(identity) > 1)
        ledger.problem(decision, f"they are one, {one}, by a `merge` or an `alias`", "one of both lines; that which joins wins")
    for identity in there:
        draft = ledger.drafts[identity]
        ledger.drafts[identity] = replace(draft, undecided=tuple(other for other in draft.undecided if other not in there))
