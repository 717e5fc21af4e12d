"""Files and folders as a run found them, and files as it left them → whether all of them stand just so.

The quickest sound answer to "is there anything to do?": one look at each file and folder, nothing listed, nothing read, no
state opened, next to nothing imported. A folder's times tell of files that came or went, a file's size, times and inode of
one that changed, within the limits that ``stamps`` gives: what was touched shortly before it was looked at counts with its
content, since a second change could leave the stamp alone.
"""

from __future__ import annotations

import json
import os
from array import array
from hashlib import blake2b
from time import time_ns

from broadsheet.engine.filenames import is_text
from broadsheet.engine.marks import CHUNK, Marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

RACY_NS = 2_000_000_000
"""The coarsest clock of a file system in use ticks every two seconds."""
VERSION = "broadsheet snapshot 1"
_LONG = 0x7FFF_FFFF_FFFF_FFFF


class Watched:
    """Stamps of folders and files below some roots, taken before a run reads them."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.stamps = array("q")
        self.absent: list[str] = []
        """Paths at which nothing stood."""
        self.young: dict[str, str] = {}
        """Path → fingerprint of what was touched just before."""
        self.linked = False
        """Something is a symbolic link, or a pipe or the like: what is behind it could change unseen."""
        self._folders: set[int] = set()
        """Places of folders in ``paths``."""
        self._roots: dict[str, range] = {}
        """Roots below which all is files and folders that were looked at → places of what is below them."""

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
                self._roots[path] = range(begin, len(self.paths))
        else:
            self.linked = self.linked or os.path.islink(path)
            self._add(path, seen)

    def files(self, root: str) -> Iterator[tuple[str, int, int, int, int]] | None:
        """Path below a root, size, both times and inode of each file there, in the order of ``files.walk``.

        None where the root was not looked at, or holds anything but files and folders that were.
        """
        places = self._roots.get(root)
        if places is None:
            return None
        start, stamps = len(root) + 1, self.stamps
        return (
            (self.paths[at][start:], stamps[4 * at], stamps[4 * at + 1], stamps[4 * at + 2], stamps[4 * at + 3])
            for at in places
            if at not in self._folders
        )

    def _folder(self, path: str, seen: os.stat_result, wanted: Callable[[str], bool]) -> bool:
        """Look at a folder and all that is wanted below it; whether all is files and folders that were."""
        self._folders.add(len(self.paths))
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
        if _changed(seen) >= time_ns() - RACY_NS:
            self.young[path] = _content(path)

    def settle(self) -> bool:
        """At the end of a run: whether what was young is as it was when it was looked at, so that the run read just that."""
        where = {path: at for at, path in enumerate(self.paths)} if self.young else {}
        for path, before in list(self.young.items()):
            now, at = time_ns(), where[path] * 4
            seen = os.lstat(path)
            if array("q", _stamp(seen)) != self.stamps[at : at + 4] or _content(path) != before:
                return False
            if _changed(seen) < now - RACY_NS:
                del self.young[path]
        return True


def _stamp(seen: os.stat_result) -> tuple[int, int, int, int]:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino & _LONG


def _changed(seen: os.stat_result) -> int:
    return max(seen.st_mtime_ns, seen.st_ctime_ns)


def _content(path: str) -> str:
    """The fingerprint of a file's bytes, or of the names in a folder."""
    if os.path.isdir(path):
        data = "\0".join(sorted(os.listdir(path))).encode("utf-8", "surrogateescape")
    else:
        with open(path, "rb") as file:
            data = file.read()
    return blake2b(data, digest_size=16).hexdigest()


def write(file: str, about: str, watched: Watched, root: str, made: Marks) -> str:
    """Remember what stands: the files ``made`` below ``root``, and a text to be found again. Returns what ``Noted`` tells.

    Nothing is written, and returned, where a link was watched.
    """
    discard(file)
    if watched.linked:
        return ""
    paths = "\0".join(watched.paths).encode("utf-8", "surrogateescape")
    names = "\0".join(made.paths).encode("utf-8", "surrogateescape")
    sizes = [len(watched.paths), len(paths), len(made.paths), len(names)]
    head = json.dumps([VERSION, about, sizes, root, watched.absent, watched.young]).encode("ascii") + b"\n"
    body = head + paths + names + watched.stamps.tobytes() + made.numbers.tobytes()
    beside, print = f"{file}.new", blake2b(body, digest_size=16).hexdigest()
    try:
        with open(beside, "wb") as stream:
            stream.write(print.encode("ascii") + b"\n" + body)
        os.replace(beside, file)
    except OSError:  # no room, or no folder any more: the next run looks closer, and nothing else is lost
        discard(beside)
        return ""
    return print


def discard(file: str) -> None:
    """Remember nothing: what stands is about to change."""
    try:
        os.unlink(file)
    except (FileNotFoundError, NotADirectoryError):
        return


class Noted:
    """What a run noted at its end."""

    def __init__(self, print: str, about: str, made: Marks, *, stands: bool) -> None:
        self.print = print
        """What tells this note from all others."""
        self.about = about
        self.made = made
        """The files that it left."""
        self.stands = stands
        """Whether all that it watched and made stands as it did then."""


def read(file: str, root: str) -> Noted | None:
    """What ``write`` noted of ``root``; None where that cannot be read."""
    try:
        with open(file, "rb") as stream:
            print, _, body = stream.read().partition(b"\n")
        if blake2b(body, digest_size=16).hexdigest().encode("ascii") != print:
            return None
        return _noted(print.decode("ascii"), body, root)
    except (OSError, ValueError):
        return None


def _noted(print: str, body: bytes, root: str) -> Noted | None:
    end = body.index(b"\n") + 1
    version, about, (count, length, made, names), where, absent, young = json.loads(body[:end])
    numbers = array("q")
    numbers.frombytes(body[end + length + names :])
    if version != VERSION or where != root or len(numbers) != 4 * count + 2 * made:
        return None
    left = Marks(_texts(body[end + length : end + length + names]), numbers[4 * count :])
    try:
        stands = (
            not any(map(os.path.lexists, absent))
            and _same(_texts(body[end : end + length]), numbers)
            and left.stand(root)
            and all(_content(path) == print for path, print in young.items())
        )
    except OSError:
        stands = False
    return Noted(print, about, left, stands=stands)


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogateescape").split("\0") if data else []


def _same(paths: Sequence[str], stamps: array[int]) -> bool:
    return all(
        array("q", [number for one in map(os.lstat, paths[at : at + CHUNK]) for number in _stamp(one)])
        == stamps[4 * at : 4 * min(at + CHUNK, len(paths))]
        for at in range(0, len(paths), CHUNK)
    )
