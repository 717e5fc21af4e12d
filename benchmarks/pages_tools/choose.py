"""A built site → of each kind of page the largest."""

from __future__ import annotations

from pathlib import Path

KINDS = {
    "front page": "index.html",
    "edition": "[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]/index.html",
    "month": "[0-9][0-9][0-9][0-9]/[0-9][0-9]/index.html",
    "article": "[0-9][0-9][0-9][0-9]/[0-9][0-9]/[0-9][0-9]/*/index.html",
    "person": "people/*/index.html",
    "people, A to Z": "people/index.html",
    "people, a letter": "people/a-to-z/*/index.html",
    "topic": "topics/*/index.html",
    "story": "stories/*/index.html",
    "quotations": "quotations/index.html",
    "search": "search/index.html",
    "place": "places/*/index.html",
    "organisation": "organisations/*/index.html",
    "year": "[0-9][0-9][0-9][0-9]/index.html",
    "sources": "sources/index.html",
    "about": "about/index.html",
    "style": "about/style/index.html",
    "corrections": "corrections/index.html",
    "stories": "stories/index.html",
    "not found": "404.html",
}
NO_PAGE = {"by-count", "recent"}
"""Folders below an index that are no entity."""


def pages(output: Path) -> dict[str, str]:
    """Kind → path below ``output`` of the largest page of it; kinds that the site has not are left out."""
    chosen = {}
    for kind, pattern in KINDS.items():
        found = (path for path in output.glob(pattern) if path.parent.name not in NO_PAGE)
        largest = sorted(found, key=lambda path: (-path.stat().st_size, path.as_posix()))
        if page := next(filter(_whole, largest), None):
            chosen[kind] = page.relative_to(output).as_posix()
    return chosen


def _whole(path: Path) -> bool:
    """A page, and not one that leads on to another."""
    return 'http-equiv="refresh"' not in path.read_text("utf-8")[:2000].lower()
