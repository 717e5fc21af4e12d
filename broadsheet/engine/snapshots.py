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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

RACY_NS = 2_000_000_000
"""The coarsest clock of a file system in use ticks every two seconds."""
VERSION = "broadsheet snapshot 1"
CHUNK = 5000
"""Files that are looked at together, so that memory does not grow with their number."""
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
        """Something is a symbolic link: what is behind it could change unseen."""

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
            self._folder(f"{path}/.", seen, wanted)
        else:
            self.linked = self.linked or os.path.islink(path)
            self._add(path, seen)

    def _folder(self, path: str, seen: os.stat_result, wanted: Callable[[str], bool]) -> None:
        self._add(path, seen)
        inner = path.removesuffix("/.")
        with os.scandir(inner) as scan:
            entries = [entry for entry in scan if wanted(entry.name) or entry.is_dir(follow_symlinks=False)]
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                self.linked = self.linked or entry.is_symlink()
                self._add(f"{inner}/{entry.name}", entry.stat(follow_symlinks=False))
            elif entry.name != "__pycache__":
                self._folder(f"{inner}/{entry.name}", entry.stat(follow_symlinks=False), wanted)

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


def write(file: str, about: str, watched: Watched, root: str, made: Mapping[str, tuple[int, int]]) -> None:
    """Remember what stands: ``made`` files below ``root`` by path, each with size and time, and a text to be found again.

    Nothing is written where a link was watched.
    """
    discard(file)
    if watched.linked:
        return
    paths = "\0".join(watched.paths).encode("utf-8", "surrogateescape")
    names = "\0".join(made).encode("utf-8", "surrogateescape")
    stood = array("q", [number for pair in made.values() for number in pair])
    sizes = [len(watched.paths), len(paths), len(made), len(names)]
    head = json.dumps([VERSION, about, sizes, root, watched.absent, watched.young]).encode("ascii") + b"\n"
    body = head + paths + names + watched.stamps.tobytes() + stood.tobytes()
    beside = f"{file}.new"
    try:
        with open(beside, "wb") as stream:
            stream.write(blake2b(body, digest_size=16).hexdigest().encode("ascii") + b"\n" + body)
        os.replace(beside, file)
    except OSError:  # no room, or no folder any more: the next run looks closer, and nothing else is lost
        discard(beside)


def discard(file: str) -> None:
    """Remember nothing: what stands is about to change."""
    try:
        os.unlink(file)
    except (FileNotFoundError, NotADirectoryError):
        return


def read(file: str, root: str) -> str | None:
    """The text that ``write`` noted, where everything stands as it did then; None where anything may have changed."""
    try:
        with open(file, "rb") as stream:
            print, _, body = stream.read().partition(b"\n")
        if blake2b(body, digest_size=16).hexdigest().encode("ascii") != print:
            return None
        about, stands = _checked(body, root)
    except (OSError, ValueError):
        return None
    return about if stands else None


def _checked(body: bytes, root: str) -> tuple[str, bool]:
    end = body.index(b"\n") + 1
    version, about, (count, length, made, names), where, absent, young = json.loads(body[:end])
    if version != VERSION or where != root or any(map(os.path.lexists, absent)):
        return "", False
    paths = _texts(body[end : end + length])
    outputs = [f"{root}/{name}" for name in _texts(body[end + length : end + length + names])]
    numbers = array("q")
    numbers.frombytes(body[end + length + names :])
    stands = (
        len(numbers) == 4 * count + 2 * made
        and _same(paths, numbers[: 4 * count], _stamps)
        and _same(outputs, numbers[4 * count :], _marks)
        and all(_content(path) == print for path, print in young.items())
    )
    return about, stands


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogateescape").split("\0") if data else []


def _same(paths: Sequence[str], numbers: array[int], look: Callable[[Iterator[os.stat_result]], Iterable[int]]) -> bool:
    each = len(numbers) // len(paths) if paths else 0
    return all(
        array("q", look(map(os.lstat, paths[at : at + CHUNK]))) == numbers[at * each : (at + CHUNK) * each]
        for at in range(0, len(paths), CHUNK)
    )


def _stamps(seen: Iterator[os.stat_result]) -> list[int]:
    return [n for one in seen for n in (one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino & _LONG)]


def _marks(seen: Iterator[os.stat_result]) -> list[int]:
    return [n for one in seen for n in (one.st_size, one.st_mtime_ns)]
