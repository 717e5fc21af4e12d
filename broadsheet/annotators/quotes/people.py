"""A text's names → its people in order, with the sex that the text or their first names tell, for he and she."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.reading import Reading
from broadsheet.model.article import Mention

_WORD = re.compile(r"[\w’'-]+")
_APPOSED = re.compile(r",\s+(?:(?:a|an|the|his|her|their)\s+)?(?:[\w’'-]+\s+){0,4}?([\w-]+)")
_TITLE_WEIGHT, _NAME_WEIGHT, _NOUN_WEIGHT = 10, 3, 2


def sexes(reading: Reading) -> Mapping[str, str]:
    """Name within the article → ``m`` or ``f``; people of whom the text tells neither are left out."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in reading.mentions:
        if mention.kind == "person":
            votes[mention.name].update(_signs(reading.text, mention))
    for name, counted in votes.items():
        sex = lexicon.first_names().get(name.split()[0].lower())
        if sex and " " in name:
            counted[sex] += _NAME_WEIGHT
    found: dict[str, str] = {}
    for name, counted in votes.items():
        ranked = counted.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            found[name] = ranked[0][0]
    return found


def _signs(text: str, mention: Mention) -> Counter[str]:
    """What the words beside one mention tell: "Mrs. Ruiz", "spokeswoman Ana Ruiz", "Ana Ruiz, a mother of three"."""
    found: Counter[str] = Counter()
    before = _WORD.findall(text[max(0, mention.start - 30) : mention.start])
    roles = [*_WORD.findall(mention.role or ""), *before[-1:]]
    for word in {word.lower() for word in roles}:
        if word in lexicon.sexes():
            found[lexicon.sexes()[word]] += _TITLE_WEIGHT
    apposed = _APPOSED.match(text, mention.end)
    if apposed and apposed[1].lower() in lexicon.sexes():
        found[lexicon.sexes()[apposed[1].lower()]] += _NOUN_WEIGHT
    return found
