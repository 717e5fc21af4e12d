"""The index → ``data/``: articles, mentions, quotations and stories by month, entities by kind, as JSON lines.

A list and a schema stand beside them. One object a line, by id; public text only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.engine.fingerprint import fingerprint
from broadsheet.model.article import Article
from broadsheet.model.data import Lines
from broadsheet.model.entity import Entity, Said
from broadsheet.model.index import Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.model.story import Story
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards
from broadsheet.pages.data_records import ArticleRecord, EntityRecord, MentionRecord, QuoteRecord, StoryRecord, Written
from broadsheet.pages.data_schema import schema
from broadsheet.pages.tellings import origin_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the data set."""

    path: str
    holds: str
    """article, mention, quote, story or entity: the shape of its lines in the schema."""
    lines: int
    fingerprint: str
    """Of the values of its lines; equal ones need not be fetched again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataIndex:
    """``data/index.json``."""

    site: str
    language: str
    schema: str
    parts: tuple[Part, ...]


def pages(index: Index, site: Site, _cards: Cards) -> Iterator[Page]:
    """``data/YYYY-MM/*.jsonl``, ``data/entities/*.jsonl``, ``data/index.json`` and ``data/schema.json``."""
    parts = []
    for path, holds, lines in _files(index, site):
        parts.append(Part(path=path, holds=holds, lines=len(lines.records), fingerprint=fingerprint(lines)))
        yield Page(path=path, format="jsonl", view=lines)
    listing = DataIndex(site=site.title, language=site.language, schema="data/schema.json", parts=tuple(parts))
    yield Page(path="data/index.json", format="json", view=listing)
    yield Page(path="data/schema.json", format="json", view=schema())


def _files(index: Index, site: Site) -> Iterator[tuple[str, str, Lines]]:
    months: dict[str, list[Article]] = {}
    said: dict[str, list[Said]] = {}
    told: dict[str, list[Story]] = {}
    for article in index.articles:
        months.setdefault(_month(article), []).append(article)
    for one in index.said:
        said.setdefault(_month(one.article), []).append(one)
    for story in index.stories:
        told.setdefault(f"{story.first.year:04d}-{story.first.month:02d}", []).append(story)
    for month, articles in sorted(months.items()):
        yield f"data/{month}/articles.jsonl", "article", _lines(_article(a, index, site) for a in articles)
        yield f"data/{month}/mentions.jsonl", "mention", _lines(m for a in articles for m in _mentions(a, index))
        yield f"data/{month}/quotes.jsonl", "quote", _lines(_quote(one, index) for one in said.get(month, ()))
        yield f"data/{month}/stories.jsonl", "story", _lines(_story(one, index, site) for one in told.get(month, ()))
    for kind, folder in permalinks.FOLDERS.items():
        entities = [e for e in index.by_id.values() if e.kind == kind]
        yield f"data/entities/{folder}.jsonl", "entity", _lines(_entity(e, site) for e in entities)


AnyRecord = ArticleRecord | MentionRecord | QuoteRecord | StoryRecord | EntityRecord


def _lines(records: Iterable[AnyRecord]) -> Lines:
    ordered: list[AnyRecord] = sorted(records, key=lambda record: record.id)
    return Lines(records=tuple(ordered))


def _month(article: Article) -> str:
    return f"{article.published.year:04d}-{article.published.month:02d}"


def _article(article: Article, index: Index, site: Site) -> ArticleRecord:
    topics = (index.topic_of.get(name) for name in article.topics)
    return ArticleRecord(
        id=article.id,
        date=article.published,
        url=permalinks.public(site.base_url, permalinks.article(article)),
        headline=article.headline,
        headline_inferred=article.headline_inferred,
        publisher=article.publisher,
        byline=article.byline,
        original=article.url,
        language=article.language,
        rights=article.rights,
        words=article.words,
        whole=article.whole,
        summary=article.summary,
        text=article.text,
        topics=tuple(dict.fromkeys(topic.code for topic in topics if topic)),
        about=index.about.get(article.id, ()),
        cites=tuple(dict.fromkeys(index.entity_of.get((article.id, m.name), m.name) for m in article.mentions if m.cited)),
        story=f"stories/{index.story_of[article.id].slug}" if article.id in index.story_of else None,
        duplicate_of=index.copies.get(article.id),
        origin=index.origins[article.id].label or None,
        fingerprint=article.seed.fingerprint if article.seed else None,
    )


def _story(story: Story, index: Index, site: Site) -> StoryRecord:
    return StoryRecord(
        id=f"stories/{story.slug}",
        url=permalinks.public(site.base_url, permalinks.story(story.slug)),
        headline=story.headline,
        first=story.first,
        last=story.last,
        articles=story.articles,
        origins=origin_count((index.article_of[id] for id in story.articles), index),
        shared=story.shared,
    )


def _mentions(article: Article, index: Index) -> Iterator[MentionRecord]:
    # Of an article that shows its headline alone, no text is there that a mention could stand in.
    starts = [sentence.start for sentence in article.sentences]
    for mention in article.mentions if starts else ():
        yield MentionRecord(
            id=f"{article.id}#{mention.start:07d}",
            article=article.id,
            start=mention.start,
            end=mention.end,
            sentence=max(1, bisect_right(starts, mention.start)),
            text=mention.text,
            kind=mention.kind,
            name=mention.name,
            entity=index.entity_of.get((article.id, mention.name)),
            role=mention.role,
            cited=mention.cited,
        )


def _quote(said: Said, index: Index) -> QuoteRecord:
    quote, article = said.quote, said.article
    return QuoteRecord(
        id=f"{article.id}#{quote.start:07d}",
        article=article.id,
        date=article.published,
        start=quote.start,
        end=quote.end,
        sentence=said.sentence,
        text=quote.text,
        speaker=said.speaker,
        speaker_name=index.by_id[said.speaker].name if said.speaker else None,
        role=said.role,
        to=said.to,
        via=said.via,
    )


def _entity(entity: Entity, site: Site) -> EntityRecord:
    dates = [a.article.published for a in (*entity.appearances, *entity.cited)]
    return EntityRecord(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        sort=entity.sort,
        url=permalinks.public(site.base_url, permalinks.entity(entity.id)) if entity.appearances else None,
        first=min(dates),
        last=max(dates),
        articles=len(entity.appearances),
        about=sum(a.about for a in entity.appearances),
        cited=len(entity.cited),
        aliases=tuple(Written(text=a.text, count=a.count, first=a.first, last=a.last) for a in entity.aliases),
        roles=tuple(dict.fromkeys(role.text for role in entity.roles)),
        wikidata=entity.note.wikidata if entity.note else None,
        how=entity.how or None,
        undecided=entity.undecided,
    )
