"""A possible headline → how much it says of what the article says."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from broadsheet.annotators.headline.lexicon import SUBJECTS, WEEKDAYS
from broadsheet.annotators.headline.lines import DANGLING, Line
from broadsheet.annotators.headline.shorten import EASY, PER_CHARACTER, Short
from broadsheet.lists.frequencies import rarity
from broadsheet.model.article import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
PLACE = 1.0
"""What a sentence loses for each one before it."""
LEAD = 7.0
"""What every sentence but the first loses: the first is the news."""
SAYS = 12.0
"""What a headline that holds all of the article's heaviest words would gain."""
FULL = 55
"""Characters; a shorter headline says too little."""
DEFINITE = 3.0
"""What a later sentence about "the order" loses: the reader has not heard of it."""
POINTS = 5.0
"""What any sentence about "the move" loses."""
FRONTED = 1.2
"""What a headline loses that does not begin with its subject."""
OPENS_QUOTED = 2.5
"""What a headline loses that begins with somebody's words."""
POINTERS = frozenset(
    "incident move decision announcement news case event attack accident deal plan proposal ruling change changes pair two"
    " findings issue problem result results video photo image term story stories question answer way idea reason reasons point"
    " theme world thing things truth fact company firm group couple man woman".split()
)
"""With "the", they point to what the reader has not read."""
DEFINES = 1.5
"""What a later sentence loses that tells what something is: "Velmar is a town in …"."""
BARE = 1.0
"""What a headline loses whose subject is a bare noun that the sentence told more about: "Lawyers | for the harbour | …"."""
EARLIER = 1.5
"""What a later sentence loses that tells what had been before, or adds to the one before: "also"."""
NUMBER = 2.0
"""Rarity of a number: few are listed."""
OPENING, LED = 300, 1.5
"""What a word of the first characters of a text counts beside another: a later sentence that tells the news says them again."""
LEAST = 70.0 * LED
"""What the heaviest words of an article of middling length weigh together."""
ASIDE = 0.35
"""What a word in an aside, ", which …,", counts beside one of the main clause."""
HEAVIEST = 12
PERSONAL = frozenset("i we you me us my our your mine ours yours i'm we're you're i’m we’re you’re".split())

STANDING = frozenset("he she they him them his her their".split())
NOBODY = frozenset(
    "nobody everybody somebody anybody anyone everyone someone nothing everything something who which that all".split()
)
NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "poss", "conj", "dative", "appos", "compound", "npadvmod"})
UNBOUND = 5.0
"""What a headline loses whose pronoun stands for nobody in it."""
NAMELESS = 6.0
"""What a first sentence loses about "the school"."""
POINTING = frozenset("it them they he she him".split())
"""They lean on what came before."""
SHOWING = re.compile(r"\b(?:this|these|those|such)\b(?! (?:year|month|week|season|summer|winter|spring|autumn|morning|as))", re.I)


class Worth:
    """Weighs headlines for one article."""

    def __init__(self, text: str, mentions: tuple[Mention, ...], whole: str = "") -> None:
        counts = Counter(_words(whole or text))
        led = set(_words(text[:OPENING]))
        self._weights = {
            word: math.log1p(count) * (NUMBER if word[0].isdigit() else rarity(word)) * (LED if word in led else 1.0)
            for word, count in counts.items()
            if word not in WEEKDAYS
        }
        self._all = max(LEAST, sum(sorted(self._weights.values(), reverse=True)[:HEAVIEST]))
        self.text = text
        self.mentions = mentions

    def of(self, line: Line, short: Short) -> float:
        """Higher is better: the words that the article comes back to, less what makes a sentence lean on its neighbours."""
        held: dict[str, float] = {}
        aside = asides(line)
        for word in short.words:
            plain = _plain(word.lower_)
            held[plain] = max(held.get(plain, 0.0), self._weight(plain) * (ASIDE if word.i in aside else 1.0))
        return sum(held.values()) - _behind(line) - self._weakness(line, short, set(held))

    def losses(self, line: Line) -> dict[int, float]:
        """Token number → what the headline says less without the word."""
        aside = asides(line)
        return {word.i: self._weight(_plain(word.lower_)) * (ASIDE if word.i in aside else 1.0) for word in line.words}

    def most(self, line: Line) -> float:
        """What no shortening of the line can exceed."""
        return sum(map(self._weight, set(_words(line.text)))) - _behind(line)

    def _weight(self, word: str) -> float:
        return SAYS * self._weights.get(word, 0.0) / self._all

    def _weakness(self, line: Line, short: Short, words: set[str]) -> float:
        headline = short.text
        subject = line.words[0].doc[line.subject]
        phrase = list(subject.subtree)
        pointing = subject.lower_ in POINTERS and not any(child.dep_ == "appos" for child in subject.children)
        named = any(word.text[:1].isupper() for word in phrase[1:]) and not pointing
        definite = phrase[0].lower_ == "the" and not named
        surname = len(phrase) == 1 and subject.ent_type_ == "PERSON"
        return (
            DEFINITE * (line.number > 1 and definite)
            + POINTS * (definite and pointing)
            + DEFINITE * (definite and line.number == 1 and short.words[0].i > line.words[0].i)
            + OPENS_QUOTED * (headline[0] in "“\"‘'")
            + DEFINES * (line.number > 1 and _defines(line))
            + 0.6 * (line.number > 1 and surname)
            + BARE * _is_bare(subject, short)
            + POINTS * _points(line)
            + UNBOUND * _is_unbound(short)
            + NAMELESS * (line.number == 1 and definite and len(phrase) == 2 and short.words[0] in phrase)
            + 2.5 * _has_lost_owner(line, short)
            + EARLIER * (line.number > 1 and _goes_back(line))
            + 2.5 * bool(words & PERSONAL)
            + 1.2 * (line.number > 1 and bool(words & POINTING))
            + 2.5 * (_leans(line, short) or phrase[0].lower_ in ("his", "her", "their", "its"))
            + 1.5 * (SHOWING.search(headline) is not None or any(map(_is_that, short.words)))
            + 0.8 * any(mark in headline for mark in '“”"')
            + max(0, FULL - len(headline)) / 12
            + PER_CHARACTER * max(0, len(headline) - EASY)
            + 0.8 * headline.endswith("!")
            + FRONTED * (not any(word.lower_.startswith(_first(headline)) for word in phrase))
            + 0.4 * (not any(mention.text in headline for mention in self.mentions))
        )


def asides(line: Line) -> set[int]:
    """Token numbers of what stands behind a comma and only adds to the clause: ", which …", ", the chairman of …"."""
    doc, found = line.root.doc, set[int]()
    for word in line.words:
        begin = word.left_edge.i
        if word.dep_ in ("relcl", "appos", "acl") and begin > line.root.left_edge.i and doc[begin - 1].text in ",—–-(":
            found.update(range(begin, word.right_edge.i + 1))
    return found


def _leans(line: Line, short: Short) -> bool:
    """The first subject in it is a pronoun."""
    subject = next((word for word in short.words if word.dep_ in SUBJECTS), None)
    return subject is not None and subject.lower_ in DANGLING and subject.i < line.root.i


def _is_unbound(short: Short) -> bool:
    """A "they" or "his" is left, and before it nothing that it could stand for."""
    at = next((at for at, word in enumerate(short.words) if word.lower_ in STANDING), 0)
    return at > 0 and not any(_is_noun(word) for word in short.words[:at])


def _is_noun(word: Token) -> bool:
    return word.dep_ in NOMINAL and word.lower_ not in DANGLING and word.lower_ not in NOBODY


def _is_that(word: Token) -> bool:
    """The "that" of "that fact"."""
    return word.lower_ == "that" and word.dep_ == "det"


def _is_bare(subject: Token, short: Short) -> bool:
    """Of the subject only its noun is left, with or without an article."""
    left = [word for word in short.words if word.i == subject.i or subject.is_ancestor(word)]
    named = subject.ent_type_ or (subject.text[:1].isupper() and subject.i > 0)
    behind = any(child.i > subject.i and child.dep_ in ("prep", "acl", "relcl") for child in subject.children)
    return behind and not named and all(word.i == subject.i or word.dep_ == "det" for word in left)


def _has_lost_owner(line: Line, short: Short) -> bool:
    """A "his" is left, and whom it stands for is cut."""
    owned = next((word for word in short.words if word.lower_ in ("his", "her") and word.dep_ == "poss"), None)
    if owned is None:
        return False
    before = [word for word in line.words if word.i < owned.i and word.ent_type_ == "PERSON"]
    return bool(before) and not any(word in short.words for word in before)


def _points(line: Line) -> bool:
    """The verb's object only points back: "announced this"."""
    return any(child.dep_ == "dobj" and child.lower_ in ("this", "that", "it", "them") for child in line.root.children)


def _goes_back(line: Line) -> bool:
    before = {child.lower_ for child in line.root.children if child.dep_ in ("aux", "auxpass", "advmod")}
    return bool(before & {"had", "also", "already", "previously", "earlier", "once", "originally"})


def _defines(line: Line) -> bool:
    return line.root.lower_ in ("is", "are", "was", "were") and any(
        child.dep_ in ("attr", "acomp") for child in line.root.children
    )


def _behind(line: Line) -> float:
    return PLACE * (line.number - 1) + LEAD * (line.number > 1)


def _words(text: str) -> list[str]:
    return [_plain(word.lower()) for word in WORD.findall(text)]


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _first(headline: str) -> str:
    found = WORD.search(headline)
    return _plain(found[0].lower()) if found else ""
