"""The site → its front page: the latest edition, stories that go on, who has been in the news this week, the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import chain

from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.model.story import Story
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.calendars import Calendar, calendar
from broadsheet.pages.blocks.day_stories import StoryCard, day_stories, origin_count, story_card
from broadsheet.pages.blocks.names import NameGroup, NameRow, name_groups, tally
from broadsheet.pages.blocks.reading_time import minutes, of_cards, of_quotes, of_sentences
from broadsheet.pages.blocks.sayings import SayingCard, one_a_story, saying
from broadsheet.pages.blocks.sparks import Spark, spark
from broadsheet.pages.cards import Cards
from broadsheet.pages.days import previews
from broadsheet.pages.days.editions import Extent, edition_days, edition_link, extent
from broadsheet.pages.days.minute import MinuteSentence, minute
from broadsheet.pages.days.rolls import DayRow, day_row, led_day
from broadsheet.pages.shell import Link, Shell, shell
from broadsheet.values import Value, replace
from broadsheet.wording import N_, foreign, listed, say, say_many, short_span, weekday

WEEK = 7
RUNNING = 8
"""Stories in the table of those that go on."""
ALONE = 2
"""Stories beside the lead; of an edition with fewer the front page shows the editions before it too."""
RECENT = 5
"""Of these, so many."""
QUOTES = 2
SHOWN = 8
"""Stories of the latest edition."""
NOBODY = N_("No name is in more than one article.")
NUMBERS = (N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"))


class Latest(Value):
    """The latest edition as the front page shows it, by weight."""

    date: dt.date
    url: str
    extent: Extent
    minutes: int
    """To read what the page shows of it."""
    previous: Link | None
    minute: tuple[MinuteSentence, ...]
    lead: StoryCard
    large: tuple[StoryCard, ...]
    side: tuple[StoryCard, ...]
    more: tuple[StoryCard, ...]
    rest: int
    """Stories that stand in the edition alone."""
    inferred: int
    quotes: tuple[SayingCard, ...]
    said: int
    """Quotations of the whole edition."""
    calendar: Calendar


class Week(Value):
    """Who was in the news in the seven days up to the latest edition."""

    span: str
    """Monday to Sunday."""
    editions: int
    reading: str
    names: tuple[NameGroup, ...]


class Running(Value):
    """A story that was told on two days or more of the week."""

    link: Link
    inferred: bool
    spark: Spark
    articles: int
    """In all."""
    origins: int
    last: dt.date
    last_url: str


class FrontView(Value):
    """All that the front page's template may see."""

    shell: Shell
    latest: Latest | None
    """None where nothing is published yet."""
    recent: tuple[DayRow, ...]
    """The editions before a latest one that has little, newest first."""
    inferred: bool
    """Some headline of the page was made from its article's words."""
    running: tuple[Running, ...]
    span: str
    """The week's days, 17–23 July."""
    week: Week | None


def pages(index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """The front page; the only page of a site without articles."""
    edition = index.editions[0] if index.editions else None
    latest = _latest(edition, index, cards) if edition else None
    recent = _recent(index, cards) if latest and len((*latest.large, *latest.side)) < ALONE else ()
    running = _running(edition, index) if edition else ()
    view = FrontView(
        shell=_shell(edition, site),
        latest=latest,
        recent=recent,
        inferred=_inferred(latest, recent, running),
        running=running,
        span=short_span(_days(edition)[0], edition.date) if edition else "",
        week=_week(edition, index, cards) if edition else None,
    )
    yield Page(path=permalinks.FRONT, format="html", template="front.html", view=view)


def _shell(edition: Edition | None, site: Site) -> Shell:
    date = edition.date if edition else None
    made = shell(
        site, permalinks.FRONT, "", say(site.description), section="today", full=True, feed=edition is not None, date=date
    )
    return replace(made, image=previews.address(date, site) if date else "")


def _latest(edition: Edition, index: Index, cards: Cards) -> Latest:
    stories = day_stories(edition, index)
    shown = [story_card(story, index, cards) for story in stories[:SHOWN]]
    sentences = minute(stories, index)
    quotes = tuple(saying(group, cards) for group in one_a_story(edition, index)[:QUOTES])
    return Latest(
        date=edition.date,
        url=permalinks.edition(edition.date),
        extent=extent(edition.articles),
        minutes=minutes(chain(of_cards(shown), of_quotes(quotes), of_sentences(sentences))),
        previous=edition_link(edition.previous, edition.date),
        minute=sentences,
        lead=shown[0],
        large=tuple(shown[1:3]),
        side=tuple(shown[3:5]),
        more=tuple(shown[5:]),
        rest=len(stories) - len(shown),
        inferred=sum(card.inferred for card in shown),
        quotes=quotes,
        said=len(edition.said),
        calendar=calendar(edition.date, edition_days(index, edition.date), edition.date),
    )


def _recent(index: Index, cards: Cards) -> tuple[DayRow, ...]:
    """The front page of a day with a story or two would hide a day with fifty that came before it."""
    return tuple(day_row(edition, led_day(edition.date, index, cards)) for edition in index.editions[1 : RECENT + 1])


def _inferred(latest: Latest | None, recent: Sequence[DayRow], running: Sequence[Running]) -> bool:
    marks = [card.inferred for row in recent for card in (row.lead, *row.more)]
    return bool(latest and latest.inferred) or any(marks) or any(row.inferred for row in running)


def _running(edition: Edition, index: Index) -> tuple[Running, ...]:
    """Those of the week, most articles in it first."""
    days = _days(edition)
    found = []
    for story in index.stories:
        if story.last >= days[0]:
            articles = [index.article_of[id] for id in story.articles]
            counts = [sum(article.published == day for article in articles) for day in days]
            if sum(count > 0 for count in counts) > 1:
                found.append((story, counts))
    found.sort(key=lambda each: (-sum(each[1]), -each[0].last.toordinal(), each[0].id))
    top = max((max(counts) for _, counts in found[:RUNNING]), default=0)
    return tuple(_row(story, spark(counts, top, today=True), index) for story, counts in found[:RUNNING])


def _row(story: Story, bars: Spark, index: Index) -> Running:
    articles = [index.article_of[id] for id in story.articles]
    return Running(
        link=Link(label=story.headline, url=permalinks.story(story.slug), lang=foreign(articles[-1].language)),
        inferred=any(article.headline == story.headline and article.headline_inferred for article in articles),
        spark=bars,
        articles=len(articles),
        origins=origin_count(articles, index),
        last=story.last,
        last_url=permalinks.edition(story.last),
    )


def _days(edition: Edition) -> list[dt.date]:
    """The seven days up to the edition."""
    return [edition.date - dt.timedelta(days=back) for back in reversed(range(WEEK)) if edition.date.toordinal() > back]


def _week(edition: Edition, index: Index, cards: Cards) -> Week:
    days = _days(edition)
    editions = [each for each in index.editions[:WEEK] if each.date >= days[0]]
    articles = [article for each in editions for article in each.articles]
    names = name_groups(tally(articles, cards.within), cards.within, cards, limit=8, days=days if len(editions) > 1 else ())
    told = tuple(group for group in names if not _arbitrary(group))
    reading = say(NOBODY) if names and not told else ""
    if told and len(editions) > 1:
        reading = _reading(told[0].rows)
    return Week(
        span=say("%(first)s to %(last)s", first=weekday(days[0]), last=weekday(days[-1])),
        editions=len(editions),
        reading=reading,
        names=told,
    )


def _arbitrary(group: NameGroup) -> bool:
    """Whether its rows are no ranking: each is in one article, and the alphabet has left others out."""
    return group.beyond > 0 and all(row.count == 1 for row in group.rows)


def _reading(rows: Sequence[NameRow]) -> str:
    """One sentence of counts; nothing where nobody stands out."""
    top = rows[0].count
    first = [row for row in rows if row.count == top]
    if top == 1 or len(first) == len(rows) or len(first) > 3:
        return ""
    names = [row.name.label for row in first]
    if len(names) > 1:
        return say("%(names)s were named in the most articles: %(count)s each.", names=listed(names), count=top)
    spark = first[0].spark
    days = sum(count > 0 for count in spark.counts) if spark else 0
    span = say_many(days, "on %(days)s day of the seven", "on %(days)s days of the seven", days=say(NUMBERS[days]))
    return say("%(name)s was named in the most articles: %(count)s, %(days)s.", name=names[0], count=top, days=span)
