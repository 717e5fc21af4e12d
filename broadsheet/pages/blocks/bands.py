"""A day's stories → sections by topic: a few stories with a sentence, others in a line each, and how many more there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from typing import Literal

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.day_stories import DayStory, StoryCard, StoryLine, story_card, story_line
from broadsheet.pages.cards import Cards
from broadsheet.pages.topic_labels import topic_label
from broadsheet.values import Value
from broadsheet.wording import N_, say

CARDS = 9
"""Stories that a page shows with a sentence."""
LINES = 22
"""Stories that it names in a line."""
LINES_EACH = 10
"""Those of one topic at most …"""
LINES_FIRST = 1
"""… and so many before another topic has more."""
LINES_ALSO = 3
"""Those of what is no news."""
OTHER = N_("Other news")
NO_NEWS = N_("Also published")
ALSO = "also-published"
Layout = Literal["lead", "topic", "run"]


class Heading(Value):
    """A topic as a section is headed by it."""

    id: str
    """The anchor: the topic's slug."""
    label: str
    url: str
    """The topic's page; nothing for other news and for what is no news."""


class Topical(Value):
    """The stories of a day under one topic, by weight."""

    heading: Heading
    stories: tuple[DayStory, ...]


class Section(Value):
    """What a page shows of the stories under one topic."""

    id: str
    label: str
    url: str
    cards: tuple[StoryCard, ...]
    lines: tuple[StoryLine, ...]
    more: int
    """Stories that the page does not name."""


class Band(Value):
    """A part of the page: one section, or a ``run`` of neighbouring ones that have little, side by side."""

    id: str
    label: str
    url: str
    layout: Layout
    sections: tuple[Section, ...]


def heading(article: Article, index: Index) -> Heading:
    """Return the section for an article: the top-level topic of its first topic; one of its own for what is no news."""
    if not article.may_lead:
        return Heading(id=ALSO, label=say(NO_NEWS), url="")
    return heading_of(article.topics, lambda name: top_heading(name, index))


def heading_of(topics: Iterable[str], top: Callable[[str], Heading | None]) -> Heading:
    """Return the first heading that ``top`` gives for topics as they are written, else that of other news."""
    return next(filter(None, map(top, topics)), None) or Heading(id="other-news", label=say(OTHER), url="")


def top_heading(name: str, index: Index) -> Heading | None:
    """Return the top-level topic of one as it is written; None of one that the site does not know."""
    topic = index.topic_of.get(name)
    if topic is None:
        return None
    top = vocabulary.top_level(topic)
    return Heading(id=top.slug, label=capital(topic_label(top)), url=permalinks.topic(top.slug) if top.code in index.live else "")


def capital(label: str) -> str:
    """Return a label as a heading: its first letter large, no other changed."""
    return label[:1].upper() + label[1:]


def by_topic(stories: Sequence[DayStory], index: Index) -> tuple[Topical, ...]:
    """Group stories (weightiest first): the first one's topic, the others in the site's order, last what is no news."""
    grouped: dict[Heading, list[DayStory]] = {}
    for story in stories:
        grouped.setdefault(heading(story.lead, index), []).append(story)
    order = {slug: place for place, slug in enumerate(index.sections)}
    first, *others = grouped
    others.sort(key=lambda each: (each.id == ALSO, order.get(each.id, len(order)), each.label))
    return tuple(Topical(heading=each, stories=tuple(grouped[each])) for each in (first, *others))


def bands(stories: Sequence[DayStory], index: Index, cards: Cards) -> tuple[Band, ...]:
    """Return what a page shows of a day's stories (weightiest first), by topic.

    The first ``CARDS`` that are news have a sentence, and the first story in any case; ``LINES`` of the others have a line.
    """
    large = {story.lead.id for n, story in enumerate(stories) if n == 0 or (n < CARDS and story.lead.may_lead)}
    small = _in_lines([story for story in stories if story.lead.id not in large], index)
    made = [_section(group, large, small, index, cards) for group in by_topic(stories, index)]
    found = [_band(made[:1], "lead")]
    for is_thin, group in groupby(made[1:], key=lambda section: len(section.cards) < 2 and section.id != ALSO):
        parts = tuple(group)
        found += [_band(parts, "run")] if is_thin else [_band([section], "topic") for section in parts]
    return tuple(found)


def _in_lines(stories: Sequence[DayStory], index: Index) -> set[str]:
    """Return the ids of the leads of those in a line: a few that are no news, the first under each topic, then by weight."""
    held: Counter[str] = Counter()
    places: list[tuple[bool, bool, int, str]] = []
    for story in stories:
        topic = heading(story.lead, index).id
        held[topic] += 1
        if held[topic] <= (LINES_ALSO if topic == ALSO else LINES_EACH):
            places.append((topic != ALSO, held[topic] > LINES_FIRST, len(places), story.lead.id))
    return {id for *_, id in sorted(places)[:LINES]}


def _section(group: Topical, large: Collection[str], small: Collection[str], index: Index, cards: Cards) -> Section:
    with_sentence = [story for story in group.stories if story.lead.id in large]
    in_line = [story for story in group.stories if story.lead.id in small]
    return Section(
        id=group.heading.id,
        label=group.heading.label,
        url=group.heading.url,
        cards=tuple(story_card(story, index, cards) for story in with_sentence),
        lines=tuple(story_line(story, index) for story in in_line),
        more=len(group.stories) - len(with_sentence) - len(in_line),
    )


def _band(parts: Sequence[Section], layout: Layout) -> Band:
    first = parts[0]
    if len(parts) == 1:
        return Band(
            id=first.id, label=first.label, url=first.url, layout="topic" if layout == "run" else layout, sections=(first,)
        )
    return Band(id=f"from-{first.id}", label=say("In brief"), url="", layout=layout, sections=tuple(parts))
