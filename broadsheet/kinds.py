"""Every kind of page, and the groups of each that output/ is to hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol

from broadsheet.engine.groups import Families, Family
from broadsheet.engine.memos import kind_of
from broadsheet.grouping.asked import ARTICLE, DAY, ENTITY, TOPIC
from broadsheet.grouping.facts import Facts
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages.articles import alike, articles
from broadsheet.pages.blocks.day_stories import ToldDay
from broadsheet.pages.cards import Cards
from broadsheet.pages.data import data, feeds, opml, sitemap
from broadsheet.pages.days import archive, editions, front, mails, previews, weeks
from broadsheet.pages.days.rolls import LedDay
from broadsheet.pages.days.totals import Totals
from broadsheet.pages.entities import entities, entity_indexes
from broadsheet.pages.search import search
from broadsheet.pages.site import about, corrections, headers, missing, own, quotations, redirects, sources, style
from broadsheet.pages.stories import stories, story_index
from broadsheet.pages.topics import topic_index, topics
from broadsheet.pages.topics.topic_totals import TopicTotals
from broadsheet.values import Value


class Single(Value, kw_only=False):
    """A kind of page that is one group."""

    name: str
    pages: Callable[[Index, Site, Cards], Iterator[Page]]


class Grouped(Value, kw_only=False):
    """A kind of page of which each of several groups has its pages."""

    name: str
    groups: Callable[[Index], Iterable[str]]
    pages: Callable[[str, Index, Site, Cards], Iterator[Page]]


Kind = Single | Grouped
KINDS: tuple[Kind, ...] = (
    Single("front", front.pages),
    Grouped("editions", editions.groups, editions.pages),
    Grouped("mails", mails.groups, mails.pages),
    Grouped("previews", previews.groups, previews.pages),
    Grouped("archive", archive.groups, archive.pages),
    Grouped("weeks", weeks.groups, weeks.pages),
    Single("topic_index", topic_index.pages),
    Grouped("topics", topics.groups, topics.pages),
    Grouped("story_index", story_index.groups, story_index.pages),
    Grouped("stories", stories.groups, stories.pages),
    Grouped("entity_indexes", entity_indexes.groups, entity_indexes.pages),
    Grouped("entities", entities.groups, entities.pages),
    Grouped("articles", articles.groups, articles.pages),
    Grouped("alike", alike.groups, alike.pages),
    Single("corrections", corrections.pages),
    Single("about", about.pages),
    Single("missing", missing.pages),
    Grouped("quotations", quotations.groups, quotations.pages),
    Single("sources", sources.pages),
    Grouped("search", search.groups, search.pages),
    Single("style", style.pages),
    Grouped("feeds", feeds.groups, feeds.pages),
    Single("opml", opml.pages),
    Single("own", own.pages),
    Grouped("data", data.groups, data.pages),
    Grouped("sitemap", sitemap.groups, sitemap.pages),
    Single("headers", headers.pages),
    Single("redirects", redirects.pages),
)
COMMON = tuple(kind for kind in KINDS if kind.name not in ("articles", "entities"))
"""Those of which groups are listed in every build …"""
BY_NAME = {kind.name: kind for kind in KINDS}
ASSETS = "assets/"
LISTING = "data listing"
"""The group of pages that is made last, of what the data files hold."""
WIDE = ("entity_indexes", "data", "quotations", "archive", "topics", "front")
"""Kinds of pages for which a group looks at more of the archive the more there is, those first that take longest …"""
SHARE = 2_000
"""… and the articles of it that take about as long as a group of another kind."""
LARGE = ("data ", "search", "quotations ")
"""… but for these, which are of megabytes."""
BY_DAY = tuple(map(kind_of, (data.DayLines, quotations.QuotedDay, LedDay)))
"""Kinds of values that are kept for each day."""


def groups(index: Index, kinds: Sequence[Kind] = KINDS) -> Iterator[str]:
    """The names of all groups: the kind of page, and which."""
    for kind in kinds:
        yield from map(f"{kind.name} ".__add__, kind.groups(index)) if isinstance(kind, Grouped) else (kind.name,)


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The pages of a group."""
    name, _, which = group.partition(" ")
    kind = BY_NAME[name]
    return kind.pages(which, index, site, cards) if isinstance(kind, Grouped) else kind.pages(index, site, cards)


class Asked(Protocol):
    """Knows which facts may be others than were told last: see ``keeping.asked``."""

    def changed(self, index: Index, facts: Facts) -> Mapping[str, Collection[str]] | None:
        """Kinds of facts → keys, or None where it does not."""

    def told(self, facts: Facts) -> None:
        """All are told as they are now."""


def families(index: Index, facts: Facts, asked: Asked) -> Families:
    """Entities with their months, and articles, have nearly all pages; of days and topics only facts are known."""
    of_entity, of_article = "entities ", "articles "

    def of(id: str) -> Iterator[str]:
        return map(of_entity.__add__, entities.groups_of(id, index))

    members = (
        Family(fact=ENTITY, apart=True, prefixes=(of_entity,), parted=True, groups=of),
        Family(fact=ARTICLE, prefixes=(of_article,), groups=lambda id: (of_article + id,) if id in index.article_of else ()),
        Family(fact=DAY),
        Family(fact=TOPIC),
    )
    changed, told = partial(asked.changed, index, facts), partial(asked.told, facts)
    return Families(members=members, changed=changed, told=told, hold=facts.hold)


def lost(groups: Collection[str]) -> Iterator[tuple[str, str]]:
    """What was kept of days that have no edition any more, of months and years, and of topics and their days in a month."""
    for name, _, which in (group.partition(" ") for group in groups):
        if name == "editions":
            yield from ((kind, which) for kind in BY_DAY)
        elif name == "archive":
            key = f"{which}-01" if "-" in which else which
            yield from ((kind_of(cls), key) for cls in (Totals, quotations.Voices))
        elif name == "topics":
            yield kind_of(TopicTotals), which
            yield from ((kind_of(ToldDay), f"{which[:-2]}{day:02}") for day in range(1, 32) if " " in which)


def large(group: str) -> bool:
    """Whether a process takes it alone."""
    return group.startswith(LARGE)


def turn(group: str) -> int:
    """When a group's turn is, where few are shared: those that take longest come first, so that none is left to the end."""
    name = group.partition(" ")[0]
    return WIDE.index(name) if name in WIDE else len(WIDE)
