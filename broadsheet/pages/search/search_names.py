"""The index → every name that a reader can look up: people, organisations, places, topics and sources, by all ways of writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Index, Source
from broadsheet.model.topic import Topic
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.bands import capital
from broadsheet.pages.search.name_parts import Entry
from broadsheet.pages.topic_labels import topic_label
from broadsheet.text.lookups import lookup_words


def entries(index: Index) -> Iterator[Entry]:
    """One of each; a source that has a page as an organisation stands as that."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for article in index.articles:
        if article.topics not in known:
            known[article.topics] = article_topics(article.topics, index)
    of_topics = {article.id: known[article.topics] for article in index.articles}
    for entity in index.entities:
        yield _entity(entity, index.naming[entity.id], of_topics)
    for group in index.topics:
        yield _entry(f"topics/{group.topic.slug}", capital(topic_label(group.topic)), group.articles, of_topics)
    for source in index.sources:
        if not (source.entity and index.card_of[source.entity].paged):
            yield _source(source, of_topics)


def top_topics(index: Index) -> tuple[tuple[str, str], ...]:
    """Short code and label of each top-level topic of the site's articles, in the vocabulary's order, the site's own last."""
    found = {code for topics in {article.topics for article in index.articles} for code in article_topics(topics, index)}
    own = (group.topic for group in index.topics if group.topic.code.startswith("site:"))
    tops = (topic for topic in vocabulary.media_topics() if topic.parent is None)
    return tuple((_short(top), capital(index.topic_of.get(top.code, top).label)) for top in (*tops, *own) if _short(top) in found)


def month(article: Article) -> int:
    """Months since the year nought: what periods are compared by."""
    return article.published.year * 12 + article.published.month - 1


def article_topics(topics: Iterable[str], index: Index) -> tuple[str, ...]:
    """Short codes of the top-level topics that an article of ``topics`` stands under."""
    found = (index.topic_of.get(name) for name in topics)
    return tuple(dict.fromkeys(_short(vocabulary.top_level(topic)) for topic in found if topic))


def _short(top: Topic) -> str:
    """``11`` of ``medtop:11000000``: all that tells a top level; a topic of the site's own keeps its code."""
    return top.code.removeprefix("medtop:")[:2] if top.code.startswith("medtop:") else top.code


def _entity(entity: Entity, articles: Sequence[Article], of_topics: dict[str, tuple[str, ...]]) -> Entry:
    return _entry(entity.id, entity.name, articles, of_topics, also=_also(entity.name, (alias.text for alias in entity.aliases)))


def _source(source: Source, of_topics: dict[str, tuple[str, ...]]) -> Entry:
    articles = {article.id: article for article in (*source.published, *source.cited_by)}
    return _entry(permalinks.source(source.slug), source.name, articles.values(), of_topics)


def _entry(
    page: str, name: str, articles: Iterable[Article], of_topics: dict[str, tuple[str, ...]], also: tuple[str, ...] = ()
) -> Entry:
    held = list(articles)
    topics = sorted(set(chain.from_iterable({of_topics[article.id] for article in held})))
    return Entry(
        page=page,
        name=name,
        weight=len(held).bit_length(),
        topics=tuple(topics),
        months=_runs(sorted({month(article) for article in held})),
        also=also,
    )


def _also(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The forms with a word that no form before has, the name's own words first."""
    known = set(lookup_words(name))
    found = []
    for form in forms:
        words = set(lookup_words(form))
        if not words <= known:
            known |= words
            found.append(form)
    return tuple(found)


def _runs(months: list[int]) -> tuple[int, ...]:
    """Months in order → first and last of each run.

    >>> _runs([5, 6, 7, 9])
    (5, 7, 9, 9)
    """
    runs: list[int] = []
    for each in months:
        if runs and runs[-1] == each - 1:
            runs[-1] = each
        else:
            runs += [each, each]
    return tuple(runs)
