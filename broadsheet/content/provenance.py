"""Content file → may it be replaced? A file that still is as it was generated may; an edited one is never touched.

The front matter carries ``generated``: the fingerprint of the file without that line, with plain line ends. So the
answer needs no state, and survives a fresh clone, on Windows too. A file without the line is somebody's own.

The new version of an edited file is laid beside it as ``slug.md.new``, a name that the library never reads.
"""

from __future__ import annotations

import codecs
import re

from broadsheet.engine.fingerprint import of_bytes
from broadsheet.model.article import Seed

BESIDE = ".new"
"""Appended to a content file's name for the version that waits beside an edited file."""
_LINE = re.compile(rb"^generated:[^\n]*\n", re.MULTILINE)
_SEED = re.compile(rb'^seed: \{path: "?([^"\n]*?)"?, fingerprint: "?([0-9a-f]+)"?\}[ \t]*$', re.MULTILINE)
_CLOSING = re.compile(r"^---\n", re.MULTILINE)


def stamped(text: str) -> str:
    """The file ``text``, front matter and body, with its ``generated`` line as the last of the front matter."""
    closing = _CLOSING.search(text, 4)
    if closing is None:
        raise ValueError("a file to stamp has front matter between two lines of ---")
    at = closing.start()
    return f'{text[:at]}generated: "{fingerprint(text.encode())}"\n{text[at:]}'


def fingerprint(data: bytes) -> str:
    """Of a content file, its ``generated`` line left out and line ends made plain."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n")
    return of_bytes(_LINE.sub(b"", data.removeprefix(codecs.BOM_UTF8), count=1))


def is_edited(data: bytes, generated: str | None) -> bool:
    """The file is no longer as it was generated, or never was; ``generated`` is what its front matter says."""
    return generated is None or fingerprint(data) != generated


def may_replace(data: bytes) -> bool:
    """The content file ``data`` still is what ingest wrote, byte for byte but for line ends."""
    match = _LINE.search(data)
    generated = re.fullmatch(rb'generated: ("?)([0-9a-f]{32})\1\r?\n', match[0]) if match else None
    return generated is not None and not is_edited(data, generated[2].decode())


def seed_of(data: bytes) -> Seed | None:
    """The seed that the content file ``data`` names, read from its line alone: a slip elsewhere in the file must not
    make its seed look new.
    """
    match = _SEED.search(data.replace(b"\r\n", b"\n"))
    return Seed(path=match[1].decode(errors="replace"), fingerprint=match[2].decode()) if match else None
