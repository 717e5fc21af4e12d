"""Text → words, and words → stems as stories weigh them: what a reader would take for the same word counts as one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from broadsheet.lists.frequencies import UNLISTED, beginning
from broadsheet.lists.frequencies import surprise as surprise_of

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*\d|\d")
PASSED_OVER = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday"
    " friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec said say"
    " says told mr mrs ms dr inc corp ltd co plc".split()
)
"""Words of every day's news that say nothing of the event."""
FIGURE = 5.0
"""The surprise of a figure of two digits or more."""
LEAST = 3
"""Letters of a word that are left where it loses an ending."""
MANY = 1_000
"""Stems, of which each is looked for in the list; of more, all of the list is read."""
BREAKS = frozenset(".!?:;\"“”‘’'(\n—–")
"""Behind one of these a capital is no sign of a name."""
_TOKEN = re.compile(f"{WORD.pattern}|[{re.escape(''.join(sorted(BREAKS)))}]")
_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The word without its ending; not a dictionary form, but the same for its forms.

    >>> stem("talks"), stem("ministries"), stem("stopped"), stem("Kerry’s".lower())
    ('talk', 'ministry', 'stop', 'kerry')
    """
    if not word.isalpha():
        word = _POSSESSIVE.sub("", word)
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 5 and word.endswith("ed"):
        word = word[:-2]
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls" else word


def tokens(text: str) -> list[str]:
    """Words, figures, and the marks of BREAKS, in order."""
    return _TOKEN.findall(text)


def words_of(text: str) -> list[str]:
    """Words and figures, in order."""
    return WORD.findall(text)


def stems(text: str) -> Iterator[tuple[int, str]]:
    """(number of the word, stem) for every word and figure that can say something, in order."""
    return ((number, term) for number, word in enumerate(words_of(text)) if (term := term_of(word)))


def term_of(word: str) -> str:
    """Its stem, or the figure; nothing of what says nothing."""
    word = word.lower()
    if word[0].isdigit():
        return word if len(word) > 1 else ""
    return "" if word in PASSED_OVER else stem(word)


@lru_cache(maxsize=1 << 17)
def surprise(stem_: str) -> float:
    """How much it says that a text holds the stem, by general language; depends on no archive."""
    return FIGURE if stem_[0].isdigit() else surprise_of(_share(stem_) or UNLISTED)


def _share(stem_: str) -> float:
    """The share of all words that have the stem: they begin with it, but for an y. What loses an ending keeps three letters."""
    if len(stem_) < LEAST:
        return beginning(f"{stem_}\t").get(stem_, 0.0)
    if surprise.cache_info().currsize > MANY:
        return _shares().get(stem_, 0.0)
    return sum(share for word, share in beginning(stem_.removesuffix("y")).items() if stem.__wrapped__(word) == stem_)


@cache
def _shares() -> Mapping[str, float]:
    """The same of all stems."""
    shares: dict[str, float] = defaultdict(float)
    for word, share in beginning("").items():
        shares[stem.__wrapped__(word)] += share
    return dict(shares)


def forget() -> None:
    """Give back what was remembered of stems."""
    for remembered in (stem, surprise, _shares):
        remembered.cache_clear()
