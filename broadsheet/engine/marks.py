"""Files of a folder by size and time → which of them do not stand so: hundreds of thousands, held and compared in little room."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left
from functools import cache

from broadsheet.engine.aside import aside

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

CHUNK = 5000
"""Files that are looked at together, so that memory does not grow with their number."""
WORTH_A_PROCESS = 5000
"""Files that are looked at by another process while this one does something else; fewer are looked at in that time."""


class Marks:
    """Sizes and times of files, as they were when they were written."""

    def __init__(self, paths: Iterable[str] = (), numbers: array[int] | None = None) -> None:
        """``paths`` below one root, in order, and for each its size in bytes and its time in nanoseconds."""
        self.paths = list(paths)
        self.numbers = array("q") if numbers is None else numbers
        self._root = ""
        """A root that other processes look at …"""
        self._from = len(self.paths)
        """… from this file on …"""
        self._looking: list[Callable[[], list[str]]] = []
        """… and what tells which do not stand so."""

    def change(self, files: Mapping[str, tuple[int, int] | None]) -> None:
        """Files were written, each with its size and time; of others nothing is known any more: None.

        For a few: the time of each that is new grows with the number of all.
        """
        self._looking = []
        for path, mark in files.items():
            at = bisect_left(self.paths, path)
            here = slice(at, at + (self.paths[at : at + 1] == [path]))
            self.paths[here] = [path] if mark else []
            self.numbers[2 * here.start : 2 * here.stop] = array("q", mark or ())

    def look(self, root: str, begin: int = 0) -> None:
        """Begin to look which of many files below ``root`` do not stand so, from the place ``begin`` on, but for those that are
        looked at already: for all who ask before one changes.
        """
        root = os.path.abspath(root)
        end, looked = self._looked(root)
        if end - begin >= WORTH_A_PROCESS:
            self._looking = [*looked, cache(aside(lambda: sorted(self._broken(root, begin, end))))]
            self._root, self._from = root, begin

    def stand(self, root: str) -> bool:
        """Whether all files below ``root`` stand so, as far as size and time tell; OSError where one is not there."""
        end, looked = self._looked(os.path.abspath(root))
        return all(self._same(root, *part) for part in _chunks(0, end)) and not any(broken() for broken in looked)

    def broken(self, root: str) -> set[str]:
        """Those of the files below ``root`` that do not stand so."""
        end, looked = self._looked(os.path.abspath(root))
        self._looking = []
        return self._broken(root, 0, end).union(*(broken() for broken in looked))

    def _looked(self, root: str) -> tuple[int, Sequence[Callable[[], list[str]]]]:
        """Where the files end at which no other process looks, and what tells the results of those that do."""
        return (self._from, self._looking) if self._looking and self._root == root else (len(self.paths), ())

    def _broken(self, root: str, begin: int, end: int) -> set[str]:
        found: set[str] = set()
        for part in _chunks(begin, end):
            try:
                same = self._same(root, *part)
            except OSError:
                same = False
            if not same:
                found.update(self.paths[at] for at in range(*part) if not self._stands(root, self.paths[at], at))
        return found

    def _same(self, root: str, begin: int, end: int) -> bool:
        numbers = array("q", _numbers(map(os.lstat, _full(root, self.paths[begin:end]))))
        return numbers == self.numbers[2 * begin : 2 * end]

    def _stands(self, root: str, path: str, at: int) -> bool:
        try:
            seen = os.lstat(f"{root}/{path}")
        except OSError:
            return False
        return seen.st_size == self.numbers[2 * at] and seen.st_mtime_ns == self.numbers[2 * at + 1]


def _chunks(begin: int, end: int) -> Iterator[tuple[int, int]]:
    return ((at, min(at + CHUNK, end)) for at in range(begin, end, CHUNK))


def _full(root: str, paths: Sequence[str]) -> Iterator[str]:
    return (f"{root}/{path}" for path in paths)


def _numbers(seen: Iterable[os.stat_result]) -> list[int]:
    return [number for one in seen for number in (one.st_size, one.st_mtime_ns)]
