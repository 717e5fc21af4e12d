"""Sources of templates → their compiled code: once a process, and for the built-in theme once an installation.

Compiling the theme costs as much as drawing a hundred pages. Its code is kept where Python keeps that of the modules
beside it, and nowhere else: whoever could tamper with it there could tamper with the modules. The code of a site's own
templates is kept in memory alone.
"""

from __future__ import annotations

import contextlib
import sys
from hashlib import sha1
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

PACKAGE = Path(__file__).parent.parent
BUILT_IN = (f"{PACKAGE / 'theme'}/", f"{PACKAGE.parent / 'templates'}/")
"""Where the theme stands: within an installed package, or beside it in a checkout."""
KEPT = PACKAGE / "rendering" / "__pycache__"
_OWN = "own-"


class Compiled(FileSystemBytecodeCache):
    """Code of templates by their names and sources; ``version`` is of all else that decides it."""

    def __init__(self, version: str, folder: Path = KEPT) -> None:
        self._folder = folder
        super().__init__(str(folder), f"template-%s.{sys.implementation.cache_tag}.cache")
        self._version = version
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Jinja's, and whether the template is the site's own."""
        key = super().get_cache_key(name, filename)
        return key if filename and filename.startswith(BUILT_IN) else _OWN + key

    def get_source_checksum(self, source: str) -> str:
        """Of the source and the version."""
        return sha1(f"{self._version} {source}".encode(), usedforsecurity=False).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """From memory, or from the file of an earlier process; a file that is damaged is as good as none."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None and not bucket.key.startswith(_OWN):
            try:
                super().load_bytecode(bucket)
            except Exception:
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """To memory, and to a file where one can be written."""
        assert bucket.code is not None
        self._code[bucket.key, bucket.checksum] = bucket.code
        if not (bucket.key.startswith(_OWN) or sys.dont_write_bytecode):
            with contextlib.suppress(OSError):
                self._folder.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
