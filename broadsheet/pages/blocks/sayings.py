"""Quotations → each once for its day, under the first article that has it, with the sentences where others quote the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.model.entity import Said
from broadsheet.model.index import Edition, Index
from broadsheet.pages.blocks.tellings import story_key
from broadsheet.pages.cards import Cards, Cited, QuoteCard
from broadsheet.values import Value, names, replace

_WORD = re.compile(r"\w+")


class Again(Value):
    """Another article of the day that quotes the same words of the same speaker."""

    cite: Cited
    headline: str
    """Nothing where nobody is to see it."""


class SayingCard(QuoteCard):
    """A quotation that several articles of its day have."""

    again: tuple[Again, ...] = ()


def by_weight(edition: Edition) -> tuple[Said, ...]:
    """The day's quotations in the order of its articles; those without a known speaker come last."""
    place = {article.id: n for n, article in enumerate(edition.articles)}
    return tuple(sorted(edition.said, key=lambda said: (said.speaker is None, place[said.article.id])))


def told_once(said: Sequence[Said]) -> tuple[tuple[Said, ...], ...]:
    """The quotations in order, those of one day and speaker with the same words together where the first of them stands.

    Case, signs and marks do not count. Where the speaker is not known, two may have said it.
    """
    if len(said) < 2:
        return (tuple(said),) if said else ()
    held: dict[object, list[Said]] = {}
    for n, one in enumerate(said):
        words = (one.article.published, one.speaker, *_WORD.findall(one.quote.text.casefold()))
        held.setdefault(words if one.speaker else n, []).append(one)
    return tuple(map(tuple, held.values()))


def shows_alone(said: Said) -> bool:
    """Return whether the quotation may be shown without its article: of a known speaker, and said as it is, by its sentence."""
    return said.speaker is not None and said.quote.context == "asserted"


def one_a_story(edition: Edition, index: Index) -> list[tuple[Said, ...]]:
    """Return for each of the day's stories, by weight, the first that may be shown, with others of the same words."""
    spoken = told_once([said for said in by_weight(edition) if shows_alone(said)])
    first: dict[str, tuple[Said, ...]] = {}
    for group in spoken:
        first.setdefault(story_key(group[0].article, index), group)
    return list(first.values())


def saying(group: Sequence[Said], cards: Cards, *, headlines: bool = True) -> QuoteCard:
    """The first of the group, and where the others stand; without ``headlines`` a new one is no reason to make the page again."""
    card = cards.quote(group[0])
    if not headlines:
        card = replace(card, headline="")
    if len(group) == 1:
        return card
    again = (Again(cite=cards.quote(one).cite, headline=one.article.headline if headlines else "") for one in group[1:])
    return SayingCard(**{name: getattr(card, name) for name in names(QuoteCard)}, again=tuple(again))
