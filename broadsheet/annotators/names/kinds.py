"""A name and the words around it → which kind it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from broadsheet.annotators.names import known, shapes
from broadsheet.annotators.names.reading import Span
from broadsheet.annotators.names.shapes import Weights, nothing, of_itself, words
from broadsheet.model.article import Kind
from broadsheet.text.keys import key

ORDER: tuple[Kind, ...] = ("person", "organisation", "place")
HOW = {"model": 2.0, "pattern": 6.0, "table": 8.0}
"""How much a span counts by how it was found; others count 1."""


def settle(text: str, spans: Iterable[Span]) -> dict[str, Kind]:
    """Key of each name → its kind in this article, by all of its occurrences together."""
    votes: dict[str, Weights] = defaultdict(nothing)
    beside: dict[str, Weights] = defaultdict(nothing)
    phrases: dict[str, str] = {}
    rows = list(spans)
    times = Counter(key(text[span.start : span.end]) for span in rows)
    for span in rows:
        phrase = text[span.start : span.end]
        folded = key(phrase)
        phrases.setdefault(folded, phrase)
        votes[folded][span.kind] += HOW.get(span.how, 1.0)
        for kind, weight in around(text, span).items():
            votes[folded][kind] += weight
            beside[folded][kind] += weight
    sides = {key(text[span.start : span.end]): span.kind for span in rows if span.how == "table"}
    for one, other in pairwise(rows):
        if _LISTED.fullmatch(text, one.end, other.start):
            _lend(text, one, other, votes)
            _lend(text, other, one, votes)
    found = {folded: _best(phrases[folded], count, beside[folded], times[folded]) for folded, count in votes.items()}
    # A side of a result is the team in all of the article, also where it is called like a town.
    return found | {folded: kind for folded, kind in sides.items() if " " in phrases[folded] and found[folded] == "place"}


_LISTED = re.compile(r" (?:and|or|&) |, ")


def _lend(text: str, giver: Span, taker: Span, votes: dict[str, Weights]) -> None:
    """What stands beside it in an enumeration speaks for a name's kind, where that is certain itself."""
    weights = of_itself(text[giver.start : giver.end])
    kind = max(ORDER, key=lambda kind: weights[kind])
    alike = (" " in text[giver.start : giver.end]) == (" " in text[taker.start : taker.end])
    if weights[kind] >= 3 and (alike or kind == "organisation"):
        votes[key(text[taker.start : taker.end])][kind] += 1


def _best(phrase: str, count: Weights, beside: Weights, times: int) -> Kind:
    """The kind with most votes, once the name's own words have theirs; these count more the oftener it stands there.

    A name that no list has, and of which what is ``beside`` it tells another kind, is no person however often the model says so.
    """
    many = min(0.5 + 0.25 * sum(max(votes, 0.0) for votes in count.values()), 3.0)
    located = " " not in phrase and count["place"] > count["organisation"]
    for kind, weight in of_itself(phrase).items():
        # A surname that the model and the text take for a place may well be one.
        count[kind] += weight * many / (3 if kind == "person" and weight > 0 and located else 1)
    best = max(ORDER, key=lambda kind: count[kind])
    told = max(ORDER[1:], key=lambda kind: (beside[kind], count[kind]))
    least = LEAST if beside["person"] < 0 else MORE
    if best == "person" and beside["person"] <= 0 and beside[told] >= least and not _like_a_name(phrase):
        return told
    if " " in phrase or phrase.isupper() or known.look_up(phrase) is not None:
        return best
    return _of_one_word(phrase, best, beside, times)


def _of_one_word(word: str, best: Kind, beside: Weights, times: int) -> Kind:
    """The kind of a word that no list has: what is beside it tells more than the model."""
    if best == "organisation" and beside["place"] >= max(LEAST, beside["organisation"]) and not shapes.is_everyday(word):
        return "place"
    if best == "place" and beside["organisation"] >= LEAST and beside["place"] < LEAST and beside["person"] >= 0:
        return "organisation"  # an article before it speaks against a person, and for no organisation
    acts = beside["person"] >= OFTEN * max(times, 2) and beside["organisation"] < LEAST
    if best == "organisation" and acts and shapes.is_plain(word):
        return "person"
    return best


OFTEN = 0.4
"""Weight for a person by which each time that a word stands somewhere tells that it is one."""
LEAST, MORE = 1.0, 1.5
"""Weight that tells a kind where something speaks against a person, and where nothing speaks for one."""


def _like_a_name(phrase: str) -> bool:
    """Whether a name begins or ends as people's do."""
    words = phrase.split()
    return known.is_person_word(words[0]) or known.is_person_word(words[-1])


_THE = re.compile(r"\b[Tt]he $")
_IN = re.compile(r"\b(?:[Ii]n|into|[Ii]nside) $")
_AT = re.compile(r"\b(?:[Aa]t|[Ff]rom|to|towards|[Oo]n) $")
_GOVERNED = re.compile(r"\b(?:by|of|for|with) $")
"""Behind these a name is no subject of what follows a comma: "the doll made by Velmar, took"."""
_NEAR = re.compile(r"\b(?:[Nn]ear|[Oo]ff|[Oo]utside) $")
_FROM = re.compile(r"\b(?:man|woman|boy|girl|couple|family|people|residents?|farmer|teenager|pensioner|driver|\d\d),? from $")
_OF = re.compile(r", of $")
_OF_PLACE = re.compile(
    r"\b(?:[Bb]ank|[Gg]overnment|parliament|republic|kingdom|people|coast|shores?|north|south|east|west|outskirts|mayor|governor|streets"
    r"|bishop|archbishop|regent|capital|invasion|annexation) of $"
    r"|\b(?:Lord|Lady|Baron|Baroness|Viscount|Earl|Duke|Duchess|Count|Countess) (?:[A-Z][\w’'-]+ )?of $"
)
_OF_WHOM = re.compile(r"[a-zà-ÿ] [A-Z][\w’'-]*[a-zà-ÿ] of $")
_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur) (?:[\w-]+ ){0,2}?([a-z][a-z-]+), $")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Miss|Madam|Sheikh|Imam)\.? $")
_ROLE = re.compile(r"(?<![\w-])([A-Za-z][\w-]*) $")
_AGE = re.compile(r", (?:aged )?\d\d\b,?| \(\d\d\)")
_PRONOUN = re.compile(r"[^.!?;:\"“”\n]*?\b(?:he|she|his|her|him|himself|herself)\b")
_SOURCE = re.compile(r"\baccording to (?:the )?$")
_BRACKETED = re.compile(r"[a-zß-ÿ] \((?:[\w ]+ (?:and|,|/) )?$")
_QUARTER = re.compile(r", (?:in )?(?:northern|southern|eastern|western|central) ")
_TONGUE = re.compile(r" (?:languages?|dialects?|alphabet|tribe|tribesmen|clan)\b")
_FOLK = re.compile(
    r" (?:languages?|culture|peoples?|tribes?|tribal|community|communities|dialect|elders|tribesmen|villagers|alphabet|speakers?"
    r"|ethnic|clan)\b"
)


def is_folk(text: str, span: Span) -> bool:
    """Whether the words behind it make of a name that of a people or a tongue: "the Jingulu language"."""
    phrase = text[span.start : span.end]
    if " " in phrase or not (_TONGUE.match(text, span.end) or (span.kind != "organisation" and _FOLK.match(text, span.end))):
        return False
    return known.look_up(phrase) is None


def around(text: str, span: Span) -> Weights:
    """What the words beside one occurrence say."""
    before, after = text[max(0, span.start - 40) : span.start], text[span.end : span.end + 90]
    found = nothing()
    _by_what_precedes(before, text[span.start : span.end], after, found)
    for pattern, kind, weight in _following():
        if pattern.match(after):
            found[kind] += weight
    told = _told().match(after)
    if told and told[2] not in known.role_words():
        found["place" if re.fullmatch(words("place", "noun"), told[1]) else "organisation"] += 3
    governed = _IN.search(before) or _AT.search(before) or (after.startswith(",") and _GOVERNED.search(before))
    if not text[span.start : span.end].isupper() and not governed:
        _by_what_it_does(after, found)
    return found


def _by_what_precedes(before: str, phrase: str, after: str, found: Weights) -> None:
    if _THE.search(before) and not (after[:1] == " " and after[1:2].islower() and _opens_like_somebody(phrase)):
        found["person"] -= 3  # but "the Ana Roe case" and "the Ana Roe government" are about her
        found["organisation"] += 0.5
    if _IN.search(before):
        found["place"] += 0.5 if after.startswith(("'s", "’s")) else 2
        found["person"] -= 0.5
    if " " not in phrase and not known.is_person_word(phrase):
        _by_whence(before, after, found)
    for pattern, kind, weight in _preceding():
        if pattern.search(before):
            found[kind] += weight
    his = _HIS.search(before)
    if his and after.startswith(",") and " " in phrase and his[1] in known.role_words():
        found["person"] += 2.5
    role = _ROLE.search(before)
    if role and (role[1] in known.role_words() or (role[1].lower() in known.role_words() and " " in phrase)):
        found["person"] += 2.5
    if _BRACKETED.search(before) and after.startswith(")"):
        found["person"] -= 1.5


def _opens_like_somebody(phrase: str) -> bool:
    """Whether a name is a first name and what may be a surname, and no team's: "Dallas Cowboys"."""
    first, _, last = phrase.rpartition(" ")
    if first.partition(" ")[0] not in known.first_names() or shapes.shape(phrase):
        return False
    return last in known.all_surnames() or not (last.endswith("s") or last in known.generic_nouns() | known.stop_names())


def _by_whence(before: str, after: str, found: Weights) -> None:
    """What tells that somebody is from there, or something near it: "Roe, 23, of Ormeda,"; nobody is at a person."""
    if after.startswith(("'s", "’s")):
        return
    told = any(pattern.search(before) for pattern in (_OF_PLACE, _NEAR, _FROM))
    if told or (_OF.search(before) and after[:1] in (",", ".")):
        found["place"] += 2.5
        found["person"] -= 1
    elif before.endswith(" at ") or _OF_WHOM.search(before):
        found["person"] -= 2


def _by_what_it_does(after: str, found: Weights) -> None:
    for pattern, kind, weight in _doing():
        if pattern.match(after):
            found[kind] += weight


Rule = tuple[re.Pattern[str], Kind, float]


@cache
def _preceding() -> tuple[Rule, ...]:
    """What stands directly before a name → kind and weight."""
    place = rf"\b(?:(?:{words('place', 'noun')}),?|{words('place', 'before')}) (?:the )?$"
    called = rf"\b(?:{words('place', 'noun')})s? (?:of|called|named) (?:the )?$"
    body = rf"\b(?:{words('organisation', 'noun', 'before')})(?: called| named|,)? $"
    return (
        (re.compile(place), "place", 2.0),
        (re.compile(called), "place", 6.0),
        (_AT, "place", 0.3),
        (re.compile(body), "organisation", 3.0),
        (_COURTESY, "person", 5.0),
        (_SOURCE, "organisation", 0.7),
    )


@cache
def _following() -> tuple[Rule, ...]:
    """What stands directly behind a name → kind and weight."""
    return (
        (re.compile(rf" (?:{words('place', 'after')})s?\b"), "place", 3.0),
        (_QUARTER, "place", 3.0),
        (re.compile(rf"(?:['’]s)? (?:{words('organisation', 'after')})\b"), "organisation", 1.5),
        (re.compile(rf" (?:{words('organisation', 'does')})\b"), "organisation", 0.7),
        (_AGE, "person", 4.0),
    )


@cache
def _doing() -> tuple[Rule, ...]:
    """Verbs and pronouns behind a name that is not in capitals → kind and weight."""
    adverb = "(?:also |then |later |once |never |first |himself |herself )?"
    says = re.compile(rf",? (?:{words('person', 'says')})\b")
    return (
        (re.compile(rf",? {adverb}(?:{words('person', 'does')})\b"), "person", 0.8),
        (says, "person", 1.0),
        (says, "organisation", 0.5),
        (_PRONOUN, "person", 1.0),
    )


@cache
def _told() -> re.Pattern[str]:
    """What a name is said to be: "X, a company …", "X is the largest city …"."""
    nouns = f"{words('organisation', 'noun')}|{words('place', 'noun')}"
    between = "(?:(?!(?:of|in|for|at|from|to|with|and|who|that) )[\\w’'-]+ ){0,4}?"
    return re.compile(rf"(?:,| is| was) (?:an?|the|one of the) {between}({nouns})\b(?!['’-])(?: ([a-z]+))?")
