"""Articles, editors' decisions and published ids → who everybody is, and every article in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from broadsheet.grouping import decided
from broadsheet.grouping.dossiers import Dossiers
from broadsheet.grouping.identities import resolve
from broadsheet.grouping.namings import namings
from broadsheet.grouping.otherwise import OtherForms
from broadsheet.grouping.placing import place, shown
from broadsheet.grouping.roll import Roll, roll
from broadsheet.model.article import Article, Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Identity
from broadsheet.model.index import Redirect
from broadsheet.model.placed import Dossier
from broadsheet.model.problem import Problem
from broadsheet.values import Value


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
    held = roll(public, {id: placed for id, (placed, _) in places.items()}, {id: found for id, (_, found) in places.items()})
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
    """In the order of all lists: newest first, then by slug."""
    return sorted(sorted(articles, key=attrgetter("slug", "id")), key=attrgetter("published"), reverse=True)


def by_article(ids: Mapping[tuple[str, Kind, str], str]) -> dict[str, dict[tuple[Kind, str], str]]:
    """Article id → (kind, name within it) → entity id."""
    found: dict[str, dict[tuple[Kind, str], str]] = {}
    for (article, kind, name), id in ids.items():
        found.setdefault(article, {})[kind, name] = id
    return found
