"""Sitemaps and lists of feeds of output/ → a Problem for each address in them that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from broadsheet.checks.feeds import Element, lost, parsed
from broadsheet.model.problem import Problem

MOST = 50_000
"""Addresses in one sitemap, by the protocol."""
ADDRESSES = ("xmlUrl", "htmlUrl", "url")
"""Attributes of an outline of OPML."""


def check(output: Path, base_url: str = "") -> Iterator[Problem]:
    """Every ``*.xml`` below ``output``: well formed, and each address of this site in it that of a file."""
    for file in sorted(output.rglob("*.xml")):
        path = file.relative_to(output).as_posix()
        try:
            root = parsed(file.read_bytes())
        except expat.ExpatError as error:
            yield _problem(path, getattr(error, "lineno", 1), f"no well-formed XML ({error})", "XML")
            continue
        places = list(_addresses(root))
        if len(places) > MOST:
            yield _problem(path, 1, f"{len(places):,} addresses", f"{MOST:,} at most; more go into another sitemap")
        for line, address in places:
            gone = lost(output, path if not address.startswith("/") else "", address.removeprefix("/"), base_url)
            if gone:
                yield _problem(path, line, f"{address!r}: no file {gone}", "an address of a page or file of the site")


def _addresses(element: Element) -> Iterator[tuple[int, str]]:
    name = element.name.rpartition(" ")[2]
    if name == "loc":
        yield element.line, element.text.strip()
    if name == "outline":
        yield from ((element.line, element.attributes[key]) for key in ADDRESSES if key in element.attributes)
    for child in element.children:
        yield from _addresses(child)


def _problem(path: str, line: int | None, found: str, expected: str) -> Problem:
    return Problem(path=path, line=line, field="list", found=found, expected=expected)
