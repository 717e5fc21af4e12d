"""Bytes of a file → RawArticles: text, Markdown with front matter, JSON and JSON lines.

    articles, problems = readers.read("seeds/a.txt", data, site.limits)

A reader takes what the source gives and guesses nothing: what is not there is None. A date that is impossible, or one of two
that disagree, is a Problem in the field ``date`` under the seed's path, and the article comes without one; ingest lets
it wait, unless ``content/sources.yaml`` settles it. Dates never come from file times.
"""

from __future__ import annotations

from broadsheet.model.article import RawArticle
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits
from broadsheet.readers import jsonl, markdown, text
from broadsheet.readers.fields import Result, suffix

_BY_SUFFIX = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": jsonl.read_json,
}
SUFFIXES = frozenset(_BY_SUFFIX)
_PAGES = frozenset((".html", ".htm", ".xhtml", ".mhtml"))


def read(path: str, data: bytes, limits: Limits) -> Result:
    """The articles in ``data`` and what was wrong with it; ``path`` is site-relative, and its suffix names the format.

    A file that holds several articles gives each a seed path of its own, ``seeds/b.jsonl#id``.
    """
    reader = _BY_SUFFIX.get(suffix(path))
    if reader is None:
        return (), (Problem(path=path, found=f"a file of type {suffix(path) or 'none'}", expected=expected_for(suffix(path))),)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return (), (Problem(path=path, found="an empty file", expected="an article"),)
    return reader(path, data, limits)


def expected_for(suffix: str) -> str:
    """What is expected in place of a file of a type that there is no reader for."""
    known = f"one of {', '.join(sorted(SUFFIXES))}"
    return f"{known}; of a saved web page its article's text (docs/how-to/add-articles.md)" if suffix in _PAGES else known


__all__ = ["SUFFIXES", "Problem", "RawArticle", "expected_for", "read"]
