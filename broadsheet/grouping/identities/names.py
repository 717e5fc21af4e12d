"""A name → its words for comparison: titles off, nicknames and spellings of other scripts brought together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from broadsheet import lists
from broadsheet.model.article import Kind
from broadsheet.text.keys import SUFFIXES, key, words

Words = tuple[str, ...]

_GENERATIONS = frozenset("jr sr ii iii iv".split())
_BIN = frozenset("al el ul ibn bin ben abu".split())
"""Small words that some newsrooms write and others leave out."""


@lru_cache(maxsize=100_000)
def person(name: str) -> Words:
    """The words of a person's name, initials among them, without titles; "Jr." stands among the middle names.

    So a father and a son are told apart as people with other middle names are, and "Jr." may be left out.

    >>> person("President Joseph R. Biden Jr."), person("Bashar al-Assad")
    (('joseph', 'r', 'jr', 'biden'), ('bashar', 'assad'))
    """
    parts = list(words(name))
    while len(parts) > 1 and parts[0] in _titles():
        parts.pop(0)
    generation: list[str] = []
    while len(parts) > 2 and parts[-1] in SUFFIXES:
        suffix = parts.pop()
        generation = [suffix] if suffix in _GENERATIONS else generation
    parts[-1:] = [*generation, *parts[-1:]]
    lean = [word for place, word in enumerate(parts) if word not in _BIN or place == 0]
    return tuple(lean if len(lean) > 1 else parts)


def generation(words: Words) -> str:
    """The generation that a person's words tell, "" where they tell none.

    >>> generation(person("John Roe Jr.")), generation(person("John Roe"))
    ('jr', '')
    """
    return next((word for word in words[1:-1] if word in _GENERATIONS), "")


@lru_cache(maxsize=100_000)
def body(kind: Kind, name: str) -> str:
    """The key of an organisation or a place; abbreviations that the lists know give the full name's key.

    >>> body("place", "U.S.") == body("place", "the United States"), body("organisation", "AP")
    (True, 'associated press')
    """
    listed = _listed(kind)
    exact = listed.get(name) or listed.get(name.replace(".", "")) if name.isupper() else listed.get(name)
    if exact:
        return key(exact)
    folded = key(name)
    return _folded(kind).get(folded, folded) if len(folded) > 3 else folded


@cache
def _national() -> frozenset[str]:
    return frozenset(key(row["name"]) for row in lists.rows("national_bodies"))


@cache
def _countries() -> dict[str, str]:
    """Every way to write a country, folded → its key."""
    return {
        key(phrase): key(row["name"])
        for row in lists.rows("countries")
        for phrase in (row["name"], *row["aliases"].split("|"))
        if phrase
    }


@cache
def _states() -> dict[str, str]:
    """State or province → the key of its country."""
    found = {row["name"]: key("United States") for row in lists.rows("us_states")}
    return found | {row["name"]: key(row["country"]) for row in lists.rows("provinces")}


def of_nation(folded: str, beside: Iterable[str]) -> str:
    """The key of an organisation, with its country where every country has one of that name.

    The country is the one that the name begins with, else the one that most names of the article are or lie in,
    as far as the lists of states tell; of several the first.

    >>> of_nation("supreme court", ["Ann Lee", "India"]), of_nation("us supreme court", ["India"])
    ('supreme court, india', 'supreme court, united states')
    >>> of_nation("senate", ["Mexico", "Ohio", "Iowa"])
    'senate, united states'
    """
    first, _, rest = folded.partition(" ")
    if rest in _national() and first in _countries():
        return f"{rest}, {_countries()[first]}"
    if folded not in _national():
        return folded
    named = Counter(country for name in beside if (country := _countries().get(key(name)) or _states().get(name)))
    return f"{folded}, {named.most_common(1)[0][0]}" if named else folded


def listed_name(kind: Kind, name: str) -> str | None:
    """The name that the lists prefer for ``name``."""
    return _preferred(kind).get(body(kind, name))


@cache
def _preferred(kind: Kind) -> dict[str, str]:
    """Key → the name that the lists use."""
    return {key(name): name for name in _listed(kind).values()}


@cache
def _listed(kind: Kind) -> dict[str, str]:
    """Other ways of writing → the name that the lists use."""
    tables = {"place": ("countries", "place_names"), "organisation": ("outlets", "organisations"), "person": ()}[kind]
    found: dict[str, str] = {}
    for table in tables:
        for row in lists.rows(table):
            for phrase in (row["name"], *row.get("aliases", "").split("|")):
                if phrase:
                    found.setdefault(phrase, row["name"])
    return found


@cache
def _folded(kind: Kind) -> dict[str, str]:
    return {key(phrase): key(name) for phrase, name in _listed(kind).items() if len(key(phrase)) > 3}


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"].lower().replace("'", "") for row in lists.rows("titles")) - {"chief"}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """First name, folded → the first names that it may stand for, itself among them."""
    table = {row["nickname"].lower(): frozenset(row["names"].lower().split("|")) for row in lists.rows("nicknames")}
    return {short: names | {short} for short, names in table.items()}


def same_first(one: str, other: str) -> bool:
    """Whether two first names may be one person's: equal, a nickname of one another, or an initial."""
    if one == other or ((len(one) == 1 or len(other) == 1) and one[0] == other[0]):
        return True
    known = nicknames()
    return other in known.get(one, ()) or one in known.get(other, ())


_SPELLINGS = (
    (re.compile(r"^(?:mohammed|muhammad|mohamed|mohammad|muhammed|mohamad|mehmed|mahomed)$"), "mohamed"),
    (re.compile(r"^(?:aleksandr|alexandr|oleksandr|aliaksandr)$"), "alexander"),
    (re.compile(r"^(?:sergei|sergey|serhiy|serhii)$"), "sergei"),
    (re.compile(r"^(?:volodymyr|wladimir)$"), "vladimir"),
    (re.compile(r"^(?:hussain|hussein|husein|husain|hossein|hosein)$"), "hussein"),
    (re.compile(r"^(?:yousef|youssef|yusuf|yousuf|yusef|youssouf)$"), "yusuf"),
    (re.compile(r"^(?:ahmad|ahmet|achmad)$"), "ahmed"),
    (re.compile(r"^[gq]h?add?h?afi$|^khadafy$|^gadhafi$"), "gaddafi"),
    (re.compile(r"(?:skyy|skij|skiy|skyi|skii|skyj)$"), "sky"),
    (re.compile(r"(?:yev|ev)$"), "ev"),
    (re.compile(r"ow$"), "ov"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ij$|iy$|yy$|ii$"), "y"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=100_000)
def spelling(word: str) -> str:
    """What is left of a word when the ways to spell foreign scripts are brought together.

    >>> spelling("zelenskyy") == spelling("zelensky"), spelling("muhammad") == spelling("mohammed")
    (True, True)
    """
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


@cache
def _common() -> frozenset[str]:
    """Family names that so many people bear that one of them in the news says nothing of the next."""
    often = {row["name"].lower() for row in lists.rows("surnames") if float(row["per_mille"]) >= 0.5}
    return frozenset(often | {row["family"].lower() for row in lists.rows("family_first")})


def is_common(word: str) -> bool:
    """Whether a folded word is one of the commonest family names."""
    return word in _common()
