"""A cue of speech → does somebody else than an outlet attribute the words to their speaker?

In "Lee said Ruiz had called it “...”" the words reach the article through Lee. An outlet that reports them is their ``via``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import clauses, lexicon
from broadsheet.annotators.quotes.cues import Cue, according
from broadsheet.annotators.quotes.grammar import SUBJECTS, child, doer
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.outlets import outlet_of
from broadsheet.annotators.quotes.phrases import Phrase, phrase
from broadsheet.annotators.quotes.reading import Reading, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

Names = Mapping[tuple[int, int], str]
"""Start and end of a speaker's words → the name within the article."""

_ADVERBS = frozenset("allegedly reportedly supposedly purportedly apparently".split())
_REMEMBERING = frozenset("recall recalls recalled remember remembers remembered hear heard quote quotes quoted quoting".split())
_ALLEGING = frozenset("said alleged accused reported claimed believed rumoured rumored thought understood".split())
"""Passive verbs that leave open who says so: "Ruiz is said to have called it “...”"."""
_RECORDS = frozenset(
    "statement release transcript video recording audio post tweet letter email e-mail interview memo excerpt copy footage"
    " remarks message text book memoir account clip tape website blog".split()
)
"""What holds a speaker's words itself; a complaint or an indictment says of somebody that they were spoken."""
_CLAUSES = frozenset(("ccomp", "xcomp", "pcomp", "acl", "prep", "dobj", "pobj", "attr"))
_HIGHEST = 8


def is_reported(reading: Reading, cue: Cue, quoted: Quoted, names: Names) -> bool:
    """Somebody in the sentence says of the speaker that they said so."""
    scene = reading.scene(cue.paragraph)
    if cue.who is None or cue.strength not in ("speech", "naming") or not _can_speak(scene, cue.who):
        return False
    token = scene.tokens[cue.token]
    if any(kid.lower_ in _ADVERBS for kid in token.children) or _is_alleged(token):
        return True
    outer = _teller(scene, cue, token)
    if outer is not None and _is_another(reading, outer, cue.who, names):
        return True
    return cue.paragraph == quoted.paragraph and _is_by_account(reading, scene, quoted, cue, names)


def _can_speak(scene: Scene, who: Phrase) -> bool:
    """The words stand for somebody, and not for a thing that "demands" or "tells of" something."""
    return who.kind not in ("role", "document", "act", "it") or scene.tokens[who.token].lower_ in lexicon.roles()


def _is_alleged(token: Token) -> bool:
    """The speaker "is said to have called it “...”"."""
    above = token.head
    return token.dep_ == "xcomp" and above.lower_ in _ALLEGING and child(above, "auxpass") is not None


def _teller(scene: Scene, cue: Cue, token: Token) -> Phrase | None:
    """Return who says, above the cue, that somebody spoke."""
    for _ in range(_HIGHEST):
        edge, above = token.dep_, token.head
        if above.i == token.i or edge not in _CLAUSES:
            return None
        token = above
        if scene.inside[token.i]:
            continue
        known = lexicon.verbs().get(token.lower_, ("", ""))[1]
        if known != "speech" and token.lower_ not in _REMEMBERING:
            continue
        subject = child(token, *SUBJECTS) if child(token, "auxpass") is None else doer(token)
        subject = subject or doer(token)
        who = phrase(scene, subject) if subject is not None else None
        if who is not None and cue.who is not None and who.start != cue.who.start:
            return who
    return None


def _is_another(reading: Reading, outer: Phrase, inner: Phrase, names: Names) -> bool:
    """Two phrases stand for two speakers, as far as can be told, and the outer one is no outlet."""
    if outlet_of(reading, outer) is not None or outer.kind in ("document", "act", "it", "first"):
        return False
    if inner.kind == "first" or inner.kind == outer.kind == "they" or (outer.kind in ("he", "she") and outer.start > inner.start):
        return False
    if inner.kind in ("he", "she"):
        return _name(outer, names) is not None and _differs(outer, inner, names)
    if inner.mention is not None and outer.mention is not None:
        return inner.mention.name != outer.mention.name
    return inner.kind != "they"


def _name(who: Phrase, names: Names) -> str | None:
    return who.mention.name if who.mention is not None else names.get((who.start, who.end), who.kind)


def _differs(outer: Phrase, inner: Phrase, names: Names) -> bool:
    """The pronoun ``inner`` stands for somebody else than ``outer``: by name, or by sex."""
    name = names.get((inner.start, inner.end))
    if outer.kind in ("he", "she"):
        return outer.kind != inner.kind
    if outer.mention is None:
        return False
    if name is not None:
        return name != outer.mention.name
    sex = lexicon.first_names().get(outer.mention.name.split()[0].lower())
    return sex is not None and sex != {"he": "m", "she": "f"}[inner.kind]


def _is_by_account(reading: Reading, scene: Scene, quoted: Quoted, cue: Cue, names: Names) -> bool:
    """The sentence has it "according to" somebody else, or to papers that are not the speaker's own."""
    around = (*clauses.before(scene, quoted), *clauses.behind(scene, quoted))
    for other in (according(scene, token) for token in around if scene.lowers[token.i] == "according"):
        if other is None or other.who is None or cue.who is None:
            continue
        noun = scene.tokens[other.who.token].lower_
        if noun in _RECORDS or other.who.kind == "it" or outlet_of(reading, other.who) is not None:
            continue
        if other.who.kind == "document" or _is_another(reading, other.who, cue.who, names):
            return True
    return False
