"""A person's name → the key under which an index lists it: "Kerry, John", but "Han Zheng"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from broadsheet import lists
from broadsheet.text.keys import SUFFIXES, words

_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u)){1,3}"
)
_KOREAN = re.compile(
    r"(?:[bcdghjknprstwy]{0,3}(?:yeo|yoo|ae|eo|eu|oo|ee|ye|ya|yo|yu|wa|wo|ui|[aeiou])(?:ng|ck|rk|[klmnpbtr])?){1,3}"
)
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")
_NUMERAL = re.compile(r"[IVX]+")
_THAI = re.compile(
    r".{3,}(?:kul|rat|wong|pong|phong|chai|sak|porn|phon|siri|thong|suwan|nont|nakorn|watra|sombat|prasert|wat|kit|panich|vanich|udom"
    r"|watt?ana|tham|jiva|boon|sin)"
)
"""Ends of the long surnames of Thailand, which calls people by the name before them."""
_TOP = frozenset("kim lee park wang li zhang liu chen nguyen choi tran huang zhao wu zhou lin jung".split())
"""Family names so common that they are one wherever they stand."""


def sort_key(name: str, forms: Mapping[str, int]) -> str:
    """The key of ``name``; ``forms`` are the ways in which articles write it, with their counts.

    >>> sort_key("John Kerry", {}), sort_key("Han Zheng", {}), sort_key("Martin Luther King Jr.", {})
    ('Kerry, John', 'Han Zheng', 'King, Martin Luther Jr.')
    >>> sort_key("Pita Limjaroenrat", {"Pita Limjaroenrat": 1, "Pita": 5}), sort_key("Ursula von der Leyen", {})
    ('Pita Limjaroenrat', 'von der Leyen, Ursula')
    """
    parts = name.split()
    suffix = parts.pop() if len(parts) > 2 and parts[-1].strip(".").lower() in SUFFIXES else ""
    parts = [part.rstrip(",") for part in parts]
    if len(parts) < 2 or _NUMERAL.fullmatch(parts[-1]) or family_name_first(parts, forms):
        return name
    cut = _family_starts(parts, forms)
    return f"{' '.join(parts[cut:])}, {' '.join(parts[:cut])}{f' {suffix}' if suffix else ''}"


def family_name_first(parts: list[str], forms: Mapping[str, int]) -> bool:
    """Whether the family name, or whatever the news calls the person by, stands first."""
    first, last = parts[0], parts[-1]
    called_first = sum(count for form, count in forms.items() if words(form) == words(first))
    called_last = sum(count for form, count in forms.items() if words(form) == words(last))
    western = first in _first_names()
    if called_first > max(1, 2 * called_last) and not western:  # once may be a friend's word
        return True
    if called_last > called_first:
        return False
    if len(parts) == 2 and len(last) > 9 and _THAI.fullmatch(last.lower()) and not western:
        return True
    language = _families().get(first.capitalize() if first.isupper() else first)
    if language is None or len(parts) > 4:
        return False
    rest = [part.lower() for part in parts[1:]]
    if last.lower() in _TOP and first.lower() not in _TOP and len(parts) == 2:
        return False
    if _HYPHENED.fullmatch(last):
        return True
    if language == "Vietnamese":
        return len(parts) >= 3 or all(len(part) <= 6 for part in rest)
    return all(
        _PINYIN.fullmatch(part.replace("-", "").replace("'", "").replace("’", ""))
        or all(_KOREAN.fullmatch(p) for p in part.split("-"))
        for part in rest
    )


def _family_starts(parts: list[str], forms: Mapping[str, int]) -> int:
    """Where the family name begins: at its particle, or with the longest part that stands alone in the news."""
    tails = [n for n in range(1, len(parts)) if len(parts) - n > 1 and forms.get(" ".join(parts[n:]))]
    cut = min(tails, default=len(parts) - 1)
    while cut > 1 and parts[cut - 1].lower() in _particles():
        cut -= 1
    return cut


@cache
def _families() -> dict[str, str]:
    return {row["family"]: row["language"] for row in lists.rows("family_first")}


@cache
def _first_names() -> frozenset[str]:
    """Western first names; those that are family names elsewhere do not count."""
    return lists.words("first_names") - set(_families())


@cache
def _particles() -> frozenset[str]:
    return lists.words("name_particles") - {"san", "st"}
