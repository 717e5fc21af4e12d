"""A site's index → what its pages claim of an article, each claim with an identifier that gives none of its words away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from broadsheet import building, config, inputs, listing
from broadsheet.engine.runs import Watch
from broadsheet.engine.store import Store
from broadsheet.model.article import Article
from broadsheet.model.index import Index
from broadsheet.pages import permalinks
from broadsheet.pages.blocks.names import tally
from broadsheet.pages.blocks.where import where
from broadsheet.pages.cards import Cards, sentence_below
from broadsheet.pages.days.ahead import ahead
from broadsheet.pipeline import STATE, one_at_a_time
from broadsheet.values import Value

KINDS = ("quotation", "day to come", "role", "map", "headline", "lede", "topic", "name")
"""In the order in which they are listed and counted."""


class Claim(Value):
    """Something that pages say of an article."""

    article: str
    kind: str
    words: str
    """What is displayed: for the reader only, never stored."""
    sentence: str
    """Where the article says it; empty where the whole text is the evidence."""

    @property
    def id(self) -> str:
        """Return article, kind and a hash of the words: another speaker or role is another claim, which nobody has read yet."""
        digest = hashlib.sha256(self.words.encode()).hexdigest()[:8]
        return f"{self.article}/{self.kind.replace(' ', '-')}/{digest}"


def load(folder: Path) -> Index:
    """Return the index that a build of the site makes its pages from, without making one."""
    site = config.load(folder)
    with one_at_a_time(folder), Store(folder / STATE) as store:
        listed = listing.of(folder, store)
        wanted = inputs.of(folder, site, store, listed.files)
        how = building.Options(wanted, clean=False, jobs=None, tick=None)
        return building.grouped(folder, site, store, listed, how, Watch()).index


def key(article: Article) -> str:
    """Return the name of the article's seed, since an address is made of the headline's words."""
    if article.seed is None:
        return hashlib.sha256(article.id.encode()).hexdigest()[:12]
    return article.seed.path.removeprefix("seeds/").removesuffix(".txt")


def claims(article: Article, index: Index) -> tuple[Claim, ...]:
    """Return what pages display of the article, each claim once."""
    found = [
        *_quotations(article, index),
        *_coming(article),
        *_roles(article, index),
        *(("map", words, "") for words in _mapped(article, index)),
        *_about(article, index),
        *(("name", f"{permalinks.kind(id)}: {index.card_of[id].name}", "") for id in index.named[article.id]),
    ]
    return tuple(dict.fromkeys(Claim(article=key(article), kind=kind, words=words, sentence=said) for kind, words, said in found))


def _quotations(article: Article, index: Index) -> Iterator[tuple[str, str, str]]:
    for said in index.said_in[article.id]:
        speaker = index.card_of[said.speaker].name if said.speaker else "speaker not given"
        doubt = ", likely" if said.quote.doubt else ""
        yield "quotation", f"“{said.quote.text}” ({speaker}{doubt}; {said.quote.context})", _sentence(article, said.sentence)


def _coming(article: Article) -> Iterator[tuple[str, str, str]]:
    for day in ahead([article], article.published):
        yield "day to come", f"{str(day.date)[: 7 if day.month else 10]}: {day.cite.text}", ""


def _roles(article: Article, index: Index) -> Iterator[tuple[str, str, str]]:
    for id, phrase, number in index.roles_in[article.id]:
        yield "role", f"{index.card_of[id].name}: {phrase}", _sentence(article, number)


def _mapped(article: Article, index: Index) -> Iterator[str]:
    """Yield the article's places that are drawn, as the map of each place's own page has them."""
    for id in index.named[article.id]:
        if permalinks.kind(id) == "place":
            found = where(tally(index.naming[id], index), index, Cards(index), main=id)
            for spot in found.map.spots if found else ():
                if spot.main:
                    yield f"{spot.label}: {spot.sort} at {spot.lat:.1f}, {spot.lon:.1f}"


def _about(article: Article, index: Index) -> Iterator[tuple[str, str, str]]:
    """Yield what is said of the article as a whole."""
    if article.headline_inferred:
        yield "headline", article.headline, ""
    lede = sentence_below(article)
    if lede:
        yield "lede", lede.text, ""
    for topic in article.topics:
        yield "topic", index.topic_of[topic].label, ""


def _sentence(article: Article, number: int) -> str:
    return next((sentence.text for sentence in article.sentences if sentence.number == number), "")
