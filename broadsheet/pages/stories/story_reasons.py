"""A story → why its articles are together, and from how many origins they come."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.story import Story
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import N_, foreign, say

COLUMNS = 4
"""Cited outlets of the table."""
WHY = {
    "publisher": N_("its publisher"),
    "agency": N_("credited in its byline or dateline"),
    "cited": N_("the one source that it cites"),
    "copy": N_("the same text"),
    "alike": N_("one of many like it"),
    "unknown": "",
}


class Shared(Value):
    """A name or a term, and how many of the articles hold it."""

    label: str
    url: str
    """The name's page; nothing for a term."""
    articles: int


class Reasons(Value):
    """Why these articles are one story."""

    names: tuple[Shared, ...]
    terms: tuple[Shared, ...]
    of: int
    """Distinct articles."""
    apart: int
    """Days between two articles that follow one another, at the most."""


class OriginRow(Value):
    """An article and where its news is from."""

    headline: Link
    published: dt.date
    cites: tuple[bool, ...]
    """For each outlet of the table: cited."""
    origin: str
    """Nothing where it is not known."""
    why: str


class Origins(Value):
    """The table of origins, and what can be read off it."""

    outlets: tuple[Link, ...]
    rows: tuple[OriginRow, ...]
    reading: str


def reasons(story: Story, articles: Sequence[Article], index: Index, cards: Cards) -> Reasons:
    """What the distinct ``articles`` of the story share."""
    ids: dict[str, str] = {}
    for article in articles:
        for mention in article.mentions:
            id = index.entity_of.get((article.id, mention.name))
            if id in index.card_of:
                ids.setdefault(mention.name.casefold(), str(id))
    counts = story.held or (len(articles),) * len(story.shared)
    found = [(term, ids.get(term.casefold(), ""), count) for term, count in zip(story.shared, counts, strict=True)]
    shared = [Shared(label=term, url=cards.url(id) if id else "", articles=count) for term, id, count in found]
    return Reasons(
        names=tuple(each for each in shared if each.url),
        terms=tuple(each for each in shared if not each.url),
        of=len(articles),
        apart=max((later.published - earlier.published).days for earlier, later in pairwise(articles)),
    )


def origins(articles: Sequence[Article], index: Index, cards: Cards, *, copied: bool) -> Origins | None:
    """Each distinct article with its origin, and the outlets that most of them cite; nothing where nothing of that is known.

    ``copied`` says that the story has copies of them besides, which count nowhere here.
    """
    cites = {article.id: cards.cites(article) for article in articles}
    counts = Counter(link for found in cites.values() for link in found)
    outlets = sorted(counts, key=lambda link: (-counts[link], link.label))[:COLUMNS]
    rows = []
    for article in articles:
        origin = index.origins[article.id]
        rows.append(
            OriginRow(
                headline=Link(label=article.headline, url=permalinks.article(article), lang=foreign(article.language)),
                published=article.published,
                cites=tuple(link in cites[article.id] for link in outlets),
                origin=origin.label,
                why=say(WHY[origin.why]) if WHY[origin.why] else "",
            )
        )
    if not outlets and not any(row.origin for row in rows):
        return None
    return Origins(outlets=tuple(outlets), rows=tuple(rows), reading=_reading(counts, len(articles), copied=copied))


def _reading(counts: Counter[Link], of: int, *, copied: bool) -> str:
    """The outlet that most of the articles cite, in a sentence; nothing where one article alone cites it."""
    if not counts:
        return ""
    first = min(counts, key=lambda link: (-counts[link], link.label))
    if counts[first] < 2:
        return ""
    if counts[first] == of:
        every = N_("All %(all)s different texts cite %(outlet)s.") if copied else N_("All %(all)s articles cite %(outlet)s.")
        return say(every, all=of, outlet=first.label)
    some = N_("%(count)s of the %(all)s articles cite %(outlet)s.")
    if copied:
        some = N_("%(count)s of the %(all)s different texts cite %(outlet)s.")
    return say(some, count=counts[first], all=of, outlet=first.label)
