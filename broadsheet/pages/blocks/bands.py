"""A day's stories → bands by topic: one lead, then sections in a newspaper's order, each laid out by how much it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.tellings import StoryCard, Telling
from broadsheet.pages.topic_labels import topic_label
from broadsheet.values import Value
from broadsheet.wording import N_, say

Layout = Literal["lead", "wide", "row", "block", "run"]
OTHER = N_("Other news")
NO_NEWS = N_("Also published")
ALSO = "also-published"
ORDER = (
    *("conflict-war-and-peace", "disaster-accident-and-emergency-incident", "politics", "crime-law-and-justice"),
    *("economy-business-and-finance", "labour", "environment", "health", "science-and-technology", "education", "society"),
    *("religion", "weather", "arts-culture-entertainment-and-media", "sport", "lifestyle-and-leisure", "human-interest"),
)
"""Topics of the highest level in the order in which newspapers print them."""


class Part(Value):
    """One topic's story within a run of thin topics."""

    id: str
    label: str
    url: str
    card: StoryCard


class Band(Value):
    """A section of the page. ``lead``: with the page's lead; ``wide``: one item; ``row``: two or three of one
    size; ``block``: one large, the others small; ``run``: several topics of one item each.
    """

    id: str
    """The anchor: the topic's slug."""
    label: str
    url: str
    """The topic's page; nothing for other news and runs."""
    layout: Layout
    count: int
    """Stories."""
    articles: int
    lead: StoryCard | None = None
    large: tuple[StoryCard, ...] = ()
    side: tuple[StoryCard, ...] = ()
    """Small, beside the large one."""
    small: tuple[StoryCard, ...] = ()
    parts: tuple[Part, ...] = ()


class Heading(Value):
    """A topic as a band is headed by it."""

    id: str
    label: str
    url: str


def heading(article: Article, index: Index) -> Heading:
    """Return the section for an article: the top-level topic of its first topic; one of its own for what is no news."""
    if not article.may_lead:
        return Heading(id=ALSO, label=say(NO_NEWS), url="")
    return heading_of(article.topics, lambda name: top_heading(name, index))


def heading_of(topics: Iterable[str], top: Callable[[str], Heading | None]) -> Heading:
    """The first that ``top`` gives for topics as they are written, else that of other news."""
    return next(filter(None, map(top, topics)), None) or Heading(id="other-news", label=say(OTHER), url="")


def top_heading(name: str, index: Index) -> Heading | None:
    """The top-level topic of one as it is written; None of one that the site does not know."""
    topic = index.topic_of.get(name)
    if topic is None:
        return None
    top = vocabulary.top_level(topic)
    return Heading(id=top.slug, label=capital(topic_label(top)), url=permalinks.topic(top.slug) if top.code in index.live else "")


def capital(label: str) -> str:
    """A label as a heading: its first letter large, no other changed."""
    return label[:1].upper() + label[1:]


def bands(told: Sequence[Telling], index: Index) -> tuple[Band, ...]:
    """All of ``told`` (weightiest first), each once: the lead's topic, the others in a newspaper's order, last what is no news.

    Neighbouring topics with one story each run together.
    """
    grouped: dict[Heading, list[StoryCard]] = {}
    for article, card in told:
        grouped.setdefault(heading(article, index), []).append(card)
    order = _order(index)
    first, *others = grouped
    sections = sorted(others, key=lambda heading: (heading.id == ALSO, order.get(heading.id, len(order)), heading.label))
    found = [_lead(first, grouped[first])]
    thin: list[Heading] = []
    for section in sections:
        if len(grouped[section]) == 1:
            thin.append(section)
            continue
        found += _thin(thin, grouped)
        thin = []
        found.append(_full(section, grouped[section]))
    return (*found, *_thin(thin, grouped))


def _order(index: Index) -> Mapping[str, int]:
    return {slug: place for place, slug in enumerate([*ORDER, *(topic.slug for topic in index.own_topics)])}


def _lead(heading: Heading, cards: Sequence[StoryCard]) -> Band:
    rest = tuple(cards[1:])
    large = rest if len(rest) <= 3 else ()
    return _band(heading, "lead", cards, lead=cards[0], large=large, small=() if large else rest)


def _full(heading: Heading, cards: Sequence[StoryCard]) -> Band:
    if len(cards) <= 3:
        return _band(heading, "row", cards, large=tuple(cards))
    return _band(heading, "block", cards, large=tuple(cards[:1]), side=tuple(cards[1:3]), small=tuple(cards[3:]))


def _thin(headings: Sequence[Heading], grouped: Mapping[Heading, Sequence[StoryCard]]) -> list[Band]:
    if not headings:
        return []
    if len(headings) == 1:
        return [_band(headings[0], "wide", grouped[headings[0]], large=tuple(grouped[headings[0]]))]
    parts = tuple(Part(id=h.id, label=h.label, url=h.url, card=grouped[h][0]) for h in headings)
    run = Heading(id=f"from-{headings[0].id}", label=say("In brief"), url="")
    return [_band(run, "run", [part.card for part in parts], parts=parts)]


def _band(
    heading: Heading,
    layout: Layout,
    cards: Sequence[StoryCard],
    *,
    lead: StoryCard | None = None,
    large: tuple[StoryCard, ...] = (),
    side: tuple[StoryCard, ...] = (),
    small: tuple[StoryCard, ...] = (),
    parts: tuple[Part, ...] = (),
) -> Band:
    return Band(
        id=heading.id,
        label=heading.label,
        url=heading.url,
        layout=layout,
        count=len(cards),
        articles=sum(card.articles for card in cards),
        lead=lead,
        large=large,
        side=side,
        small=small,
        parts=parts,
    )
