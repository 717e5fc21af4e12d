"""The manifest of a target that is changed file by file: a shelf of pieces, so that noting a change costs as much as the change.

Each publish puts a piece there that says what it is about to touch, where it is long pieces that say what it has done so far,
and in the end one piece instead of these, merged with earlier ones not much larger: there are never many, and all that is
ever written for them is a small part of what is sent. Pieces are never changed, so those in .cache need not be fetched again.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from broadsheet.engine import files
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.publishing import manifest
from broadsheet.publishing.manifest import Held, Item, ManifestError

FOLDER = ".broadsheet"
"""Where a target keeps the pieces."""
NAME = re.compile(r"\d{8}-[0-9a-f]{16}")
"""A number in order and a fingerprint of the piece; what else stands there is not ours."""
NOTE_EVERY = 200
"""Files, after which the target notes what it has, so that an interrupted publish goes on from there."""
LARGEST = 200_000_000
"""Bytes of a piece as text; some million files."""


class Shelf(Protocol):
    """Where pieces stand: at the target."""

    def names(self) -> Mapping[str, int]:
        """Name → bytes of each piece."""

    def get(self, name: str) -> bytes:
        """A piece's bytes."""

    def put(self, name: str, data: bytes) -> None:
        """Put a piece there, whole or not at all."""

    def remove(self, names: Collection[str]) -> None:
        """Take pieces away."""


class Journal:
    """The pieces of one target, in the order of their names."""

    def __init__(self, shelf: Shelf, cache: Path) -> None:
        self._shelf, self._cache = shelf, cache
        self._sizes: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._own: list[str] = []
        """Pieces of this publish."""
        self._there: dict[str, Item] = {}
        self._gone: list[str] = []
        """What was sent and removed since the last piece."""

    def held(self) -> Held:
        """What the target holds; raises ManifestError."""
        self._sizes = {name: size for name, size in sorted(self._shelf.names().items()) if NAME.fullmatch(name)}
        for path in [path for path in self._cache.glob("*") if path.name not in self._sizes]:
            path.unlink()
        self._texts = {name: self._text(name) for name in self._sizes}
        return manifest.read(self._texts.values())

    def _text(self, name: str) -> str:
        path = self._cache / name
        kept = path.read_bytes() if path.is_file() else b""
        if _name(kept) == name.partition("-")[2]:
            return _unpacked(kept)
        data = self._shelf.get(name)
        files.write(self._cache, name, data)
        return _unpacked(data)

    def expect(self, paths: Iterable[str]) -> None:
        """Note what is about to be touched."""
        self._add(manifest.write({}, pending=paths))

    def done(self, there: Mapping[str, Item], gone: Iterable[str]) -> None:
        """What was sent and what was removed; the target is told now and then, and of the rest by ``conclude``."""
        self._there.update(there)
        self._gone.extend(gone)
        if len(self._there) + len(self._gone) >= NOTE_EVERY:
            self.note()

    def note(self) -> None:
        """Tell the target all that is done."""
        for text in self._untold():
            self._add(text)

    def conclude(self) -> None:
        """One piece instead of this publish's own and of earlier ones, as long as each is at most twice what is merged so far."""
        untold = self._untold()
        merging, size = list(self._own), sum(self._sizes[name] for name in self._own) + sum(len(_packed(text)) for text in untold)
        for name in reversed([name for name in self._sizes if name not in self._own]):
            if self._sizes[name] > 2 * size:
                break
            merging.insert(0, name)
            size += self._sizes[name]
        texts = [*(self._texts[name] for name in merging), *untold]
        if not untold and len(merging) < 2:
            return
        whole = len(merging) == len(self._sizes)
        self._add(manifest.write(manifest.read(texts).files) if whole else manifest.merge(texts))
        self._shelf.remove(merging)
        for name in merging:
            del self._sizes[name], self._texts[name]
            (self._cache / name).unlink(missing_ok=True)

    def _untold(self) -> list[str]:
        """What the target has not been told, in one text or none; it counts as told then."""
        there, gone, self._there, self._gone = self._there, self._gone, {}, []
        return [manifest.write(there, gone)] if there or gone else []

    def _add(self, text: str) -> None:
        data = _packed(text)
        last = max(self._sizes, default="0")
        name = f"{int(last.partition('-')[0]) + 1:08d}-{_name(data)}"
        self._shelf.put(name, data)
        files.write(self._cache, name, data)
        self._sizes[name], self._texts[name] = len(data), text
        self._own.append(name)


def _packed(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def _name(data: bytes) -> str:
    return of_bytes(data, 8)


def _unpacked(data: bytes) -> str:
    """The text of a piece, which may come from anybody who can write to the target: it must not grow without end."""
    try:
        unpacker = zlib.decompressobj(wbits=31)
        text = unpacker.decompress(data, LARGEST)
        if not unpacker.eof:
            raise ManifestError("a piece that is cut short or too large")
        return text.decode()
    except (zlib.error, UnicodeDecodeError):
        raise ManifestError("a piece that is not compressed text") from None
