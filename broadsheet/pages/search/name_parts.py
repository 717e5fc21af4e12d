"""Names → the parts of the index in which a reader's typing is looked up: small files, one for each way that words begin.

A part holds the names that have a word beginning with its letters. Where these are many, it holds only the leading ones and
those with a word that is just these letters, and parts with one more letter stand below it. So no file grows with the
archive, and one more article rewrites a few small ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from broadsheet.text.lookups import lookup_words
from broadsheet.values import Value

MOST = 120
"""Names in a part that is not cut further."""
LEADING = 30
"""Names of a part that is."""
EXACT = 120
"""Names of a cut part that have just its letters as a word."""
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Entry(Value):
    """A name to be found: where it leads, and what the reader may narrow the search by."""

    page: str
    """``people/john-kerry``; for a source ``sources/index.html#politico``."""
    name: str
    weight: int
    """How often it is in the news, in doublings, so that one more article seldom changes it."""
    topics: tuple[str, ...]
    """Short codes of the top-level topics of its articles."""
    months: tuple[int, ...]
    """First and last of each run of months in the news; a month is twelve times its year and its number from nought."""
    also: tuple[str, ...]
    """Other ways of writing it that its name's words do not find."""


class NamePart(Value):
    """One file of the index."""

    start: str
    """The letters that a word begins with."""
    cut: bool
    """There are parts below it, and it holds only the leading names."""
    entries: tuple[Entry, ...]

    @property
    def file(self) -> str:
        """Its name without a suffix: the letters, those beyond a to z and 0 to 9 by their number."""
        return "".join(c if c in _PLAIN else f"_{ord(c):x}" for c in self.start)


def parts(entries: Iterable[Entry]) -> tuple[NamePart, ...]:
    """All parts by their letters. An entry stands in one of each beginning of its words, the heaviest entries first."""
    ordered = sorted(entries, key=lambda entry: (-entry.weight, entry.name, entry.page))
    words = sorted((word, place) for place, entry in enumerate(ordered) for word in _words(entry))
    return tuple(sorted(_below("", words, ordered), key=lambda part: part.start))


def _words(entry: Entry) -> set[str]:
    return {word for text in (entry.name, *entry.also) for word in lookup_words(text)}


def _below(start: str, words: Sequence[tuple[str, int]], ordered: Sequence[Entry]) -> Iterator[NamePart]:
    """The parts of one letter more than ``start``, and those below them; ``words`` all begin with ``start``."""
    depth = len(start) + 1
    groups: dict[str, list[tuple[str, int]]] = {}
    for word, place in words:
        if len(word) >= depth:
            groups.setdefault(word[:depth], []).append((word, place))
    for letters, group in groups.items():
        places = sorted({place for _, place in group})
        whole = sorted({place for word, place in group if word == letters})
        if len(places) <= MOST or len(whole) == len(places):
            yield NamePart(start=letters, cut=False, entries=tuple(ordered[place] for place in places))
            continue
        held = sorted({*places[:LEADING], *whole[:EXACT]})
        yield NamePart(start=letters, cut=True, entries=tuple(ordered[place] for place in held))
        yield from _below(letters, group, ordered)
