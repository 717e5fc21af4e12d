"""A day with more stories than its edition names → the list of all of them by topic, a line each, on one page or one a topic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from broadsheet import wording
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import Topical, by_topic
from broadsheet.pages.blocks.day_stories import DayStory, StoryLine, story_line
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value
from broadsheet.wording import say

ON_ONE_PAGE = 500
"""Stories; of a day with more, each topic has its own page."""
FIRST = 5
"""Stories that the day's page then names of each topic."""


class ListedTopic(Value):
    """The stories of a day under one topic."""

    id: str
    label: str
    count: int
    lines: tuple[StoryLine, ...]
    whole: str
    """The topic's own page of that day, where there is one and this is not it."""


class WholeDayView(Value):
    """All that the template of a day's list may see."""

    shell: Shell
    title: str
    date: dt.date
    edition: Link
    day: Link | None
    """The list of all topics, on the page of one."""
    count: int
    topics: tuple[ListedTopic, ...]
    inferred: bool
    """Some headline of the page was made from its article's words."""


def pages(date: dt.date, stories: Sequence[DayStory], index: Index, site: Site) -> Iterator[Page]:
    """Yield the pages that list all stories of a day, which are in order of weight."""
    groups = by_topic(stories, index)
    apart = len(stories) > ON_ONE_PAGE
    yield _page(date, None, [_listed(group, date, index, FIRST if apart else None) for group in groups], site)
    for group in groups if apart else ():
        yield _page(date, group, [_listed(group, date, index, None)], site)


def _listed(group: Topical, date: dt.date, index: Index, most: int | None) -> ListedTopic:
    topic = group.heading
    return ListedTopic(
        id=topic.id,
        label=topic.label,
        count=len(group.stories),
        lines=tuple(story_line(story, index) for story in group.stories[:most]),
        whole=permalinks.whole_day(date, topic.id) if most else "",
    )


def _page(date: dt.date, only: Topical | None, topics: Sequence[ListedTopic], site: Site) -> Page:
    path = permalinks.whole_day(date, only.heading.id if only else "")
    everything = say("All of %(day)s", day=wording.daymonth(date))
    title = f"{only.heading.label}, {wording.daymonth(date)}" if only else everything
    view = WholeDayView(
        shell=shell(site, path, title, say("Every story of %(date)s by topic.", date=wording.date(date)), date=date),
        title=title,
        date=date,
        edition=Link(label=wording.longdate(date), url=permalinks.edition(date)),
        day=Link(label=everything, url=permalinks.whole_day(date)) if only else None,
        count=sum(topic.count for topic in topics),
        topics=tuple(topics),
        inferred=any(line.inferred for topic in topics for line in topic.lines),
    )
    return Page(path=path, format="html", template="whole-day.html", view=view)
