"""Whose names are whose and every article's place, kept in the state: a build looks again only at what its news touches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, starmap
from typing import Any

from broadsheet.engine import codec
from broadsheet.engine.backlog import Backlog
from broadsheet.engine.bundles import Bundles
from broadsheet.engine.lazy import lazy
from broadsheet.engine.store import Store
from broadsheet.grouping import decided
from broadsheet.grouping.asked import ENTITY, UNASKED, told_of
from broadsheet.grouping.dossiers import dossier
from broadsheet.grouping.identities import kept
from broadsheet.grouping.identities.decisions import ORDER
from broadsheet.grouping.identities.kept import Changed
from broadsheet.grouping.namings import namings
from broadsheet.grouping.otherwise import other_forms
from broadsheet.grouping.placing import place, shown
from broadsheet.grouping.roll import Roll, roll
from broadsheet.grouping.settling import Settled, by_article, newest_first
from broadsheet.grouping.shelf import IDENTITIES, NAMES
from broadsheet.keeping.callings import CALLINGS, Callings
from broadsheet.keeping.companies import COMPANY, UNMEASURED
from broadsheet.keeping.details import DETAILS, DOSSIER, KeptDetails, KeptDossiers
from broadsheet.keeping.drawers import Drawers
from broadsheet.keeping.places import PLACED, STANDINGS, KeptPlaces, Numbered, Places
from broadsheet.keeping.storylines import CODE as STORYLINES
from broadsheet.keeping.storylines import UNTOLD
from broadsheet.model.article import LIGHT, Article
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Identity
from broadsheet.model.index import Redirect
from broadsheet.model.placed import Details, Dossier, Placed, Standing
from broadsheet.model.problem import Problem
from broadsheet.values import Value, replace

CODE = "standings"
"""The fact that says which code made what is kept."""
RULES, OUTCOME, OTHERWISE = "rules", "outcome", "otherwise"
"""Kinds of results: decisions and published ids, and what came of them; other forms of names."""
SOON = 200
"""Ids that were published since the last build: of more it takes no longer to resolve all names again."""


class Outcome(Value):
    """What came of decisions and published ids, beside who everybody is."""

    hidden: tuple[str, ...] = ()
    moved: tuple[Redirect, ...] = ()
    problems: tuple[Problem, ...] = ()


class Rules(Value):
    """What names are kept to."""

    decisions: tuple[Decision, ...] = ()
    anchors: tuple[Anchor, ...] = ()


class Kept:
    """The standings of a state. Nothing of a build that is killed on the way is kept."""

    def __init__(self, store: Store, code: str) -> None:
        self._store = store
        self._shelf = Drawers(store)
        self._code = code

    def __call__(self, articles: Sequence[Article], decisions: Sequence[Decision], anchors: Sequence[Anchor]) -> Settled:
        """Of articles as they are written in content/."""
        headed, unmatched = decided.headlines(articles, decisions)
        written = {article.id: article for article in newest_first(headed)}
        ruled = tuple(decision for decision in decisions if decision.verb in ORDER)
        with self._store.transaction():
            self._open()
            bundles = Bundles(self._store, STANDINGS, Numbered)
            standings = bundles.all()
            found = Places(standings, KeptPlaces(self._store, standings), KeptDetails(self._store))
            outcome, identities = self._update(written, found, ruled, anchors)
            held = self._roll(written, found, outcome)
            found.change(bundles)
            otherwise = self._keep_dossiers(found, held, identities)
            Backlog(self._store, UNTOLD).add(found.moved | found.gone)
            Backlog(self._store, UNMEASURED).add(found.touched)
            moved = ((id, written[id].published, written[id].topics) for id in found.moved)
            Backlog(self._store, UNASKED).add(
                {*map(ENTITY.__add__, found.touched), *chain.from_iterable(starmap(told_of, moved))}
            )
        found.details.settle()
        return Settled(
            roll=held,
            identities=identities,
            dossiers=KeptDossiers(self._store),
            otherwise=otherwise,
            moved=outcome.moved,
            problems=(*unmatched, *outcome.problems),
        )

    def _roll(self, written: Mapping[str, Article], found: Places, outcome: Outcome) -> Roll:
        """Of the articles as they are shown; who is in them is kept."""
        standings = found.standings
        ordered = list(map(standings.__getitem__, written))
        numbers = [standing.number for standing in ordered]
        altered = ((id, standing) for id, standing in zip(written, ordered, strict=True) if standing.shown)
        shown = {id: _public(written[id], standing, found.details, outcome.hidden) for id, standing in altered}
        public = [shown.get(id, article) for id, article in written.items()] if shown else list(written.values())
        callings = Callings(self._store)
        callings.change(found.touched, found.left, {put.number: found.placed[id] for id, put in found.put.items()}, numbers)
        return roll(public, standings, found.placed, found.details, *callings.of(numbers, public))

    def _open(self) -> None:
        """Begin anew where other code made what is kept."""
        if self._store.fact(CODE) != self._code:
            for kind in (*NAMES, STANDINGS, PLACED, CALLINGS, DETAILS, DOSSIER, OTHERWISE, RULES, OUTCOME, COMPANY):
                self._store.retain(kind, ())
            self._store.note(CODE, self._code)
            self._store.note(STORYLINES, "")  # what was there is forgotten, so that nobody is told what of it is gone

    def _update(
        self, written: Mapping[str, Article], found: Places, decisions: Sequence[Decision], anchors: Sequence[Anchor]
    ) -> tuple[Outcome, dict[str, Identity]]:
        """Bring what is kept, and with it ``found``, to what ``written`` makes it; who everybody is comes beside."""
        before = self._outcome()
        same = self._same_rules(decisions, anchors)
        held = found.standings
        known = zip(written.values(), map(held.get, written), strict=True)
        new = [article for article, standing in known if standing is None or standing.article != article.fingerprint]
        gone = held.keys() - written.keys()
        if same and not new and not gone:
            return before, self._identities()
        added = {article.id: tuple(namings([article])) for article in new}
        changed = kept.update(self._shelf, added, gone, decisions, anchors, whole=not same)
        anew = set(added)
        del added  # the namings of a first build are as large as all that follows
        outcome, identities = _outcome(before, changed), self._identities()
        self._store.keep(OUTCOME, {"": codec.dumps(outcome)})
        self._store.drop(DETAILS, gone)
        for id in gone:
            found.remove(id)
        hidden = before.hidden, outcome.hidden
        for id, (standing, placed, details) in _placed(written, anew, found.details, changed, hidden, identities):
            data = codec.dumps(details)
            found.place(id, standing, placed, data)
            self._store.keep(DETAILS, {id: data})
        return outcome, identities

    def _same_rules(self, decisions: Sequence[Decision], anchors: Sequence[Anchor]) -> bool:
        """Whether decisions and published ids mean what they meant in the last build; they are kept for the next."""
        rules = codec.dumps(Rules(decisions=tuple(decisions), anchors=tuple(anchors)))
        kept_rules = self._store.results(RULES, [""]).get("")
        if kept_rules == rules:
            return True
        self._store.keep(RULES, {"": rules})
        before = codec.loads(Rules, kept_rules) if kept_rules else Rules()
        new = set(anchors) - set(before.anchors)
        same = before.decisions == tuple(decisions) and set(before.anchors) <= set(anchors) and len(new) <= SOON
        return same and kept_rules is not None and kept.settled(self._shelf, new)

    def _outcome(self) -> Outcome:
        data = self._store.results(OUTCOME, [""]).get("")
        return codec.loads(Outcome, data) if data else Outcome()

    def _keep_dossiers(self, found: Places, held: Roll, identities: Mapping[str, Identity]) -> Mapping[str, tuple[str, ...]]:
        """Those of all that is written otherwise now; the other forms of every name come back."""
        live = [id for id in sorted(found.touched) if id in held.naming or id in held.citing]
        self._store.drop(DOSSIER, found.touched.difference(live))
        grown = self._store.results(DOSSIER, [id for id in live if id not in found.altered])
        known = {id: codec.loads(Dossier, data) for id, data in grown.items()}
        forms: dict[str, tuple[str, ...]] = {}
        kept_now: dict[str, bytes] = {}
        for id in live:
            made = dossier(id, held, known.get(id), found.added)
            kept_now[id] = codec.dumps(made)
            if others := other_forms(identities[id], (alias.text for alias in made.aliases)):
                forms[id] = others
        self._store.keep(DOSSIER, kept_now)
        bundles: Bundles[tuple[str, ...]] = Bundles(self._store, OTHERWISE, tuple[str, ...])
        if found.touched:
            bundles.change(forms, found.touched)
        return bundles.all()

    def _identities(self) -> dict[str, Identity]:
        return self._store.values(IDENTITIES, Identity)


def _placed(
    written: Mapping[str, Article],
    new: Collection[str],
    details: Mapping[str, Details],
    changed: Changed,
    hidden: tuple[Collection[str], Collection[str]],
    identities: Mapping[str, Identity],
) -> Iterator[tuple[str, tuple[Standing, Placed, Details]]]:
    """The articles that something touched, placed anew; ``hidden`` are ids of entities before and now."""
    flipped = set(hidden[0]) ^ set(hidden[1])
    touched = {*changed.articles, *(place[0] for place, id in changed.ids.items() if id in flipped)}
    now = by_article({place: id for place, id in changed.ids.items() if place[0] in touched})
    for id in sorted(touched):
        ids = now.get(id, {})
        if id not in new:
            ids = {(kind, name): ids.get((kind, name), whose) for kind, name, whose in details[id].names}
        yield id, place(written[id], ids, hidden[1], identities)


def _outcome(before: Outcome, changed: Changed) -> Outcome:
    """What came of decisions and published ids, of which some may not have been asked again."""
    found = changed.resolution
    if changed.whole:
        return Outcome(hidden=tuple(sorted(found.hidden)), moved=found.redirects, problems=found.problems)
    asked = {f"{id}/index.html" for id in changed.asked}
    moved = (*(redirect for redirect in before.moved if redirect.old not in asked), *found.redirects)
    return replace(before, moved=tuple(sorted(moved, key=lambda redirect: redirect.old)))


def _public(article: Article, standing: Standing, details: Mapping[str, Details], hidden: Collection[str]) -> Article:
    """An article as it is shown, where that is otherwise than it is written."""
    given = {name: getattr(article, name) for name in LIGHT} | {"fingerprint": standing.shown}
    return lazy(Article, given, _Shown(article, details, hidden))


class _Shown:
    """The fields of an article as it is shown, worked out when the first of them is asked for."""

    __slots__ = ("_article", "_details", "_hidden", "_shown")

    def __init__(self, article: Article, details: Mapping[str, Details], hidden: Collection[str]) -> None:
        self._article = article
        self._details = details
        self._hidden = hidden
        self._shown: Article | None = None

    def __call__(self, field: str) -> Any:
        if self._shown is None:
            ids = {(kind, name): id for kind, name, id in self._details[self._article.id].names}
            self._shown = shown(self._article, ids, self._hidden)
        return getattr(self._shown, field)
