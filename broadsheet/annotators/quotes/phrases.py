"""The token that speaks → the words that stand for the speaker, and of what kind they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import lexicon
from broadsheet.annotators.quotes.grammar import NOMINAL, SUBJECTS, child, doer
from broadsheet.annotators.quotes.reading import Scene
from broadsheet.model.article import Mention
from broadsheet.values import Value, replace

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {
    "he": "he",
    "him": "he",
    "his": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
    "they": "they",
    "them": "they",
    "their": "they",
    "i": "first",
    "we": "first",
    "me": "first",
    "us": "first",
    "my": "first",
    "our": "first",
    "you": "you",
    "your": "you",
    "it": "it",
    "its": "it",
    "this": "it",
    "that": "it",
    "which": "it",
    "what": "it",
    "who": "it",
    "there": "it",
    "some": "many",
    "many": "many",
    "others": "many",
    "another": "many",
    "one": "many",
    "both": "many",
    "everyone": "many",
    "everybody": "many",
    "someone": "many",
    "nobody": "many",
    "people": "many",
    "those": "many",
}
_LONGEST = 12
MAKING = frozenset(
    "issue issues issued issuing release releases released releasing publish publishes published publishing write writes"
    " wrote written writing send sends sent sending post posts posted posting make makes made making give gives gave"
    " given giving deliver delivers delivered delivering sign signed signs signing raise raised offer offered file filed"
    " submit submitted hold held holding wear wore wearing carry carried carrying air aired run ran record recorded tweet"
    " tweeted repeat repeated".split()
)
"""Whoever does this with a letter, a claim, a banner speaks in it."""
_NAME = re.compile(r"[A-Z][\w’'.-]+")


class Phrase(Value, kw_only=False):
    """Words that stand for a speaker. ``start`` and ``end`` are offsets in the text."""

    start: int
    end: int
    kind: str
    """``person``, ``organisation``, ``place``, ``name`` (a name that no mention covers), ``he``, ``she``, ``they``,
    ``first``, ``you``, ``it``, ``many``, ``document``, ``act`` or ``role``."""
    token: int
    paragraph: int
    mention: Mention | None = None
    owner: Mention | None = None
    """Whose document it is: Lee in "Lee’s letter"."""
    pronoun: int | None = None
    """Where the "his" or "her" of "her letter" stands."""


def phrase(scene: Scene, token: Token) -> Phrase | None:
    """The speaker's words around ``token``; None where they stand inside quotation marks."""
    if scene.inside[token.i]:
        return None
    named = _mention(scene, token)
    if named is not None and named.kind == "person" and _joint(scene, token):
        # "Lee and Ruiz said": neither of them alone.
        return Phrase(named.start, named.end, "many", token.i, scene.number)
    if named is not None:
        return Phrase(named.start, named.end, named.kind, token.i, scene.number, mention=named)
    word = token.lower_
    if word in PRONOUNS:
        start, end = scene.span(token.i, token.i)
        return Phrase(start, end, PRONOUNS[word], token.i, scene.number)
    kind = lexicon.nouns().get(word, "role")
    if kind == "role" and token.text[:1].isupper() and _NAME.fullmatch(token.text) and token.i > 0:
        kind = "name"
    first = _first(scene, token)
    start, end = scene.span(first, token.i)
    owner = child(token, "poss")
    if owner is None:
        maker = next((kid for kid in token.children if kid.dep_ == "prep" and kid.lower_ in ("from", "by", "of")), None)
        owner = child(maker, "pobj") if maker is not None else None
    if owner is None or scene.inside[owner.i]:
        return Phrase(start, end, kind, token.i, scene.number)
    pronoun = scene.starts[owner.i] if PRONOUNS.get(owner.lower_) in ("he", "she") else None
    return Phrase(start, end, kind, token.i, scene.number, owner=scene.named[owner.i], pronoun=pronoun)


def with_relative(scene: Scene, who: Phrase, relative: Token) -> Phrase:
    """Lee together with the "who" beside it: both stand for the speaker."""
    first, last = scene.span(relative.i, relative.i)
    if who.end <= first <= who.end + 2:
        return replace(who, end=last)
    return replace(who, start=first, end=last)


def voice(scene: Scene, token: Token) -> Token:
    """Who speaks when ``token`` does: Lee in "Lee issued a statement saying", the statement in "the statement says"."""
    if token.lower_ not in lexicon.nouns() or token.dep_ in SUBJECTS:
        return token
    owner = child(token, "poss")
    if owner is not None:
        return owner
    for kid in token.children:
        if kid.dep_ in ("prep", "agent") and kid.lower_ in ("from", "by"):
            source = child(kid, "pobj")
            if source is not None and scene.named[source.i]:
                return source
    verb = None
    if token.dep_ in ("dobj", "attr") and token.head.lower_ in MAKING:
        verb = token.head
    elif token.dep_ == "pobj" and token.head.lower_ in ("in", "with", "through", "via"):
        verb = token.head.head
    if verb is None or verb.dep_ in NOMINAL:
        return token
    subject = doer(verb)
    return subject if subject is not None and subject.i != token.i else token


def _mention(scene: Scene, token: Token) -> Mention | None:
    """The name that ``token`` heads, or that stands beside it in apposition ("the minister, Ana Ruiz, said")."""
    named = scene.named[token.i]
    if named is not None:
        return named
    for kid in token.children:
        if kid.dep_ == "appos" and scene.named[kid.i] is not None and not scene.inside[kid.i]:
            mention = scene.named[kid.i]
            return mention if mention is not None and mention.kind != "place" else None
    # Some parses let a title head the name: "spokeswoman Ana Ruiz" with Ruiz as a modifier of what follows.
    after = token.i + 1
    if after < len(scene.named) and scene.named[after] is not None and scene.tokens[after].head.i == token.i:
        mention = scene.named[after]
        return mention if mention is not None and mention.kind == "person" else None
    return None


def _joint(scene: Scene, token: Token) -> bool:
    return any(
        kid.dep_ == "conj" and (other := scene.named[kid.i]) is not None and other.kind == "person" for kid in token.children
    )


def _first(scene: Scene, token: Token) -> int:
    """The first token of the noun phrase that ``token`` ends."""
    first = max(token.left_edge.i, token.i - _LONGEST)
    while first < token.i and (scene.inside[first] or scene.tokens[first].is_punct):
        first += 1
    return first
