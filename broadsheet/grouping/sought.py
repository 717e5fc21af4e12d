"""Groups of the index → what a search shows of each: how often, when and under which topics it is in the news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Sought, Source, TopicGroup
from broadsheet.model.topic import Topic
from broadsheet.text.lookups import lookup_words

TOPICS, SOURCES = "topics/", "sources/"
_ID = attrgetter("id")


class Searched(Mapping[str, Sought]):
    """By entity id, ``topics/`` and code, ``sources/`` and slug."""

    def __init__(
        self,
        articles: Iterable[Article],
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
        self._standings: tuple[tuple[int, tuple[str, ...]], ...] = ()
        """Of an article: its month, and the short codes of its topics' top levels."""

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
        places = set(map(self._places.__getitem__, map(_ID, articles)))
        found = [self._standings[place] for place in places]
        return Sought(
            name=name,
            weight=len(articles).bit_length(),
            topics=tuple(sorted({code for _, codes in found for code in codes})),
            months=_runs(sorted({month for month, _ in found})),
            also=also,
        )

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Article id → which of the standings is its own: a few hundred are those of all articles."""
        tops: dict[tuple[str, ...], tuple[str, ...]] = {}
        numbers: dict[tuple[int, tuple[str, ...]], int] = {}
        places = {}
        for article in self._articles:
            codes = tops.get(article.topics)
            if codes is None:
                codes = tops[article.topics] = self._tops(article.topics)
            month = article.published.year * 12 + article.published.month - 1
            places[article.id] = numbers.setdefault((month, codes), len(numbers))
        self._standings = tuple(numbers)
        return places

    def _tops(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Short codes of the top levels that articles of these topics stand under."""
        found = (self._topic_of.get(name) for name in topics)
        return tuple(dict.fromkeys(vocabulary.top_code(topic) for topic in found if topic))


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
