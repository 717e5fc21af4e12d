"""A parsed text and its names → its quotations: the words, who said them, to whom, and who reported it.

The marks are paired first (``marks``); cues outside them are read by the grammar of their sentences (``cues``); every
cue, label and neighbouring quotation proposes a speaker (``candidates``) and features weigh them (``choosing``). A
speaker who is not sure enough is withheld: a wrong one is worse than none.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from broadsheet.annotators.parsing import Parsed
from broadsheet.annotators.quotes import choosing, context, filters, outlets, roles
from broadsheet.annotators.quotes.candidates import Candidate
from broadsheet.annotators.quotes.choosing import Choice
from broadsheet.annotators.quotes.cues import Cue, around, cues
from broadsheet.annotators.quotes.marks import quoted
from broadsheet.annotators.quotes.phrases import Phrase
from broadsheet.annotators.quotes.pronouns import Pronouns
from broadsheet.annotators.quotes.reading import Reading
from broadsheet.model.article import Mention, Quote

SURE = 0.55
"""A speaker less likely than this is withheld."""
_REPLYING = frozenset(("reply", "answer", "respond", "retort"))


def find(parsed: Parsed, mentions: tuple[Mention, ...], published: dt.date | None = None) -> tuple[Quote, ...]:
    """The quotations of the text in order; ``mentions`` are the names in it, ``published`` the day of the article if known.

    ``Quote.text`` is the text between the marks, without a comma that belongs to the sentence around it. A quotation
    of several paragraphs is one Quote for each.
    """
    spans = quoted(parsed.text, [(paragraph.start, paragraph.end) for paragraph in parsed.paragraphs])
    if not spans:
        return ()
    reading = Reading(parsed, spans, mentions)
    found = _cues(reading)
    chosen = choosing.choose(reading, found)
    choices = [choice for choice in chosen if filters.is_speech(reading.scene(choice.quoted.paragraph), choice)]
    names = _names(reading, choices)
    for before, choice in pairwise(choices):
        if choice.best is not None and _answers_itself(reading, before.best, choice.best, found, names):
            del names[choice.best.who.start, choice.best.who.end]
    return tuple(_quote(reading, choice, found, names, published) for choice in choices)


def _cues(reading: Reading) -> list[tuple[Cue, ...]]:
    """The cues of each paragraph that holds a quotation, or stands before one that does."""
    wanted = {number for span in reading.quoted for number in (span.paragraph, span.paragraph - 1)}
    return [cues(reading.scene(number)) if number in wanted else () for number in range(reading.paragraphs)]


def _names(reading: Reading, choices: list[Choice]) -> dict[tuple[int, int], str]:
    """Words of a speaker → the name within the article, where that is plain."""
    phrases = [choice.best.who for choice in choices if choice.best is not None]
    names = {(who.start, who.end): who.mention.name for who in phrases if who.mention is not None}
    standing = {(who.start, who.end): who.start for who in phrases if who.kind in ("he", "she")}
    standing |= {
        (who.start, who.end): who.pronoun for who in phrases if who.pronoun is not None and who.kind in ("document", "act")
    }
    if standing:
        pronouns = Pronouns(reading, frozenset(who.start for who in phrases), max(standing.values()))
        resolved = {place: pronouns.name(offset) for place, offset in standing.items()}
        names |= {place: name for place, name in resolved.items() if name is not None}
    for who in phrases:
        name = _indirect(reading, who) if who.kind in ("role", "document", "act") else None
        if name is not None:
            names[who.start, who.end] = name
    return names


def _indirect(reading: Reading, who: Phrase) -> str | None:
    """Whose letter it is; who the minister is."""
    if who.kind == "role":
        return roles.person(reading, who)
    return who.owner.name if who.owner is not None and who.owner.kind != "place" else None


def _addressee(reading: Reading, cue: Cue, who: Phrase, found: list[tuple[Cue, ...]]) -> Mention | None:
    """Whom the cue says it was told, or another cue of the same speaker does ("quoted Lee as telling Ruiz")."""
    scene = reading.scene(cue.paragraph)
    same = (other for other in around(found[cue.paragraph], cue.start) if other.who is not None and other.who.start == who.start)
    return next((to for one in (cue, *same) if (to := outlets.addressed(scene, one)) is not None), None)


def _answers_itself(
    reading: Reading, one: Candidate | None, other: Candidate, found: list[tuple[Cue, ...]], names: dict[tuple[int, int], str]
) -> bool:
    """Whether "she replied" would be she who has just told somebody something: then the pronoun is left open."""
    if one is None or one.cue is None or other.cue is None or other.cue.verb not in _REPLYING:
        return False
    name = names.get((other.who.start, other.who.end)) if other.who.kind in ("he", "she") else None
    if name is None or names.get((one.who.start, one.who.end)) != name:
        return False
    to = _addressee(reading, one.cue, one.who, found)
    return to is not None and to.kind == "person"


def _quote(
    reading: Reading,
    choice: Choice,
    found: list[tuple[Cue, ...]],
    names: dict[tuple[int, int], str],
    published: dt.date | None,
) -> Quote:
    span = choice.quoted
    best = choice.best
    if best is None or choice.sure < SURE or choice.nobody > filters.DOUBTFUL:
        used = context.context(reading, span, None, names, published)
        return Quote(text=reading.text[span.start : span.end], start=span.start, end=span.end, context=used)
    who, cue = best.who, best.cue
    via = outlets.via(reading, span, cue, who, around(found[span.paragraph], span.opened))
    to = _addressee(reading, cue, who, found) if cue is not None else None
    return Quote(
        text=reading.text[span.start : span.end],
        start=span.start,
        end=span.end,
        speaker=names.get((who.start, who.end)),
        speaker_start=who.start,
        speaker_end=who.end,
        cue=reading.text[cue.start : cue.end] if cue is not None else None,
        to=to.name if to is not None else None,
        via=via.name if via is not None else None,
        context=context.context(reading, span, cue, names, published),
    )
