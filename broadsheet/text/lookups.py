"""Words → what a reader's typing is compared with: no case, no accents, no dots. ``assets/search.js`` does the same."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng", "ς": "σ"}
)
INITIALS = (*"abcdefghijklmnopqrstuvwxyz", "other")
"""How words begin: a letter, or anything else."""
_PLAIN = re.compile("[a-z0-9]+")
_MARKS = re.compile(r"['’‘`´ʻ.]")


def initial(word: str) -> str:
    """The letter that a word to be looked up begins with; ``other`` for all beyond the alphabet.

    >>> initial("coca"), initial("3m"), initial("жук")
    ('c', 'other', 'other')
    """
    return word[0] if "a" <= word[0] <= "z" else INITIALS[-1]


def lookup_words(text: str) -> tuple[str, ...]:
    """The words of ``text``, each once, in order.

    >>> lookup_words("Tadej Pogačar of the U.S."), lookup_words("Côte d’Ivoire"), lookup_words("The Coca-Cola Co.")
    (('tadej', 'pogacar', 'of', 'the', 'us'), ('cote', 'divoire'), ('the', 'coca', 'cola', 'co'))
    """
    if text.isascii():  # as most names are
        return tuple(dict.fromkeys(_PLAIN.findall(_MARKS.sub("", text).lower())))
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", text).lower().translate(_LETTERS))
    letters = "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in plain if unicodedata.category(c)[0] != "M")
    return tuple(dict.fromkeys(letters.split()))
