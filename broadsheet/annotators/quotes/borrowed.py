"""A verb of speech whose speaker the parser does not give it → the speaker: beside the verb, behind "by" or behind "quoting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.quotes.grammar import child
from broadsheet.annotators.quotes.reading import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_CITING = 12
"""Words between "quoting" and the verb of speech."""


def beside_another(scene: Scene, neighbour: Token, subject: Token, verb: Token) -> bool:
    """In "Echoing Lee, Ana Ruiz said" the parser takes Ruiz for another name of Lee; that would have a comma behind it."""
    one, other = scene.named[neighbour.i], scene.named[subject.i]
    return neighbour.dep_ == "appos" and neighbour.i == verb.i - 1 and one is not None and other is not None and one is not other


def behind_by(scene: Scene, token: Token) -> Token | None:
    """Ruiz in "was called “...” by Ana Ruiz": the parser hangs the agent on the words between the marks."""
    place = token.i + 1
    if not token.lower_.endswith(("ed", "n")) or place >= len(scene.tokens) or not scene.inside[place]:
        return None
    while place < len(scene.tokens) and scene.inside[place]:
        place += 1
    if place + 1 >= len(scene.tokens) or scene.lowers[place] != "by" or scene.named[place + 1] is None:
        return None
    return last_of_name(scene, place + 1)


def cited(scene: Scene, token: Token) -> Token | None:
    """Ruiz in "Lee, quoting Ana Ruiz, said": the words are hers."""
    for place in range(token.i - 1, max(token.i - _CITING, -1), -1):
        if scene.tokens[place].text in (".", "!", "?") or scene.inside[place]:
            return None
        named = scene.named[place + 1]
        if scene.lowers[place] == "quoting" and named is not None and named.kind == "person":
            return last_of_name(scene, place + 1)
    return None


_HEARING = frozenset("recall recalls recalled remember remembers remembered hear heard describe described".split())
_SAYING = frozenset("asking saying telling shouting whispering".split())


def heard(token: Token) -> Token | None:
    """The nurse in "Lee recalled a nurse asking": the words are hers."""
    other = child(token, "dobj") if token.lower_ in _HEARING else None
    speaking = child(other, "acl") if other is not None else None
    return other if speaking is not None and speaking.lower_ in _SAYING else None


def last_of_name(scene: Scene, first: int) -> Token | None:
    """The last token of the name that begins at ``first``, or the one capitalised word there."""
    if scene.named[first] is None:
        return scene.tokens[first] if scene.tokens[first].is_alpha else None
    last = first
    while last + 1 < len(scene.tokens) and scene.named[last + 1] is scene.named[first]:
        last += 1
    return scene.tokens[last]
