"""A story's articles → what each day tells that was not told before, as sentences of the articles, word for word.

A sentence is new when no earlier sentence of the story holds half of its words, weighed by how much each says. The day's
new sentences are ranked by what their unsaid words say, those that tell of earlier years lower; one that leans on the sentence
before it is not taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from broadsheet.grouping.traces.stems import stems, surprise
from broadsheet.model.article import Article, Sentence
from broadsheet.text.dates import WEEKDAYS
from broadsheet.values import Value

A_DAY = 2
"""Sentences of each day."""
SAID = 0.5
"""Share of a sentence's weight that an earlier one must hold for it to have been said."""
FEWEST = 4
"""Words that a sentence must hold to tell something."""
OPENING = 0.06
"""What each sentence further down counts less: a report opens with its news."""
BACKGROUND = 0.5
"""What a sentence counts that names an earlier year and no day of the week: it tells how things came to be so."""
_DAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,-])(?:1[5-9]|20)\d\d(?![\w-]|[.,]\d)")
_LEANING = re.compile(
    r"\W*(?:(?:neither|nor|both|either) )?(?:he|she|it|they|we|you|i|this|that|these|those|his|her|its|their|there"
    r"|but|and|so|also|the (?:outlet|agency|paper))\b",
    re.I,
)


class _Told(Value, kw_only=False):
    article: str
    number: int
    words: frozenset[str]
    weight: float
    """What its words say, all together."""
    background: bool


def new_sentences(articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    """(article id, sentence number) of up to two sentences of each day; ``articles`` are by day."""
    before: list[_Told] = []
    chosen: list[tuple[str, int]] = []
    for _, group in groupby(articles, key=lambda article: article.published):
        today = [told for article in group for told in _told(article)]
        chosen += _of_day([told for told in today if told.number], before)
        before += today
    return tuple(chosen)


def _of_day(today: Sequence[_Told], before: Sequence[_Told]) -> Iterator[tuple[str, int]]:
    said = frozenset(word for told in before for word in told.words)
    fresh = [told for told in today if not any(_within(told, other) for other in before)]
    ranked = sorted(fresh, key=lambda told: (-_worth(told, said), told.article, told.number))
    taken: list[_Told] = []
    for told in ranked:
        if len(taken) < A_DAY and not any(_within(told, other) or _within(other, told) for other in taken):
            taken.append(told)
    order = {told.article: place for place, told in reversed(tuple(enumerate(today)))}
    yield from ((told.article, told.number) for told in sorted(taken, key=lambda told: (order[told.article], told.number)))


def _worth(told: _Told, said: frozenset[str]) -> float:
    unsaid = _weight(told.words - said)
    place = 1 - OPENING * min(10, told.number - 1)
    return unsaid / math.sqrt(len(told.words)) * place * (BACKGROUND if told.background else 1)


def _within(told: _Told, other: _Told) -> bool:
    """The other sentence holds what this one says."""
    held = told.words & other.words
    return bool(held or not told.words) and _weight(held) >= SAID * told.weight


def _weight(words: frozenset[str]) -> float:
    """In one order, so that the sum is the same to the last bit."""
    return sum(map(surprise, sorted(words)))


def _told(article: Article) -> Iterator[_Told]:
    """Each sentence with its words; number 0 where it may not stand by itself."""
    for sentence in article.sentences:
        words = frozenset(stem for _, stem in stems(sentence.text) if surprise(stem) > 1)
        number = sentence.number if _stands(sentence, words) else 0
        earlier = any(int(year) < article.published.year for year in _YEAR.findall(sentence.text))
        earlier = earlier and not _DAY.search(sentence.text)
        yield _Told(article.id, number, words, _weight(words), earlier)


def _stands(sentence: Sentence, words: frozenset[str]) -> bool:
    return len(words) >= FEWEST and not _LEANING.match(sentence.text)
