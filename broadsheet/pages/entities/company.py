"""An entity and whom it is mentioned with → a table of names with the sentences that they share, a sentence on it, a network."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from broadsheet import wording
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity, SeenWith
from broadsheet.model.index import Index
from broadsheet.model.picture import Network, Node
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards, Cited, cited
from broadsheet.pages.shell import Link
from broadsheet.values import Value
from broadsheet.wording import N_, say, say_many

ROWS = 12
NODES = 10
FEWEST = 3
"""Names below which a network says no more than a sentence."""
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
    """The names that an entity is mentioned with, furthest above chance first."""

    rows: tuple[Companion, ...]
    rest: int
    """Names beyond the rows; all of them are in the page's data."""
    reading: str
    network: Network | None
    """The ten names furthest above chance; None where there are fewer than three."""
    passages: tuple[Passage, ...]


def company(entity: Entity, index: Index, cards: Cards) -> Company | None:
    """Return the company of an entity; None where no other name shares a sentence with it."""
    if not entity.seen_with:
        return None
    articles = {a.article.id: a.article for a in entity.appearances}
    shown = entity.seen_with[:ROWS]
    return Company(
        rows=tuple(_companion(seen, articles, cards) for seen in shown),
        rest=len(entity.seen_with) - len(shown),
        reading=_reading(shown, cards),
        network=_network(entity, index, cards),
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


def _reading(shown: Sequence[SeenWith], cards: Cards) -> str:
    """Name those of most sentences and the one furthest above chance; nothing where no sentence is more than one."""
    most = max(seen.sentences for seen in shown)
    names = [cards.link(seen.id).label for seen in shown if seen.sentences == most]
    furthest = cards.link(shown[0].id).label
    if most == 1 or len(names) > 3:
        return ""
    if shown[0].g2 < SURE or furthest in names:
        return say("Most often mentioned with %(names)s.", names=wording.listed(names))
    message = N_("Most often mentioned with %(names)s; most distinctively, with %(furthest)s.")
    return say(message, names=wording.listed(names), furthest=furthest)


def _network(entity: Entity, index: Index, cards: Cards) -> Network | None:
    near = entity.seen_with[:NODES]
    if len(near) < FEWEST:
        return None
    held = [frozenset(seen.shared) for seen in near]
    return Network(
        centre=entity.name,
        nodes=tuple(
            Node(label=cards.link(seen.id).label, person=index.card_of[seen.id].kind == "person", sentences=seen.sentences)
            for seen in near
        ),
        ties=tuple((a, b) for a, b in combinations(range(len(near)), 2) if held[a] & held[b]),
        title=say_many(
            len(near),
            "Network of the %(num)s name most distinctive of %(name)s; the table has the figures",
            "Network of the %(num)s names most distinctive of %(name)s; the table has the figures",
            name=entity.name,
        ),
    )
