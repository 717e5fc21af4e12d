"""A quotation → whoever may have said it, each with the features that speak for and against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from broadsheet.annotators.quotes import contents, features, voices
from broadsheet.annotators.quotes.cues import Cue, verb_cue
from broadsheet.annotators.quotes.grammar import SUBJECTS, child
from broadsheet.annotators.quotes.marks import Quoted
from broadsheet.annotators.quotes.phrases import Phrase, phrase
from broadsheet.annotators.quotes.reading import Reading, Scene
from broadsheet.values import Value

_LABEL = re.compile(
    r"(?:^|[.!?”\"\n]\s|\s[-–—]\s?)\W*(?:More from |From )?"
    r"([A-Z][\w.’'-]*(?:\s(?:[A-Z(][\w.’')-]*|of|the|and|de|du|von|van|bin|al|da)){0,7}):\s*$"
)
_SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*([A-Z][^\n,;:(“”\"]{1,50}?)\s*(?=[\n,;:(]|\.?\s*$|\.\s*\n)")
_LABEL_REACH = 150
_CLIMB = 6
_NEAREST = 12
"""Cues on each side of a quotation that are looked at."""
_SENTENCES = 3
_OTHERS = frozenset(("person", "organisation", "place", "name", "role", "many"))
_PARTICLES = frozenset(("back", "out", "up", "in", "on", "off"))


class Candidate(Value, kw_only=False):
    """Somebody who may have said a quotation, and why."""

    who: Phrase
    rule: str
    """``cue``, ``label``, ``signed``, ``above`` (a cue of the paragraph before) or ``chain`` (as the quotation before)."""
    features: tuple[str, ...]
    cue: Cue | None = None


class Last(Value, kw_only=False):
    """The quotation before, and who is taken to have said it."""

    quoted: Quoted
    who: Phrase
    cue: Cue | None


def candidates(reading: Reading, quoted: Quoted, cues: Sequence[Cue], above: Sequence[Cue], last: Last | None) -> list[Candidate]:
    """Return every candidate for ``quoted``; ``cues`` are those around it, ``above`` those of the paragraph before."""
    scene = reading.scene(quoted.paragraph)
    if mute(scene, quoted, cues):
        return []
    head = features.head(scene, quoted)
    if (told := _told(scene, quoted, cues, head)) is not None:
        return [told]
    found = _by_cues(scene, quoted, [*cues, *_open(scene, quoted, head, cues)], head)
    found += _labels(scene, quoted)
    if quoted.paragraph and not _outside_before(scene, quoted):
        found += _above(reading.scene(quoted.paragraph - 1), quoted, above, scene)
    beside = [one for one in found if features.BESIDE.intersection(one.features)]
    if beside:
        # A verb of speech right beside a whole sentence settles it; what stands farther off only disturbs.
        return beside
    if last is not None and voices.another(scene, quoted, last.who):
        # What stands in sentences before has nothing to do with it.
        return [one for one in found if one.cue is None or not scene.gap(one.cue.end, quoted.opened)[0]]
    if last is not None:
        found.append(Candidate(last.who, "chain", features.chain(reading, quoted, last.quoted, last.who), last.cue))
    return found


def _told(scene: Scene, quoted: Quoted, cues: Sequence[Cue], head: int) -> Candidate | None:
    """Whoever wrote the message that somebody else tells of, unless a verb right behind the quotation says better."""
    content = contents.opened(scene, quoted, cues)
    if content is None or content.who is None or _said_behind(scene, quoted, cues):
        return None
    return Candidate(content.who, "cue", features.cue(scene, quoted, content, (), head), content)


def _said_behind(scene: Scene, quoted: Quoted, cues: Sequence[Cue]) -> bool:
    """Such as "“...,” Lee said"."""
    behind = (cue for cue in cues if cue.start >= quoted.closed and cue.strength == "speech" and cue.who is not None)
    return any(scene.gap(quoted.closed, cue.start, quoted)[:2] <= (0, 3) and cue.beside for cue in behind)


def mute(scene: Scene, quoted: Quoted, cues: Sequence[Cue]) -> bool:
    """The sentence leaves out who spoke: "Lee was asked, “...”", "Lee got a message: “...”"."""
    content = contents.opened(scene, quoted, cues)
    open_ = content.who is None if content is not None else contents.unclear(scene, quoted, cues)
    if open_ and not _said_behind(scene, quoted, cues):
        return True
    quiet = (cue for cue in cues if cue.passive and cue.who is None and cue.strength == "speech" and cue.end <= quoted.opened)
    return any(scene.gap(cue.end, quoted.opened) == (0, 0, 0) for cue in quiet)


def _by_cues(scene: Scene, quoted: Quoted, cues: Sequence[Cue], head: int) -> list[Candidate]:
    known = sorted((cue for cue in cues if cue.who is not None and not _is_about_town(cue)), key=lambda cue: cue.start)
    place = bisect_left([cue.start for cue in known], quoted.opened)
    around = known[max(0, place - _NEAREST) : place + _NEAREST]
    speaking = [cue for cue in around if _near(scene, quoted, cue)]
    found: list[Candidate] = []
    for cue in speaking:
        assert cue.who is not None
        if features.outlet(cue.who) and any(_speaks_within(scene, quoted, cue, other) for other in speaking):
            continue
        found.append(Candidate(cue.who, "cue", features.cue(scene, quoted, cue, speaking, head), cue))
    return _innermost(found)


def _is_about_town(cue: Cue) -> bool:
    """A town that "finished last in “...”" has said nothing; one that "warned of “...”" has."""
    return cue.who is not None and cue.who.kind == "place" and cue.strength in ("weak", "open")


def _innermost(found: list[Candidate]) -> list[Candidate]:
    """Without whoever tells of what somebody else said: in "Lee said critics call it “...”" it is the critics'.

    Where the inner speaker is a pronoun, both are mostly one and the same, and both stay.
    """
    inner = [one for one in found if one.who.kind in _OTHERS]
    if any(features.INNER.intersection(one.features) for one in inner):
        found = [one for one in found if not features.OUTER.intersection(one.features)]
    close = [one.cue.start for one in inner if one.cue and _is_somebody(one.who) and "close" in one.features]
    if close:
        found = [one for one in found if one.cue is None or one.cue.start >= max(close)]
    return found


def _is_somebody(who: Phrase) -> bool:
    """A name, or somebody's predecessor."""
    return who.mention is not None or (who.kind == "role" and who.pronoun is not None)


def _near(scene: Scene, quoted: Quoted, cue: Cue) -> bool:
    """Within a few sentences of the quotation."""
    first, last = (quoted.closed, cue.start) if cue.start >= quoted.closed else (cue.end, quoted.opened)
    return scene.gap(first, last)[0] <= _SENTENCES


def _speaks_within(scene: Scene, quoted: Quoted, report: Cue, other: Cue) -> bool:
    """Somebody else speaks in what an outlet reports: "AP reports Lee said “...”", "Lee said “...,” AP reports"."""
    who = other.who
    if who is None or other.strength not in ("speech", "naming") or features.outlet(who) or who.kind in ("document", "act", "it"):
        return False
    first, last = min(report.start, other.start), max(report.end, other.end)
    if report.start >= quoted.closed:
        within = other.end <= quoted.opened or quoted.closed <= other.start < report.start
    else:
        within = report.end <= other.start and other.end <= quoted.opened
    return within and not scene.gap(first, last)[0]


def _open(scene: Scene, quoted: Quoted, head: int, known: Sequence[Cue]) -> Iterator[Cue]:
    """Verbs of no list: those above the quotation in its sentence, and the one right before it ("Lee shot back, “...”")."""
    taken = {cue.token for cue in known}
    places = [head, *(token.i for token, _ in zip(scene.tokens[head].ancestors, range(_CLIMB), strict=False))]
    before = scene.at(quoted.opened) - 1
    while before >= 0 and (scene.tokens[before].is_punct or scene.lowers[before] in _PARTICLES):
        before -= 1
    if before >= 0 and before not in places:
        places.append(before)
    for place in places:
        token = scene.tokens[place]
        if not scene.inside[place] and place not in taken and child(token, *SUBJECTS) is not None:
            yield verb_cue(scene, token, token.lower_, "open")


def _labels(scene: Scene, quoted: Quoted) -> Iterator[Candidate]:
    """A name before a colon ("Ana Ruiz: “...”") or behind a dash ("“...” — Ana Ruiz")."""
    before = scene.before(quoted, _LABEL_REACH)
    start = quoted.opened - len(before)
    label = _LABEL.search(before)
    if label and (label.start() or start == scene.start):
        yield from _named(scene, start + label.start(1), start + label.end(1), "label")
    elif before.rstrip().endswith(":"):
        colon = start + len(before.rstrip()) - 1
        yield from _minded(scene, scene.at(colon))
        yield from _named(scene, colon - 1, colon, "tail")
    yield from _apposed(scene, quoted)
    signed = _SIGNED.match(scene.text, quoted.closed - scene.start)
    if signed:
        yield from _named(scene, scene.start + signed.start(1), scene.start + signed.end(1), "signed")


def _minded(scene: Scene, colon: int) -> Iterator[Candidate]:
    """Somebody of whom the words before a colon only tell how they are: "Ana Ruiz is blunt: “...”"."""
    if colon < 2 or scene.tokens[colon - 1].dep_ != "acomp":
        return
    subject = child(scene.tokens[colon - 1].head, *SUBJECTS)
    mention = scene.named[subject.i] if subject is not None else None
    if mention is not None and mention.kind == "person":
        yield from _named(scene, mention.start, mention.end, "label")


def _apposed(scene: Scene, quoted: Quoted) -> Iterator[Candidate]:
    """A name and a comma right behind a quotation that goes on: "“...,” Ana Ruiz, who runs the port, said"."""
    text = scene.text
    goes_on = "," in text[quoted.end - scene.start : quoted.closed - scene.start] or text[quoted.end - scene.start - 1] in "?!"
    mention = scene.named[scene.at(quoted.closed)] if scene.at(quoted.closed) < len(scene.named) else None
    beside = mention is not None and 0 <= mention.start - quoted.closed <= 1
    if mention is not None and goes_on and beside and text.startswith(",", mention.end - scene.start):
        yield from _named(scene, mention.start, mention.end, "apposed")


def _named(scene: Scene, first: int, last: int, rule: str) -> Iterator[Candidate]:
    inner = next((mention for mention in scene.mentions if first <= mention.start and mention.end <= last), None)
    if rule == "signed" and inner is not None and inner.kind == "place" and inner.end < last:
        return  # "— Maine Girl" is no town
    if rule == "tail":
        inner = next((mention for mention in scene.mentions if mention.end == last and mention.kind != "place"), None)
        if inner is None:
            return
    token = scene.at(inner.end if inner else last) - 1
    who = phrase(scene, scene.tokens[token]) if token >= 0 else None
    if who is not None:
        place = "at" if inner and inner.start == first else "whole" if who.start <= first else "in"
        yield Candidate(who, rule, (rule, f"{rule}:{who.kind}", f"{rule}:{place}"))


def _outside_before(scene: Scene, quoted: Quoted) -> bool:
    """Words outside marks stand before the quotation in its paragraph."""
    before = range(scene.at(quoted.opened))
    return any(scene.tokens[place].is_alpha and not scene.inside[place] for place in before)


def _above(above: Scene, quoted: Quoted, cues: Sequence[Cue], scene: Scene) -> Iterator[Candidate]:
    """The last sentence of the paragraph above, whose end opens the quotation ("Lee went on:")."""
    speaking = [cue for cue in cues if cue.who is not None]
    taken = {cue.token for cue in speaking}
    if above.tokens:
        last = above.tokens[-1].sent.root
        if last.i not in taken and not above.inside[last.i]:
            root = verb_cue(above, last, last.lower_, "open")
            speaking += [root] if root.who is not None else []
    for cue in speaking:
        assert cue.who is not None
        yield Candidate(cue.who, "above", features.above(above, cue, speaking, scene, quoted), cue)
