"""A quotation and its cue → the outlet that reported it, and whom it was said to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.annotators.quotes.cues import Cue
from broadsheet.annotators.quotes.grammar import QUOTING, child, doer
from broadsheet.annotators.quotes.lexicon import is_outlet
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import Phrase, phrase
from broadsheet.annotators.quotes.reading import Reading, Scene
from broadsheet.model.article import Mention

TELLING = frozenset(
    "told tell tells telling asked ask asks asking urged urging warned warning assured assuring informed reminded"
    " advised replied responded wrote write writes writing answered texted emailed begged said says saying spoke".split()
)
"""Verbs that take whom they speak to as an object, or with "to"."""
_OUTLET_NOUN = re.compile(
    r"(?:the|this) (?:outlet|(?:news )?agency|newspaper|paper|magazine|network|broadcaster|channel|website|site|publication)",
    re.IGNORECASE,
)
_GIVEN_TO = frozenset(("interview", "comments", "remarks", "statement", "appearance"))


def via(reading: Reading, quoted: Quoted, cue: Cue | None, who: Phrase, cues: Sequence[Cue]) -> Mention | None:
    """The outlet that reported the words, if it is not the speaker itself."""
    scene = reading.scene(cue.paragraph if cue else quoted.paragraph)
    found = _above(reading, scene, cue) or _beside(reading, quoted, who, cues)
    if found is None and cue is not None:
        found = addressed(scene, cue, outlets=True) or _interview(scene, cue)
    return None if found is None or (who.mention is not None and who.mention.name == found.name) else found


def addressed(scene: Scene, cue: Cue, *, outlets: bool = False) -> Mention | None:
    """Whom the speaker told: a name, and with ``outlets`` an outlet, else no outlet."""
    token = scene.tokens[cue.token]
    if token.lower_ not in TELLING:
        return None
    taken = child(token, "dobj", "dative")
    if taken is not None and taken.dep_ == "dative" and taken.lower_ == "to":
        taken = child(taken, "pobj")
    if taken is None or scene.inside[taken.i]:
        to = next((kid for kid in token.children if kid.dep_ in ("prep", "dative") and kid.lower_ == "to"), None)
        taken = child(to, "pobj") if to is not None else None
    if taken is None or scene.inside[taken.i]:
        return None
    target = phrase(scene, taken)
    mention = target.mention if target is not None else None
    if mention is None or target is None or mention.kind == "place" or (cue.who and cue.who.mention is mention):
        return None
    return mention if is_outlet(mention) == outlets else None


def outlet_of(reading: Reading, who: Phrase) -> Mention | None:
    """The outlet that the phrase names, or stands for ("the outlet")."""
    if who.mention is not None and is_outlet(who.mention):
        return who.mention
    if who.mention is None and who.owner is None:
        inside = (outlet for outlet in reading.outlets if who.start <= outlet.start and outlet.end <= who.end)
        if (found := next(inside, None)) is not None:
            return found
    if _OUTLET_NOUN.fullmatch(reading.text[who.start : who.end]):
        before = [outlet for outlet in reading.outlets if outlet.end <= who.start]
        return before[-1] if before else None
    return None


def _above(reading: Reading, scene: Scene, cue: Cue | None) -> Mention | None:
    """In "Politico reports Lee said", "Xinhua quoted Lee as saying": a verb above the cue whose doer is an outlet."""
    if cue is None:
        return None
    token = scene.tokens[cue.token]
    for above in (token, *token.ancestors):
        subject = child(above, "nsubj") if above.lower_ in QUOTING else None
        if subject is None and (by := child(above, "agent")) is not None:
            subject = child(by, "pobj")
        if subject is None and above.i != token.i:
            subject = doer(above)
        if subject is None or scene.inside[subject.i]:
            continue
        source = phrase(scene, subject)
        if source is not None and (found := outlet_of(reading, source)):
            return found
    return None


def _beside(reading: Reading, quoted: Quoted, who: Phrase, cues: Sequence[Cue]) -> Mention | None:
    """Such as "“...,” AP reports" or "according to Xinhua" in the sentence of a quotation whose speaker is another."""
    if not reading.outlets:
        return None
    scene = reading.scene(quoted.paragraph)
    for cue in cues:
        if cue.who is None or cue.who.start == who.start or not _same_sentence(scene, quoted, cue):
            continue
        if found := outlet_of(reading, cue.who):
            return found
    return None


def _same_sentence(scene: Scene, quoted: Quoted, cue: Cue) -> bool:
    first, last = (quoted.closed, cue.start) if cue.start >= quoted.closed else (cue.end, quoted.opened)
    return not scene.gap(first, last, quoted if cue.start >= quoted.closed else None)[0]


def _interview(scene: Scene, cue: Cue) -> Mention | None:
    """Where it was said: "in an interview with CNN", "on Fox News"."""
    token = scene.tokens[cue.token]
    verbs = (token, *(kid for kid in token.children if kid.dep_ == "advcl"))
    prepositions = (kid for verb in verbs for kid in verb.children if kid.dep_ == "prep")
    for preposition in (kid for kid in prepositions if kid.lower_ in ("in", "on", "during")):
        target = child(preposition, "pobj")
        if target is not None and target.lower_ in _GIVEN_TO:
            inner = next((kid for kid in target.children if kid.dep_ == "prep" and kid.lower_ in ("with", "to", "on")), None)
            target = child(inner, "pobj") if inner is not None else None
        mention = scene.named[target.i] if target is not None else None
        if mention is not None and is_outlet(mention):
            return mention
    return None
