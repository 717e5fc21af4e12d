"""Words between marks → are they speech? Titles of works, nicknames, scare quotes and markup are not."""

from __future__ import annotations

from broadsheet.annotators.quotes import wording
from broadsheet.annotators.quotes.choosing import Choice
from broadsheet.annotators.quotes.mentioned import is_mentioned
from broadsheet.annotators.quotes.reading import Scene

DOUBTFUL = 0.43
"""Words that are likelier than this to be nobody's speech are left out."""


def is_speech(scene: Scene, choice: Choice) -> bool:
    """Somebody said or wrote these words, as far as can be told."""
    span = choice.quoted
    words = scene.text[span.start - scene.start : span.end - scene.start]
    markup = scene.before(span, 1) == "="
    if markup or not any(char.isalpha() for char in words) or _is_nickname(scene, choice) or is_mentioned(scene, choice):
        return False
    # A long quotation that is no title is speech even where the text leaves open whose.
    sentence = wording.size(scene, span) == "long" and not wording.is_title(words)
    return sentence or choice.nobody < DOUBTFUL


def _is_nickname(scene: Scene, choice: Choice) -> bool:
    """Whether the words stand within somebody's name: Avin “Smalls” Roe."""
    span = choice.quoted
    name = scene.named[scene.at(span.opened)] if scene.at(span.opened) < len(scene.named) else None
    return name is not None and name.kind == "person" and name.start < span.opened and span.closed < name.end
