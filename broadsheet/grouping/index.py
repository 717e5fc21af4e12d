"""Articles, editors' decisions and the site's settings → the index of everything, and what was wrong with the decisions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, TypeVar

from broadsheet.grouping import aboutness, citing, decided, entity_notes, quotations
from broadsheet.grouping.days import editions
from broadsheet.grouping.earlier import Before
from broadsheet.grouping.entities import entities
from broadsheet.grouping.identities import resolve
from broadsheet.grouping.namings import namings
from broadsheet.grouping.origins import origins
from broadsheet.grouping.presences import Ids, Presence, presences
from broadsheet.grouping.redirects import redirects
from broadsheet.grouping.reports import report
from broadsheet.grouping.seen_with import seen_with
from broadsheet.grouping.sources import sources
from broadsheet.grouping.storylines import Storylines, storylines
from broadsheet.grouping.topics import Vocabulary, site_vocabulary, topics
from broadsheet.model.article import Article, Kind
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Entity, EntityCard, EntityNote, Identity, Said
from broadsheet.model.index import Edition, Index, Redirect, TopicGroup
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.model.story import QUIET, Report, Story

T = TypeVar("T")
Tell = Callable[[Sequence[Article], Mapping[str, Report], Sequence[Decision]], Storylines]


def build(
    articles: Sequence[Article],
    decisions: Sequence[Decision],
    site: Site,
    notes: Sequence[EntityNote] = (),
    anchors: Sequence[Anchor] = (),
    tell: Tell = storylines,
) -> tuple[Index, tuple[Problem, ...]]:
    """The index of ``articles``, whatever their order; hidden entities are nowhere in it, decided headlines everywhere.

    ``tell`` finds stories and copies: anew, or from what is kept. Decisions that match nothing are problems. Time
    grows with the mentions, and with the pairs of names in sentences.
    """
    headed, problems = decided.headlines(articles, decisions)
    ordered = sorted(headed, key=lambda a: (-a.published.toordinal(), a.slug, a.id))
    resolution = resolve(tuple(namings(ordered)), decisions, anchors)
    identities = {identity.id: identity for identity in resolution.of.values()}
    ids = {key: identity.id for key, identity in resolution.of.items()}
    hidden = resolution.hidden
    shown = [citing.agreed(decided.without(a, ids, hidden), ids) for a in ordered]
    reports = {article.id: report(article) for article in shown}
    told = tell(shown, reports, decisions)
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
    about = {a.id: _about(a, present[a.id], said[a.id], before.identities) for a in articles}
    quoted = tuple(chain.from_iterable(said[article.id] for article in articles))
    heard = tuple(one for one in quoted if one.article.id not in before.copies)
    known = entities(articles, present, names, before.identities, about, heard, seen_with(articles, present))
    by_id = {entity.id: entity for entity in known}
    vocabulary = site_vocabulary(site.topics)
    groups, topic_of = topics(articles, heard, vocabulary)
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
        stories=before.told.stories,
        redirects=moves,
        known=known,
        **_entities(by_id),
        entity_of=flat,
        named={id: tuple(dict.fromkeys(p.entity for p in found if not p.cited)) for id, found in present.items()},
        about=about,
        said_in=said,
        topic_of=topic_of,
        **_topics(groups, vocabulary),
        story_of=story_of,
        copies=before.copies,
        origins=origins(articles, before.copies, flat, by_id),
        **_articles(articles, before.copies),
        **_calendar(days, before.told.stories, heard),
    )
    return index, problems


def _about(
    article: Article, present: Sequence[Presence], said: Iterable[Said], identities: Mapping[str, Identity]
) -> tuple[str, ...]:
    return aboutness.about(article, present, identities, [one.speaker for one in said if one.speaker])


def _entities(by_id: Mapping[str, Entity]) -> dict[str, Any]:
    """The fields of the index that go by entities."""
    return {"by_id": by_id, "card_of": {id: card(entity) for id, entity in by_id.items()}, "before": Before(by_id)}


def _topics(groups: Sequence[TopicGroup], vocabulary: Vocabulary) -> dict[str, Any]:
    """The fields of the index that go by topics."""
    months = {group.topic.code: _by_month(group.articles, lambda article: article.published) for group in groups}
    return {
        "topic_months": {code: tuple(held) for code, held in months.items()},
        "topic_month": {(code, month): articles for code, held in months.items() for month, articles in held.items()},
        "group_of": {group.topic.code: group for group in groups},
        "live": {group.topic.code: True for group in groups},
        "own_topics": tuple(topic for topic in vocabulary.topics if topic.code.startswith("site:")),
    }


def _articles(articles: Iterable[Article], copies: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the index that go by articles alone."""
    article_of = {article.id: article for article in articles}
    return {"article_of": article_of, "copied": _copied(copies, article_of)}


def card(entity: Entity) -> EntityCard:
    """What other pages may show of an entity."""
    return EntityCard(
        id=entity.id,
        name=entity.name,
        sort=entity.sort,
        kind=entity.kind,
        paged=bool(entity.appearances),
        wikidata=(entity.note.wikidata if entity.note else None) or "",
    )


def _by_month(items: Iterable[T], day: Callable[[T], dt.date]) -> dict[dt.date, tuple[T, ...]]:
    held: dict[dt.date, list[T]] = {}
    for item in items:
        held.setdefault(day(item).replace(day=1), []).append(item)
    return {month: tuple(found) for month, found in held.items()}


def _calendar(days: Sequence[Edition], stories: Sequence[Story], heard: Iterable[Said]) -> dict[str, Any]:
    """The fields of the index that go by days, months and years; ``days``, ``stories`` and ``heard`` are newest first."""
    months = _by_month(days, lambda edition: edition.date)
    told, spoken = _by_month(stories, lambda story: story.last), _by_month(heard, lambda one: one.article.published)
    return {
        "edition_of": {edition.date: edition for edition in days},
        "counts": {month: {edition.date: len(edition.articles) for edition in held} for month, held in months.items()},
        "days": {month: tuple(edition.date for edition in held) for month, held in months.items()},
        "months": months,
        "years": _years(days),
        "begun": _by_month(sorted(stories, key=lambda story: story.slug), lambda story: story.first),
        "ended": {story.slug: (days[0].date - story.last).days > QUIET for story in stories},
        "told": told,
        "told_months": tuple(told),
        "spoken": spoken,
        "spoken_months": tuple(spoken),
    }


def _years(days: Iterable[Edition]) -> dict[int, tuple[dt.date, ...]]:
    months = dict.fromkeys(edition.date.replace(day=1) for edition in days)
    return {year: tuple(found) for year, found in groupby(months, key=lambda month: month.year)}


def _copied(copies: Mapping[str, str], article_of: Mapping[str, Article]) -> dict[str, tuple[Article, ...]]:
    """Article id → the others of its text, by day."""
    same: dict[str, list[Article]] = {first: [article_of[first]] for first in copies.values()}
    for id, first in copies.items():
        same[first].append(article_of[id])
    ordered = (sorted(group, key=lambda article: (article.published, article.id)) for group in same.values())
    return {one.id: tuple(other for other in group if other is not one) for group in map(tuple, ordered) for one in group}


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
