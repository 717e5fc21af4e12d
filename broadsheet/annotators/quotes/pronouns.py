"""He or she → the name that it stands for: the last of that sex who was the subject of a sentence, or spoke."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.annotators.quotes import lexicon, people, roles
from broadsheet.annotators.quotes.grammar import SUBJECTS, child
from broadsheet.annotators.quotes.phrases import phrase
from broadsheet.annotators.quotes.reading import Reading, Scene
from broadsheet.model.article import Mention
from broadsheet.values import Value

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEX = {"he": "m", "she": "f", "his": "m", "her": "f"}
_OBJECTS = {"him": "m", "her": "f"}
_PLACES = re.compile(r"\b(?:he|she|his|her|the)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?][”\"’']*(?=\s)")
_ASKED, _SPEAKER, _SAYING, _SUBJECT, _INNER, _OTHER, _OWNER, _QUOTED = 3.0, 2.7, 2.6, 2.4, 2.0, 1.0, 0.8, 0.1
"""How much a name draws a pronoun behind it, by what it does in its sentence."""
_PER_SENTENCE, _PER_PARAGRAPH = 0.45, 0.3
_UNKNOWN = 0.55
"""What a name loses of whose sex nothing is known."""
_ENOUGH = 0.2
_SOMEBODY = ""
"""Stands for a person of whom the text tells no name ("the driver"): a pronoun behind is left open."""
_REACH = 12
_CLIMB = 4
_ASKING = frozenset("asked asks asking pressed questioned quizzed grilled interviewed challenged".split())


class Event(Value, kw_only=False):
    """A place where the text speaks of a person, and how much it draws a pronoun."""

    place: int
    sentence: int
    paragraph: int
    name: str
    weight: float
    beside: str = ""
    """With whom they do it together: "Roe and Doe left"."""


class Pronouns:
    """Resolves he and she in one text, from its start to its end, each by what stands before it."""

    def __init__(self, reading: Reading, speakers: frozenset[int], last: int) -> None:
        """``speakers`` are the offsets of the names and pronouns that speak; the text is read up to ``last``."""
        self._reading = reading
        self._speakers = speakers
        self._sexes = people.sexes(reading)
        self._events: list[Event] = []
        self._known: dict[int, str] = {}
        sentence = 0
        for scene in reading.scenes():
            if scene.start > last:
                break
            sentence += self._read(scene, sentence)

    def name(self, offset: int) -> str | None:
        """Whom the pronoun at ``offset`` stands for; None where it is not plain."""
        return self._known.get(offset) or None

    def _read(self, scene: Scene, sentence: int) -> int:
        """Take in one paragraph; returns how many sentences it has."""
        stops = [place for place in _stops(scene) if not scene.quoted_at(place)]
        for place, mention in _places(scene):
            number = sentence + bisect_left(stops, place)
            if mention is not None:
                self._name(scene, place, number, mention)
                continue
            token = scene.at(place)
            if token == len(scene.starts) or scene.starts[token] != place:
                continue
            sex = _SEX.get(scene.tokens[token].lower_)
            if sex is not None:
                name = self._best(sex, number, scene.number)
                if name:
                    name = self._told(scene, scene.tokens[token], sex, name)
                if name is not None:
                    self._known[place] = name
                if name is not None and scene.tokens[token].dep_ != "poss":
                    weight = _SPEAKER if place in self._speakers else _subject(scene.tokens[token])
                    self._add(place, number, scene, name, weight)
            elif (bearer := self._role(scene, token)) is not None:
                self._add(place, number, scene, bearer, _subject(scene.tokens[token].head))
        return len(stops) + 1

    def _name(self, scene: Scene, place: int, sentence: int, mention: Mention) -> None:
        """Note a name, and with whom it stands in "Roe and Doe": the second weighs as much as the first."""
        token = _bearer(scene.tokens[scene.at(mention.end) - 1])
        weight = self._weight(scene, mention, token)
        first = _first_of_pair(scene, token)
        if first is None or first.name == mention.name:
            self._add(place, sentence, scene, mention.name, weight)
        else:
            weight = max(weight, self._weight(scene, first, _bearer(token.head)))
            self._add(place, sentence, scene, mention.name, weight, first.name)

    def _add(self, place: int, sentence: int, scene: Scene, name: str, weight: float, beside: str = "") -> None:
        self._events.append(Event(place, sentence, scene.number, name, weight, beside))

    def _role(self, scene: Scene, article: int) -> str | None:
        """Who "the minister" is, as a subject; nobody known, if the text does not tell; None if it is no such phrase."""
        noun = scene.tokens[article].head
        if noun.lower_ not in lexicon.roles() or noun.dep_ not in SUBJECTS or scene.named[noun.i] is not None:
            return None
        who = phrase(scene, noun)
        return None if who is None else roles.person(self._reading, who) or _SOMEBODY

    def _weight(self, scene: Scene, mention: Mention, token: Token) -> float:
        """What a name weighs; ``token`` bears its part in the sentence."""
        if scene.quoted_at(mention.start):
            return _QUOTED
        if mention.start in self._speakers:
            return _SPEAKER
        if token.dep_ in SUBJECTS:
            return _subject(token)
        if token.dep_ == "dobj" and token.head.lower_ in _ASKING:
            return _ASKED
        return _OWNER if token.dep_ in ("poss", "compound") else _OTHER

    def _best(self, sex: str, sentence: int, paragraph: int) -> str | None:
        best: tuple[float, int] | None = None
        chosen: Event | None = None
        for event in reversed(self._events[-60:]):
            if sentence - event.sentence > _REACH:
                break
            if not self._may_be(sex, event.name):
                continue
            away = _PER_SENTENCE * min(sentence - event.sentence, 4) + _PER_PARAGRAPH * (paragraph - event.paragraph)
            score = event.weight - away - (_UNKNOWN if event.name not in self._sexes else 0.0)
            if best is None or (score, event.place) > best:
                best, chosen = (score, event.place), event
        if best is None or chosen is None or best[0] <= _ENOUGH:
            return None
        joint = chosen.beside and self._may_be(sex, chosen.beside)
        return _SOMEBODY if joint or self._nearer(chosen, sex, paragraph) else chosen.name

    def _told(self, scene: Scene, token: Token, sex: str, name: str) -> str:
        """The same, unless somebody else of its sentence is as likely: "Roe told Doe that she", "Roe said she told him"."""
        clause = token.head
        if token.dep_ not in SUBJECTS or clause.dep_ != "ccomp" or name in self._sexes:
            return name
        whom = child(clause.head, "dobj", "dative")
        other = scene.named[whom.i] if whom is not None else None
        if other is not None and other.kind == "person" and other.name != name and self._may_be(sex, other.name):
            return other.name if other.name in self._sexes else _SOMEBODY
        touched = child(clause, "dobj", "dative")
        return _SOMEBODY if touched is not None and _OBJECTS.get(touched.lower_, sex) != sex else name

    def _nearer(self, chosen: Event, sex: str, paragraph: int) -> bool:
        """Whether the pronoun's own paragraph speaks of somebody else whom it may stand for as well."""
        return (
            any(
                event.paragraph == paragraph
                and event.weight >= _OTHER
                and event.name not in (chosen.name, _SOMEBODY)
                and self._may_be(sex, event.name)
                for event in self._events[-20:]
            )
            and chosen.paragraph < paragraph
        )

    def _may_be(self, sex: str, name: str) -> bool:
        return self._sexes.get(name) in (None, sex)


def _bearer(token: Token) -> Token:
    """The noun that a name stands beside: "the witness, Ann Roe, said" has the witness for its subject."""
    for _ in range(_CLIMB):
        if token.dep_ != "appos":
            break
        token = token.head
    return token


def _first_of_pair(scene: Scene, token: Token) -> Mention | None:
    """The person of "Roe and Doe" whom the name at ``token`` follows."""
    if token.dep_ != "conj":
        return None
    for mention in reversed(scene.mentions_before(scene.starts[token.i])[-_REACH:]):
        last = scene.tokens[scene.at(mention.end) - 1]
        if mention.kind == "person" and token.head in (last, _bearer(last)):
            return mention
    return None


def _subject(token: Token) -> float:
    """What a subject weighs: whoever says something the most, then others, and the least in a clause within a clause."""
    verb = token.head
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ not in ("ROOT", "parataxis"):
        return _INNER
    return _SAYING if lexicon.verbs().get(token.head.lower_, ("", ""))[1] == "speech" else _SUBJECT


def _places(scene: Scene) -> Iterator[tuple[int, Mention | None]]:
    """People's names, and he, she and "the" outside marks, in order."""
    names: list[tuple[int, Mention | None]] = [(m.start, m) for m in scene.mentions if m.kind == "person"]
    words = (scene.start + match.start() for match in _PLACES.finditer(scene.text))
    others: list[tuple[int, Mention | None]] = [(place, None) for place in words if not scene.quoted_at(place)]
    return iter(sorted([*names, *others], key=lambda one: one[0]))


def _stops(scene: Scene) -> Iterator[int]:
    return (scene.start + match.start() for match in _STOP.finditer(scene.text))
