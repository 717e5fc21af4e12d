"""A possible headline → how much it says of what the article says."""

from __future__ import annotations

import math
import re
from collections import Counter

from broadsheet.annotators.headline.lines import Line
from broadsheet.lists.frequencies import rarity
from broadsheet.model.article import Mention

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
PLACE = 1.0
"""What a sentence loses for each one before it."""
LEAD = 3.0
"""What every sentence but the first loses: the first is the news."""
SAYS = 9.0
"""What a headline that holds all of the article's heaviest words would gain."""
FULL = 55
"""Characters; a shorter headline says too little."""
DEFINITE = 2.0
"""What a later sentence about "the order" loses: the reader has not heard of it."""
HEAVIEST = 12
PERSONAL = frozenset("i we you me us my our your mine ours yours i'm we're you're i’m we’re you’re".split())

POINTING = frozenset("it them they he she him".split())


class Worth:
    """Weighs headlines for one article."""

    def __init__(self, text: str, mentions: tuple[Mention, ...]) -> None:
        counts = Counter(_words(text))
        self._weights = {word: math.log1p(count) * rarity(word) for word, count in counts.items()}
        self._all = sum(sorted(self._weights.values(), reverse=True)[:HEAVIEST]) or 1.0
        self._mentions = mentions

    def of(self, line: Line, headline: str) -> float:
        """Higher is better: the words that the article comes back to, less what makes a sentence lean on its neighbours."""
        words = set(_words(headline))
        says = sum(self._weights.get(word, 0.0) for word in words) / self._all
        return SAYS * says - _behind(line) - self._weakness(line, headline, words)

    def most(self, line: Line) -> float:
        """What no shortening of the line can exceed."""
        says = sum(self._weights.get(word, 0.0) for word in set(_words(line.text))) / self._all
        return SAYS * says - _behind(line)

    def _weakness(self, line: Line, headline: str, words: set[str]) -> float:
        subject = line.words[0].doc[line.subject]
        phrase = list(subject.subtree)
        definite = phrase[0].lower_ == "the" and not any(word.text[:1].isupper() for word in phrase[1:])
        surname = len(phrase) == 1 and subject.ent_type_ == "PERSON"
        return (
            DEFINITE * (line.number > 1 and definite)
            + 1.2 * (line.number > 1 and surname)
            + 1.5 * bool(words & PERSONAL)
            + 1.2 * (line.number > 1 and bool(words & POINTING))
            + 0.8 * any(mark in headline for mark in '“”"')
            + max(0, FULL - len(headline)) / 12
            + 0.8 * headline.endswith("!")
            + 0.4 * (not any(mention.text in headline for mention in self._mentions))
        )


def _behind(line: Line) -> float:
    return PLACE * (line.number - 1) + LEAD * (line.number > 1)


def _words(text: str) -> list[str]:
    return [word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(text)]
