"""A quotation and the rest of its sentence → does another voice than the last speaker's stand there?

A quotation without a cue is mostly the last speaker's; not so in "“No dam,” reads a sign on the door".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import lexicon, wording
from broadsheet.annotators.quotes.grammar import SUBJECTS, child
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import PRONOUNS, Phrase
from broadsheet.annotators.quotes.reading import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 12
"""Words of the sentence on either side that are looked at."""


def another(scene: Scene, quoted: Quoted, who: Phrase) -> bool:
    """Somebody or something else than ``who`` goes with a quotation that is a sentence of its own."""
    if wording.style(scene, quoted) != "full":
        return False
    behind = _behind(scene, quoted)
    if behind and behind[0].text[:1].islower() and any(_speaks(scene, token, who) for token in behind):
        return True
    return any(_is_document(token) for token in _before_colon(scene, quoted))


def _behind(scene: Scene, quoted: Quoted) -> list[Token]:
    """What the sentence goes on with: "reads a sign on the door"."""
    first = scene.at(quoted.closed)
    found: list[Token] = []
    for token in scene.tokens[first : first + _REACH]:
        if scene.inside[token.i] or token.text in (".", "!", "?", ";", ":"):
            break
        if token.is_alpha:
            found.append(token)
    return found


def _speaks(scene: Scene, token: Token, who: Phrase) -> bool:
    """A noun that does something, or stands behind a verb that opens the words: not ``who``, and no pronoun."""
    named = scene.named[token.i]
    if token.lower_ in PRONOUNS or (named is not None and who.mention is not None and named.name == who.mention.name):
        return False
    return token.dep_ in SUBJECTS or (token.dep_ in ("dobj", "attr") and child(token.head, *SUBJECTS) is None)


def _before_colon(scene: Scene, quoted: Quoted) -> list[Token]:
    """The sentence before a colon that opens the quotation."""
    if not scene.before(quoted, 3).rstrip().endswith(":"):
        return []
    last = scene.at(quoted.opened)
    found: list[Token] = []
    for token in reversed(scene.tokens[max(0, last - _REACH) : last]):
        if scene.inside[token.i] or token.text in (".", "!", "?"):
            break
        found.append(token)
    return found


def _is_document(token: Token) -> bool:
    """A letter or a banner that speaks itself, and is nobody's: "Behind her hung a banner:"."""
    if lexicon.nouns().get(token.lower_) != "document" or child(token, "poss") is not None:
        return False
    return token.dep_ in SUBJECTS or (token.dep_ in ("dobj", "attr") and child(token.head, *SUBJECTS) is None)
