"""An entity and whom it is seen with → a table of names with the sentences that they share, and a reading of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, SeenWith
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards, Cited, cited
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import N_, say

ROWS = 20
PLACES = 10
"""Sentences that a row opens."""
SURE = 3.84
"""G² from which company is said to be above chance: at a chance of one in twenty (χ², one degree of freedom; Dunning 1993)."""
PASSAGES = 2


class Place(Value):
    """A sentence of an article, by its day and number."""

    published: dt.date
    number: int
    url: str


class Companion(Value):
    """A name that shares sentences with the page's subject."""

    link: Link
    sentences: int
    g2: float
    places: tuple[Place, ...]
    """The newest of these sentences."""


class Passage(Value):
    """A sentence that holds the subject and several of its company."""

    published: dt.date
    cite: Cited


class Company(Value):
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
        return say("%(furthest)s shares one sentence with %(name)s.", furthest=furthest, name=name)
    if most == 1:
        return say("%(num)s names share a sentence with %(name)s, none of them more than one.", num=len(shown), name=name)
    sure = shown[0].g2 >= SURE
    if len(names) > 3:
        message = N_(
            "%(num)s names share %(most)s sentences each with %(name)s; %(furthest)s is the least likely to be there by chance."
        )
        plain = N_("%(num)s names share %(most)s sentences each with %(name)s.")
        return say(message if sure else plain, num=len(names), most=most, name=name, furthest=furthest)
    values = {"names": wording.listed(names), "name": name, "most": wording.number(most), "furthest": furthest}
    if not sure:
        one = N_("%(names)s shares the most sentences with %(name)s: %(most)s.")
        others = N_("%(names)s share the most sentences with %(name)s, %(most)s each.")
        return say(one if len(names) == 1 else others, **values)
    if names == [furthest]:
        return say(
            "%(furthest)s shares the most sentences with %(name)s, %(most)s, and is the least likely to be there by chance.",
            **values,
        )
    one = N_(
        "%(names)s shares the most sentences with %(name)s, %(most)s; %(furthest)s is the least likely to be there by chance."
    )
    others = N_(
        "%(names)s share the most sentences with %(name)s, %(most)s each; %(furthest)s is the least likely to be there by chance."
    )
    return say(one if len(names) == 1 else others, **values)
