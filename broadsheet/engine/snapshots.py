"""Files and folders as a run found them, and files as it left them → whether all of them stand just so.

The quickest sound answer to "is there anything to do?": one look at each file and folder, nothing listed, nothing read, no
state opened, next to nothing imported. Where there is, the same look tells the next run what it need not look at again.
"""

from __future__ import annotations

import json
import os
from array import array
from zlib import crc32

from broadsheet.engine.marks import Marks
from broadsheet.engine.watched import Watched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = "broadsheet snapshot 2"


def write(file: str, about: str, watched: Watched, root: str, made: Marks) -> str:
    """Remember what stands: the files ``made`` below ``root``, and a text to be found again. Returns what ``Noted`` tells.

    Nothing is written, and returned, where a link was watched.
    """
    discard(file)
    if watched.linked:
        return ""
    parts = [_joined(watched.paths), _joined(watched.prints), array("q", watched.folders).tobytes(), watched.stamps.tobytes()]
    parts += [_joined(made.paths), made.numbers.tobytes()]
    rest = [watched.roots, watched.absent, watched.young]
    head = json.dumps([VERSION, about, root, *rest, *map(len, parts)]).encode("ascii") + b"\n"
    body = b"".join((head, *parts))
    beside, print = f"{file}.new", f"{crc32(body):08x}{os.urandom(12).hex()}"
    try:
        with open(beside, "wb") as stream:
            stream.writelines((print.encode("ascii"), b"\n", body))
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

    def __init__(self, print: str, about: str, watched: Watched, made: Marks, root: str, *, alone: bool) -> None:
        self.print = print
        """What tells this note from all others."""
        self.about = about
        self.watched = watched
        self.made = made
        """The files that it left."""
        if alone:  # another process sees to as many files as are left to this one
            made.look(root, max(0, len(made.paths) - len(watched.paths)) // 2)
        self.moved = watched.moved()
        """Places of what it watched that does not stand as it did then, or may not."""
        self.stands = self._stands(root)
        """Whether all that it watched and made stands as it did then."""

    def _stands(self, root: str) -> bool:
        young = self.watched.young
        try:
            return (
                all(self.watched.paths[place] in young for place in self.moved)
                and not any(map(os.path.lexists, self.watched.absent))
                and self.watched.settle()
                and self.made.stand(root)
            )
        except OSError:
            return False


def read(file: str, root: str, *, alone: bool = False) -> Noted | None:
    """What ``write`` noted of ``root``; None where that cannot be read. A process that is ``alone`` has no threads beside it, so
    that it may fork one that helps it to look.
    """
    try:
        with open(file, "rb") as stream:
            print, body = stream.readline().decode("ascii").rstrip("\n"), stream.read()
        return _noted(print, body, root, alone) if print.startswith(f"{crc32(body):08x}") else None
    except (OSError, ValueError):
        return None


def _noted(print: str, body: bytes, root: str, alone: bool) -> Noted | None:
    at = body.index(b"\n") + 1
    version, about, where, roots, absent, young, *lengths = json.loads(body[:at])
    if version != VERSION or where != root:
        return None
    parts = []
    for length in lengths:
        parts.append(body[at : at + length])
        at += length
    paths, prints, folders, stamps, names, numbers = parts
    watched = Watched()
    watched.paths, watched.stamps, watched.folders = _texts(paths), _numbers(stamps), list(_numbers(folders))
    watched.prints = _texts(prints) or [""] * len(watched.paths)
    watched.roots = {path: (begin, end) for path, (begin, end) in roots.items()}
    watched.absent, watched.young = absent, young
    return Noted(print, about, watched, Marks(_texts(names), _numbers(numbers)), root, alone=alone)


def _joined(texts: Sequence[str]) -> bytes:
    return "\0".join(texts).encode("utf-8", "surrogateescape")


def _texts(data: bytes) -> list[str]:
    return data.decode("utf-8", "surrogateescape").split("\0") if data else []


def _numbers(data: bytes) -> array[int]:
    numbers = array("q")
    numbers.frombytes(data)
    return numbers
