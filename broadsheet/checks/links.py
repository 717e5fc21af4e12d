"""Pages → a Problem for each link that leads nowhere and each anchor that stands twice."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from broadsheet.checks import reading
from broadsheet.checks.html import Scan
from broadsheet.model.problem import Problem

_LOADED = re.compile(r"""(?:url\(\s*|@import\s+(?!url))["']?([^"')\s;]+)""")
LETTER = "edition.html"
"""An edition for e-mail: its addresses are complete, since a letter has no folder."""
ANYWHERE = "404.html"
"""The page that a server shows at any address: its links may begin at the host, with the path where the site stands."""


def check(output: Path, pages: Mapping[str, Scan], base_url: str = "") -> Iterator[Problem]:
    """Links within the site; as a browser follows them from disk, without a server's index files."""
    top = f"{urlsplit(base_url).path.rstrip('/')}/"
    for path, page in pages.items():
        for line, id in page.repeated:
            yield Problem(path=path, line=line, field="id", found=f"{id!r} a second time", expected="each id once a page")
        letter = posixpath.basename(path) == LETTER
        for address in () if letter else sorted(page.leads):
            if _elsewhere_from_disk(output, address, base_url):
                line = next(line for line, written in page.links if written == address)
                found = f"{address!r}, which leaves the folder where the site is opened from disk"
                yield Problem(path=path, line=line, field="href", found=found, expected="a relative link to that page")
        for line, written in page.links:
            address = _in_letter(path, written, base_url) if letter else written
            below = address.startswith(top) and path == ANYWHERE
            problem = _follow(output, pages, path, address.removeprefix(top) if below else address)
            if problem:
                yield Problem(
                    path=path, line=line, field="href", found=f"{written!r}: {problem}", expected="a link that leads somewhere"
                )


def _in_letter(path: str, address: str, base_url: str) -> str:
    """A complete address within the site as one that is relative to the page."""
    if not base_url or not address.startswith(base_url):
        return address
    place = address[len(base_url) :]
    page, hash, anchor = place.partition("#")
    file = f"{page}index.html" if not page or page.endswith("/") else page
    return f"{posixpath.relpath(file, posixpath.dirname(path))}{hash}{anchor}"


def styles(output: Path) -> Iterator[Problem]:
    """What style sheets load: files of the site, by relative addresses."""
    for file in sorted(output.rglob("*.css")):
        path = file.relative_to(output).as_posix()
        sheet, fault = reading.text(file.read_bytes())
        if fault:
            yield Problem(path=path, line=fault[0], field="css", found=fault[1], expected=fault[2])
        for line, text in enumerate(sheet.splitlines(), 1):
            for address in _LOADED.findall(text):
                problem = "" if address.startswith(("data:", "#")) else _loaded(output, path, address)
                if problem:
                    expected = "a file of the site, by a relative address"
                    yield Problem(path=path, line=line, field="url", found=f"{address!r}: {problem}", expected=expected)


def _loaded(output: Path, path: str, address: str) -> str:
    parts = reading.parts(address)
    if parts and (parts.scheme or parts.netloc):
        return "it is on another server"
    return _follow(output, {}, path, address)


def _elsewhere_from_disk(output: Path, address: str, base_url: str) -> bool:
    """Whether an address on the web is that of a page of this site."""
    if not base_url or not address.startswith(base_url):
        return False
    parts = reading.parts(address[len(base_url) :])
    path = unquote(parts.path) if parts else address
    return reading.stands(output, f"{path}index.html" if not path or path.endswith("/") else path)


def _follow(output: Path, pages: Mapping[str, Scan], path: str, address: str) -> str:
    there, fragment, problem = aim(posixpath.dirname(path), address)
    if problem or there is None:
        return problem
    target = there or path
    if target in pages:
        missing = fragment and unquote(fragment) not in pages[target].ids
        return f"no anchor {fragment!r} in {target}" if missing else ""
    return "" if reading.stands(output, target) else f"no file {target}"


@lru_cache(maxsize=1 << 17)
def aim(folder: str, address: str) -> tuple[str | None, str, str]:
    """Where an address on a page of ``folder`` leads: path, fragment, and why it cannot be followed.

    The path is empty for the page itself, and None for what is elsewhere. A site has few addresses and many links.
    """
    parts = reading.parts(address)
    if parts is None:
        return None, "", reading.NO_ADDRESS
    if parts.scheme or parts.netloc:
        return None, "", "" if parts.scheme in ("http", "https", "mailto") else f"the scheme {parts.scheme!r}"
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else ""
    if parts.path.startswith("/") or target.startswith(".."):
        return target, parts.fragment, "it leaves the site's folder"
    return target, parts.fragment, ""
