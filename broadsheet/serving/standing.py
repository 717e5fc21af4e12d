"""The address of a page → the file of the preview that stands there, and what tells it from what stood there before."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from urllib.parse import unquote

from broadsheet.values import Value

TYPES = {
    ".atom": "application/atom+xml",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
    ".xml": "application/xml",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".opml": "text/x-opml",
}
"""Where the system's own table may be wrong or silent."""


class Standing(Value):
    """A file that answers an address."""

    path: Path
    status: int = 200

    @property
    def type(self) -> str:
        """Its media type."""
        kind = TYPES.get(self.path.suffix) or mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else kind

    @property
    def is_page(self) -> bool:
        """HTML, which gets the script."""
        return self.path.suffix == ".html"


def find(output: Path, address: str) -> Standing | str | None:
    """The file at ``address``, where it leads instead (a folder without its slash), or the page for what is missing.

    ``address`` is the path of a URL as it was sent. None where there is nothing at all. No file outside ``output`` is found,
    none whose name begins with a dot, and none behind a symbolic link.
    """
    parts = unquote(address).removeprefix("/").split("/")
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts) or "" in parts[:-1]:
        return _missing(output)
    path = output.joinpath(*parts)
    if path.is_dir() and not _is_linked(output, parts):
        if parts[-1]:
            return f"{address}/"
        path /= "index.html"
    if path.is_file() and not path.is_symlink() and not _is_linked(output, parts):
        return Standing(path=path)
    return _missing(output)


def page(address: str) -> str:
    """The file of the preview that a page at ``address`` is, if it is one.

    >>> page("/people/jane-roe/"), page("/404.html")
    ('people/jane-roe/index.html', '404.html')
    """
    path = unquote(address).removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _missing(output: Path) -> Standing | None:
    page = output / "404.html"
    return Standing(path=page, status=404) if page.is_file() else None


def _is_linked(output: Path, parts: list[str]) -> bool:
    return any(output.joinpath(*parts[:end]).is_symlink() for end in range(1, len(parts) + 1))


def etag(path: Path, output: Path) -> str:
    """Differs whenever the file, or one of the theme's assets, which change what it looks like, was written anew."""
    seen = path.stat()
    newest = max((entry.stat().st_mtime_ns for entry in _assets(output)), default=0)
    return f'"{seen.st_size:x}-{seen.st_mtime_ns:x}-{newest:x}"'


def _assets(output: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(output / "assets") as found:
            return [entry for entry in found if entry.is_file(follow_symlinks=False)]
    except OSError:
        return []
