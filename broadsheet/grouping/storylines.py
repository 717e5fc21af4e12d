"""Articles and editors' decisions → the site's stories, each at an address that stays while it grows, and what was wrong.

A story's address is the slug of its first article by date. Decisions name stories by their addresses: ``story-split`` takes
an article out, ``story-merge`` puts stories into the last one named, and an article alone may be named by its own slug.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from broadsheet.grouping.decided import FILE
from broadsheet.grouping.novelty import new_sentences
from broadsheet.grouping.stories import stories, story, with_own_slugs
from broadsheet.grouping.traces.stems import stems
from broadsheet.model.article import Article
from broadsheet.model.decision import Decision
from broadsheet.model.index import Redirect
from broadsheet.model.problem import Problem
from broadsheet.model.story import Report, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Storylines:
    """The stories of two distinct articles and more, the latest first; where merged ones have gone; what matched nothing."""

    stories: tuple[Story, ...]
    redirects: tuple[Redirect, ...]
    problems: tuple[Problem, ...]


def storylines(
    articles: Sequence[Article], reports: Mapping[str, Report], decisions: Iterable[Decision], copies: Mapping[str, str]
) -> Storylines:
    """The stories of ``articles``; ``reports`` has theirs by id, ``copies`` article id → id of the first of the same text."""
    by_id = {article.id: article for article in articles}
    found = with_own_slugs([replace(each, slug=by_id[each.id].slug) for each in stories(reports.values())])
    desk = _Desk(found, by_id)
    problems = [problem for decision in decisions if (problem := desk.decide(decision))]
    known = {each.articles: each for each in found}
    groups = {slug: tuple(ids) for slug, ids in desk.groups.items() if _distinct(ids, copies) > 1}
    told = {slug: known.get(ids) or story([reports[id] for id in ids]) for slug, ids in groups.items()}
    kept = [_finished(replace(each, slug=slug), by_id, copies) for slug, each in told.items()]
    live = {each.slug for each in kept}
    return Storylines(
        stories=tuple(sorted(kept, key=lambda each: (-each.last.toordinal(), each.id))),
        redirects=tuple(
            Redirect(old=f"stories/{old}/index.html", new=f"stories/{new}/index.html")
            for old, new in sorted(desk.moved.items())
            if new in live and old not in live
        ),
        problems=tuple(problems),
    )


class _Desk:
    """The groups of articles by slug, as decisions change them in their order."""

    def __init__(self, found: Iterable[Story], by_id: Mapping[str, Article]) -> None:
        self.groups = {each.slug: list(each.articles) for each in found}
        self.moved: dict[str, str] = {}
        together = {id for ids in self.groups.values() for id in ids}
        self._alone: dict[str, str] = {}
        for id in sorted(by_id.keys() - together, key=lambda id: (by_id[id].published, id)):
            self._alone.setdefault(by_id[id].slug, id)
        self._by_id = by_id

    def decide(self, decision: Decision) -> Problem | None:
        """Apply a decision on stories; a Problem where it matches nothing."""
        if decision.verb not in ("story-split", "story-merge"):
            return None
        slugs = list(dict.fromkeys(self._now(target.removeprefix("stories/")) for target in decision.targets))
        known = [*self.groups, *self._alone]
        missing = next((slug for slug in slugs if slug not in self.groups and slug not in self._alone), None)
        if missing is not None:
            return _unmatched(decision, f"stories/{missing}", [f"stories/{slug}" for slug in known], "a story of this site")
        if decision.verb == "story-merge":
            self._merge(slugs)
            return None
        return self._split(slugs[0], decision)

    def _now(self, slug: str) -> str:
        while slug in self.moved:
            slug = self.moved[slug]
        return slug

    def _merge(self, slugs: Sequence[str]) -> None:
        kept = slugs[-1]
        ids = {id for slug in slugs for id in self._members(slug)}
        for slug in slugs:
            if slug != kept:
                self.moved[slug] = kept
                self.groups.pop(slug, None)
        self.groups[kept] = sorted(ids, key=self._place)

    def _members(self, slug: str) -> list[str]:
        return self.groups[slug] if slug in self.groups else [self._alone.pop(slug)]

    def _split(self, slug: str, decision: Decision) -> Problem | None:
        ids, id = self.groups.get(slug, []), decision.article or ""
        if id not in ids:
            return _unmatched(decision, id, ids, f"an article of stories/{slug}")
        self.groups[slug] = [other for other in ids if other != id]
        self._alone.setdefault(self._by_id[id].slug, id)
        return None

    def _place(self, id: str) -> tuple[dt.date, str]:
        return self._by_id[id].published, id


def _distinct(ids: Iterable[str], copies: Mapping[str, str]) -> int:
    return len({copies.get(id, id) for id in ids})


def _finished(told: Story, by_id: Mapping[str, Article], copies: Mapping[str, str]) -> Story:
    """The story with its headline, what holds it together, and what each day tells that is new."""
    firsts = {copies.get(id, id): id for id in reversed(told.articles)}
    articles = [by_id[id] for id in told.articles if firsts[copies.get(id, id)] == id]
    latest = [article for article in articles if article.published == articles[-1].published]
    leading = min(latest, key=lambda article: (article.headline_inferred, -article.words, article.id))
    words = [frozenset(stem for _, stem in stems(f"{a.headline}\n{a.text}")) for a in articles]
    return replace(
        told,
        headline=leading.headline,
        held=tuple(sum(_holds(held, term) for held in words) for term in told.shared),
        new=new_sentences(articles),
    )


def _holds(words: frozenset[str], term: str) -> bool:
    parts = [stem for _, stem in stems(term)]
    return bool(parts) and any(part in words for part in parts[-1:])


def _unmatched(decision: Decision, found: str, known: Sequence[str], expected: str) -> Problem:
    begun = [one for one in sorted(known) if one.startswith(found)]
    near = begun or get_close_matches(found, sorted(known), n=1, cutoff=0.6)
    return Problem(
        path=FILE,
        line=decision.line,
        field=decision.verb,
        severity="warning",
        found=f"{found!r}, which is not there",
        expected=expected + (f", perhaps {near[0]!r}" if near else ""),
    )
