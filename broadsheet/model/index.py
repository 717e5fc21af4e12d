"""All articles of the site, grouped; built once, never mutated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.model.article import Article
from broadsheet.model.correction import Correction
from broadsheet.model.entity import Entity, Said
from broadsheet.model.story import Origin, Story
from broadsheet.model.topic import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One day of the digest."""

    date: dt.date
    articles: tuple[Article, ...]
    """By weight, the day's most important first."""
    previous: dt.date | None = None
    next: dt.date | None = None
    new: tuple[str, ...] = ()
    """Ids of the entities that were never named before this day."""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """A topic and its articles, newest first."""

    topic: Topic
    articles: tuple[Article, ...]
    children: tuple[Topic, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher of articles, or an outlet that articles cite."""

    name: str
    slug: str
    published: tuple[Article, ...] = ()
    cited_by: tuple[Article, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old URL and where it leads now, both site-relative paths of pages."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The site's groups, each in its one order, with look-ups."""

    articles: tuple[Article, ...]
    """Newest first, then by slug."""
    editions: tuple[Edition, ...]
    """Newest first."""
    topics: tuple[TopicGroup, ...]
    """By the order of the IPTC vocabulary; only those with articles."""
    entities: tuple[Entity, ...]
    """By kind, then sort key."""
    sources: tuple[Source, ...]
    said: tuple[Said, ...]
    """Every quotation, newest first."""
    redirects: tuple[Redirect, ...] = ()
    by_id: Mapping[str, Entity] = field(default_factory=dict)
    """Entity id → entity."""
    entity_of: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(article id, name within the article) → entity id."""
    topic_of: Mapping[str, Topic] = field(default_factory=dict)
    """Topic label, slug or code as written → topic."""
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id → ids of the entities that it is about, most first."""
    stories: tuple[Story, ...] = ()
    """Of two distinct articles and more, the latest first."""
    story_of: Mapping[str, Story] = field(default_factory=dict)
    """Article id → its story, where it has one."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Article id → id of the first article that has the same text; of copies alone."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Article id → whom it has its news from."""
    edition_of: Mapping[dt.date, Edition] = field(default_factory=dict)
    """Day → its edition."""
    article_of: Mapping[str, Article] = field(default_factory=dict)
    """Article id → article."""
    corrections: tuple[Correction, ...] = ()
    """Newest first."""
    corrections_of: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """Article id or entity id → its corrections, newest first."""
