"""A day's quotations → each once, under the weightiest article that has it, with the sentences where others quote the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.model.entity import Said
from broadsheet.model.index import Edition
from broadsheet.pages.cards import Cards, Cited, QuoteCard, cited
from broadsheet.text.slugs import fold
from broadsheet.values import Value, names

_WORD = re.compile(r"\w+")


class Again(Value):
    """Another article of the day that quotes the same words of the same speaker."""

    cite: Cited
    headline: str


class SayingCard(QuoteCard):
    """A quotation as its day tells it."""

    again: tuple[Again, ...] = ()


def by_weight(edition: Edition) -> tuple[Said, ...]:
    """The day's quotations in the order of its articles; those without a known speaker come last."""
    place = {article.id: n for n, article in enumerate(edition.articles)}
    return tuple(sorted(edition.said, key=lambda said: (said.speaker is None, place[said.article.id])))


def told_once(said: Sequence[Said]) -> tuple[tuple[Said, ...], ...]:
    """The quotations in order, those with one speaker and the same words together where the first of them stands.

    Case, signs and marks do not count. Where the speaker is not known, two may have said it.
    """
    held: dict[object, list[Said]] = {}
    for n, one in enumerate(said):
        held.setdefault((one.speaker, *_WORD.findall(fold(one.quote.text))) if one.speaker else n, []).append(one)
    return tuple(map(tuple, held.values()))


def saying(group: Sequence[Said], cards: Cards) -> SayingCard:
    """The first of the group, and where the others stand."""
    card = cards.quote(group[0])
    again = (
        Again(cite=cited(one.article, one.article.sentences[one.sentence - 1]), headline=one.article.headline)
        for one in group[1:]
    )
    return SayingCard(**{name: getattr(card, name) for name in names(QuoteCard)}, again=tuple(again))
