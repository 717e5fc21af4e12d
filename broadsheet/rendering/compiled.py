"""Sources of templates → their compiled code: once a process, and that of the built-in theme once an installation.

A file of code runs whatever somebody put there. So none is kept in a site's folder, and none for a site's own templates. The
built-in theme is part of the program, and its code is kept where Python keeps the program's: in this folder's
``__pycache__``, unless Python was told to write no code.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from broadsheet.rendering.built_in import FOLDER


class Compiled(BytecodeCache):
    """Code of templates by their names and sources.

    ``engine`` tells the code that compiles, ``language`` the words that it puts in: what another left is compiled again.
    """

    def __init__(self, engine: str = "", language: str = "", place: Path | None = None, theme: str = FOLDER) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}
        self._place = place or Path(cache_from_source(__file__)).parent
        self._engine = engine.encode()
        self._language = language
        self._theme = theme
        self._built_in: set[str] = set()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """As Jinja makes it; and whether the template is of the built-in theme."""
        key = super().get_cache_key(name, filename)
        if filename and filename.startswith(f"{self._theme}{os.sep}"):
            self._built_in.add(key)
        return key

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was compiled before of this very source."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._engine and bucket.key in self._built_in:
            with suppress(OSError), self._file(bucket).open("rb") as file:
                if file.read(len(self._engine)) == self._engine:
                    bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        assert bucket.code is not None
        self._code[bucket.key, bucket.checksum] = bucket.code
        if self._engine and bucket.key in self._built_in and not sys.dont_write_bytecode:
            beside = self._file(bucket).with_suffix(f".{os.getpid()}")
            with suppress(OSError):  # a package that may not be written to is one without such files
                self._place.mkdir(parents=True, exist_ok=True)
                with beside.open("wb") as file:
                    file.write(self._engine)
                    bucket.write_bytecode(file)
                beside.replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._place / f"{bucket.key}-{self._language[:16]}.template"
