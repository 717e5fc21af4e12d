"""Articles → reports: what stories and copies are found by. The same for a site and for documents without one."""

from __future__ import annotations

from broadsheet.model.article import Article
from broadsheet.model.story import Report


def report(article: Article) -> Report:
    """The article's public text and the names that it has as subjects; outlets that it cites join no story."""
    return Report(
        id=article.id,
        text=article.text,
        headline=article.headline,
        published=article.published,
        names=tuple(dict.fromkeys(m.name for m in article.mentions if not m.cited)),
        slug=article.slug,
    )
