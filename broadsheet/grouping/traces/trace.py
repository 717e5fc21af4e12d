"""Report → trace: what stories and copies are found by, as small numbers. It depends on the report alone.

A term is known by the hash of its stem, a run of three words by the hash of the three. Two that fall together are so rare
that they do no harm, and they fall together always.
"""

from __future__ import annotations

import math
import struct
from array import array
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from itertools import compress, filterfalse
from operator import gt

from broadsheet.grouping.traces.particulars import particulars
from broadsheet.grouping.traces.pieces import CAPITAL, CLOSES, FIGURE, SIZE, SMALL, UNIT, marked
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
_HEAD = struct.Struct("<10s8sIIIIII")


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
    particulars: array[int]
    """Days, ages, spots and scores of the text."""

    def pack(self) -> bytes:
        """As bytes."""
        slug = self.slug.encode("utf-8", "surrogatepass")
        sizes = (len(slug), self.names, len(self.terms), len(self.runs), len(self.figures), len(self.particulars))
        head = _HEAD.pack(self.day.encode(), self.same, *sizes)
        parts = (self.terms, self.often, self.rare, self.opening, self.runs, self.figures, self.particulars)
        return b"".join((head, slug, *map(array.tobytes, parts)))


def unpack(data: bytes) -> Trace:
    """What ``pack`` made bytes of."""
    day, same, slug, names, terms, runs, figures, told = _HEAD.unpack_from(data)
    at, parts = _HEAD.size + slug, []
    for code, size in (("I", terms), ("H", terms), ("H", terms), ("B", terms), ("I", runs), ("I", figures), ("I", told)):
        part = array(code)
        end = at + size * part.itemsize
        part.frombytes(data[at:end])
        parts.append(part)
        at = end
    return Trace(day.rstrip(b"\0").decode(), same.rstrip(b"\0") and same, slug_of(data), names, *parts)


def trace(report: Report) -> Trace:
    """What the report is found by."""
    read, words = marked(report.text)
    codes, numbers = _codes(read), _numbers(words)
    counts, opening = _counts(_codes(marked(report.headline)[1] + words))
    capitals = _named(read, codes)
    named = capitals.union(_codes(marked("\n".join(report.names))[1]))
    names = list(filter(named.__contains__, counts))
    others = list(filterfalse(named.__contains__, counts))
    often = [_OFTEN[counts[code]] for code in names] + [_RATHER[counts[code]] for code in others]
    rare = [code & 0xFFFF for code in names] + [here if (here := code & 0xFFFF) < _JARGON else _JARGON for code in others]
    terms = names + others
    return Trace(
        day=report.published.isoformat() if report.published else "",
        same=blake2b(numbers.tobytes(), digest_size=8).digest() if numbers else b"",
        slug=report.slug,
        names=len(names),
        terms=array("I", [code >> 32 for code in terms]),
        often=array("H", often),
        rare=array("H", rare),
        opening=array("B", bytes(map(opening.__contains__, terms))),
        runs=array("I", _runs(numbers)),
        figures=array("I", sorted(set(compress(_numbers(read), read[FIGURE::SIZE])))),
        particulars=particulars(report.text, read, capitals, report.published),
    )


def _codes(words: bytes) -> array[int]:
    """The codes of marked words."""
    return array("Q", words)[1 :: SIZE // 8]


def _numbers(words: bytes) -> array[int]:
    """The numbers of marked words."""
    return array("I", words)[:: SIZE // 4]


def _counts(whole: array[int]) -> tuple[Mapping[int, int], AbstractSet[int]]:
    """How often each term stands there, of which the first words count more; and the terms of these."""
    lead = whole[:LEAD_WORDS]
    counts = Counter(whole + lead * (LEAD - 1))
    del counts[0]
    return counts, set(lead)


def _named(read: bytes, codes: array[int]) -> set[int]:
    """Codes of words that stand with a capital within a sentence, and nowhere in small letters."""
    capitals, behind = read[CAPITAL::SIZE], b"\1" + read[CLOSES::SIZE]
    named = set(compress(codes, map(gt, capitals, behind)))
    return named.difference(compress(codes, read[SMALL::SIZE]))


def _runs(numbers: array[int]) -> list[int]:
    """Hashes of all runs of three words, in ascending order: of each run one ^ two << 1 ^ three << 2."""
    lanes = struct.Struct(f"<{len(numbers)}I")  # all at once, in lanes of 32 bits, of which a number fills 30
    words = int.from_bytes(lanes.pack(*numbers), "little")
    found = lanes.unpack((words ^ words >> 32 << 1 ^ words >> 64 << 2).to_bytes(lanes.size, "little"))
    return sorted(set(found[: max(0, len(numbers) - 2)]))


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


def day_of(data: bytes) -> str:
    """The day of a packed trace."""
    return data[:10].rstrip(b"\0").decode()


def same_of(data: bytes) -> bytes:
    """The fingerprint of the words of a packed trace."""
    same = data[10:_SLUG]
    return same.rstrip(b"\0") and same


def terms_of(data: bytes) -> array[int]:
    """The terms of a packed trace."""
    _, _, slug, _, terms, _, _, _ = _HEAD.unpack_from(data)
    found = array("I")
    found.frombytes(data[_HEAD.size + slug : _HEAD.size + slug + terms * found.itemsize])
    return found


def slug_of(data: bytes) -> str:
    """The slug of a packed trace."""
    (length,) = _LENGTH.unpack_from(data, _SLUG)
    return data[_HEAD.size : _HEAD.size + length].decode("utf-8", "surrogatepass")
