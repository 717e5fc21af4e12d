"""The words of articles as search reads them: public text only, cut by month."""

from __future__ import annotations

import datetime as dt

from broadsheet.values import Value


class Document(Value):
    """One article: what it says, and what its result shows."""

    page: str
    """``2023/07/19/slug/index.html``."""
    headline: str
    inferred: bool
    published: dt.date | None
    """None of a document that is no article."""
    publisher: str
    topics: tuple[str, ...]
    """Short codes of top-level topics."""
    sentences: tuple[tuple[int, str], ...]
    """Number and text, as the page shows and counts them."""


class Documents(Value):
    """What one index is made of."""

    folder: str
    """``2023-07``: where the index stands below ``search/``."""
    language: str
    """Of the site: its words' endings decide which words are one."""
    documents: tuple[Document, ...]
