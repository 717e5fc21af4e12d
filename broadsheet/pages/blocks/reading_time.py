"""What a page shows of its stories → the minutes that it takes to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from broadsheet.pages.blocks.bands import Band
from broadsheet.pages.blocks.day_stories import StoryCard
from broadsheet.pages.blocks.sayings import SayingCard
from broadsheet.pages.cards import Cited


class HasSentence(Protocol):
    """Anything that is shown as a sentence of an article."""

    @property
    def cite(self) -> Cited:
        """The sentence."""


WORDS_A_MINUTE = 230
"""Reading speed: Brysbaert (2019), 238 words a minute for non-fiction, rounded down."""


def minutes(texts: Iterable[str]) -> int:
    """Return the minutes that texts take, one at least."""
    return max(1, round(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE))


def of_bands(bands: Iterable[Band]) -> Iterator[str]:
    """Yield the texts of sections: headlines and sentences."""
    for section in (section for band in bands for section in band.sections):
        yield from of_cards(section.cards)
        yield from (line.headline for line in section.lines)


def of_cards(cards: Iterable[StoryCard]) -> Iterator[str]:
    """Yield the texts of stories: headlines and sentences."""
    for card in cards:
        yield card.headline
        yield card.sentence.text if card.sentence else ""
        yield from (other.headline for other in card.others)


def of_quotes(quotes: Iterable[SayingCard]) -> Iterator[str]:
    """Yield quotations with their sentences."""
    yield from (f"{quote.before}{quote.words}{quote.after}" for quote in quotes)


def of_sentences(shown: Iterable[HasSentence]) -> Iterator[str]:
    """Yield sentences that the page shows by themselves."""
    yield from (one.cite.text for one in shown)
