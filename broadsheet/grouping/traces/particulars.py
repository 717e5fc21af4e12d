"""Text → the particulars that it tells of its event: days, ages and spots, each as a number.

Two events of one kind in one town are told in the same words, by the same brigade and the same spokesman. They differ in these.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from itertools import compress, count

from broadsheet.grouping.traces import days_told
from broadsheet.grouping.traces.pieces import CLOSES, SIZE, hashed, number_of, numbers_of
from broadsheet.grouping.traces.stems import BREAKS, term_of
from broadsheet.lists import rows

DAY, AGE, LATER_AGE, AGED, SERIES, SPOT = range(1, 7)
"""Kinds of particulars: days; ages in the opening, and those that stand further down alone; terms of names with their age;
that the event is one of several in a few days; and, from SPOT on, a kind for each kind of spot."""
_KIND = 26
_VALUE = (1 << _KIND) - 1
OPENING = 60
"""Words in which ages are those of the event."""
OLDEST = 110
LONGEST = 40
"""Letters of a name's last two words."""
_IN_COMMAS = re.compile(r", (\d{1,3})(?=[,.;)]| and )")
_OLD, _AGE, _OF = number_of("old"), number_of("aged"), number_of("of")
_YEAR = numbers_of("year years")
_PERSON = numbers_of("man woman boy girl youth teenager child")
_ORDINALS, _LINKS = numbers_of("second third fourth fifth another"), numbers_of("in within this since inside")
_SPANS = numbers_of("week weeks month days fortnight hours")
WITHIN, SPAN = 6, 4
"""Words from an ordinal to a link, and from there to a span of days, at most: "the second fire in less than a week"."""


def particulars(text: str, read: bytes, named: AbstractSet[int], published: date | None) -> array[int]:
    """Of a text, its marked words, and the codes of those that are names and nothing else. Each once, a kind's as they come."""
    numbers = array("I", read)[:: SIZE // 4]
    kinds, behind = _kinds(), list(_behind_words(text))
    found = [(kinds[numbers[at]], at) for at in compress(count(), map(kinds.__contains__, numbers))]
    ages = dict(sorted(_ages(text, numbers, found, behind), reverse=True))  # of one that stands in two places, the first
    told = [(AGE if words < OPENING else LATER_AGE, age) for age, words in sorted(ages.items())]
    told += [(AGED, term) for term in map(short, _aged(text, behind))]
    codes = array("Q", read)[1 :: SIZE // 8]
    for kind, at in found:
        if kind >= SPOT and at and codes[at - 1] and codes[at - 1] in named and not read[(at - 1) * SIZE + CLOSES]:
            told.append((kind, numbers[at - 1] & _VALUE))
        elif kind == SERIES and _one_of_several(numbers, at):
            told.append((SERIES, 1))
        elif kind == DAY and published and (day := days_told.day(numbers, read, at, published)):
            told.append((DAY, day.toordinal()))
    return array("I", dict.fromkeys(kind << _KIND | value for kind, value in told))


def short(term: int) -> int:
    """A term as a particular holds it."""
    return term & _VALUE


def by_kind(told: Sequence[int]) -> Mapping[int, list[int]]:
    """Kind → the particulars of it, in order."""
    kinds: dict[int, list[int]] = {}
    for value in told:
        kinds.setdefault(value >> _KIND, []).append(value & _VALUE)
    return kinds


def _ages(
    text: str, numbers: Sequence[int], found: Sequence[tuple[int, int]], behind: Sequence[re.Match[str]]
) -> Iterator[tuple[int, int]]:
    """(age, how many words stand before it) of people: "34-year-old", "aged 34", "a man of 34", "Ada Kestrin, 34, …"."""
    for kind, at in found:
        if kind == AGE:
            first, second = (*numbers[at + 1 : at + 3], 0, 0)[:2]
            if numbers[at] == _OLD:
                figure = numbers[at - 2] if at >= 2 and numbers[at - 1] in _YEAR else 0
            elif numbers[at] == _AGE:
                figure = first
            else:
                figure = second if first == _OF else 0
            if figure in _years():
                yield _years()[figure], at
    for match in behind:
        yield int(match[1]), text.count(" ", 0, match.start())


def _aged(text: str, behind: Sequence[re.Match[str]]) -> Iterator[int]:
    """The last term of names of people with an age behind them: who took part has one, and who speaks for an office has none."""
    for match in behind:
        words = text[max(0, match.start() - LONGEST) : match.start()].split()[-2:]
        whole = len(words) == 2 and (words[0][0].isupper() or words[0][-1] in BREAKS)  # "from Orlen, 31 and 33" is no name of one
        if whole and words[1][0].isupper() and (term := term_of(words[1])):
            yield hashed(term)


def _behind_words(text: str) -> Iterator[re.Match[str]]:
    """Ages between commas, behind a word."""
    for match in _IN_COMMAS.finditer(text):
        if 1 <= int(match[1]) <= OLDEST and text[match.start() - 1 : match.start()].isalpha():
            yield match


def _one_of_several(numbers: Sequence[int], at: int) -> bool:
    """Whether an ordinal is followed by a link, and that by a span of days."""
    links = [place for place in range(at + 1, min(at + 1 + WITHIN, len(numbers))) if numbers[place] in _LINKS]
    return any(not _SPANS.isdisjoint(numbers[place + 1 : place + 1 + SPAN]) for place in links)


@cache
def _kinds() -> Mapping[int, int]:
    """Number of a word → the kind of particulars that it may tell."""
    spots = rows("spot_words")
    kinds = sorted({row["kind"] for row in spots})
    told = dict.fromkeys(days_told.telling(), DAY) | dict.fromkeys(_ORDINALS, SERIES)
    told |= dict.fromkeys({_OLD, _AGE, *_PERSON}, AGE)
    return told | {number_of(row["word"]): SPOT + kinds.index(row["kind"]) for row in spots}


@cache
def _years() -> Mapping[int, int]:
    return {number_of(str(age)): age for age in range(1, OLDEST + 1)}
