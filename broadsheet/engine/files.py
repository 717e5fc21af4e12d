"""Folders of files: listed in one order, written only where they differ, never outside their root."""

# ruff: noqa: PTH103, PTH112, PTH105, PTH106, PTH108 - a Path for each of ten thousand files costs as much as the file
from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from broadsheet.engine.filenames import is_text, shown
from broadsheet.values import Value


class UnsafePathError(ValueError):
    """A path that would lead out of its root, or through a symbolic link."""


class Entry(Value, kw_only=False):
    """A regular file below a root, with what tells whether it has changed since it was last seen."""

    path: str
    """Below the root, with ``/``."""
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Walked(Value):
    """Regular files below a root, of which those are told that need not be read."""

    prints: Mapping[str, str]
    """Path → fingerprint of the bytes of each file, in the order of ``walk``; nothing where it may have changed."""
    unknown: Sequence[Entry]
    """These, as they stand."""
    gone: Sequence[str]
    """Paths at which there were files that nobody has missed yet."""


Unreadable = Callable[[str, OSError], None]
"""Is told of a folder that cannot be read: its path below the root, ending in ``/``, and why; and of a name that is no UTF-8."""
MISNAMED = errno.EILSEQ
"""The number of the error that tells of such a name."""


def walk(root: Path, unreadable: Unreadable | None = None) -> Iterator[Entry]:
    """The regular files below ``root``, in one order whatever the file system's; none where it does not exist.

    Symbolic links are passed over, since they may lead anywhere, and what has a name that is no UTF-8, which can be neither
    kept nor linked to. A folder that cannot be read is told to ``unreadable``, or raises OSError: what it holds must not be
    taken for deleted.
    """
    if root.exists():
        yield from _walk(os.fspath(root), "", unreadable)


def at(root: Path, path: str, unreadable: Unreadable | None = None) -> Iterator[Entry]:
    """The regular file at ``path`` below ``root``, or those below the folder there, as ``walk`` gives them; none where there is
    nothing, or a symbolic link on the way.
    """
    try:
        full = Folder(root).check(path)
        seen = os.lstat(full)
    except (UnsafePathError, FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISDIR(seen.st_mode):
        yield from _walk(full, f"{path}/", unreadable)
    elif stat.S_ISREG(seen.st_mode):
        yield Entry(path, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)


def is_within(path: str, roots: Collection[str]) -> bool:
    """Whether ``path``, or a folder that it is in, is among ``roots``."""
    while path:
        if path in roots:
            return True
        path = path.rpartition("/")[0]
    return False


def _walk(folder: str, prefix: str, unreadable: Unreadable | None) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as scan:
            found = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        if unreadable is None:
            raise
        unreadable(prefix, error)
        return
    for entry in found:
        if not is_text(entry.name):
            if unreadable:
                unreadable(f"{prefix}{shown(entry.name)}", OSError(MISNAMED, "its name is no UTF-8"))
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{prefix}{entry.name}/", unreadable)
        elif entry.is_file(follow_symlinks=False):
            try:
                seen = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # it went between the listing and now, as if it had gone before
            yield Entry(prefix + entry.name, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)


def safe_join(root: Path, path: str) -> Path:
    """``root / path``; raises UnsafePathError where that would stand outside ``root`` or behind a symbolic link."""
    Folder(root).check(path)
    return root / path


def write(root: Path, path: str, data: bytes) -> bool:
    """Make ``path`` below ``root`` hold ``data``, whole or not at all; False where it already does."""
    return Folder(root).write(path, data)


class Folder:
    """A root and the folders below it that are known to be real, so that many files are written quickly.

    A root that is ``standing`` is not made again where it vanishes meanwhile: that is an OSError.
    """

    def __init__(self, root: Path, *, standing: bool = False) -> None:
        self.root = os.fspath(root)
        self._standing = standing
        self._real: set[str] = {""}

    def check(self, path: str) -> str:
        """The file's full path; raises UnsafePathError."""
        parts = path.split("/")
        if "" in parts or "." in parts or ".." in parts or "\0" in path or "\\" in path:
            raise UnsafePathError(f"{path!r} is no plain path below {self.root}")
        above = path.rpartition("/")[0]
        if above not in self._real:
            self._check_folders(parts[:-1])
        return f"{self.root}/{path}"

    def _check_folders(self, parts: list[str]) -> None:
        at = ""
        for part in parts:
            at = f"{at}/{part}" if at else part
            if at in self._real:
                continue
            try:
                mode = os.lstat(f"{self.root}/{at}").st_mode
            except FileNotFoundError:
                return
            if not stat.S_ISDIR(mode):
                raise UnsafePathError(f"{self.root}/{at} is not a folder; it is in the way of {'/'.join(parts)}")
            self._real.add(at)

    def write(self, path: str, data: bytes) -> bool:
        """See the function of this name."""
        self.check(path)
        if self.holding(path, data):
            return False
        self.replace(path, data)
        return True

    def holding(self, path: str, data: bytes) -> os.stat_result | None:
        """The file as it stands if it is there, is no symbolic link, and has these bytes."""
        try:
            with open(f"{self.root}/{path}", "rb", buffering=0, opener=_no_link) as file:
                seen = os.fstat(file.fileno())
                return seen if seen.st_size == len(data) and file.read() == data else None
        except OSError:
            return None

    def replace(self, path: str, data: bytes) -> os.stat_result:
        """Write ``data`` beside the file and put it in the file's place; the file as it then stands."""
        full = self.check(path)
        beside = temporary(full)
        try:
            descriptor = os.open(beside, _NEW, 0o666)
        except FileNotFoundError:
            self._make(path.rpartition("/")[0])
            descriptor = os.open(beside, _NEW, 0o666)
        try:
            try:
                _write_all(descriptor, data)
                seen = os.fstat(descriptor)
            finally:
                os.close(descriptor)
            os.replace(beside, full)
        except OSError:
            os.unlink(beside)
            raise
        return seen

    def _make(self, folder: str) -> None:
        if self._standing and not os.path.isdir(self.root):
            raise FileNotFoundError(errno.ENOENT, "it vanished while it was written to", self.root)
        os.makedirs(f"{self.root}/{folder}", exist_ok=True)
        self._real.add(folder)

    def remove(self, path: str) -> bool:
        """Remove a file, what a kill may have left beside it, and the folders that this empties; False where none was there."""
        full = self.check(path)
        there = _unlink(full)
        self.clear(path)
        above = path.rpartition("/")[0]
        while above:
            try:
                os.rmdir(f"{self.root}/{above}")
            except FileNotFoundError:
                pass  # a kill came between making the folder above and making this one
            except OSError:
                break
            self._real.discard(above)
            above = above.rpartition("/")[0]
        return there

    def clear(self, path: str) -> None:
        """Remove what a kill may have left beside a file."""
        _unlink(temporary(f"{self.root}/{path}"))


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def temporary(full: str) -> str:
    """Where a file is written before it takes its place: one name, so that what a kill left can be found."""
    folder, name = os.path.split(full)
    return f"{folder}/.{name[:200]}.new"


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _unlink(full: str) -> bool:
    try:
        os.unlink(full)
    except (FileNotFoundError, IsADirectoryError):
        return False
    return True
