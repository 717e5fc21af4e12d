"""All articles of the site, grouped; built once, never mutated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from broadsheet.model.article import Article
from broadsheet.model.correction import Correction
from broadsheet.model.entity import Entity, EntityCard, Said
from broadsheet.model.story import Origin, Story
from broadsheet.model.topic import Topic
from broadsheet.values import Value, field

FOLLOWED = 3
"""Articles that an entity needs for somebody to follow it: from then on it has a feed."""
Weight = tuple[bool, int, int, int, str]
"""Of an article among those of its day: what is smaller comes first."""
_id = attrgetter("id")


class Edition(Value):
    """One day of the digest."""

    date: dt.date
    articles: Sequence[Article]
    """By weight, the day's most important first."""
    held: Sequence[Article] = ()
    """The same in the order of the archive: nothing need be weighed to tell which they are."""
    previous: dt.date | None = None
    next: dt.date | None = None
    new: tuple[str, ...] = ()
    """Ids of the entities that were never named before this day."""
    again: tuple[str, ...] = ()
    """Ids of the entities whose second article is of this day."""
    said: Sequence[Said] = ()


class TopicGroup(Value):
    """A topic and its articles, newest first."""

    topic: Topic
    articles: tuple[Article, ...]
    children: tuple[Topic, ...] = ()
    said: Sequence[Said] = ()


class Source(Value):
    """A publisher of articles, or an outlet that articles cite."""

    name: str
    slug: str
    published: tuple[Article, ...] = ()
    cited_by: tuple[Article, ...] = ()
    entity: str | None = None


class Sought(Value):
    """What a search shows of a name, a topic or a source, and is narrowed by; most articles leave it as it is."""

    name: str
    weight: int
    """How often it is in the news, in doublings."""
    topics: tuple[str, ...]
    """Short codes of the top-level topics of its articles."""
    months: tuple[int, ...]
    """First and last of each run of months in the news; a month is twelve times its year and its number from nought."""
    also: tuple[str, ...] = ()
    """Other ways of writing it that its name's words do not find."""


class Redirect(Value):
    """An old URL and where it leads now, both site-relative paths of pages."""

    old: str
    new: str


class Index(Value):
    """The site's groups, each in its one order, with look-ups.

    Those above the line hold the whole archive, and are for pages that are at home there; a page of one day, name, topic,
    story or article looks up what it shows, so that a build knows which news changes it.
    """

    articles: Sequence[Article]
    """Newest first, then by slug."""
    editions: Sequence[Edition]
    """Newest first."""
    topics: Sequence[TopicGroup]
    """By the order of the IPTC vocabulary; only those with articles."""
    entities: Sequence[Entity]
    """By kind, then sort key; those that have pages."""
    sources: Sequence[Source]
    said: Sequence[Said]
    """Every quotation, newest first."""
    stories: Sequence[Story] = ()
    """Of two distinct articles and more, the latest first."""
    redirects: Sequence[Redirect] = ()
    known: Sequence[Entity] = ()
    """The entities, those that are only cited among them."""
    spoken_months: Sequence[dt.date] = ()
    """First days of the months with quotations, newest first."""
    told_months: Sequence[dt.date] = ()
    """First days of the months in which stories were last told, newest first."""
    edition_months: Sequence[dt.date] = ()
    """First days of the months with editions, newest first."""
    followed: Sequence[str] = ()
    """Ids of the entities that ``FOLLOWED`` articles or more name, in the order of ``entities``."""
    topic_codes: Sequence[str] = ()
    """Of ``topics``."""
    searched: Sequence[str] = ()
    """What a search finds, as ``sought`` calls it: entities, topics, and sources that have no page as an organisation."""
    # ------------------------------------------------------------------------------------------------------------
    by_id: Mapping[str, Entity] = field(default_factory=dict)
    """Entity id → entity."""
    card_of: Mapping[str, EntityCard] = field(default_factory=dict)
    """Entity id → what other pages may show of it."""
    measured: Mapping[str, str] = field(default_factory=dict)
    """Entity id → fingerprint; where it is the same, and the articles that name the entity are, so is its company."""
    entity_of: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(article id, name within the article) → entity id."""
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id → ids of the entities that it names as subjects, in order of first place."""
    cited_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id → ids of the entities that it cites as sources."""
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Article id → ids of the entities that it is about, most first."""
    said_in: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    """Article id → its quotations, in order of place."""
    roles_in: Mapping[str, tuple[tuple[str, str, int], ...]] = field(default_factory=dict)
    """Article id → its role phrases: entity id, phrase, number of the sentence where it first stands."""
    forms_in: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(article id, entity id) → the ways in which the article writes it."""
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """Article id → fingerprint of the article, of whose its names are, and of what it is about."""
    topic_of: Mapping[str, Topic] = field(default_factory=dict)
    """Topic label, slug or code as written → topic."""
    topic_months: Mapping[str, tuple[dt.date, ...]] = field(default_factory=dict)
    """Topic code → first days of the months in which it has articles, newest first."""
    topic_month: Mapping[tuple[str, dt.date], tuple[Article, ...]] = field(default_factory=dict)
    """(topic code, first day of a month) → the topic's articles of that month, newest first."""
    group_of: Mapping[str, TopicGroup] = field(default_factory=dict)
    """Topic code → topic with its articles."""
    own_topics: Sequence[Topic] = ()
    sections: Sequence[str] = ()
    """Slugs of the topics under which a day's news is printed, in their order."""
    """Those that site.yaml adds, in its order, with articles or without."""
    live: Mapping[str, bool] = field(default_factory=dict)
    """Topic code → True where the topic has articles."""
    story_of: Mapping[str, Story] = field(default_factory=dict)
    """Article id → its story, where it has one."""
    told: Mapping[dt.date, tuple[Story, ...]] = field(default_factory=dict)
    """First day of a month → the stories that were last told in it, the latest first."""
    speaking: Mapping[dt.date, Sequence[Article]] = field(default_factory=dict)
    """First day of a month → its articles that quote somebody, newest first; copies are left out."""
    spoken: Mapping[dt.date, Sequence[Said]] = field(default_factory=dict)
    """First day of a month → its quotations, newest first; what copies repeat is left out."""
    ended: Mapping[str, bool] = field(default_factory=dict)
    """Story slug → the story is quiet, as the newest edition sees it."""
    begun: Mapping[dt.date, tuple[Story, ...]] = field(default_factory=dict)
    """First day of a month → the stories whose first day is in it, by slug."""
    copies: Mapping[str, str] = field(default_factory=dict)
    """Article id → id of the first article that has the same text; of copies alone."""
    copied: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    """Article id → the others that have the same text, by day; only where there are some, and no flood of them."""
    leads: Mapping[str, tuple[Article, ...]] = field(default_factory=dict)
    """Id of the first article of a flood → all others that are like it, by day."""
    led: Mapping[str, Article] = field(default_factory=dict)
    """Id of another article of a flood → its first."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Article id → whom it has its news from."""
    weight_of: Mapping[str, Weight] = field(default_factory=dict)
    """Article id → its weight among those of its day."""
    edition_of: Mapping[dt.date, Edition] = field(default_factory=dict)
    """Day → its edition."""
    counts: Mapping[dt.date, Mapping[dt.date, int]] = field(default_factory=dict)
    """First day of a month → its days with an edition, and the number of articles of each."""
    days: Mapping[dt.date, tuple[dt.date, ...]] = field(default_factory=dict)
    """First day of a month → its days with an edition, newest first."""
    months: Mapping[dt.date, tuple[Edition, ...]] = field(default_factory=dict)
    """First day of a month → its editions, newest first."""
    years: Mapping[int, tuple[dt.date, ...]] = field(default_factory=dict)
    """Year → first days of its months with editions, newest first."""
    article_of: Mapping[str, Article] = field(default_factory=dict)
    """Article id → article."""
    before: Mapping[tuple[str, dt.date], tuple[Article, ...]] = field(default_factory=dict)
    """(entity id, day) → the newest of the older articles that are about it; a few."""
    naming: Mapping[str, Sequence[Article]] = field(default_factory=dict)
    """Entity id → the articles that name it as a subject, newest first."""
    citing: Mapping[str, Sequence[Article]] = field(default_factory=dict)
    """Entity id → the articles that cite it as a source."""
    spans: Mapping[str, tuple[dt.date, ...]] = field(default_factory=dict)
    """Entity id → first days of the months in which articles name it, newest first; copies of others do not count."""
    span: Mapping[tuple[str, dt.date], Entity] = field(default_factory=dict)
    """(entity id, first day of a month) → the entity as that month knows it: its appearances, without copies, and quotations."""
    otherwise: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Entity id → the forms in which articles write it that have a word which its name and sort key have not, the most frequent
    first; nothing of most."""
    words: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """How words begin, a letter or ``other`` → the words by which entities and sources are looked up, and what each finds,
    as ``sought`` calls it."""
    sought: Mapping[str, Sought] = field(default_factory=dict)
    """Entity id, ``topics/`` and a topic's code, or ``sources/`` and a source's slug → what a search shows of it."""
    corrections: tuple[Correction, ...] = ()
    """Newest first."""
    corrections_of: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    """Id of an article, an entity or a story → its corrections, newest first."""


def distinct(articles: Iterable[Article], copies: Mapping[str, str]) -> tuple[Article, ...]:
    """The articles in their order, of those of one text the earliest alone; ``copies`` as in the index."""
    ordered = tuple(articles)
    if not any(map(copies.__contains__, map(_id, ordered))):
        return ordered
    held: dict[str, Article] = {}
    for article in ordered:
        text = copies.get(article.id, article.id)
        held[text] = min(held.get(text, article), article, key=lambda one: (one.published, one.id))
    kept = {article.id for article in held.values()}
    return tuple(article for article in ordered if article.id in kept)
