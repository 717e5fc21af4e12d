"""How a text speaks → whether it has the form that a cue asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from broadsheet.annotators.genre.narration import Narration

_PRICE = re.compile(r"[$£€]\d")
_MEASURE = re.compile(r"\b(?:cups?|tablespoons?|teaspoons?|tbsp|tsp|grams|ml)\b", re.IGNORECASE)
_PICKED = re.compile(r"\b(?:our|editor[’']?s) (?:picks?|favou?rites?)\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:pros:|cons:|verdict|rating|out of (?:five|ten)|[1-9](?:\.\d)?/(?:5|10)|stars?\b|performances?|cinematograph\w+"
    r"|directed by|gameplay|screenplay|soundtrack|storytelling|ensemble|tasting notes|the (?:film|movie|album|novel|play)\b)",
    re.IGNORECASE,
)


def advising(text: Narration) -> bool:
    """Tell whether a text addresses its reader as news does not."""
    return text.reader >= 0.8


def personal(text: Narration) -> bool:
    """Tell whether a text has its writer or its reader in it."""
    return text.writer >= 0.5 or advising(text)


def listing(text: Narration) -> bool:
    """Tell whether a text is a list, or talks to a reader who is to choose."""
    return text.items >= 3 or personal(text) or len(_PRICE.findall(text.own)) >= 3 or bool(_PICKED.search(text.own))


def priced(text: Narration) -> bool:
    """Tell whether a text names many prices."""
    return len(_PRICE.findall(text.own)) >= 5


def cooking(text: Narration) -> bool:
    """Tell whether a text measures what is to be cooked."""
    return len(_MEASURE.findall(text.own)) >= 3


def dialogue(text: Narration) -> bool:
    """Tell whether a text goes on in questions and answers."""
    return text.questions >= 3


def tabular(text: Narration) -> bool:
    """Tell whether a text is made of figures more than of sentences."""
    return text.figures >= 0.12


def judging(text: Narration) -> bool:
    """Tell whether a text weighs a work or a product."""
    return personal(text) or len({match[0].lower() for match in _JUDGED.finditer(text.own)}) >= 2


FORMS: Mapping[str, Callable[[Narration], bool]] = {
    form.__name__: form for form in (advising, cooking, dialogue, judging, listing, personal, priced, tabular)
}
