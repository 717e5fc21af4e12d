"""Stories: articles on one event, and what of an article decides which story it belongs to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article as the grouping of stories and copies sees it."""

    id: str
    text: str
    headline: str = ""
    published: dt.date | None = None
    names: tuple[str, ...] = ()
    """People, organisations and places that it names; what the text writes with a capital counts besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event. A single article is no story."""

    id: str
    """The id of its first article: it stays while the story grows."""
    slug: str
    headline: str
    """Of its latest article that has one."""
    articles: tuple[str, ...]
    """Ids, by day, then id."""
    first: dt.date
    last: dt.date
    shared: tuple[str, ...] = ()
    """Why these are together: the names and terms that most of them share, the heaviest first, as they are written."""
