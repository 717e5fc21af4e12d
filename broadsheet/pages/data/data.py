"""The index → ``data/``: articles, mentions, quotations and stories by month, entities by kind, as JSON lines.

A list and a schema stand beside them. One object a line, by id; public text only.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from broadsheet.model.article import LIKELY, Article, ComingDay
from broadsheet.model.data import Lines
from broadsheet.model.entity import Entity, Said
from broadsheet.model.index import Edition, Index
from broadsheet.model.page import Page
from broadsheet.model.site import Site
from broadsheet.model.story import Story
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.coverage import month_names
from broadsheet.pages.blocks.day_stories import origin_count
from broadsheet.pages.blocks.shares import shares
from broadsheet.pages.cards import Cards
from broadsheet.pages.data.data_records import (
    ArticleRecord,
    ComingRecord,
    EntityRecord,
    MentionRecord,
    QuoteRecord,
    StoryRecord,
    UncertainRecord,
    Written,
)
from broadsheet.pages.data.data_schema import schema
from broadsheet.text.json_text import dumps
from broadsheet.values import Value


class Part(Value):
    """A file of the data set."""

    path: str
    holds: str
    """article, mention, quote, story or entity: the shape of its lines in the schema."""
    lines: int
    fingerprint: str
    """Of the values of its lines; equal ones need not be fetched again."""


class DataIndex(Value):
    """``data/index.json``."""

    site: str
    language: str
    schema: str
    parts: tuple[Part, ...]


class Block(Value):
    """Some lines of a file, as they are written, and the ids of what they hold, in order."""

    ids: tuple[str, ...]
    text: str


class DayLines(Value):
    """What a month's files hold of one day's articles."""

    articles: Block
    mentions: Block
    quotes: Block


class EntityLine(Value):
    """What the file of a kind holds of one entity, as it is written."""

    text: str


HOLDS = {"articles": "article", "mentions": "mention", "quotes": "quote", "stories": "story"}
"""A month's files → what each of their lines is; those of entities are called by their kinds."""


def groups(index: Index) -> Iterator[str]:
    """Months, ``2023-07``, ``entities``, and ``schema``, which hangs on no article."""
    yield from month_names(index)
    yield from ("entities", "schema")


def pages(group: str, index: Index, site: Site, cards: Cards) -> Iterator[Page]:
    """``data/YYYY-MM/*.jsonl``, ``data/entities/*.jsonl``, or ``data/schema.json``."""
    if group == "schema":
        yield Page(path="data/schema.json", format="json", view=schema())
        return
    for path, lines in _entities(index, site, cards) if group == "entities" else _month(group, index, site, cards):
        yield Page(path=path, format="jsonl", view=lines)


def listing(parts: Mapping[str, str], site: Site) -> Iterator[Page]:
    """``data/index.json``, of the data files by path, each with the parts of its key."""
    held = tuple(_part(path, dict(part.split("=", 1) for part in said.split())) for path, said in sorted(parts.items()))
    view = DataIndex(site=site.title, language=site.language, schema="data/schema.json", parts=held)
    yield Page(path="data/index.json", format="json", view=view)


def _part(path: str, said: Mapping[str, str]) -> Part:
    name = path.rpartition("/")[2].removesuffix(".jsonl")
    return Part(path=path, holds=HOLDS.get(name, "entity"), lines=int(said["lines"]), fingerprint=said["view"])


def _month(month: str, index: Index, site: Site, cards: Cards) -> Iterator[tuple[str, Lines]]:
    first = dt.date.fromisoformat(f"{month}-01")
    days = [_kept(edition, index, site, cards) for edition in index.months[first]]
    yield f"data/{month}/articles.jsonl", _lines(day.articles for day in days)
    yield f"data/{month}/mentions.jsonl", _lines(day.mentions for day in days)
    yield f"data/{month}/quotes.jsonl", _lines(day.quotes for day in days)
    yield f"data/{month}/stories.jsonl", _lines([_block(_story(one, index, site) for one in index.begun.get(first, ()))])


def _kept(edition: Edition, index: Index, site: Site, cards: Cards) -> DayLines:
    given = (article.id for article in edition.held)
    return cards.kept(DayLines, edition.date.isoformat(), given, lambda: _day(edition.held, index, site))


def _day(articles: Sequence[Article], index: Index, site: Site) -> DayLines:
    return DayLines(
        articles=_block(_article(article, index, site) for article in articles),
        mentions=_block(mention for article in articles for mention in _mentions(article, index)),
        quotes=_block(_quote(said, index) for article in articles for said in index.said_in[article.id]),
    )


def _entities(index: Index, site: Site, cards: Cards) -> Iterator[tuple[str, Lines]]:
    for kind, folder in permalinks.FOLDERS.items():
        held = shares(entity.id for entity in index.known if entity.kind == kind)
        lines = sorted(pair for name, ids in held.items() for pair in _share(f"{folder} {name}", ids, index, site, cards))
        yield f"data/entities/{folder}.jsonl", Lines(text="".join(line for _, line in lines), count=len(lines))


def _share(name: str, ids: Sequence[str], index: Index, site: Site, cards: Cards) -> Iterator[tuple[str, str]]:
    def make(id: str) -> EntityLine:
        return EntityLine(text=f"{dumps(_entity(index.by_id[id], index, site))}\n")

    return ((id, line.text) for id, line in cards.each(EntityLine, name, ids, make, within=True).items())


AnyRecord = ArticleRecord | MentionRecord | QuoteRecord | StoryRecord


def _block(records: Iterable[AnyRecord]) -> Block:
    held = sorted(records, key=attrgetter("id"))
    return Block(ids=tuple(record.id for record in held), text="".join(f"{dumps(record)}\n" for record in held))


def _lines(blocks: Iterable[Block]) -> Lines:
    """By id: blocks that do not reach into one another, as those of days, are put end to end."""
    held = sorted((block for block in blocks if block.ids), key=attrgetter("ids"))
    count = sum(len(block.ids) for block in held)
    if all(one.ids[-1] < other.ids[0] for one, other in pairwise(held)):
        return Lines(text="".join(block.text for block in held), count=count)
    lines = sorted((pair for block in held for pair in zip(block.ids, block.text.split("\n"), strict=False)), key=itemgetter(0))
    return Lines(text="".join(f"{line}\n" for _, line in lines), count=count)


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
        genre=article.genre,
        genre_evidence=article.genre_evidence,
        coming=tuple(_coming(day, article, index) for day in article.coming),
        uncertain=tuple(UncertainRecord(key=key, because=reason) for key, reason in article.uncertain),
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
            **_doubt(mention.doubt),
        )


def _coming(day: ComingDay, article: Article, index: Index) -> ComingRecord:
    who = index.entity_of.get((article.id, day.who)) if day.who else None
    return ComingRecord(
        date=day.date, precision=day.precision, text=day.text, start=day.start, end=day.end, who=who, **_doubt(day.doubt)
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
        speaker_name=index.card_of[said.speaker].name if said.speaker else None,
        role=said.role,
        to=said.to,
        via=said.via,
        context=quote.context,
        **_doubt(quote.doubt),
    )


def _doubt(reason: str | None) -> dict[str, str | None]:
    return {"certainty": LIKELY if reason else None, "because": reason}


def _entity(entity: Entity, index: Index, site: Site) -> EntityRecord:
    naming, citing = index.naming.get(entity.id, ()), index.citing.get(entity.id, ())
    dates = [article.published for held in (naming, citing) if held for article in (held[0], held[-1])]
    return EntityRecord(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        sort=entity.sort,
        url=permalinks.public(site.base_url, permalinks.entity(entity.id)) if naming else None,
        first=min(dates),
        last=max(dates),
        articles=len(naming),
        about=entity.about,
        cited=len(citing),
        aliases=tuple(Written(text=a.text, count=a.count, first=a.first, last=a.last) for a in entity.aliases),
        roles=tuple(dict.fromkeys(role.text for role in entity.roles)),
        wikidata=entity.note.wikidata if entity.note else None,
        how=entity.how or None,
        undecided=entity.undecided,
    )
