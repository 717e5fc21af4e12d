"""An entity's appearance in an article → the one sentence that a listing shows of it."""

from __future__ import annotations

import re

from broadsheet.model.article import Sentence
from broadsheet.model.entity import Appearance
from broadsheet.pages.cards import Cited, cited

_LEANING = re.compile(r"\W*(?:he|she|it|they|this|that|these|those|but|and|also|however|meanwhile)\b", re.I)
"""Openings that need the sentence before."""
_WORD = re.compile(r"\w{4,}")
SAME = 0.6
"""From this share of the headline's longer words on, a sentence says what the headline has said."""
LONG = 60
"""Words; a longer sentence is shown only where there is no other."""


def naming_sentence(appearance: Appearance) -> Cited | None:
    """The first sentence that names the entity, stands by itself and says more than the headline does.

    Where none does both, the first that stands by itself; where none does that, the first.
    """
    sentences = appearance.sentences
    if not sentences:
        return None
    alone = [s for s in sentences if not _LEANING.match(s.text) and s.text.count(" ") < LONG] or list(sentences)
    if not appearance.about:
        return cited(appearance.article, alone[0])
    headline = set(_WORD.findall(appearance.article.headline.casefold()))
    more = next((s for s in alone if not _repeats(s, headline)), alone[0])
    return cited(appearance.article, more)


def _repeats(sentence: Sentence, headline: set[str]) -> bool:
    shared = headline & set(_WORD.findall(sentence.text.casefold()))
    return len(shared) >= SAME * len(headline)
