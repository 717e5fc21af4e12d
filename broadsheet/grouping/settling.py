"""Articles, editors' decisions and published ids → who everybody is, and every article in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from broadsheet.grouping import decided
from broadsheet.grouping.dossiers import Dossiers
from broadsheet.grouping.identities import resolve
from broadsheet.grouping.namings import namings
from broadsheet.grouping.otherwise import OtherForms
from broadsheet.grouping.placing import place, shown
from broadsheet.grouping.roll import Roll, called, roll
from broadsheet.model.article import Article, Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Identity
from broadsheet.model.index import Redirect
from broadsheet.model.placed import Dossier
from broadsheet.model.problem import Problem
from broadsheet.values import Value

_published = attrgetter("published")
_slug = attrgetter("slug", "id")


class Settled(Value):
    """Articles as they are shown, in their places, and who everybody is."""

    roll: Roll
    identities: Mapping[str, Identity]
    """By id."""
    dossiers: Mapping[str, Dossier]
    """By entity id."""
    otherwise: Mapping[str, Sequence[str]]
    """Entity id → other forms of its name, the most frequent first; only where there are some, or nothing of the others."""
    moved: Sequence[Redirect]
    """From ids that decisions did away with."""
    problems: tuple[Problem, ...]
    """Of decisions on headlines and entities that match nothing."""


def settled(articles: Iterable[Article], decisions: Sequence[Decision], anchors: Sequence[Anchor]) -> Settled:
    """All worked out anew."""
    headed, problems = decided.headlines(list(articles), decisions)
    written = newest_first(headed)
    resolution = resolve(tuple(namings(written)), decisions, anchors)
    identities = {identity.id: identity for identity in resolution.of.values()}
    ids = by_article({place: identity.id for place, identity in resolution.of.items()})
    places = {a.id: place(a, ids.get(a.id, {}), resolution.hidden, identities) for a in written}
    public = [shown(a, ids.get(a.id, {}), resolution.hidden) for a in written]
    placed = {id: found for id, (_, found, _) in places.items()}
    held = roll(
        public,
        {id: standing for id, (standing, _, _) in places.items()},
        placed,
        {id: details for id, (_, _, details) in places.items()},
        *called(public, placed),
    )
    dossiers = Dossiers(held)
    return Settled(
        roll=held,
        identities=identities,
        dossiers=dossiers,
        otherwise=OtherForms(identities, dossiers),
        moved=resolution.redirects,
        problems=(*problems, *resolution.problems),
    )


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """In the order of all lists: newest first, then by slug. Files mostly lie by day, so that days are nearly in order."""
    days = groupby(sorted(articles, key=_published, reverse=True), _published)
    return [article for _, held in days for article in sorted(held, key=_slug)]


def by_article(ids: Mapping[tuple[str, Kind, str], str]) -> dict[str, dict[tuple[Kind, str], str]]:
    """Article id → (kind, name within it) → entity id."""
    found: dict[str, dict[tuple[Kind, str], str]] = {}
    for (article, kind, name), id in ids.items():
        found.setdefault(article, {})[kind, name] = id
    return found
