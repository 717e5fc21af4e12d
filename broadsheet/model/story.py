"""Stories: articles on one event, and what of an article decides which story it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from broadsheet.model.article import Article
from broadsheet.values import Value

QUIET = 14
"""Days after which a story has ended: a look-alike that comes later is another one."""


class Report(Value):
    """An article as the grouping of stories and copies sees it."""

    id: str
    text: str
    headline: str = ""
    published: dt.date | None = None
    names: tuple[str, ...] = ()
    """People, organisations and places that it names; what the text writes with a capital counts besides."""
    slug: str = ""
    """The article's part of URLs, which a story takes over from its first article; nothing outside a site."""


class Story(Value):
    """Articles about one event. A single article is no story."""

    id: str
    """The id of its first article: it stays while the story grows."""
    slug: str
    headline: str
    """Of its ``leading`` article."""
    articles: tuple[str, ...]
    """Ids, by day, then id."""
    first: dt.date
    last: dt.date
    shared: tuple[str, ...] = ()
    """Why these are together: the names and terms that most of them share, the heaviest first, as they are written."""
    held: tuple[int, ...] = ()
    """For each of ``shared``: how many of the articles hold it."""
    new: tuple[tuple[str, int], ...] = ()
    """(article id, sentence number) of what each day tells that was not told before, by day."""


def leading(articles: Collection[Article]) -> Article:
    """The one of a story's distinct articles under whose headline it is told: of its latest day, news, and came with a headline.

    Of several it is the longest. Of the articles up to some day it is the one that the story had then.
    """
    last = max(article.published for article in articles)
    latest = (article for article in articles if article.published == last)
    return min(latest, key=lambda one: (not one.may_lead, one.headline_inferred, -one.words, one.id))


class Origin(Value):
    """Whom an article has its news from. Articles of one ``key`` have one origin."""

    key: str
    label: str
    """Nothing where it is not known; such an article is an origin of its own."""
    why: str
    """publisher, agency, cited, copy, alike or unknown: which of them speaks for it."""
