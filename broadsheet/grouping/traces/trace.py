"""Report → trace: what stories and copies are found by, as small numbers. It depends on the report alone.

A term is known by the hash of its stem, a run of three words by the hash of the three. Two that fall together are so rare
that they do no harm, and they fall together always.
"""

from __future__ import annotations

import math
import struct
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from operator import itemgetter

from broadsheet.grouping.traces.pieces import PIECES, UNIT, Piece, pieces
from broadsheet.model.story import Report
from broadsheet.values import Value

LEAD_WORDS, LEAD = 60, 2
"""Each of the first words counts twice: they say what is new. What stands further down is often what came before."""
NAMED = 1.6
"""A name is worth more: look-alike events differ in little else."""
JARGON = 5.0
"""A word in small letters that no list of the language has is a wire's abbreviation or a slip, and no name: it weighs no more."""
_JARGON = round(JARGON * UNIT)
_LENGTH, _SLUG = struct.Struct("<I"), 18
_HEAD = struct.Struct("<10s8sIIIII")


class Trace(Value, kw_only=False):
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
    opening: array[int]
    """By term: whether it stands in the headline or among the first words."""
    runs: array[int]
    figures: array[int]

    def pack(self) -> bytes:
        """As bytes."""
        slug = self.slug.encode("utf-8", "surrogatepass")
        sizes = (len(slug), self.names, len(self.terms), len(self.runs), len(self.figures))
        head = _HEAD.pack(self.day.encode(), self.same, *sizes)
        parts = (self.terms, self.often, self.rare, self.opening, self.runs, self.figures)
        return b"".join((head, slug, *map(array.tobytes, parts)))


def unpack(data: bytes) -> Trace:
    """What ``pack`` made bytes of."""
    day, same, slug, names, terms, runs, figures = _HEAD.unpack_from(data)
    at, parts = _HEAD.size + slug, []
    for code, size in (("I", terms), ("H", terms), ("H", terms), ("B", terms), ("I", runs), ("I", figures)):
        part = array(code)
        end = at + size * part.itemsize
        part.frombytes(data[at:end])
        parts.append(part)
        at = end
    return Trace(day.rstrip(b"\0").decode(), same.rstrip(b"\0") and same, slug_of(data), names, *parts)


def trace(report: Report) -> Trace:
    """What the report is found by."""
    read = _read(report.text)
    numbers = array("I", chain.from_iterable(map(_NUMBERS, read)))
    whole = _codes(_read(report.headline)) + _codes(read)
    lead = whole[:LEAD_WORDS]
    counts, opening = _counts(whole, lead), set(lead)
    named = _named(read).difference(chain.from_iterable(map(_SMALL, read)))
    for name in report.names:
        named.update(_codes(_read(name)))
    names, others = sorted(named & counts.keys()), sorted(counts.keys() - named)
    codes = names + others
    rare = [code & 0xFFFF for code in codes]
    rare[len(names) :] = [here if here < _JARGON else _JARGON for here in rare[len(names) :]]
    return Trace(
        day=report.published.isoformat() if report.published else "",
        same=bytes.fromhex(blake2b(numbers.tobytes(), digest_size=8).hexdigest()) if numbers else b"",
        slug=report.slug,
        names=len(names),
        terms=array("I", [code >> 32 for code in codes]),
        often=array("H", [_OFTEN[counts[code]] for code in names] + [_RATHER[counts[code]] for code in others]),
        rare=array("H", rare),
        opening=array("B", [code in opening for code in codes]),
        runs=array("I", _runs(numbers)),
        figures=array("I", sorted(set(chain.from_iterable(map(_FIGURES, read))))),
    )


def _runs(numbers: array[int]) -> list[int]:
    """Hashes of all runs of three words, in ascending order: of each run one ^ two << 1 ^ three << 2."""
    lanes = struct.Struct(f"<{len(numbers)}I")  # all at once, in lanes of 32 bits, of which a number fills 30
    words = int.from_bytes(lanes.pack(*numbers), "little")
    found = lanes.unpack((words ^ words >> 32 << 1 ^ words >> 64 << 2).to_bytes(lanes.size, "little"))
    return sorted(set(found[: max(0, len(numbers) - 2)]))


def _read(text: str) -> list[Piece]:
    return list(filter(None, map(PIECES.__getitem__, pieces(text))))


def _codes(read: Iterable[Piece]) -> list[int]:
    """Codes of the words in order, 0 for what says nothing."""
    return list(chain.from_iterable(map(_CODES, read)))


def _counts(whole: Sequence[int], lead: list[int]) -> Mapping[int, int]:
    """How often each term stands there; the first words count more."""
    counts = Counter(chain(whole, lead * (LEAD - 1)))
    del counts[0]
    return counts


def _named(read: Sequence[Piece]) -> set[int]:
    """Codes of words that stand with a capital within a sentence."""
    named, closed = set[int](), True
    for piece in read:
        if piece.first and not closed:
            named.add(piece.first)
        if piece.names:
            named.update(piece.names)
        closed = piece.closes
    return named


class _Often(dict[int, int]):
    """Count → what it is worth, in units."""

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def __missing__(self, count: int) -> int:
        worth = round((1 + math.log(min(count, 1000))) * self.factor * UNIT)
        if count < 1000:
            self[count] = worth
        return worth


_OFTEN, _RATHER = _Often(NAMED), _Often(1)
_NUMBERS, _CODES, _SMALL, _FIGURES = map(itemgetter, (0, 1, 2, 6))
"""Of a piece."""


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
