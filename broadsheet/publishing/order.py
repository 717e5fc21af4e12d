"""Changes → steps, so that whoever reads the site while it is sent never meets a link that leads nowhere.

What is new goes before what is changed: until a changed page links to it, nobody knows of a new page. Within each, assets
come first, then pages with their data, then the listings that lead to them, then feeds. What is gone goes last, the other
way round, when nothing links to it any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from broadsheet.publishing.diff import Change

Kind = Literal["asset", "page", "index", "feed"]
RANKS: dict[Kind, int] = {"asset": 0, "page": 1, "index": 2, "feed": 3}
FEEDS = re.compile(r"(^|/)(feed\.json|robots\.txt|[^/]*sitemap[^/]*|_headers|_redirects)$|\.(atom|rss|xml|opml)$")
DATA = (".csv", ".json", ".jsonl", ".txt")
DATES = re.compile(r"(\d{4}/(\d{2}/(\d{2}/)?)?)?[^/]+$")
"""A file of the site's top, or of a year, a month or a day."""
LISTING = re.compile(r"([^/]+/)?[^/]+$")


def kind(path: str) -> Kind:
    """What a file is to a reader: pages of one thing, listings of many, feeds for programs, and what pages are made with."""
    if FEEDS.search(path):
        return "feed"
    if path.endswith(DATA):
        return "page"
    if path.endswith(".html"):
        return "index" if DATES.match(path) or LISTING.match(path) else "page"
    return "asset"


def steps(changes: Iterable[Change]) -> tuple[tuple[Change, ...], ...]:
    """Groups of changes: each is done before the next begins, and within one any order will do."""
    found = list(changes)
    blocking = _in_the_way(found)
    ranks = {change.path: (-1, 0) if change.path in blocking else _rank(change) for change in found}
    ranked = sorted(found, key=lambda change: (ranks[change.path], change.path))
    return tuple(tuple(group) for _, group in groupby(ranked, key=lambda change: ranks[change.path]))


def _in_the_way(changes: Iterable[Change]) -> set[str]:
    """What is gone and has a name that a new file's folder needs, or stands in a folder whose name a new file needs."""
    new = {change.path for change in changes if change.reason != "gone"}
    gone = {change.path for change in changes if change.reason == "gone"}
    folders = {above for path in new for above in _above(path)}
    return {path for path in gone if path in folders or any(above in new for above in _above(path))}


def _above(path: str) -> Iterator[str]:
    return (path[:at] for at, letter in enumerate(path) if letter == "/")


def _rank(change: Change) -> tuple[int, int]:
    of_kind = RANKS[kind(change.path)]
    if change.reason == "gone":
        return 3, -of_kind
    if of_kind == 0:
        return 0, 0
    return (2 if change.stood else 1), of_kind
