"""Words → the part of a URL that stands for them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

MAXIMUM = 80
"""Bytes; the file systems and archives that a site passes through allow more."""
RESERVED = frozenset(
    "con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 index "
    "by-count recent".split()
)
"""Names that Windows or web servers give a meaning of their own, and the pages that stand beside those of names."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng"}
)


def slugify(words: str) -> str:
    """``[a-z0-9]+(-[a-z0-9]+)*`` of at most 80 bytes; never empty, never a reserved name.

    Words that fold to nothing (other scripts), and reserved ones, get a suffix that is a fingerprint of the words.

    >>> slugify("Kerry’s trip: “no agreement”"), slugify("Tadej Pogačar"), slugify("U.S.")
    ('kerrys-trip-no-agreement', 'tadej-pogacar', 'us')
    """
    folded = fold(words)
    folded = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", re.sub(r"['’‘`´]", "", folded))
    slug = "-".join(re.findall(r"[a-z0-9]+", folded))
    lossy = not slug or slug in RESERVED or _other_scripts(words)
    if lossy:
        slug = f"{slug or 'x'}-{hashlib.blake2b(words.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"
    return slug if len(slug) <= MAXIMUM else _cut(slug)


@lru_cache(maxsize=1 << 13)
def fold(words: str) -> str:
    """Casefolded, without accents: ``Łukasz Pogačar`` → ``lukasz pogacar``."""
    if words.isascii():  # as most are: casefolded they are all that is said below
        return words.casefold()
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def _other_scripts(words: str) -> bool:
    letters = [c for c in fold(words) if c.isalpha()]
    return sum(c > "z" for c in letters) * 2 > len(letters)


def _cut(slug: str) -> str:
    suffix = hashlib.blake2b(slug.encode(), digest_size=4).hexdigest()
    head = slug[: MAXIMUM - len(suffix) - 1].rsplit("-", 1)[0]
    return f"{head[: MAXIMUM - len(suffix) - 1]}-{suffix}"
