"""All stories → their index: those that go on, then those that have ended, the latest first; of many, a page for each month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet import wording
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.model.story import QUIET, Story
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.coverage import MonthLink, neighbours, span
from broadsheet.pages.blocks.day_stories import origin_count
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value
from broadsheet.wording import N_, say

PATH = "stories/index.html"
WHOLE = 120
"""Stories that stand on one page; of more, it holds the newest, and months hold all."""
NEWEST = 60


class StoryRow(Value):
    """A story as a line."""

    link: Link
    inferred: bool
    days: str
    """17–19 July 2023."""
    last: dt.date
    articles: int
    origins: int


class StoryIndexView(Value):
    """All that the template may see; it serves the index and its months."""

    shell: Shell
    month: MonthLink | None
    """None for the index itself."""
    previous: MonthLink | None
    next: MonthLink | None
    all: int
    running: tuple[StoryRow, ...]
    """Told in the 14 days up to the latest edition."""
    ended: tuple[StoryRow, ...]
    quiet: int
    shown: int
    months: tuple[MonthLink, ...]
    alone: int
    """Articles that belong to no story, where there is one."""
    inferred: int


ALL = "all"


def groups(index: Index) -> Iterator[str]:
    """The index, also where there is no story yet, and its months where it is long."""
    yield ALL
    if len(index.stories) > WHOLE:
        yield from (month.isoformat() for month in index.told_months)


def pages(group: str, index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """The index or one of its months."""
    every = tuple(index.told_months)
    if group == ALL:
        large = len(index.stories) > WHOLE
        shown = index.stories[:NEWEST] if large else index.stories
        yield _page(PATH, _view(shown, _links(every, index) if large else (), index, site))
        return
    month = dt.date.fromisoformat(group)
    place = every.index(month)
    near = every[max(0, place - 1) : place + 2]
    yield _page(
        permalinks.entity_month("stories", month), _view(index.told[month], _links(near, index), index, site, near.index(month))
    )


def _links(held: Sequence[dt.date], index: Index) -> tuple[MonthLink, ...]:
    return tuple(MonthLink(month=m, url=permalinks.entity_month("stories", m), count=len(index.told[m])) for m in held)


def _page(path: str, view: StoryIndexView) -> Page:
    return Page(path=path, format="html", template="story-index.html", view=view)


def _view(
    stories: Sequence[Story], older: tuple[MonthLink, ...], index: Index, site: Site, place: int | None = None
) -> StoryIndexView:
    month = None if place is None else older[place]
    previous, following = (None, None) if place is None else neighbours(older, place)
    latest = index.editions[0].date if month is None and index.editions else dt.date.max
    rows = [_row(story, index) for story in stories]
    running = tuple(row for row in rows if (latest - row.last).days <= QUIET)
    when = f", {wording.month(month.month)}" if month else ""
    description = N_("Every story of two articles or more in %(site)s%(when)s: its days, its articles, their origins.")
    return StoryIndexView(
        shell=shell(
            site,
            month.url if month else PATH,
            f"{say('Stories')}{when}",
            say(description, site=site.title, when=when),
            section="stories",
            date=stories[0].last if stories else None,
        ),
        month=month,
        previous=previous,
        next=following,
        all=len(index.stories) if month is None else len(rows),
        running=running,
        ended=tuple(row for row in rows if row not in running),
        quiet=QUIET,
        shown=len(rows),
        months=older if month is None else (),
        alone=_alone(index) if month is None else 0,
        inferred=sum(row.inferred for row in rows),
    )


def _alone(index: Index) -> int:
    return len(index.articles) - sum(len(story.articles) for story in index.stories) if index.stories else 0


def _row(story: Story, index: Index) -> StoryRow:
    articles = [index.article_of[id] for id in story.articles]
    return StoryRow(
        link=Link(label=story.headline, url=permalinks.story(story.slug), lang=wording.foreign(articles[-1].language)),
        inferred=any(article.headline_inferred for article in articles if article.headline == story.headline),
        days=span(story.first, story.last),
        last=story.last,
        articles=len(articles),
        origins=origin_count(articles, index),
    )
