"""Words → the parts of the index in which a reader's typing is looked up: small files, one for each way that words begin.

A part holds the names that have a word beginning with its letters. Where these are many, it holds only the leading ones and
those with a word that is just these letters, and parts with one more letter stand below it. So no file grows with the
archive, and one more article rewrites a few small ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from broadsheet.values import Value

MOST = 120
"""Names in a part that is not cut further."""
LEADING = 30
"""Names of a part that is."""
EXACT = 120
"""Names of a cut part that have just its letters as a word."""
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class NamePart(Value):
    """One file of the index."""

    start: str
    """The letters that a word begins with."""
    cut: bool
    """There are parts below it, and it holds only the leading names."""
    keys: AbstractSet[str]
    """What all words find that begin with the letters."""
    whole: AbstractSet[str]
    """What a word finds that is just these letters."""

    @property
    def file(self) -> str:
        """Its name without a suffix: the letters, those beyond a to z and 0 to 9 by their number."""
        return "".join(c if c in _PLAIN else f"_{ord(c):x}" for c in self.start)

    def held(self, places: Mapping[str, int]) -> list[str]:
        """The keys of the names that stand in it, in their order; ``places`` has the place of each, the heaviest first."""
        ordered = sorted(self.keys, key=places.__getitem__)
        if not self.cut:
            return ordered
        whole = sorted(self.whole, key=places.__getitem__)
        return sorted({*ordered[:LEADING], *whole[:EXACT]}, key=places.__getitem__)


def parts(words: Iterable[tuple[str, str]]) -> tuple[NamePart, ...]:
    """All parts by their letters, of words and the key of what each finds, which stands in one of each beginning of its words."""
    return tuple(sorted(_below("", tuple(words)), key=lambda part: part.start))


def _below(start: str, words: Sequence[tuple[str, str]]) -> Iterator[NamePart]:
    """The parts of one letter more than ``start``, and those below them; ``words`` all begin with ``start``."""
    depth = len(start) + 1
    groups: dict[str, list[tuple[str, str]]] = {}
    for pair in words:
        if len(pair[0]) >= depth:
            groups.setdefault(pair[0][:depth], []).append(pair)
    for letters, group in groups.items():
        keys = {key for _, key in group}
        whole = {key for word, key in group if word == letters}
        cut = len(keys) > MOST and len(whole) < len(keys)
        yield NamePart(start=letters, cut=cut, keys=keys, whole=whole)
        if cut:
            yield from _below(letters, group)
