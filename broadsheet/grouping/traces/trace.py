"""Report → trace: what stories and copies are found by, as small numbers. It depends on the report alone.

A term is known by the hash of its stem, a run of three words by the hash of the three. Two that fall together are so rare
that they do no harm, and they fall together always.
"""

from __future__ import annotations

import math
import struct
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from broadsheet.grouping.traces.stems import BREAKS, capitals, surprise, term_of, tokens, words_of
from broadsheet.model.story import Report

LEAD_WORDS, LEAD = 60, 2
"""Each of the first words counts twice."""
NAMED = 1.6
"""A name is worth more: look-alike events differ in little else."""
LITTLE = 1.5
"""Terms below this say nothing."""
JARGON = 5.0
"""A word in small letters that no list of the language has is a wire's abbreviation or a slip, and no name: it weighs no more."""
UNIT = 4096
"""Weights are whole numbers of such parts: sums of them are the same in any order, on any machine."""
_JARGON = round(JARGON * UNIT)
REMEMBERED = 1 << 17
"""Words that are remembered at once."""
_LENGTH, _SLUG = struct.Struct("<I"), 18
_HEAD = struct.Struct("<10s8sIIIII")


@dataclass(frozen=True, slots=True)
class Trace:
    """Terms with what they weigh, names first; and the runs and figures of the text, in ascending order."""

    day: str
    """ISO date, or nothing."""
    same: bytes
    """Fingerprint of the words in order; nothing of a text without words."""
    slug: str
    names: int
    """So many of the terms are names."""
    terms: array[int]
    often: array[int]
    """By term: what its count is worth, in units."""
    rare: array[int]
    """By term: how much it says by general language, in units."""
    runs: array[int]
    figures: array[int]

    def pack(self) -> bytes:
        """As bytes."""
        slug = self.slug.encode("utf-8", "surrogatepass")
        sizes = (len(slug), self.names, len(self.terms), len(self.runs), len(self.figures))
        head = _HEAD.pack(self.day.encode(), self.same, *sizes)
        return b"".join((head, slug, *map(array.tobytes, (self.terms, self.often, self.rare, self.runs, self.figures))))


def unpack(data: bytes) -> Trace:
    """What ``pack`` made bytes of."""
    day, same, slug, names, terms, runs, figures = _HEAD.unpack_from(data)
    at, parts = _HEAD.size + slug, []
    for code, size in (("I", terms), ("H", terms), ("H", terms), ("I", runs), ("I", figures)):
        part = array(code)
        end = at + size * part.itemsize
        part.frombytes(data[at:end])
        parts.append(part)
        at = end
    return Trace(day.rstrip(b"\0").decode(), same.rstrip(b"\0") and same, slug_of(data), names, *parts)


def trace(report: Report) -> Trace:
    """What the report is found by."""
    found = tokens(report.text)
    words = [token for token in found if token not in BREAKS]
    known = {word: _WORDS[word] for word in set(words)}
    counts, named = _counts(report, words), _named(report, found)
    names, others = sorted(named & counts.keys()), sorted(counts.keys() - named)
    codes = names + others
    hashes = [known[word][1] for word in words]
    return Trace(
        day=report.published.isoformat() if report.published else "",
        same=bytes.fromhex(blake2b(array("I", hashes).tobytes(), digest_size=8).hexdigest()) if words else b"",
        slug=report.slug,
        names=len(names),
        terms=array("I", [code >> 32 for code in codes]),
        often=array("H", [_OFTEN[counts[code]] for code in names] + [_RATHER[counts[code]] for code in others]),
        rare=array(
            "H", [code & 0xFFFF for code in names] + [code & 0xFFFF if code & 0xFFFF < _JARGON else _JARGON for code in others]
        ),
        runs=array("I", _runs(hashes)),
        figures=array("I", sorted({number for word, (_, number) in known.items() if word[0].isdigit()})),
    )


def _runs(hashes: Sequence[int]) -> list[int]:
    """Hashes of all runs of three words, in ascending order."""
    return sorted({one ^ two << 1 ^ three << 2 for one, two, three in zip(hashes, hashes[1:], hashes[2:], strict=False)})


def _counts(report: Report, words: Sequence[str]) -> Mapping[int, int]:
    headline = words_of(report.headline)
    lead = [*headline, *words[:LEAD_WORDS]][:LEAD_WORDS]
    counts: dict[int, int] = defaultdict(int)
    for word, count in Counter([*headline, *words, *lead * (LEAD - 1)]).items():
        counts[_WORDS[word][0]] += count
    counts.pop(0, None)
    return counts


def _named(report: Report, found: Sequence[str]) -> AbstractSet[int]:
    capital, small = capitals(found)
    named = {_WORDS[word][0] for word in capital}.difference([_WORDS[word][0] for word in small])
    return named.union(_WORDS[word][0] for name in report.names for word in words_of(name))


def hashed(term: str) -> int:
    """The number by which a term is known."""
    return crc32(term.encode())


class _Often(dict[int, int]):
    """Count → what it is worth, in units."""

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def __missing__(self, count: int) -> int:
        worth = round((1 + math.log(min(count, 1000))) * self.factor * UNIT)
        if count < 1000:
            self[count] = worth
        return worth


class _Words(dict[str, tuple[int, int]]):
    """Word → (hash of its stem and how much it says, in units, or 0 where it says nothing; hash of the word in small letters)."""

    def __missing__(self, word: str) -> tuple[int, int]:
        if len(self) >= REMEMBERED:
            self.clear()
        term = term_of(word)
        rare = surprise(term) if term else 0.0
        code = hashed(term) << 32 | round(rare * UNIT) if rare >= LITTLE else 0
        number = int(blake2b(word.lower().encode(), digest_size=4).hexdigest(), 16) >> 2
        self[word] = code, number
        return code, number


_WORDS, _OFTEN, _RATHER = _Words(), _Often(NAMED), _Often(1)


def day_of(data: bytes) -> str:
    """The day of a packed trace."""
    return data[:10].rstrip(b"\0").decode()


def same_of(data: bytes) -> bytes:
    """The fingerprint of the words of a packed trace."""
    same = data[10:_SLUG]
    return same.rstrip(b"\0") and same


def terms_of(data: bytes) -> array[int]:
    """The terms of a packed trace."""
    _, _, slug, _, terms, _, _ = _HEAD.unpack_from(data)
    found = array("I")
    found.frombytes(data[_HEAD.size + slug : _HEAD.size + slug + terms * found.itemsize])
    return found


def slug_of(data: bytes) -> str:
    """The slug of a packed trace."""
    (length,) = _LENGTH.unpack_from(data, _SLUG)
    return data[_HEAD.size : _HEAD.size + length].decode("utf-8", "surrogatepass")
