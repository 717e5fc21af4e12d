"""A few words between marks, and what governs them → are they a title, a term or a name that is mentioned, and nobody's speech?

A whole sentence is speech whatever stands around it; a few words are only where a verb or a noun of speech governs them, and
somebody who can speak does so.
"""

from __future__ import annotations

import re

from broadsheet.annotators.quotes import features, lexicon, wording
from broadsheet.annotators.quotes.choosing import Choice
from broadsheet.annotators.quotes.grammar import SUBJECTS, child
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import Phrase
from broadsheet.annotators.quotes.reading import Scene

FEW = 4
"""Words; more than these are seldom a term."""
LONGEST_TITLE = 12
_TITLE, _THING, _SOMEBODY, _ANYBODY = 0.05, 0.1, 0.3, 0.15
"""How likely few words may be nobody's, at most: where they look like a title; where a thing is to have spoken; where somebody
named, or anybody else, does what is not speech."""
_WEAK = frozenset(("weak", "open"))
_NAMED_KINDS = frozenset(("person", "organisation", "name", "he", "she", "they"))
_STATED = frozenset(("attr", "acomp", "oprd", "ccomp", "xcomp"))
"""What somebody says that something is: "called it “Cloud Nine”", "said it was “Mostly False”"."""
_NAMING = re.compile(
    r"\b(?:(?:titled|entitled|headlined|nicknamed|dubbed|called|named|termed|captioned|known as|short for|translat\w+ (?:to|as)"
    r"|mean(?:s|ing|t)?|so-called|aka|a\.k\.a\.)"
    r"|(?:nickname|moniker|pseudonym|slur|hashtag|acronym|handle|(?:the|by|his|her|its|their|a) name|sobriquet)(?: of)?"
    r"|(?:\w+ )?(?:word|term|phrase|expression|notion|concept|category|genre)(?: of| for [\w ]{3,20})?)[:,]?\W{0,2}$",
    re.IGNORECASE,
)
_USING = re.compile(r"\b(?:us(?:e|es|ed|ing)|said|says|saying|utter\w*|repeat\w*)\b", re.IGNORECASE)
_NAMED_BY = re.compile(r"\b(?:called|named|termed|dubbed|nicknamed)[:,]?\W{0,2}$", re.IGNORECASE)
_ABOVE = frozenset(f"tree:up{steps}:{strength}" for steps in (1, 2, 3) for strength in ("speech", "naming", "act"))
_PLACES_OF_WORDS = frozenset(("acl", "relcl"))


def is_mentioned(scene: Scene, choice: Choice) -> bool:
    """Tell whether the words are a title, or a few words that are named and not said."""
    span = choice.quoted
    if _is_title(scene, span, choice):
        return True
    if wording.style(scene, span) == "full" or len(_words(scene, span).split()) > FEW:
        return False
    before = scene.before(span, 60)
    if not _NAMING.search(before):
        return _is_unspoken(scene, choice)
    if _NAMED_BY.search(before):
        return _has_no_namer(scene, choice) or _is_unspoken(scene, choice)
    return not _USING.search(before)


def _words(scene: Scene, span: Quoted) -> str:
    return scene.text[span.start - scene.start : span.end - scene.start]


def _is_title(scene: Scene, span: Quoted, choice: Choice) -> bool:
    """Tell whether the words are in Title Case, make no sentence and stand in somebody else's."""
    words = _words(scene, span)
    part = wording.style(scene, span) == "part"
    if words[-1:] in "?!…" or (words[-1:] == "." and not part) or not wording.is_title(words.rstrip(".")):
        return False
    many = len(words.split())
    if many > LONGEST_TITLE or (many == 1 and not part) or (words.isupper() and many == 1):
        return False
    first, last = scene.at(span.start), scene.at(span.end)
    if part:
        return not _is_stated(scene, span, choice)
    states = any(token.dep_ in SUBJECTS and first <= token.head.i < last for token in scene.tokens[first:last])
    work = wording.beside_work(scene.before(span, 60), "")
    return not states and (work or not _is_beside(scene, span, choice))


def _is_stated(scene: Scene, span: Quoted, choice: Choice) -> bool:
    """Tell whether somebody says of something that it is so."""
    cue = choice.best.cue if choice.best is not None else None
    head = scene.tokens[features.head(scene, span)]
    if cue is None or cue.strength not in features.STRONG:
        return False
    return head.dep_ in _STATED or choice.nobody < _TITLE or _is_governed(choice)


def _is_governed(choice: Choice) -> bool:
    """Tell whether a verb of speech stands close above the words in the tree of their sentence."""
    best = choice.best
    return best is not None and bool(_ABOVE.intersection(best.features))


def _is_beside(scene: Scene, span: Quoted, choice: Choice) -> bool:
    """Tell whether a verb of speech or a label stands right beside the quotation."""
    best = choice.best
    if best is None or best.cue is None:
        return best is not None
    first, last = (span.closed, best.cue.start) if best.cue.start >= span.closed else (best.cue.end, span.opened)
    return best.cue.strength == "speech" and scene.gap(first, last)[:2] <= (0, 4)


def _has_no_namer(scene: Scene, choice: Choice) -> bool:
    """Tell whether the sentence leaves out who calls it so: "a campaign called “...”", "is called “...”"."""
    place = scene.at(choice.quoted.opened) - 1
    while place >= 0 and not scene.lowers[place].endswith("ed"):
        place -= 1
    verb = scene.tokens[place] if place >= 0 else None
    if verb is None or child(verb, "agent") is not None:
        return False
    return (verb.dep_ in _PLACES_OF_WORDS and child(verb, "nsubj") is None) or child(verb, "auxpass") is not None


def _is_unspoken(scene: Scene, choice: Choice) -> bool:
    """Tell whether no verb of speech governs the words, or only a thing would have spoken them."""
    best = choice.best
    if best is None:
        return True
    if best.cue is None:
        return False
    unsure = _SOMEBODY if best.who.kind in _NAMED_KINDS else _ANYBODY
    if best.cue.strength in _WEAK and choice.nobody >= unsure:
        return True
    thing = choice.nobody >= _THING and not _is_governed(choice) and not _can_speak(scene, best.who)
    return thing or best.who.kind == "you"


def _can_speak(scene: Scene, who: Phrase) -> bool:
    """Tell whether the words stand for somebody, or for something written, and not for a thing."""
    if who.kind != "role" or who.paragraph != scene.number:
        return True
    noun = scene.tokens[who.token]
    return noun.text[:1].isupper() or lexicon.is_somebody(noun.lower_)
