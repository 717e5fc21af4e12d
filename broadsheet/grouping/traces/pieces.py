"""Text → marked words, each 16 bytes; a text is read in the pieces between its spaces, most of which were met before."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import blake2b
from zlib import crc32

from broadsheet.grouping.traces import stems
from broadsheet.grouping.traces.stems import BREAKS, surprise, term_of, tokens

LITTLE = 1.5
"""Terms below this say nothing."""
UNIT = 4096
"""Weights are whole numbers of such parts: sums of them are the same in any order, on any machine."""
REMEMBERED = 1 << 17
"""Pieces, and words, that are remembered at once."""
SIZE = 16
"""Bytes of a marked word."""
_WORD = struct.Struct("=I4BQ")
"""The hash of the word in small letters; four marks; the word's code, which holds the hash of its stem and how much it says, in
units, and is 0 where it says nothing."""
CAPITAL, CLOSES, SMALL, FIGURE = 4, 5, 6, 7
"""Where the marks stand: it has a capital, a break follows it in its piece, it is in small letters, it is a figure."""
FIRST, WITHIN = 1, 2
"""Of a capital: the piece begins with it, and it is a name where no break stands before the piece; it stands further on, with no
break before it, and is one."""
BREAK = _WORD.pack(0, 0, 1, 0, 0, 0)
"""What stands for a piece that holds breaks alone: no word, but it closes."""


def marked(text: str) -> tuple[bytes, bytes]:
    """The marked words in order, with and without what stands for breaks alone."""
    read = list(map(PIECES.__getitem__, text.replace("\n", " \n ").split(" ")))  # no word and no mark lies in two pieces
    return b"".join(read), b"".join([piece for piece in read if piece is not BREAK])


def hashed(term: str) -> int:
    """The number by which a term is known."""
    return crc32(term.encode())


def number_of(word: str) -> int:
    """The number by which a word is known, whatever its capitals."""
    return int.from_bytes(blake2b(word.lower().encode(), digest_size=4).digest()) >> 2


def numbers_of(words: str) -> frozenset[int]:
    """The numbers of words with spaces between them."""
    return frozenset(map(number_of, words.split()))


class _Words(dict[str, tuple[int, int]]):
    """Word → the hash of the word in small letters, and its code."""

    def __missing__(self, word: str) -> tuple[int, int]:
        if len(self) >= REMEMBERED:
            self.clear()
        term = term_of(word)
        rare = surprise(term) if term else 0.0
        code = hashed(term) << 32 | round(rare * UNIT) if rare >= LITTLE else 0
        self[word] = made = number_of(word), code
        return made


class _Pieces(dict[str, bytes]):
    """Piece → its marked words; nothing where it holds neither a word nor a break."""

    def __missing__(self, text: str) -> bytes:
        if len(self) >= REMEMBERED:
            self.clear()
        self[text] = made = _plain(text) or _read(tokens(text))
        return made


def _plain(text: str) -> bytes:
    """Of one word, with a full stop or a comma behind it at most, as most pieces are."""
    word, mark = (text, "") if text.isalpha() else (text[:-1], text[-1:])
    if not word.isalpha() or mark not in ("", ".", ","):
        return b""
    number, code = _WORDS[word]
    return _WORD.pack(number, FIRST if _capital(word) else 0, mark == ".", word[0].islower(), 0, code)


def _read(found: Sequence[str]) -> bytes:
    read: list[bytes] = []
    for before, word, after in zip(("", *found), found, (*found[1:], ""), strict=False):
        if word not in BREAKS:
            number, code = _WORDS[word]
            capital = _capital(word) and before not in BREAKS
            marks = 0 if not capital else WITHIN if before else FIRST
            read.append(_WORD.pack(number, marks, after in BREAKS, word[0].islower(), word[0].isdigit(), code))
    return b"".join(read) or (BREAK if found else b"")


def _capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


_WORDS, PIECES = _Words(), _Pieces()


def forget() -> None:
    """Give the memory back, tens of megabytes after some thousand texts."""
    _WORDS.clear()
    PIECES.clear()
    stems.forget()
