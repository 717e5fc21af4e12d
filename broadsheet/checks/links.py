"""Pages → a Problem for each link that leads nowhere and each anchor that stands twice."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from broadsheet.checks.html import Scan
from broadsheet.model.problem import Problem

ANYWHERE = "404.html"
"""The page that a server shows at any address: its links may begin at the host, with the path where the site stands."""


def check(output: Path, pages: Mapping[str, Scan], base_url: str = "") -> Iterator[Problem]:
    """Links within the site; as a browser follows them from disk, without a server's index files."""
    top = f"{urlsplit(base_url).path.rstrip('/')}/"
    for path, page in pages.items():
        for line, id in page.repeated:
            yield Problem(path=path, line=line, field="id", found=f"{id!r} a second time", expected="each id once a page")
        for line, address in page.links:
            below = address.startswith(top) and path == ANYWHERE
            problem = _follow(output, pages, path, address.removeprefix(top) if below else address)
            if problem:
                yield Problem(
                    path=path, line=line, field="href", found=f"{address!r}: {problem}", expected="a link that leads somewhere"
                )


def _follow(output: Path, pages: Mapping[str, Scan], path: str, address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in ("http", "https", "mailto") else f"the scheme {parts.scheme!r}"
    target = path
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    if parts.path.startswith("/") or target.startswith(".."):
        return "it leaves the site's folder"
    if target in pages:
        missing = parts.fragment and unquote(parts.fragment) not in pages[target].ids
        return f"no anchor {parts.fragment!r} in {target}" if missing else ""
    return "" if (output / target).is_file() else f"no file {target}"
