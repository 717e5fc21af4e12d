"""Editors' decisions on stories → the groups at the addresses that they name, and what was wrong with them.

Decisions name stories by their addresses: ``story-split`` takes an article out, ``story-merge`` puts stories into the last
one named, and an article alone may be named by its own slug.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from broadsheet.grouping.decided import FILE
from broadsheet.grouping.floods import whole_stories
from broadsheet.grouping.shelf import SLUGS, TRACES, Shelf
from broadsheet.grouping.telling import addresses
from broadsheet.grouping.traces import rows
from broadsheet.grouping.traces.groups import Members, by_day
from broadsheet.grouping.traces.trace import day_of, slug_of
from broadsheet.model.decision import Decision
from broadsheet.model.problem import Problem


class Desk:
    """The groups of articles by address, as decisions change them in their order; read only where one is named."""

    def __init__(self, shelf: Shelf, slugs: Callable[[], Iterable[str]]) -> None:
        self.groups: dict[str, Members] = {}
        """What decisions have made; nothing where they have taken a story away."""
        self.moved: dict[str, str] = {}
        self._shelf, self._slugs = shelf, slugs
        self._alone: dict[str, str] = {}

    def decide(self, decision: Decision) -> Problem | None:
        """Apply a decision on stories; a Problem where it matches nothing."""
        if decision.verb not in ("story-split", "story-merge"):
            return None
        targets = list(dict.fromkeys(self.now(target.removeprefix("stories/")) for target in decision.targets))
        missing = next((slug for slug in targets if not self._group(slug) and not self._single(slug)), None)
        if missing is not None:
            known = (f"stories/{slug}" for slug in (*self._slugs(), *(slug for slug, ids in self.groups.items() if ids)))
            return _unmatched(decision, f"stories/{missing}", known, "a story of this site")
        if decision.verb == "story-merge":
            self._merge(targets)
            return None
        return self._split(targets[0], decision)

    def now(self, slug: str) -> str:
        """Where the story of this address has gone."""
        while slug in self.moved:
            slug = self.moved[slug]
        return slug

    def _group(self, slug: str) -> Members:
        if slug not in self.groups:
            found = addresses.at(self._shelf, [slug])
            return whole_stories(self._shelf).of([found[slug]])[found[slug]] if slug in found else ()
        return self.groups[slug]

    def _single(self, slug: str) -> str:
        """The first article of this slug that was in no story, or that a decision has put out of one; or nothing."""
        if slug not in self._alone:
            named = self._shelf.get(SLUGS, [slug])
            ids = rows.names(named[slug]) if slug in named else ()
            groups = whole_stories(self._shelf).of(ids)
            self._alone[slug] = next(iter(self._ordered(id for id in ids if len(groups[id]) == 1)), "")
        return self._alone[slug]

    def _merge(self, slugs: Sequence[str]) -> None:
        kept = slugs[-1]
        ids = {id for slug in slugs for id in self._members(slug)}
        for slug in slugs:
            if slug != kept:
                self.moved[slug] = kept
                self.groups[slug] = ()
        self.groups[kept] = self._ordered(ids)

    def _members(self, slug: str) -> Members:
        group = self._group(slug)
        if group:
            return group
        id, self._alone[slug] = self._single(slug), ""
        return (id,)

    def _split(self, slug: str, decision: Decision) -> Problem | None:
        ids, id = self._group(slug), decision.article or ""
        if id not in ids:
            return _unmatched(decision, id, ids, f"an article of stories/{slug}")
        self.groups[slug] = tuple(other for other in ids if other != id)
        own = slug_of(self._shelf.get(TRACES, [id])[id])
        self._alone[own] = self._single(own) or id
        return None

    def _ordered(self, ids: Iterable[str]) -> Members:
        return by_day({id: day_of(data) for id, data in self._shelf.get(TRACES, sorted(ids)).items()})


def _unmatched(decision: Decision, found: str, known: Iterable[str], expected: str) -> Problem:
    there = sorted(set(known))
    begun = [one for one in there if one.startswith(found)]
    near = begun or get_close_matches(found, there, n=1, cutoff=0.6)
    return Problem(
        path=FILE,
        line=decision.line,
        field=decision.verb,
        severity="warning",
        found=f"{found!r}, which is not there",
        expected=expected + (f", perhaps {near[0]!r}" if near else ""),
    )
