"""He or she → the name that it stands for: the last of that sex who was the subject of a sentence, or spoke."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.annotators.quotes import people
from broadsheet.annotators.quotes.grammar import SUBJECTS
from broadsheet.annotators.quotes.reading import Reading, Scene

_SEX = {"he": "m", "she": "f"}
_SUBJECT, _SPEAKER, _OTHER, _OWNER, _QUOTED = 2.4, 2.6, 1.0, 0.8, 0.1
_PER_SENTENCE, _PER_PARAGRAPH = 0.45, 0.3
_UNKNOWN = 0.4
"""What a name loses of whose sex nothing is known."""
_ENOUGH = 0.2
_REACH = 12


@dataclass(frozen=True, slots=True)
class Event:
    """A place where the text speaks of a person, and how much it draws a pronoun."""

    place: int
    sentence: int
    paragraph: int
    name: str
    weight: float


class Pronouns:
    """Resolves he and she in one text, from its start to its end, each by what stands before it."""

    def __init__(self, reading: Reading, speakers: frozenset[int]) -> None:
        """``speakers`` are the offsets of the names and pronouns that speak."""
        self._sexes = people.sexes(reading)
        self._events: list[Event] = []
        self._known: dict[int, str] = {}
        sentence = 0
        for scene in reading.scenes():
            sentence = self._read(scene, speakers, sentence) + 1

    def name(self, offset: int) -> str | None:
        """Whom the pronoun at ``offset`` stands for; None where it is not plain."""
        return self._known.get(offset)

    def _read(self, scene: Scene, speakers: frozenset[int], sentence: int) -> int:
        stops = _sentence_numbers(scene)
        seen: int | None = None
        for place in range(len(scene.tokens)):
            word = scene.lowers[place]
            number = sentence + stops[place]
            mention = scene.named[place]
            if mention is not None and mention.kind == "person":
                if mention.start != seen:
                    seen = mention.start
                    weight = _weight(scene, mention.end, mention.start in speakers)
                    self._events.append(Event(mention.start, number, scene.number, mention.name, weight))
            elif word in _SEX and not scene.inside[place]:
                name = self._best(_SEX[word], number, scene.number)
                if name is not None:
                    self._known[scene.starts[place]] = name
                    weight = _SPEAKER if scene.starts[place] in speakers else _SUBJECT
                    self._events.append(Event(scene.starts[place], number, scene.number, name, weight))
        return sentence + (stops[-1] if stops else 0)

    def _best(self, sex: str, sentence: int, paragraph: int) -> str | None:
        best: tuple[float, int] | None = None
        name = None
        for event in reversed(self._events[-60:]):
            if sentence - event.sentence > _REACH:
                break
            known = self._sexes.get(event.name)
            if known not in (None, sex):
                continue
            away = _PER_SENTENCE * min(sentence - event.sentence, 4) + _PER_PARAGRAPH * (paragraph - event.paragraph)
            score = event.weight - away - (_UNKNOWN if known is None else 0.0)
            if best is None or (score, event.place) > best:
                best, name = (score, event.place), event.name
        return name if best is not None and best[0] > _ENOUGH else None


def _weight(scene: Scene, end: int, speaks: bool) -> float:
    last = scene.at(end) - 1
    token = scene.tokens[last]
    if scene.inside[last]:
        return _QUOTED
    if speaks:
        return _SPEAKER
    if token.dep_ in SUBJECTS:
        return _SUBJECT
    return _OWNER if token.dep_ in ("poss", "compound") else _OTHER


def _sentence_numbers(scene: Scene) -> Sequence[int]:
    """For each token the number of ends of sentences before it, quotations counted as one word."""
    return list(_count_stops(scene))


def _count_stops(scene: Scene) -> Iterator[int]:
    count = 0
    closes = [scene.at(span.closed) for span in scene.quoted if scene.text[span.end - scene.start - 1] in ".!?"]
    for place, token in enumerate(scene.tokens):
        if place in closes[bisect_left(closes, place) : bisect_left(closes, place) + 1]:
            count += 1
        yield count
        if token.text in (".", "!", "?") and not scene.inside[place]:
            count += 1
