"""Words between marks → are they speech? Titles of works, nicknames, scare quotes and markup are not."""

from __future__ import annotations

import re

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.choosing import Choice
from broadsheet.annotators.quotes.reading import Scene

_SMALL = frozenset("a an the of and or for in on at to with from by is are be as but nor this your my our not no".split())
_NAMED = re.compile(
    r"(?:so-called|known as|the (?:word|term|phrase|acronym|hashtag)|nicknamed|dubbed|called|titled|entitled)\W*$", re.IGNORECASE
)
_NETWORK = re.compile(r"(?:[A-Z]{2,5}|News|Network|Channel|Radio|TV|television)[’']s?\s*$")
_CERTAIN = 0.12
_DOUBTFUL = 0.6


def is_speech(scene: Scene, choice: Choice) -> bool:
    """Somebody said or wrote these words, as far as can be told."""
    span = choice.quoted
    text = scene.doc.text
    words = text[span.start - scene.start : span.end - scene.start].strip(" .,;:!?")
    before = text[max(0, span.opened - scene.start - 60) : span.opened - scene.start]
    after = text[span.closed - scene.start : span.closed - scene.start + 30]
    if before.endswith("=") or not any(char.isalpha() for char in words):
        return False
    count = words.count(" ") + 1
    if _is_title(words) and count <= 12 and (_beside_work(before, after) or choice.nobody > _CERTAIN):
        return False
    if count <= 2 and _NAMED.search(before) and choice.nobody > _CERTAIN:
        return False
    return choice.nobody < _DOUBTFUL or (count > 8 and choice.nobody < 0.97)


def _is_title(words: str) -> bool:
    """Title Case: every word of weight has a capital."""
    parts = re.findall(r"[\w’'&-]+", words)
    heavy = [part for part in parts if part.lower() not in _SMALL]
    return bool(heavy) and all(part[0].isupper() or part[0].isdigit() for part in heavy) and parts[0][0].isupper()


def _beside_work(before: str, after: str) -> bool:
    last = re.findall(r"[\w-]+", before.lower())[-3:]
    following = re.findall(r"[\w-]+", after.lower())[:1]
    works = lexicon.works()
    return any(word in works for word in last) or any(word in works for word in following) or bool(_NETWORK.search(before))
