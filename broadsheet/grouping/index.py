"""Articles, editors' decisions and the site's settings → the index of everything, and what was wrong with the decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from broadsheet.grouping import aboutness, citing, decided, entity_notes, quotations
from broadsheet.grouping.days import editions
from broadsheet.grouping.entities import entities
from broadsheet.grouping.identities import resolve
from broadsheet.grouping.namings import namings
from broadsheet.grouping.origins import origins
from broadsheet.grouping.presences import Ids, presences
from broadsheet.grouping.redirects import redirects
from broadsheet.grouping.reports import report
from broadsheet.grouping.seen_with import seen_with
from broadsheet.grouping.sources import sources
from broadsheet.grouping.storylines import Storylines, storylines
from broadsheet.grouping.topics import site_vocabulary, topics
from broadsheet.model.article import Article, Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, EntityNote, Identity
from broadsheet.model.index import Index, Redirect
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site


def build(
    articles: Sequence[Article],
    decisions: Sequence[Decision],
    site: Site,
    notes: Sequence[EntityNote] = (),
    anchors: Sequence[Anchor] = (),
) -> tuple[Index, tuple[Problem, ...]]:
    """The index of ``articles``, whatever their order; hidden entities are nowhere in it, decided headlines everywhere.

    Decisions that match nothing are problems. Time grows with the mentions, and with the pairs of names in sentences.
    """
    headed, problems = decided.headlines(articles, decisions)
    ordered = sorted(headed, key=lambda a: (-a.published.toordinal(), a.slug, a.id))
    resolution = resolve(tuple(namings(ordered)), decisions, anchors)
    identities = {identity.id: identity for identity in resolution.of.values()}
    ids = {key: identity.id for key, identity in resolution.of.items()}
    hidden = resolution.hidden
    shown = [citing.agreed(decided.without(a, ids, hidden), ids) for a in ordered]
    reports = {article.id: report(article) for article in shown}
    told = storylines(shown, reports, decisions)
    index, misplaced = _grouped(shown, ids, Known(identities, resolution.redirects, told.copies, told), site)
    index, unknown = entity_notes.attach(index, notes)
    return index, (*problems, *resolution.problems, *told.problems, *misplaced, *unknown)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the articles together before they are grouped."""

    identities: Mapping[str, Identity]
    moved: Sequence[Redirect]
    copies: Mapping[str, str]
    told: Storylines


def _grouped(
    articles: Sequence[Article], ids: Mapping[tuple[str, Kind, str], str], before: Known, site: Site
) -> tuple[Index, tuple[Problem, ...]]:
    names: dict[str, Ids] = {article.id: _names(article, ids) for article in articles}
    entity_of = {article.id: _by_name(article, names[article.id]) for article in articles}
    said = {article.id: quotations.said(article, entity_of[article.id]) for article in articles}
    present = {article.id: presences(article, names[article.id]) for article in articles}
    about = {
        a.id: aboutness.about(a, present[a.id], before.identities, [s.speaker for s in said[a.id] if s.speaker]) for a in articles
    }
    quoted = tuple(chain.from_iterable(said[article.id] for article in articles))
    heard = tuple(one for one in quoted if one.article.id not in before.copies)
    known = entities(articles, present, names, before.identities, about, heard, seen_with(articles, present))
    by_id = {entity.id: entity for entity in known}
    groups, topic_of = topics(articles, heard, site_vocabulary(site.topics))
    flat = {(article, name): id for article, found in entity_of.items() for name, id in found.items()}
    live = [*(e.id for e in known if e.appearances), *(f"stories/{story.slug}" for story in before.told.stories)]
    moves, problems = redirects((*before.moved, *before.told.redirects), live, articles)
    story_of = {id: story for story in before.told.stories for id in story.articles}
    days = editions(articles, about, known, quoted, {id: story.id for id, story in story_of.items()}, before.copies)
    index = Index(
        articles=tuple(articles),
        editions=days,
        topics=groups,
        entities=tuple(entity for entity in known if entity.appearances),
        sources=sources(articles, flat, by_id),
        said=quoted,
        redirects=moves,
        by_id=by_id,
        entity_of=flat,
        topic_of=topic_of,
        about=about,
        stories=before.told.stories,
        story_of=story_of,
        copies=before.copies,
        origins=origins(articles, before.copies, flat, by_id),
        edition_of={edition.date: edition for edition in days},
        article_of={article.id: article for article in articles},
    )
    return index, problems


def _names(article: Article, ids: Mapping[tuple[str, Kind, str], str]) -> Ids:
    """(kind, name) → entity id, for the names of one article that are not hidden."""
    pairs = dict.fromkeys((m.kind, m.name) for m in article.mentions)
    return {pair: ids[article.id, *pair] for pair in pairs if (article.id, *pair) in ids}


def _by_name(article: Article, ids: Ids) -> dict[str, str]:
    """Name → entity id; a name of two kinds is the kind that it mostly has there, the first of equals."""
    counts = Counter((m.kind, m.name) for m in article.mentions)
    found: dict[str, str] = {}
    for (kind, name), _ in sorted(counts.items(), key=lambda item: -item[1]):
        if (kind, name) in ids:
            found.setdefault(name, ids[kind, name])
    return found
