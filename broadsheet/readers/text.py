"""A text file → one RawArticle: the head gives date, headline and byline, the rest is the body."""

from __future__ import annotations

from broadsheet.model.site import Limits
from broadsheet.readers import heads, tags
from broadsheet.readers.fields import Found, Result, raw_article
from broadsheet.text.encoding import EncodingError, clean, decode


def read(path: str, data: bytes, limits: Limits) -> Result:
    """The article of a ``.txt`` file."""
    return article(path, data, limits, markdown=False)


def article(path: str, data: bytes, limits: Limits, *, markdown: bool) -> Result:
    """The article of a file without front matter."""
    found = Found(path)
    text = decoded(data, limits, found)
    if text is None:
        return (), tuple(found.problems)
    found.take_file_name()
    body = heads.read(text if markdown else clean(tags.shown(text)), found, markdown=markdown)
    return finished(found, body, data, markdown=markdown)


def decoded(data: bytes, limits: Limits, found: Found) -> str | None:
    """The text of ``data``, or None and a Problem."""
    if len(data) > limits.article_bytes:
        found.problem(None, f"an article of {len(data):,} bytes", f"at most {limits.article_bytes:,} (limits.article_bytes)")
        return None
    try:
        return decode(data)
    except EncodingError as error:
        found.problem(None, error.found, error.expected, line=error.line)
        return None


def finished(found: Found, body: str, data: bytes, *, markdown: bool) -> Result:
    """The article, or a Problem where no body is left."""
    if not body.strip():
        found.problem(None, "no text after the head", "an article")
        return (), tuple(found.problems)
    raw = raw_article(found, body=body, data=data, markdown=markdown)
    return (raw,), tuple(found.problems)
