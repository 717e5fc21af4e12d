"""Name → key: equal keys mean that two ways of writing are one name."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.text.slugs import fold

LEGAL = frozenset(
    "inc incorporated corp corporation ltd limited llc llp plc co company ag sa nv bv gmbh ab asa oyj spa pty pte bhd tbk"
    " kk as se lp".split()
)
"""Words at the end of a company's name that a newspaper leaves out."""
LETTERS = frozenset("phd md esq qc kc sc mp mep msp mla td tds obe mbe cbe kbe dbe ao am frs mbbs dds rn".split())
"""Letters behind a person's name that stand for a degree, an honour or a seat."""
SUFFIXES = frozenset("jr sr ii iii iv phd md esq qc kc mp mep obe mbe cbe".split())
"""Words behind a person's name that do not tell people apart in the news."""
COURTESY = frozenset("mr mrs ms miss mx".split())
"""Titles that tell nothing but which bearer of a surname is meant."""
_MARKS = re.compile(r"['’‘`´ʻ.]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$|(?<=s)['’]$")
_WORDS = re.compile(r"[^\W_]+|&")


@lru_cache(maxsize=1 << 13)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, folded: no accents, dots, apostrophes, hyphens; no leading "the", no possessive.

    >>> words("The Coca-Cola Co."), words("U.S."), words("Côte d’Ivoire"), words("Kerry's")
    (('coca', 'cola', 'co'), ('us',), ('cote', 'divoire'), ('kerry',))
    """
    plain = _POSSESSIVE.sub("", name.strip())
    found = _WORDS.findall(_MARKS.sub("", fold(plain)))
    return tuple(found[1:] if len(found) > 1 and found[0] == "the" else found)


@lru_cache(maxsize=1 << 13)
def key(name: str) -> str:
    """The key of any name: its words, without legal forms at the end.

    >>> key("The Walt Disney Company") == key("Walt Disney Co."), key("AT&T Inc")
    (True, 'at & t')
    """
    found = list(words(name))
    while len(found) > 1 and (found[-1] in LEGAL or (found[-1] == "&" and len(found) > 2)):
        found.pop()
    return " ".join(found)


@lru_cache(maxsize=1 << 13)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, without "Jr." and initials in the middle.

    >>> person_words("George W. Bush"), person_words("Martin Luther King Jr."), person_words("J.K. Rowling")
    (('george', 'bush'), ('martin', 'luther', 'king'), ('jk', 'rowling'))
    """
    found = list(words(name))
    while len(found) > 2 and found[-1] in SUFFIXES:
        found.pop()
    if len(found) > 2:
        middle = [word for word in found[1:-1] if len(word) > 1]
        found = [found[0], *middle, found[-1]]
    return tuple(found)
