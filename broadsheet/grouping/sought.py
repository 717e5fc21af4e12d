"""Groups of the index → what a search shows of each: how often, when and under which topics it is in the news."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, reduce
from operator import attrgetter, or_

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Sought, Source, TopicGroup
from broadsheet.model.topic import Topic
from broadsheet.text.lookups import lookup_words

TOPICS, SOURCES = "topics/", "sources/"
_ID, _TOPICS, _PUBLISHED = map(attrgetter, ("id", "topics", "published"))


class Searched(Mapping[str, Sought]):
    """By entity id, ``topics/`` and code, ``sources/`` and slug."""

    def __init__(
        self,
        articles: Sequence[Article],
        by_id: Mapping[str, Entity],
        naming: Mapping[str, Sequence[Article]],
        groups: Iterable[TopicGroup],
        sources: Iterable[Source],
        topic_of: Mapping[str, Topic],
    ) -> None:
        self._articles = articles
        self._by_id = by_id
        self._naming = naming
        self._groups = {f"{TOPICS}{group.topic.code}": group for group in groups}
        self._sources = {f"{SOURCES}{source.slug}": source for source in sources if source.entity not in naming}
        self._topic_of = topic_of
        self._codes: Sequence[str] = ()
        """Short codes of the top levels that articles stand under; the first has the lowest bit."""
        self._first = 0
        """The first month of all, which has the bit above those of the codes."""
        self._told = cache(self._tell)

    def __getitem__(self, key: str) -> Sought:
        if key in self._groups:
            return self._sought(self._groups[key].topic.label, self._groups[key].articles)
        if key in self._sources:
            source = self._sources[key]
            articles = {article.id: article for article in (*source.published, *source.cited_by)}
            return self._sought(source.name, articles.values())
        entity = self._by_id[key]
        return self._sought(entity.name, self._naming[key], _also(entity.name, (alias.text for alias in entity.aliases)))

    def __iter__(self) -> Iterator[str]:
        return iter((*self._naming, *self._groups, *self._sources))

    def __len__(self) -> int:
        return len(self._naming) + len(self._groups) + len(self._sources)

    def _sought(self, name: str, articles: Collection[Article], also: tuple[str, ...] = ()) -> Sought:
        topics, months = self._told(reduce(or_, map(self._bits.__getitem__, map(_ID, articles)), 0))
        return Sought(name=name, weight=len(articles).bit_length(), topics=topics, months=months, also=also)

    @cached_property
    def _bits(self) -> Mapping[str, int]:
        """Article id → a bit for each top level of its topics, and one for its month: of many articles they are put together."""
        tops = {names: self._tops(names) for names in set(map(_TOPICS, self._articles))}
        self._codes = sorted({code for codes in tops.values() for code in codes})
        places = {code: 1 << place for place, code in enumerate(self._codes)}
        under = {names: reduce(or_, map(places.__getitem__, codes), 0) for names, codes in tops.items()}
        days = set(map(_PUBLISHED, self._articles))
        self._first = min(map(_month, days), default=0)
        within = {day: 1 << len(places) + _month(day) - self._first for day in days}
        return {article.id: under[article.topics] | within[article.published] for article in self._articles}

    def _tell(self, bits: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Codes of topics, and months: the first and the last of each run."""
        months = bits >> len(self._codes)
        return (
            tuple(code for place, code in enumerate(self._codes) if bits >> place & 1),
            _runs([self._first + place for place in range(months.bit_length()) if months >> place & 1]),
        )

    def _tops(self, topics: Iterable[str]) -> set[str]:
        """Short codes of the top levels that articles of these topics stand under."""
        found = map(self._topic_of.get, topics)
        return {vocabulary.top_code(topic) for topic in found if topic}


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _also(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """The forms with a word that no form before has, the name's own words first."""
    known = set(lookup_words(name))
    found = []
    for form in forms:
        words = set() if form == name else set(lookup_words(form))
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
