"""A topic → its page: what it holds, its articles by day, its leading names and quotations; and the index of all topics."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.data import Record
from broadsheet.model.index import Index, TopicGroup
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.model.topic import Topic
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.blocks.coverage import Day, Item, MonthLink, days, neighbours
from broadsheet.pages.blocks.day_grid import DayGrid, day_grid
from broadsheet.pages.blocks.day_stories import by_day
from broadsheet.pages.blocks.linked_data import collection
from broadsheet.pages.blocks.names import KINDS, CountRow
from broadsheet.pages.blocks.sayings import SayingCard, saying, told_once
from broadsheet.pages.blocks.surroundings import Surroundings
from broadsheet.pages.cards import ArticleCard, Cards, QuoteCard
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.topic_labels import topic_label, topic_note
from broadsheet.pages.topics.topic_parts import Part, below, link
from broadsheet.pages.topics.topic_totals import TopicTotals, totals
from broadsheet.values import Value, replace
from broadsheet.wording import N_, say

SHOWN = 30
"""Articles on the page itself; a topic with more has a page for each of its months."""
QUOTES = 8
LINKED = 10
"""Leading names that the page tells machines."""


class NameTable(Value):
    """The leading names of one kind within a topic."""

    heading: str
    rows: tuple[CountRow, ...]


class TopicView(Value):
    """All that a topic's template may see."""

    shell: Shell
    label: str
    code: str
    """medtop:20000418; nothing for a topic of the site's own."""
    note: str
    above: tuple[Link, ...]
    """From the top level down to the parent."""
    inside: tuple[Part, ...]
    """What the vocabulary has right below it, with or without articles."""
    beside: tuple[Part, ...]
    """What stands beside it under its parent, and is not in it."""
    first: dt.date
    first_url: str
    last: dt.date
    last_url: str
    articles: int
    origins: int
    publishers: int
    grid: DayGrid | None
    days: tuple[Day, ...]
    shown: int
    months: tuple[MonthLink, ...]
    names: tuple[NameTable, ...]
    quotes: tuple[SayingCard, ...]
    said: int
    inferred: int
    linked: Record
    """The page in the vocabulary of schema.org."""


class TopicMonthView(Value):
    """All that the template of a topic's month may see."""

    shell: Shell
    topic: Link
    month: MonthLink
    previous: MonthLink | None
    next: MonthLink | None
    days: tuple[Day, ...]
    inferred: int


class TopicData(Value):
    """A topic as ``index.json`` beside its page: the newest articles and quotations."""

    code: str
    label: str
    url: str
    parent: str
    children: tuple[str, ...]
    first: dt.date
    last: dt.date
    articles: int
    latest: tuple[ArticleCard, ...]
    names: tuple[NameTable, ...]
    quotations: tuple[QuoteCard, ...]
    months: tuple[MonthLink, ...]


def groups(index: Index) -> Iterator[str]:
    """Codes of the topics that have articles; of those that have many, with each of their months too."""
    for group in index.topics:
        yield group.topic.code
        if len(group.articles) > SHOWN:
            yield from (f"{group.topic.code} {month}" for month in index.topic_months[group.topic.code])


def pages(which: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The topic's page and its ``index.json``, or the page of one of its months."""
    code, _, month = which.partition(" ")
    if month:
        yield _month_page(code, dt.date.fromisoformat(month), index, site, cards)
        return
    group = index.group_of[code]
    path = permalinks.topic(group.topic.slug)
    view = _view(group, index.group_of, totals(code, index, cards), index, site, cards)
    yield Page(path=path, format="html", template="topic.html", view=view)
    yield Page(path=permalinks.beside(path, "index.json"), format="json", view=_data(view, group, site, cards))


def _older(topic: Topic, held: TopicTotals) -> tuple[MonthLink, ...]:
    folder = permalinks.topic(topic.slug).removesuffix("/index.html")
    return tuple(MonthLink(month=m, url=permalinks.entity_month(folder, m), count=count) for m, count in held.months)


def _month_page(code: str, month: dt.date, index: Index, site: Site, cards: Cards) -> Page:
    topic, every = index.topic_of[code], index.topic_months[code]
    folder, place = permalinks.topic(topic.slug).removesuffix("/index.html"), every.index(month)
    near = every[max(0, place - 1) : place + 2]
    held = index.topic_month[code, month]
    links = tuple(
        MonthLink(month=each, url=permalinks.entity_month(folder, each), count=len(held) if each == month else 0) for each in near
    )
    view = _month(topic, held, links, near.index(month), index, site, cards)
    return Page(path=links[near.index(month)].url, format="html", template="topic-month.html", view=view)


def above(topic: Topic, groups: Mapping[str, TopicGroup]) -> tuple[Topic, ...]:
    """The topics above it, the top level first; a topic with articles has none above it without."""
    found: list[Topic] = []
    while topic.parent:
        topic = groups[topic.parent].topic
        found.append(topic)
    return tuple(reversed(found))


def _view(
    group: TopicGroup,
    groups: Mapping[str, TopicGroup],
    held: TopicTotals,
    index: Index,
    site: Site,
    cards: Cards,
) -> TopicView:
    topic, articles = group.topic, group.articles
    path = permalinks.topic(topic.slug)
    shown, around = articles[:SHOWN], Surroundings(articles, cards.within, dict(held.names))
    looked = tuple(islice(filter(attrgetter("speaker"), group.said), 2 * QUOTES))
    sayings = told_once(looked)
    return TopicView(
        shell=_shell(topic, path, site, articles),
        label=capital(topic_label(topic)),
        code="" if topic.code.startswith("site:") else topic.code,
        note=topic_note(topic),
        above=tuple(link(each) for each in above(topic, groups)),
        inside=below(topic.code, groups),
        beside=tuple(part for part in below(topic.parent, groups) if part.code != topic.code) if topic.parent else (),
        first=articles[-1].published,
        first_url=permalinks.article(articles[-1]),
        last=articles[0].published,
        last_url=permalinks.article(articles[0]),
        articles=len(articles),
        origins=held.origins.origins,
        publishers=len(held.origins.publishers),
        grid=day_grid(articles, cards.within, cards),
        days=days(Item(card=card) for card in by_day(shown, index, cards)),
        shown=len(shown),
        months=_older(topic, held) if len(articles) > SHOWN else (),
        names=_names(around, cards),
        quotes=tuple(saying(each, cards) for each in sayings[:QUOTES]),
        said=len(group.said) - len(looked) + len(sayings),
        inferred=sum(a.headline_inferred for a in shown),
        linked=collection(site, path, capital(topic_label(topic)), around.leading(LINKED), index),
    )


def _names(around: Surroundings, cards: Cards) -> tuple[NameTable, ...]:
    tables = (NameTable(heading=say(heading), rows=around.entities(kind, "", cards)) for kind, heading, _ in KINDS)
    return tuple(table for table in tables if table.rows)


def _shell(topic: Topic, path: str, site: Site, articles: Sequence[Article], month: str = "") -> Shell:
    label = capital(topic_label(topic))
    description = N_("%(topic)s in the articles of %(site)s%(when)s: by day, with names and quotations.")
    made = shell(
        site,
        path,
        f"{label}{f', {month}' if month else ''} · {say('Topics')}",
        say(description, topic=label, site=site.title, when=f", {month}" if month else ""),
        section="topics",
        feed=not month,
        json=not month,
        date=articles[0].published,
    )
    return replace(made, noindex=bool(month))


def _month(
    topic: Topic, held: Sequence[Article], older: tuple[MonthLink, ...], place: int, index: Index, site: Site, cards: Cards
) -> TopicMonthView:
    month = older[place]
    previous, following = neighbours(older, place)
    return TopicMonthView(
        shell=_shell(topic, month.url, site, held, wording.month(month.month)),
        topic=link(topic),
        month=month,
        previous=previous,
        next=following,
        days=days(Item(card=card) for card in by_day(held, index, cards, topic.code)),
        inferred=sum(a.headline_inferred for a in held),
    )


def _data(view: TopicView, group: TopicGroup, site: Site, cards: Cards) -> TopicData:
    return TopicData(
        code=group.topic.code,
        label=group.topic.label,
        url=permalinks.public(site.base_url, permalinks.topic(group.topic.slug)),
        parent=group.topic.parent or "",
        children=tuple(child.code for child in group.children),
        first=view.first,
        last=view.last,
        articles=view.articles,
        latest=tuple(cards.article(a) for a in group.articles[:SHOWN]),
        names=view.names,
        quotations=view.quotes,
        months=view.months,
    )
