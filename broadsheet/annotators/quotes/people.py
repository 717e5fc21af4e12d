"""A text's names → its people in order, with the sex that the text or their first names tell, for he and she."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import zip_longest

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.reading import Reading
from broadsheet.model.article import Mention

_WORD = re.compile(r"[\w’'-]+")
_APPOSED = re.compile(r",\s+(?:(?:a|an|the|his|her|their)\s+)?(?:[\w’'-]+\s+){0,4}?([\w-]+)")
_FOLLOWS = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_OWNING = re.compile(r"(?:,|\s+and|\s+with|,\s+with)\s+(?:his|her)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”\"’']?\s|[“\"\n]")
_TITLE_WEIGHT, _NAME_WEIGHT, _NOUN_WEIGHT, _OWNER_WEIGHT, _PRONOUN_WEIGHT = 10, 4, 2, 2, 1
_ENOUGH = 2
"""One pronoun behind a name tells too little."""


def sexes(reading: Reading) -> Mapping[str, str]:
    """Name within the article → ``m`` or ``f``; people of whom the text tells neither are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    named = [mention for mention in reading.mentions if mention.kind == "person"]
    for mention, following in zip_longest(named, named[1:]):
        votes[mention.name].update(_signs(reading.text, mention))
        votes[mention.name].update(_pronoun(reading.text, mention.end, following.start if following else len(reading.text)))
    for name, counted in votes.items():
        sex = lexicon.first_names().get(name.split()[0].lower())
        if sex and " " in name:
            counted[sex] += _NAME_WEIGHT
    return {name: sex for name, counted in votes.items() if (sex := _majority(counted)) is not None}


def _majority(counted: Counter[str]) -> str | None:
    male, female = counted["m"], counted["f"]
    if abs(male - female) < _ENOUGH:
        return None
    return "m" if male > female else "f"


def _pronoun(text: str, start: int, end: int) -> Counter[str]:
    """The sex of the first he, she, his or her behind a name, in its sentence and before the next name."""
    stop = _SENTENCE.search(text, start, end)
    found = _FOLLOWS.search(text, start, stop.start() if stop else end)
    if found is None:
        return Counter()
    # "Lee and his wife" tells more than "Lee said he": he may be another.
    own = _OWNING.fullmatch(text, start, found.end()) is not None
    weight = _OWNER_WEIGHT if own else _PRONOUN_WEIGHT
    return Counter({"m" if found[1] else "f": weight})


def _signs(text: str, mention: Mention) -> Counter[str]:
    """What the words beside one mention tell: "Mrs. Ruiz", "spokeswoman Ana Ruiz", "Ana Ruiz, a mother of three"."""
    found: Counter[str] = Counter()
    before = _WORD.findall(text[max(0, mention.start - 30) : mention.start])
    roles = [*_WORD.findall(mention.role or ""), *before[-1:], *_WORD.findall(mention.text)[:1]]
    for word in {word.lower() for word in roles}:
        if word in lexicon.sexes():
            found[lexicon.sexes()[word]] += _TITLE_WEIGHT
    apposed = _APPOSED.match(text, mention.end)
    if apposed and apposed[1].lower() in lexicon.sexes():
        found[lexicon.sexes()[apposed[1].lower()]] += _NOUN_WEIGHT
    return found
