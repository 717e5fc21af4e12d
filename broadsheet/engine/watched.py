"""Folders and files as a run found them: the stamp of each, taken before the run reads any of them.

A folder's times tell of files that came or went, a file's size, times and inode of one that changed, within the limits that
``stamps`` gives: what was touched shortly before it was looked at counts with its content, since a second change could leave
the stamp alone.
"""

from __future__ import annotations

import os
import stat
from array import array
from bisect import bisect_left
from time import time_ns

from broadsheet.engine.filenames import is_text
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.engine.marks import CHUNK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

RACY_NS = 2_000_000_000
"""The coarsest clock of a file system in use ticks every two seconds."""
_LONG = 0x7FFF_FFFF_FFFF_FFFF


class Watched:
    """Stamps of folders and files below some roots."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.stamps = array("q")
        """Four for each path: its size, both times and its inode."""
        self.prints: list[str] = []
        """For each path the fingerprint of its bytes, or nothing where that is not known."""
        self.folders: list[int] = []
        """Places of folders in ``paths``, in order."""
        self.roots: dict[str, tuple[int, int]] = {}
        """Roots below which all is files and folders that were looked at → where these begin and end in ``paths``."""
        self.absent: list[str] = []
        """Paths at which nothing stood."""
        self.young: dict[str, str] = {}
        """Path → fingerprint of what was touched just before."""
        self.gone: list[str] = []
        """Paths that were there before."""
        self.linked = False
        """Something is a symbolic link, or a pipe or the like: what is behind it could change unseen."""

    def look(self, path: str, wanted: Callable[[str], bool] = lambda _: True) -> None:
        """At a file, or at a folder with all that is below it but the files and folders whose names are not ``wanted``.

        Raises OSError for what cannot be looked at.
        """
        try:
            seen = os.stat(path)
        except FileNotFoundError:
            self.absent.append(path)
            return
        if os.path.isdir(path):  # a root may be a link to a folder, of which this sees the far end
            begin = len(self.paths)
            if self._folder(f"{path}/.", seen, wanted):
                self.roots[path] = begin, len(self.paths)
        else:
            self.linked = self.linked or os.path.islink(path)
            self._add(path, seen)

    def look_again(self, path: str, before: Watched, moved: Sequence[int]) -> None:
        """At a folder that ``before`` has looked at, as far as something ``moved``: in order, places of what is not as it was
        then, a folder's where something came or went. Of all else what was seen then holds.
        """
        if path not in before.roots:
            self.look(path)
            return
        begin, (at, end), plain = len(self.paths), before.roots[path], True
        some = moved[bisect_left(moved, at) : bisect_left(moved, end)]
        changed = set(some)
        for place in some:
            if place < at:
                continue  # it is in a folder that was looked at anew
            self._take(before, at, place)
            seen, at = os.lstat(before.paths[place]), place + 1
            if stat.S_ISDIR(seen.st_mode):
                here, at = len(self.paths), before._end(place, end)
                plain = self._folder(before.paths[place], seen, lambda _: True) and plain
                self._compare(here, before, range(place, at), changed)
            elif stat.S_ISREG(seen.st_mode):
                self._add(before.paths[place], seen)
            else:
                self.linked, plain = True, False
        self._take(before, at, end)
        if plain:
            self.roots[path] = begin, len(self.paths)

    def files(self, root: str) -> Iterator[tuple[str, int]] | None:
        """Path below a root and place of each file there, in the order of ``files.walk``.

        None where the root was not looked at, or holds anything but files and folders that were.
        """
        if root not in self.roots:
            return None
        start = len(root) + 1
        return ((self.paths[place][start:], place) for place in self._files(*self.roots[root]))

    def stamp(self, place: int) -> tuple[int, int, int, int]:
        """Of the path at a place."""
        size, mtime_ns, ctime_ns, inode = self.stamps[4 * place : 4 * place + 4]
        return size, mtime_ns, ctime_ns, inode

    def name(self, root: str, prints: Mapping[str, str]) -> bool:
        """Say what the files below a root were read as, by path below it: their fingerprints; False where one was read otherwise
        than it was looked at.
        """
        (begin, end), start = self.roots.get(root, (0, 0)), len(root) + 1
        for place in range(begin, end):
            self.prints[place] = self.prints[place] or prints.get(self.paths[place][start:], "")
        full = {f"{root}/{path}": print for path, print in prints.items()} if self.young else {}
        return all(full.get(path, print) == print for path, print in self.young.items())

    def moved(self) -> list[int]:
        """Places of what is not now as it was looked at, or could be otherwise without a trace, in order."""
        found = {place for place, path in enumerate(self.paths) if path in self.young} if self.young else set()
        for at in range(0, len(self.paths), CHUNK):
            try:
                now = array("q", _stamps(map(os.lstat, self.paths[at : at + CHUNK])))
            except OSError:
                now = array("q")
            if now != self.stamps[4 * at : 4 * (at + CHUNK)]:
                found.update(place for place in range(at, min(at + CHUNK, len(self.paths))) if not self._stands(place))
        return sorted(found)

    def settle(self) -> bool:
        """At the end of a run: whether what was young is as it was when it was looked at, so that the run read just that."""
        where = {path: at for at, path in enumerate(self.paths)} if self.young else {}
        for path, before in list(self.young.items()):
            now, seen = time_ns(), os.lstat(path)
            if _stamp(seen) != self.stamp(where[path]) or content(path) != before:
                return False
            if _changed(seen) < now - RACY_NS:
                del self.young[path]
        return True

    def _folder(self, path: str, seen: os.stat_result, wanted: Callable[[str], bool]) -> bool:
        """Look at a folder and all that is wanted below it; whether all is files and folders that were."""
        self.folders.append(len(self.paths))
        self._add(path, seen)
        inner, plain = path.removesuffix("/."), True
        with os.scandir(inner) as scan:
            entries = [entry for entry in scan if wanted(entry.name) or entry.is_dir(follow_symlinks=False)]
        for entry in sorted(entries, key=lambda entry: entry.name):
            plain = plain and is_text(entry.name)
            if not entry.is_dir(follow_symlinks=False):
                if not entry.is_file(follow_symlinks=False):
                    self.linked, plain = True, False
                    continue
                self._add(f"{inner}/{entry.name}", entry.stat(follow_symlinks=False))
            elif entry.name == "__pycache__":
                plain = False
            else:
                plain = self._folder(f"{inner}/{entry.name}", entry.stat(follow_symlinks=False), wanted) and plain
        return plain

    def _add(self, path: str, seen: os.stat_result) -> None:
        self.paths.append(path)
        self.stamps.extend(_stamp(seen))
        self.prints.append("")
        if _changed(seen) >= time_ns() - RACY_NS:
            self.young[path] = content(path)

    def _take(self, before: Watched, begin: int, end: int) -> None:
        """What was seen before, between two places."""
        folders = before.folders[bisect_left(before.folders, begin) : bisect_left(before.folders, end)]
        self.folders += [len(self.paths) + place - begin for place in folders]
        self.paths += before.paths[begin:end]
        self.stamps += before.stamps[4 * begin : 4 * end]
        self.prints += before.prints[begin:end]

    def _compare(self, begin: int, before: Watched, places: range, moved: Collection[int]) -> None:
        """A folder was looked at anew, from ``begin`` on: which files it had ``before`` are gone, and which did not move."""
        had = {before.paths[place]: place for place in before._files(places.start, places.stop)}
        for place in self._files(begin, len(self.paths)):
            was = had.pop(self.paths[place], None)
            if was is not None and was not in moved and before.stamp(was) == self.stamp(place):
                self.prints[place] = before.prints[was]
        self.gone += had

    def _files(self, begin: int, end: int) -> Iterator[int]:
        folders = set(self.folders[bisect_left(self.folders, begin) : bisect_left(self.folders, end)])
        return (place for place in range(begin, end) if place not in folders)

    def _end(self, place: int, end: int) -> int:
        """Where what is below the folder at a place ends."""
        inner = f"{self.paths[place].removesuffix('/.')}/"
        return next((at for at in range(place + 1, end) if not self.paths[at].startswith(inner)), end)

    def _stands(self, place: int) -> bool:
        try:
            return _stamp(os.lstat(self.paths[place])) == self.stamp(place)
        except OSError:
            return False


def content(path: str) -> str:
    """The fingerprint of a file's bytes, or of the names in a folder."""
    if os.path.isdir(path):
        data = "\0".join(sorted(os.listdir(path))).encode("utf-8", "surrogateescape")
    else:
        with open(path, "rb") as file:
            data = file.read()
    return of_bytes(data)


def _stamp(seen: os.stat_result) -> tuple[int, int, int, int]:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino & _LONG


def _stamps(seen: Iterable[os.stat_result]) -> list[int]:
    return [number for one in seen for number in _stamp(one)]


def _changed(seen: os.stat_result) -> int:
    return max(seen.st_mtime_ns, seen.st_ctime_ns)
