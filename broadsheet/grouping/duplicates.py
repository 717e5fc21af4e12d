"""Reports → copies folded: agency copy that was cut, re-headed or lightly edited counts as one. A function of the set.

Two texts are copies when they share most of their runs of three words. Different reports of one event share few; notices of
one form share many, but not their figures.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from broadsheet.model.story import Report

RUN = 3
"""Words of a run."""
SKETCH, AGREE = 32, 3
"""Runs of a text that are looked up, those of the lowest hash; so many must agree before two texts are compared."""
KEPT = 64
"""Texts that one run leads to, the latest: a form of words that everyone uses leads nowhere."""
ALIKE, WITHIN = 0.4, 0.8
"""The part of all runs that both have; the part of the shorter one's runs that the longer one has."""
SURE = 0.95
"""From here on neither dates nor figures are asked."""
NEAR = dt.timedelta(days=7)
FIGURES = 0.5
"""The part of the shorter one's figures that the longer one must have."""
SHORTEST = 12
"""Runs; shorter texts are copies only when they are equal."""
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _Text:
    runs: frozenset[int]
    sketch: tuple[int, ...]
    figures: frozenset[str]
    published: dt.date | None


def fold(reports: Iterable[Report]) -> Mapping[str, str]:
    """Report id → the id of the first of its copies, by day, then id; a report without copies is its own first.

    The cost is near linear: each text is compared with those that agree with its sketch.
    """
    ordered = sorted(reports, key=lambda report: (report.published or dt.date.max, report.id))
    texts = [_text(report) for report in ordered]
    first = list(range(len(texts)))
    for later, earlier in _pairs(texts):
        one, other = _head(first, later), _head(first, earlier)
        first[max(one, other)] = min(one, other)
    return {report.id: ordered[_head(first, number)].id for number, report in enumerate(ordered)}


def _text(report: Report) -> _Text:
    words = [word.lower() for word in _WORD.findall(report.text)]
    runs = frozenset(
        crc32(" ".join(words[at : at + RUN]).encode()) for at in range(max(min(1, len(words)), len(words) - RUN + 1))
    )
    figures = frozenset(word for word in words if word[0].isdigit())
    return _Text(runs, tuple(sorted(runs)[:SKETCH]), figures, report.published)


def _pairs(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """(later, earlier) numbers of copies."""
    index: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=KEPT))
    for number, text in enumerate(texts):
        agreeing: Counter[int] = Counter()
        for run in text.sketch:
            agreeing.update(index[run])
            index[run].append(number)
        for other, count in agreeing.items():
            if count >= min(AGREE, len(text.sketch), len(texts[other].sketch)) and _copies(text, texts[other]):
                yield number, other


def _copies(one: _Text, other: _Text) -> bool:
    short, long = sorted((one, other), key=lambda text: len(text.runs))
    both = len(short.runs & long.runs)
    if len(short.runs) < SHORTEST:
        return short.runs == long.runs
    within = both / len(short.runs)
    if both / (len(short.runs) + len(long.runs) - both) < ALIKE and within < WITHIN:
        return False
    return within >= SURE or (_near(one, other) and _same_figures(short, long))


def _near(one: _Text, other: _Text) -> bool:
    return not (one.published and other.published) or abs(one.published - other.published) <= NEAR


def _same_figures(short: _Text, long: _Text) -> bool:
    return len(short.figures & long.figures) >= FIGURES * len(short.figures)


def _head(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = number = first[first[number]]
    return number
