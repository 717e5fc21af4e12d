"""All topics → their index: the top levels in the vocabulary's order, with everything below them that has articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from broadsheet.model.article import Article
from broadsheet.model.index import Index, TopicGroup
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages.cards import ArticleCard, Cards
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.pages.topics.topic_parts import link
from broadsheet.values import Value
from broadsheet.wording import say

PATH = "topics/index.html"
LOOKED = 10
"""Articles of a topic, the newest, among which one is sought that stands under no other."""


class Line(Value):
    """A topic below a top level; ``depth`` 1 is right below it."""

    link: Link
    depth: int
    count: int
    last: dt.date


class Branch(Value):
    """A top level."""

    id: str
    link: Link
    count: int
    latest: ArticleCard
    """The newest of its articles that no topic above shows, of some; else its newest."""
    lines: tuple[Line, ...]


class TopicIndexView(Value):
    """All that the index's template may see."""

    shell: Shell
    topics: int
    branches: tuple[Branch, ...]
    inferred: int


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The one page, also where there is no topic yet."""
    groups = {group.topic.code: group for group in index.topics}
    branches = tuple(_branches(groups, cards))
    view = TopicIndexView(
        shell=shell(site, PATH, say("Topics"), say("All topics in the articles of %(site)s.", site=site.title), section="topics"),
        topics=len(groups),
        branches=branches,
        inferred=sum(branch.latest.inferred for branch in branches),
    )
    yield Page(path=PATH, format="html", template="topic-index.html", view=view)


def _branches(groups: Mapping[str, TopicGroup], cards: Cards) -> Iterator[Branch]:
    """The top levels; an article of two of them stands once."""
    shown: set[str] = set()
    for group in groups.values():
        if group.topic.parent is None:
            newest = group.articles[:LOOKED]
            latest = next((article for article in newest if article.id not in shown), newest[0])
            shown.add(latest.id)
            yield _branch(group, latest, groups, cards)


def _branch(group: TopicGroup, latest: Article, groups: Mapping[str, TopicGroup], cards: Cards) -> Branch:
    return Branch(
        id=group.topic.slug,
        link=link(group.topic),
        count=len(group.articles),
        latest=cards.article(latest),
        lines=tuple(_lines(group, groups, 1)),
    )


def _lines(group: TopicGroup, groups: Mapping[str, TopicGroup], depth: int) -> Iterator[Line]:
    for child in group.children:
        held = groups[child.code]
        yield Line(link=link(child), depth=depth, count=len(held.articles), last=held.articles[0].published)
        yield from _lines(held, groups, depth + 1)
