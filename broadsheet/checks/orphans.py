"""Pages → a Problem for each that no reader can come to, and for each whose address another has on some disks."""

from __future__ import annotations

import posixpath
from collections import deque
from collections.abc import Iterator, Mapping

from broadsheet.checks.html import Scan
from broadsheet.checks.links import ANYWHERE, aim
from broadsheet.model.problem import Problem

FRONT = "index.html"


def check(pages: Mapping[str, Scan]) -> Iterator[Problem]:
    """Pages that cannot be reached from the front page by links; old addresses that lead on need no link."""
    reached = _reached(pages)
    for path, page in pages.items():
        if path not in reached and path != ANYWHERE and not page.redirect:
            yield Problem(
                path=path,
                field="orphan",
                found="no way of links leads here from the front page",
                expected="a link from a page that readers come to",
                severity="warning",
            )
    yield from _alike(pages)


def _reached(pages: Mapping[str, Scan]) -> set[str]:
    reached, waiting = {FRONT}, deque([FRONT])
    while waiting:
        path = waiting.popleft()
        folder = posixpath.dirname(path)
        for address in pages[path].leads if path in pages else ():
            target, *_ = aim(folder, address)
            if target and target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def _alike(pages: Mapping[str, Scan]) -> Iterator[Problem]:
    """On the disks of Windows and macOS the second of two such pages takes the first one's place."""
    seen: dict[str, str] = {}
    for path in sorted(pages):
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            expected = "an address that differs in more than capitals"
            yield Problem(path=path, field="path", found=f"an address like that of {first}", expected=expected)
