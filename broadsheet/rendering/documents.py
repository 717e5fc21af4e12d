"""Documents → HTML files that only the indexer sees: headline, sentences with their anchors, what a search is narrowed by."""

from __future__ import annotations

from broadsheet.model.text import Document
from broadsheet.rendering.output import escape

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{headline}</title></head>
<body data-pagefind-body>
<h1 data-pagefind-meta="title">{headline}</h1>
{marks}<p>{sentences}</p>
</body></html>
"""
_META = '<span hidden data-pagefind-meta="{name}[title]" title="{value}"></span>\n'
_FILTER = '<span hidden data-pagefind-filter="{name}[title]" title="{value}"></span>\n'


def document(shown: Document, language: str) -> bytes:
    """The file; every word of it is of the document, and escaped."""
    marks = _META.format(name="date", value=shown.published.isoformat()) if shown.published else ""
    marks += _META.format(name="publisher", value=escape(shown.publisher)) if shown.publisher else ""
    marks += _META.format(name="inferred", value="1") if shown.inferred else ""
    marks += "".join(_FILTER.format(name="topic", value=escape(topic)) for topic in shown.topics)
    sentences = "\n".join(f'<span id="s{number}">{escape(text)}</span>' for number, text in shown.sentences)
    headline = escape(shown.headline)
    return _PAGE.format(language=escape(language), headline=headline, marks=marks, sentences=sentences).encode()
