"""A quotation → the words of its sentence that govern it, nearest first, each with the way in which the one below hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.grammar import SUBJECTS
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.reading import Scene
from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

_HIGHEST = 12
_REACH = 100
"""Tokens on each side of a quotation that are read; a sentence that goes on for longer is a list or no sentence."""
_ASIDE = frozenset(("advcl", "relcl", "parataxis"))
"""Dependency labels of what is outside the scope of the clause above: "Lee did not stay, saying “...”"."""
_CAUSES = frozenset(
    "because due despite after before amid amidst during since given following until while although though over under".split()
)
"""Prepositions that bring in a circumstance, which no denial of the verb above them reaches."""
_STOPS = frozenset((".", "!", "?", "…"))
_DETACHED = frozenset(("acl", "conj"))


class Governor(Value, kw_only=False):
    """A word above a quotation in the sentence's tree, outside the marks."""

    token: Token
    edge: str
    """The dependency label of the word below it."""


def governors(scene: Scene, first: int, cue: Cue | None) -> tuple[list[Governor], list[Token]]:
    """Return the words whose scope the token ``first`` is in, up to the clause that holds it, and every word above that.

    The cue is the last of the scope where it stands above in its own clause or in one that goes on from it.
    """
    scope: list[Governor] = []
    beyond: list[Token] = []
    node = scene.tokens[first]
    for _ in range(_HIGHEST):
        edge, node, below = node.dep_, node.head, node
        if node.i == below.i:
            break
        own = cue is not None and below.i == cue.token
        detached = (edge in _DETACHED and (own or _is_verb(below))) or (edge == "pcomp" and _is_whole(below))
        if beyond or edge in _ASIDE or below.lower_ in _CAUSES or detached:
            beyond.append(node)
        elif not scene.inside[node.i]:
            scope.append(Governor(node, edge))
    return scope, beyond


def _is_verb(token: Token) -> bool:
    """The token goes on from a verb and is one itself; in "the words “a” and “b”" neither is."""
    return token.dep_ == "conj" and any(kid.dep_ in ("nsubj", "aux", "dobj", "ccomp", "xcomp", "neg") for kid in token.children)


def _is_whole(clause: Token) -> bool:
    """A clause with a subject of its own: "in what Lee called “...”"."""
    return any(kid.dep_ in SUBJECTS for kid in clause.children)


def before(scene: Scene, quoted: Quoted) -> list[Token]:
    """Return the words outside marks between the start of the sentence and the quotation, nearest first."""
    return list(_until_stop(scene, range(scene.at(quoted.opened) - 1, -1, -1)))


def behind(scene: Scene, quoted: Quoted) -> list[Token]:
    """Return the words outside marks between the quotation and the end of its sentence, in order."""
    following = scene.at(quoted.closed)
    if scene.ends_sentence(quoted) and (following >= len(scene.tokens) or scene.tokens[following].text[:1].isupper()):
        return []
    return list(_until_stop(scene, range(following, len(scene.tokens))))


def final(scene: Scene, quoted: Quoted) -> str:
    """Return the mark outside the quotation that ends its sentence; an empty text where there is none."""
    rest = behind(scene, quoted)
    place = rest[-1].i + 1 if rest else scene.at(quoted.closed)
    text = scene.tokens[place].text if place < len(scene.tokens) and not scene.inside[place] else ""
    return text if text in _STOPS else ""


def _until_stop(scene: Scene, places: range) -> Iterator[Token]:
    for place in places[:_REACH]:
        if scene.inside[place]:
            continue
        if scene.tokens[place].text in _STOPS or "\n" in scene.tokens[place].text:
            return
        yield scene.tokens[place]
