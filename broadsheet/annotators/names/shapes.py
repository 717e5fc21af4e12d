"""A name's own words, and the lists → which kind it is likely to be."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from broadsheet import lists
from broadsheet.annotators.names import known
from broadsheet.lists.frequencies import beginning
from broadsheet.model.article import Kind

Weights = dict[Kind, float]
_PLACE_ENDING = re.compile(r"(?:abad|puram?|pura|nagar|stan|grad|ville|burgh?|shire|polis|hausen|chester|garh|desh)$")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_SURNAME_WITH_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|O)['’]?[A-Z]")
_GIVEN_WITH_HYPHEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
_WITHIN = frozenset("van von der den bin ibn binti ten ter".split())
_PATRONYMIC = re.compile(r"[A-ZÁÉÍÓÚÝÞÆÖ][a-zà-ÿ]+(?:dóttir|dottir|sdatter|sson)")
"""Names after a father, as Iceland has them; nobody else bears them, and no firm does."""
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?")
"""Initials before a surname, as in scores and lists of authors."""
CERTAIN = 100.0
"""Outweighs everything else: a country is a place whatever is done with it."""


def nothing() -> Weights:
    """No evidence for any kind."""
    return {"person": 0.0, "organisation": 0.0, "place": 0.0}


@lru_cache(maxsize=1 << 12)
def of_itself(phrase: str) -> Weights:
    """What a name's words and the lists say, as weights; negative ones speak against a kind."""
    found = nothing()
    hint = shape(phrase)
    if hint and _like_somebody(phrase):
        found[hint] += 1.5
        found["person"] += 2
    elif hint:
        found[hint] += 3
    entry = known.look_up(phrase)
    if entry and entry.list != "abbreviation":
        found[entry.kind] += CERTAIN if entry.list == "country" else 4 if entry.sure else 1
    words = phrase.split()
    if len(words) == 1:
        _one_word(phrase, entry, found)
    elif hint is None and len(words) <= 4 and not (entry and entry.sure):
        found["person"] += _like_a_person(words)
    return found


def _one_word(word: str, entry: known.Entry | None, found: Weights) -> None:
    if word.isupper() and word.isalpha() and 2 <= len(word) <= 7:
        found["organisation"] += 1.5
        found["person"] -= 2
    elif _INNER_CAPITAL.search(word) and not _SURNAME_WITH_CAPITAL.match(word):
        found["organisation"] += 1
        found["person"] -= 1
    elif word in known.first_names() or word in known.surnames():
        found["person"] += 1 if entry else 3
    elif word in known.family_first() and not entry:
        found["person"] += 1
    elif _PLACE_ENDING.search(word):
        found["place"] += 1


def is_plain(word: str) -> bool:
    """Whether a word is written as surnames are, and is no everyday word.

    >>> is_plain("Kipling"), is_plain("TfL"), is_plain("Wealth")
    (True, False, False)
    """
    if not word.isalpha() or (_INNER_CAPITAL.search(word) and not _SURNAME_WITH_CAPITAL.match(word)):
        return False
    return not is_everyday(word)


def is_everyday(word: str) -> bool:
    """Whether a word is so common in English that it is mostly no name."""
    return beginning(word.lower()).get(word.lower(), 0) >= EVERYDAY


EVERYDAY = 10**-5.5
"""Share of all words from which on a word is mostly no name."""


def _like_somebody(phrase: str) -> bool:
    """Whether a name that ends as places or organisations do is as good a name of a person: "Ann Hill", "Ann Church"."""
    first, _, last = phrase.rpartition(" ")
    return last in known.all_surnames() and first.split()[0] in known.first_names() and first.count(" ") <= 1


def _like_a_person(words: list[str]) -> float:
    first, last = words[0], words[-1]
    if _PATRONYMIC.fullmatch(last):
        return 4
    if _INITIALS.fullmatch(" ".join(words)) and known.look_up(first) is None:
        return 3
    if first in known.first_names():
        return 3 if last in known.surnames() else 2
    if len(words) <= 3 and first in known.family_first() and _GIVEN_WITH_HYPHEN.fullmatch(last):
        return 3
    if any(word in _WITHIN for word in words[1:-1]):
        return 2
    return 1 if last in known.surnames() else 0


@lru_cache(maxsize=1 << 12)
def shape(phrase: str) -> Kind | None:
    """The kind that the first or the last word of a longer name tells.

    >>> shape("Bank of Utopia"), shape("Blue River"), shape("Ann Lee")
    ('organisation', 'place', None)
    """
    if " " not in phrase:
        return None
    for kind in ("organisation", "place"):
        if _pattern(kind).search(phrase):
            return kind
    return None


@cache
def _pattern(kind: Kind) -> re.Pattern[str]:
    parts = [rf"\b(?:{words(kind, 'ends')})\.?$", rf"^(?:{words(kind, 'begins')}) [^\W\d_a-zß-ÿ]"]
    if listed := words(kind, "begins of"):
        parts.append(rf"^(?:{listed}) (?:of|for|on)\b")
    return re.compile("|".join(parts))


@cache
def words(kind: Kind, *where: str) -> str:
    """The words of the list for ``kind`` that stand at one of the places ``where``, as alternatives of a pattern."""
    found = {row["word"] for row in lists.rows("kind_words") if row["kind"] == kind and row["where"] in where}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))
