"""Bytes of a file → RawArticles: text, Markdown with front matter, JSON and JSON lines, saved web pages.

    articles, problems = readers.read("seeds/a.txt", data, site.limits)

A reader takes what the source gives and guesses nothing: what is not there is None. A date that is impossible, or one of two
that disagree, is a Problem in the field ``date`` under the seed's path, and the article comes without one; ingest lets
it wait, unless ``content/sources.yaml`` settles it. Dates never come from file times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.model.article import RawArticle
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits
from broadsheet.readers import html, jsonl, markdown, text
from broadsheet.readers.fields import Result, suffix

_BY_SUFFIX = {
    ".txt": text.read,
    ".text": text.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_json,
}
SUFFIXES = frozenset(_BY_SUFFIX)
SLOW = frozenset(suffix for suffix, reader in _BY_SUFFIX.items() if reader is html.read)
"""Kinds of files that take so long that one which became a content file already is not read again."""
_FILES = re.compile(r"_files/")


def articles(paths: Iterable[str]) -> Iterator[str]:
    """The files that may hold articles: not what a browser saves beside a page, ``x.html``, in ``x_files/``."""
    every = list(paths)
    beside = {f"{path[: -len(end)]}_files/" for path in every for end in SLOW if path.lower().endswith(end)}
    for path in every:
        folders = [path[: match.end()] for match in _FILES.finditer(path)]
        if beside.isdisjoint(folders):
            yield path


def read(path: str, data: bytes, limits: Limits) -> Result:
    """The articles in ``data`` and what was wrong with it; ``path`` is site-relative, and its suffix names the format.

    A file that holds several articles gives each a seed path of its own, ``seeds/b.jsonl#id``.
    """
    reader = _BY_SUFFIX.get(suffix(path))
    if reader is None:
        return (), (Problem(path=path, found=f"a file of type {suffix(path) or 'none'}", expected=f"one of {_names()}"),)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return (), (Problem(path=path, found="an empty file", expected="an article"),)
    return reader(path, data, limits)


def _names() -> str:
    return ", ".join(sorted(SUFFIXES))


__all__ = ["SLOW", "SUFFIXES", "Problem", "RawArticle", "articles", "read"]
