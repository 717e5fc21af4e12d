"""An article's blocks → paragraphs with numbered sentences, linked names, and the speaker beside each quotation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from broadsheet.model.article import Article, Mention, Quote
from broadsheet.model.index import Index
from broadsheet.model.page import Mark, MarkedBlock
from broadsheet.pages import permalinks
from broadsheet.pages.cards import Cards, Named, sentence_at
from broadsheet.pages.shell import Link
from broadsheet.values import Value, replace

_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.I)
BETWEEN = len("\n\n")
"""Blocks stand in ``Article.text`` with a blank line between them."""


class Note(Value):
    """What stands beside a quotation, or beside several by one speaker in the same way."""

    speaker: Named
    written: str
    """The words that stand for the speaker there, where they are not a name: "He"."""
    named: int
    """Then the sentence before that names the speaker; else 0."""
    to: Link | None
    via: Link | None
    sentences: tuple[int, ...]


class Paragraph(Value):
    """A block of the text and the notes beside it."""

    block: MarkedBlock
    sentences: int
    notes: tuple[Note, ...]


def paragraphs(article: Article, index: Index, cards: Cards) -> tuple[Paragraph, ...]:
    """The public text in order. Each name is linked where it first stands."""
    links = sorted(_links(article, index, cards), key=lambda mark: mark.start)
    starts, places = [s.start for s in article.sentences], [mark.start for mark in links]
    made, start = [], 0
    for block in article.blocks:
        end = start + len(block.text)
        sentences = [
            Mark(start=s.start - start, end=min(s.end, end) - start, kind="sentence", number=s.number)
            for s in article.sentences[bisect_left(starts, start) : bisect_left(starts, end)]
        ]
        names = [
            replace(mark, start=mark.start - start, end=mark.end - start)
            for mark in links[bisect_left(places, start) : bisect_right(places, end)]
            if mark.start < mark.end <= end
        ]
        marks = tuple(sorted((*sentences, *names), key=lambda mark: (mark.start, -mark.end)))
        quotes = [quote for quote in article.quotes if start <= quote.start < end]
        made.append(
            Paragraph(
                block=MarkedBlock(html=block.html, text=block.text, marks=marks),
                sentences=len(sentences),
                notes=_merged(note for quote in quotes if (note := _note(article, quote, index, cards))),
            )
        )
        start = end + BETWEEN
    return tuple(made)


def _links(article: Article, index: Index, cards: Cards) -> Iterator[Mark]:
    seen: set[tuple[str, bool]] = set()
    for mention in article.mentions:
        url = _url(article, mention, index, cards)
        if url and (url, mention.cited) not in seen:
            seen.add((url, mention.cited))
            yield Mark(start=mention.start, end=mention.end, kind="link", url=url)


def _url(article: Article, mention: Mention, index: Index, cards: Cards) -> str:
    if mention.cited:
        return cards.outlet(article, mention.name).url
    id = index.entity_of.get((article.id, mention.name), "")
    return permalinks.entity(id) if id in index.card_of else ""


def _note(article: Article, quote: Quote, index: Index, cards: Cards) -> Note | None:
    id = index.entity_of.get((article.id, quote.speaker or ""), "")
    if id not in index.card_of:
        return None
    written = _written(article, quote)
    to = index.entity_of.get((article.id, quote.to or ""), "")
    return Note(
        speaker=cards.entity(id, article),
        written=written,
        named=_named_before(article, quote) if written else 0,
        to=cards.link(to) if to in index.card_of else None,
        via=cards.outlet(article, quote.via) if quote.via else None,
        sentences=(sentence_at(article, quote.start).number,),
    )


def _written(article: Article, quote: Quote) -> str:
    """The words that stand for the speaker, where the sentence of the quotation does not name who it is."""
    sentence = sentence_at(article, quote.start)
    named = [m for m in article.mentions if m.name == quote.speaker]
    if quote.speaker_start is not None and quote.speaker_end is not None:
        start, end = quote.speaker_start, quote.speaker_end
        return "" if any(m.start < end and start < m.end for m in named) else article.text[start:end]
    if any(sentence.start <= m.start < sentence.end for m in named):
        return ""
    return _pronoun(article.text[sentence.start : quote.start]) or _pronoun(article.text[quote.end : sentence.end])


def _pronoun(words: str) -> str:
    found = _PRONOUN.search(words)
    return found[0] if found else ""


def _named_before(article: Article, quote: Quote) -> int:
    """The nearest earlier sentence that names the speaker; 0 where none does."""
    sentence = sentence_at(article, quote.start)
    starts = [m.start for m in article.mentions if m.name == quote.speaker and m.start < sentence.start]
    return sentence_at(article, starts[-1]).number if starts else 0


def _merged(notes: Iterator[Note]) -> tuple[Note, ...]:
    """Neighbours that differ in nothing but their sentence become one."""
    made: list[Note] = []
    for note in notes:
        last = made[-1] if made else None
        if last and replace(last, sentences=note.sentences) == note:
            numbers = dict.fromkeys((*last.sentences, *note.sentences))
            made[-1] = replace(last, sentences=tuple(numbers))
        else:
            made.append(note)
    return tuple(made)
