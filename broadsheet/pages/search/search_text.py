"""Articles → what full-text search indexes: the documents of each month, so that news touches the index of its own month only."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.model.site import Site
from broadsheet.model.text import Document, Documents
from broadsheet.pages import permalinks
from broadsheet.pages.search.search_names import article_topics


def documents(index: Index, site: Site) -> Iterator[Documents]:
    """The months with articles, the latest first; of a month its articles by address."""
    months: dict[str, list[Article]] = {}
    for article in index.articles:
        months.setdefault(article.published.isoformat()[:7], []).append(article)
    for month, articles in sorted(months.items(), reverse=True):
        held = sorted((_document(article, index) for article in articles), key=lambda document: document.page)
        yield Documents(folder=month, language=site.language, documents=tuple(held))


def _document(article: Article, index: Index) -> Document:
    return Document(
        page=permalinks.article(article),
        headline=article.headline,
        inferred=article.headline_inferred,
        published=article.published,
        publisher=article.publisher or "",
        topics=article_topics(article.topics, index),
        sentences=tuple((sentence.number, sentence.text) for sentence in article.sentences),
    )
