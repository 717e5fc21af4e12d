"""Text → its pieces between spaces, each read once: most of a text are pieces that were met before."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from broadsheet.grouping.traces.stems import BREAKS, surprise, term_of, tokens

LITTLE = 1.5
"""Terms below this say nothing."""
UNIT = 4096
"""Weights are whole numbers of such parts: sums of them are the same in any order, on any machine."""
REMEMBERED = 1 << 17
"""Pieces, and words, that are remembered at once."""


class Piece(NamedTuple):
    """What stands between two spaces: mostly a word, with the marks beside it.

    The code of a word holds the hash of its stem and how much it says, in units; it is 0 where the word says nothing.
    """

    numbers: tuple[int, ...]
    """Of each word in order, the hash of it in small letters."""
    codes: tuple[int, ...]
    """Of each word in order."""
    small: tuple[int, ...]
    """Codes of words in small letters."""
    first: int
    """Code of a capital word that the piece begins with: a name where no break stands before it."""
    names: tuple[int, ...]
    """Codes of capital words further on, with no break before them."""
    closes: bool
    """It ends in a break."""
    figures: tuple[int, ...]
    """Of ``numbers``, those of figures."""


def pieces(text: str) -> list[str]:
    """Between spaces; line breaks stand alone. No word and no mark lies in two of them."""
    return text.replace("\n", " \n ").split(" ")


def hashed(term: str) -> int:
    """The number by which a term is known."""
    return crc32(term.encode())


class _Words(dict[str, tuple[int, int]]):
    """Word → its code, and the hash of the word in small letters."""

    def __missing__(self, word: str) -> tuple[int, int]:
        if len(self) >= REMEMBERED:
            self.clear()
        term = term_of(word)
        rare = surprise(term) if term else 0.0
        code = hashed(term) << 32 | round(rare * UNIT) if rare >= LITTLE else 0
        number = int(blake2b(word.lower().encode(), digest_size=4).hexdigest(), 16) >> 2
        self[word] = code, number
        return code, number


class _Pieces(dict[str, Piece | None]):
    """Piece → what it holds; None where it holds neither a word nor a break."""

    def __missing__(self, text: str) -> Piece | None:
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = made = _plain(text) or _read(tokens(text))
        return made


def _plain(text: str) -> Piece | None:
    """Of one word, with a full stop or a comma behind it at most, as most pieces are."""
    word, mark = (text, "") if text.isalpha() else (text[:-1], text[-1:])
    if not word.isalpha() or mark not in ("", ".", ","):
        return None
    (code, number), capital = WORDS[word], len(word) > 1 and word[0].isupper()
    small = (code,) if code and word[0].islower() else ()
    return Piece((number,), (code,), small, code if capital else 0, (), mark == ".", ())


def _read(found: Sequence[str]) -> Piece | None:
    if not found:
        return None
    words = [token for token in found if token not in BREAKS]
    known = [WORDS[word] for word in words]
    capital = {word for word in words if len(word) > 1 and word[0].isupper()}
    within = {word for before, word in pairwise(found) if word in capital and before not in BREAKS}
    return Piece(
        numbers=tuple(number for _, number in known),
        codes=tuple(code for code, _ in known),
        small=tuple({WORDS[word][0] for word in words if word not in capital and word[0].islower()} - {0}),
        first=WORDS[found[0]][0] if found[0] in capital else 0,
        names=tuple({WORDS[word][0] for word in within} - {0}),
        closes=found[-1] in BREAKS,
        figures=tuple(number for word, (_, number) in zip(words, known, strict=True) if word[0].isdigit()),
    )


WORDS, PIECES = _Words(), _Pieces()


def forget() -> None:
    """Give the memory back, tens of megabytes after some thousand texts."""
    WORDS.clear()
    PIECES.clear()
