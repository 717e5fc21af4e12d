"""Quotations → each once for its day, in its sentence, with the sentences where others quote the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.model.entity import Said
from broadsheet.model.index import Edition, Index
from broadsheet.pages.blocks.day_stories import story_key
from broadsheet.pages.cards import Cards, Cited, QuoteCard, sentence_at
from broadsheet.text.datelines import without_dateline
from broadsheet.values import Value, names, replace

ENOUGH = 5
"""The fewest words of a quotation that a digest shows."""
LONG = 280
"""The most characters of its sentence."""
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")


class Again(Value):
    """Another article of the day that quotes the same words of the same speaker."""

    cite: Cited
    headline: str
    """Nothing where nobody is to see it."""


class SayingCard(QuoteCard):
    """A quotation in its sentence; ``before``, the words and ``after`` are one passage of the article."""

    before: str = ""
    after: str = ""
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


def speaks_today(said: Said) -> bool:
    """Return whether a digest may show the quotation: its speaker is known and its sentence says that he said so now."""
    return said.speaker is not None and said.quote.context == "asserted"


def one_a_story(edition: Edition, index: Index) -> list[tuple[Said, ...]]:
    """Return for each of the day's stories, by weight, the first that a digest may show, with others of the same words.

    One of a few words says little by itself; one in a long sentence is no longer short.
    """
    spoken = told_once([said for said in by_weight(edition) if speaks_today(said)])
    first: dict[str, tuple[Said, ...]] = {}
    for group in spoken:
        before, after = _around(group[0])
        words = group[0].quote.text
        if len(words.split()) >= ENOUGH and len(before + words + after) <= LONG:
            first.setdefault(story_key(group[0].article, index), group)
    return list(first.values())


def saying(group: Sequence[Said], cards: Cards, *, headlines: bool = True) -> SayingCard:
    """The first of the group, and where the others stand; without ``headlines`` a new one is no reason to make the page again."""
    card = cards.quote(group[0])
    if not headlines:
        card = replace(card, headline="")
    before, after = _around(group[0])
    again = (Again(cite=cards.quote(one).cite, headline=one.article.headline if headlines else "") for one in group[1:])
    given = {name: getattr(card, name) for name in names(QuoteCard)}
    return SayingCard(**given, before=before, after=after, again=tuple(again))


def _around(said: Said) -> tuple[str, str]:
    """Return the text before and after the quotation, from the start of its first sentence to the end of its last."""
    article, quote = said.article, said.quote
    first, last = article.sentences[said.sentence - 1], sentence_at(article, quote.end - 1)
    before = without_dateline(article.text[first.start : quote.start])
    return _SPACE.sub(" ", before), _SPACE.sub(" ", article.text[quote.end : last.end])
