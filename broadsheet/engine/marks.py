"""Files of a folder by size and time → which of them do not stand so: hundreds of thousands, held and compared in little room."""

from __future__ import annotations

import os
from array import array
from bisect import bisect_left

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
        self._looking: tuple[str, Callable[[], list[str]]] | None = None
        """A root that another process looks at, and what tells the result."""

    def change(self, files: Mapping[str, tuple[int, int] | None]) -> None:
        """Files were written, each with its size and time; of others nothing is known any more: None.

        For a few: the time of each that is new grows with the number of all.
        """
        self._looking = None
        for path, mark in files.items():
            at = bisect_left(self.paths, path)
            here = slice(at, at + (self.paths[at : at + 1] == [path]))
            self.paths[here] = [path] if mark else []
            self.numbers[2 * here.start : 2 * here.stop] = array("q", mark or ())

    def stand(self, root: str) -> bool:
        """Whether all files below ``root`` stand so, as far as size and time tell; OSError where one is not there."""
        return all(self._same(root, at) for at in range(0, len(self.paths), CHUNK))

    def look(self, root: str) -> None:
        """Begin to look which of many files below ``root`` do not stand so, for the first who asks before one changes."""
        if len(self.paths) >= WORTH_A_PROCESS:
            self._looking = os.path.abspath(root), aside(lambda: sorted(self._broken(root)))

    def broken(self, root: str) -> set[str]:
        """Those of the files below ``root`` that do not stand so."""
        looking, self._looking = self._looking, None
        return set(looking[1]()) if looking and looking[0] == os.path.abspath(root) else self._broken(root)

    def _broken(self, root: str) -> set[str]:
        found: set[str] = set()
        for at in range(0, len(self.paths), CHUNK):
            try:
                same = self._same(root, at)
            except OSError:
                same = False
            if not same:
                one_by_one = enumerate(self.paths[at : at + CHUNK], at)
                found.update(path for place, path in one_by_one if not self._stands(root, path, place))
        return found

    def _same(self, root: str, at: int) -> bool:
        numbers = array("q", _numbers(map(os.lstat, _full(root, self.paths[at : at + CHUNK]))))
        return numbers == self.numbers[2 * at : 2 * (at + CHUNK)]

    def _stands(self, root: str, path: str, at: int) -> bool:
        try:
            seen = os.lstat(f"{root}/{path}")
        except OSError:
            return False
        return seen.st_size == self.numbers[2 * at] and seen.st_mtime_ns == self.numbers[2 * at + 1]


def _full(root: str, paths: Sequence[str]) -> Iterator[str]:
    return (f"{root}/{path}" for path in paths)


def _numbers(seen: Iterable[os.stat_result]) -> list[int]:
    return [number for one in seen for number in (one.st_size, one.st_mtime_ns)]
