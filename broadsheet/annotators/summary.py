"""Sentences of an article → the one or two that tell it best, word for word; chosen, never written."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from broadsheet.annotators.headline.notices import is_notice
from broadsheet.lists.frequencies import rarity
from broadsheet.model.article import Mention, Quote, Sentence
from broadsheet.values import Value

LOOKED_AT = 12
"""Sentences from the top of the article that are weighed."""
SHORTEST, LONGEST = 40, 330
"""Characters of one sentence, and of the summary."""
SHORT = 25
"""Of one that is taken where none of that length can be read alone."""
ENOUGH = 170
"""A first sentence of this length stands alone."""
PLACE = 0.18
"""What a sentence loses for each one before it, of a weight that is 1 for the fullest."""
REPEATS = 0.6
"""What a sentence loses that says no more than the headline."""
_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*")
_WHOLE = re.compile(r"[.!…][\"'”’)\]]*$")
_LEANING = re.compile(
    r"[\"“'‘(]*(?:(?:he|she|it|they|we|i|this|that|these|those|but|and|or|so|such|also|his|her|their|its|there|here|yet|still|then)\b"
    r"|the \d+-year-old\b)",
    re.I,
)
_SPOKEN = re.compile(r"[\"“'‘]")


class _Weighed(Value, kw_only=False):
    sentence: Sentence
    weight: float
    stands: bool
    """It can be read alone."""


def choose(
    sentences: tuple[Sentence, ...],
    headline: str,
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
    public: int | None = None,
    stated: Sequence[int] | None = None,
) -> str:
    """One or two sentences in their order, joined by a space; "" for a text that has none.

    The first tells what the article comes back to and more than the headline; a short one is joined by the
    sentence behind it. A sentence that leans on the one before it ("He said …") never stands first, nor does one that states
    nothing: ``stated`` are the places of subjects, in order, where a parser read the text. Where only a part
    up to ``public`` may be shown, the summary is of that part.
    """
    shown = [sentence for sentence in sentences if sentence.end <= public] if public else list(sentences)
    whole = [sentence for sentence in shown[:LOOKED_AT] if _WHOLE.search(sentence.text)]
    if not whole:
        return next((sentence.text for sentence in shown if len(sentence.text) <= LONGEST), "")
    weighed = _weighed(whole, sentences, headline, mentions, quotes, stated)
    fit = [item for item in weighed if SHORTEST <= len(item.sentence.text) <= LONGEST]
    firm = [item for item in weighed if item.stands and len(item.sentence.text) >= SHORT]
    both = [item for item in fit if item.stands]
    first = max(both or firm or fit or weighed, key=lambda item: (item.weight, -item.sentence.number))
    return _with_next(first, weighed)


def _with_next(first: _Weighed, weighed: Sequence[_Weighed]) -> str:
    """The sentence, and the next one where the first is short and the next is not mainly quoted speech."""
    text = first.sentence.text
    following = next((item for item in weighed if item.sentence.number == first.sentence.number + 1), None)
    if len(text) >= ENOUGH or following is None or _SPOKEN.match(following.sentence.text):
        return text
    both = f"{text} {following.sentence.text}"
    return both if len(both) <= LONGEST else text


def _weighed(
    whole: Sequence[Sentence],
    sentences: Sequence[Sentence],
    headline: str,
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
    stated: Sequence[int] | None,
) -> list[_Weighed]:
    counts = Counter(word for sentence in sentences for word in _words(sentence.text))
    weights = {word: math.log1p(count) * rarity(word) for word, count in counts.items()}
    said = _words(headline)
    fullest = max(sum(weights[word] for word in set(_words(sentence.text))) for sentence in whole) or 1.0
    return [
        _Weighed(
            sentence,
            _weight(sentence, weights, fullest)
            - REPEATS * _repeated(sentence, said, weights)
            - PLACE * (sentence.number - 1)
            - _quoted(sentence, quotes)
            + 0.1 * any(sentence.start <= mention.start < sentence.end for mention in mentions),
            _stands(sentence, stated),
        )
        for sentence in whole
    ]


def _stands(sentence: Sentence, stated: Sequence[int] | None) -> bool:
    """Whether it can be read alone: it leans on none before it, is no speech and no notice, and states something."""
    if _SPOKEN.match(sentence.text) or is_notice(sentence.text) or (sentence.number > 1 and _LEANING.match(sentence.text)):
        return False
    return stated is None or bisect_left(stated, sentence.start) < bisect_left(stated, sentence.end)


def _weight(sentence: Sentence, weights: dict[str, float], fullest: float) -> float:
    return math.sqrt(sum(weights[word] for word in set(_words(sentence.text))) / fullest)


def _repeated(sentence: Sentence, headline: Sequence[str], weights: dict[str, float]) -> float:
    """1 where the sentence says nothing beyond the headline, 0 from one half on that is its own."""
    own = sum(weights[word] for word in set(_words(sentence.text)) - set(headline))
    everything = sum(weights[word] for word in set(_words(sentence.text))) or 1.0
    return max(0.0, 1 - 2 * own / everything)


def _quoted(sentence: Sentence, quotes: tuple[Quote, ...]) -> float:
    """The part of the sentence that is direct speech."""
    inside = sum(max(0, min(quote.end, sentence.end) - max(quote.start, sentence.start)) for quote in quotes if quote.direct)
    return inside / max(1, sentence.end - sentence.start)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
