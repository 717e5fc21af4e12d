"""An entity and whom it is seen with → a table of names with the sentences that they share, and a reading of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, SeenWith
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards, Cited, cited
from broadsheet.pages.shell import Link

ROWS = 20
PLACES = 10
"""Sentences that a row opens."""
PASSAGES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence of an article, by its day and number."""

    published: dt.date
    number: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """A name that shares sentences with the page's subject."""

    link: Link
    sentences: int
    g2: float
    places: tuple[Place, ...]
    """The newest of these sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that holds the subject and several of its company."""

    published: dt.date
    cite: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Whom an entity is seen with, furthest above chance first."""

    rows: tuple[Companion, ...]
    rest: int
    """Names beyond the rows; all of them are in the page's data."""
    reading: str
    passages: tuple[Passage, ...]


def company(entity: Entity, cards: Cards) -> Company | None:
    """None where no other name shares a sentence with it."""
    if not entity.seen_with:
        return None
    articles = {a.article.id: a.article for a in entity.appearances}
    shown = entity.seen_with[:ROWS]
    return Company(
        rows=tuple(_companion(seen, articles, cards) for seen in shown),
        rest=len(entity.seen_with) - len(shown),
        reading=_reading(entity.name, shown, cards),
        passages=_passages(shown, articles),
    )


def place(article: Article, number: int) -> Place:
    """Sentence ``number`` of the article."""
    return Place(published=article.published, number=number, url=permalinks.article(article, number))


def _companion(seen: SeenWith, articles: Mapping[str, Article], cards: Cards) -> Companion:
    return Companion(
        link=cards.link(seen.id),
        sentences=seen.sentences,
        g2=seen.g2,
        places=tuple(place(articles[id], number) for id, number in seen.shared[:PLACES]),
    )


def _passages(shown: Sequence[SeenWith], articles: Mapping[str, Article]) -> tuple[Passage, ...]:
    """The sentences that hold most of the names shown, each from another article."""
    held = Counter(place for seen in shown for place in seen.shared)
    best: dict[str, tuple[str, int]] = {}
    for id, number in sorted(held, key=lambda place: (-held[place], -articles[place[0]].published.toordinal(), place)):
        best.setdefault(id, (id, number))
    return tuple(
        Passage(published=articles[id].published, cite=cited(articles[id], articles[id].sentences[number - 1]))
        for id, number in list(best.values())[:PASSAGES]
        if held[id, number] > 1
    )


def _reading(name: str, shown: Sequence[SeenWith], cards: Cards) -> str:
    most = max(seen.sentences for seen in shown)
    names = [cards.link(seen.id).label for seen in shown if seen.sentences == most]
    furthest = cards.link(shown[0].id).label
    if most == 1 and len(shown) == 1:
        return f"{furthest} shares one sentence with {name}."
    if most == 1:
        return f"{len(shown)} names share a sentence with {name}, none of them more than one."
    if len(names) > 3:
        return f"{len(names)} names share {most} sentences each with {name}; {furthest} stands furthest above chance."
    verb, each = ("shares", f"{most:,}") if len(names) == 1 else ("share", f"{most:,} each")
    if names == [furthest]:
        return f"{furthest} shares the most sentences with {name}, {most:,}, and stands furthest above chance."
    return f"{listed(names)} {verb} the most sentences with {name}, {each}; {furthest} stands furthest above chance."


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
