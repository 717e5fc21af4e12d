"""Articles, editors' decisions and the site's settings → the index of everything, and what was wrong with the decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from broadsheet.grouping import decided, entity_notes, moved
from broadsheet.grouping.days import editions
from broadsheet.grouping.earlier import Before
from broadsheet.grouping.entities import entities
from broadsheet.grouping.floods import MANY
from broadsheet.grouping.later import Later, Seen
from broadsheet.grouping.origins import Origins
from broadsheet.grouping.ranking import Ranking
from broadsheet.grouping.roll import Roll
from broadsheet.grouping.seen_with import Company, measured
from broadsheet.grouping.settling import Settled, settled
from broadsheet.grouping.sought import Searched, Words
from broadsheet.grouping.sources import sources
from broadsheet.grouping.spans import Span, Spans, TopicMonth, by_month, first_of_month, months_of
from broadsheet.grouping.storylines import Storylines, storylines
from broadsheet.grouping.topics import Vocabulary, section_order, site_vocabulary, topics
from broadsheet.grouping.whose import Forms, Whose
from broadsheet.model.article import Article
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Entity, EntityCard, EntityNote, Said
from broadsheet.model.index import FOLLOWED, Edition, Index, TopicGroup
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.model.story import QUIET, Story

_entity = attrgetter("entity")
Settle = Callable[[Sequence[Article], Sequence[Decision], Sequence[Anchor]], Settled]
Tell = Callable[[Roll, Sequence[Decision]], Storylines]
Measure = Callable[[Roll, Company], Mapping[str, str]]


def build(
    articles: Sequence[Article],
    decisions: Sequence[Decision],
    site: Site,
    notes: Sequence[EntityNote] = (),
    anchors: Sequence[Anchor] = (),
    settle: Settle = settled,
    tell: Tell = storylines,
    measure: Measure = measured,
) -> tuple[Index, tuple[Problem, ...]]:
    """The index of ``articles``, whatever their order; hidden entities are nowhere in it, decided headlines everywhere.

    ``settle`` finds who everybody is, ``tell`` stories and copies, ``measure`` whose company changed: anew, or from what is
    kept. ``anchors`` are the published ids of names and stories. Decisions that match nothing are problems. Time grows with
    the mentions.
    """
    seen = moved.published(anchors)
    known = settle(articles, decisions, seen.names)
    told = tell(known.roll, decisions)
    index, misplaced = moved.attach(
        grouped(known, told, site, measure), (*known.moved, *told.redirects), seen, decided.hidden(decisions)
    )
    index, unknown = entity_notes.attach(index, notes)
    return index, (*known.problems, *told.problems, *misplaced, *unknown)


def grouped(known: Settled, told: Storylines, site: Site, measure: Measure) -> Index:
    """The index of articles whose places and stories are known; where old addresses lead is not in it yet."""
    held = known.roll
    articles = held.articles

    def heard(some: Sequence[Article]) -> Sequence[Said]:
        return held.spoken(Later(lambda: [article for article in some if article.id not in told.copies]))

    company = Company(held)
    everybody = entities(held, known.identities, known.dossiers, told.copies, company)
    by_id = {entity.id: entity for entity in everybody}
    naming = {id: held.naming[id] for id in by_id if id in held.naming}
    vocabulary = site_vocabulary(site.topics)
    groups, topic_of = topics(articles, heard, vocabulary)
    story_of = {id: story for story in told.stories for id in story.articles}
    weight_of = Ranking(held, story_of, told.copies, topic_of, section_order(site.sections, vocabulary))
    alike = _alike(told.copies, held.by_id)
    repeating = {held.by_id[id].published for id in told.copies}
    days = editions(held.days, weight_of, naming, held.spoken, told.copies, repeating)
    known_sources = sources(held, everybody)
    searched = Searched(articles, by_id, naming, groups, known_sources, topic_of, known.otherwise)
    return Index(
        articles=tuple(articles),
        editions=days,
        topics=groups,
        entities=tuple(entity for entity in everybody if entity.id in naming),
        sources=known_sources,
        said=held.spoken(articles),
        stories=told.stories,
        redirects=(),
        known=everybody,
        **_entities(by_id, naming, held, told.copies),
        measured=measure(held, company),
        **_places(held),
        topic_of=topic_of,
        **_topics(groups, vocabulary, site),
        story_of=story_of,
        weight_of=weight_of,
        copies=told.copies,
        origins=Origins(held.placed, told.copies, alike["led"]),
        article_of=held.by_id,
        **alike,
        sought=searched,
        searched=tuple(searched),
        words=Words(searched),
        otherwise=known.otherwise,
        **_calendar(days, told.stories),
        **_spoken(held, told.copies, repeating),
    )


def _entities(
    by_id: Mapping[str, Entity], naming: Mapping[str, Sequence[Article]], held: Roll, copies: Mapping[str, str]
) -> dict[str, Any]:
    """The fields of the index that go by entities; ``naming`` is in their order."""
    return {
        "by_id": by_id,
        "card_of": {id: _card(entity, id in naming) for id, entity in by_id.items()},
        "before": Before(by_id),
        "naming": naming,
        "citing": held.citing,
        "followed": tuple(id for id, found in naming.items() if len(found) >= FOLLOWED),
        "spans": Spans(naming, copies),
        "span": Span(by_id, copies),
    }


def _places(held: Roll) -> dict[str, Any]:
    """The fields of the index that go by articles and tell who is in them."""
    placed = held.placed
    return {
        "entity_of": Whose(held.details),
        "named": Seen(placed, lambda found: tuple(map(_entity, found.subjects))),
        "cited_in": Seen(placed, lambda found: tuple(map(_entity, found.cited))),
        "about": Seen(placed, attrgetter("about")),
        "said_in": held.said,
        "roles_in": Seen(placed, attrgetter("roles")),
        "forms_in": Forms(held.details),
        "fingerprints": held.fingerprints,
    }


def _topics(groups: Sequence[TopicGroup], vocabulary: Vocabulary, site: Site) -> dict[str, Any]:
    """The fields of the index that go by topics."""
    group_of = {group.topic.code: group for group in groups}
    return {
        "topic_months": Seen(group_of, lambda group: months_of(group.articles)),
        "topic_month": TopicMonth(group_of),
        "group_of": group_of,
        "topic_codes": tuple(group_of),
        "live": {group.topic.code: True for group in groups},
        "own_topics": tuple(topic for topic in vocabulary.topics if topic.code.startswith("site:")),
        "sections": section_order(site.sections, vocabulary),
    }


def _card(entity: Entity, paged: bool) -> EntityCard:
    """What other pages may show of an entity."""
    return EntityCard(
        id=entity.id,
        name=entity.name,
        sort=entity.sort,
        kind=entity.kind,
        paged=paged,
        wikidata=(entity.note.wikidata if entity.note else None) or "",
    )


def _spoken(held: Roll, copies: Mapping[str, str], repeating: Collection[dt.date]) -> dict[str, Any]:
    """The fields of the index that go by months with quotations; what copies repeat, on the days that have some, is left out."""
    months: dict[dt.date, list[Article]] = {}
    for day, articles in held.speaking.items():
        if speaking := [a for a in articles if a.id not in copies] if day in repeating else articles:
            months.setdefault(first_of_month(day), []).extend(speaking)
    return {
        "speaking": months,
        "spoken": {month: held.spoken(articles) for month, articles in months.items()},
        "spoken_months": tuple(months),
    }


def _calendar(days: Sequence[Edition], stories: Sequence[Story]) -> dict[str, Any]:
    """The fields of the index that go by days, months and years; ``days`` and ``stories`` are newest first."""
    months, told = by_month(days, lambda edition: edition.date), by_month(stories, lambda story: story.last)
    return {
        "edition_of": {edition.date: edition for edition in days},
        "counts": {month: {edition.date: len(edition.articles) for edition in held} for month, held in months.items()},
        "days": {month: tuple(edition.date for edition in held) for month, held in months.items()},
        "months": months,
        "edition_months": tuple(months),
        "years": _years(days),
        "begun": by_month(sorted(stories, key=lambda story: story.slug), lambda story: story.first),
        "ended": {story.slug: (days[0].date - story.last).days > QUIET for story in stories},
        "told": told,
        "told_months": tuple(told),
    }


def _years(days: Iterable[Edition]) -> dict[int, tuple[dt.date, ...]]:
    months = dict.fromkeys(edition.date.replace(day=1) for edition in days)
    return {year: tuple(found) for year, found in groupby(months, key=lambda month: month.year)}


def _alike(copies: Mapping[str, str], article_of: Mapping[str, Article]) -> dict[str, Any]:
    """The fields of the index that go by articles of one text: each of a few knows all others, each of a flood the first."""
    same: dict[str, list[Article]] = {first: [article_of[first]] for first in copies.values()}
    for id, first in copies.items():
        same[first].append(article_of[id])
    ordered = (sorted(group, key=lambda article: (article.published, article.id)) for group in same.values())
    groups = [tuple(group) for group in ordered]
    few, floods = [group for group in groups if len(group) <= MANY], [group for group in groups if len(group) > MANY]
    return {
        "copied": {one.id: tuple(other for other in group if other is not one) for group in few for one in group},
        "leads": {first.id: tuple(others) for first, *others in floods},
        "led": {other.id: first for first, *others in floods for other in others},
    }
