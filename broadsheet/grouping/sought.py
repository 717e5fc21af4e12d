"""Groups of the index → what a search shows of each: how often, when and under which topics it is in the news; and its words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, reduce
from itertools import chain
from operator import attrgetter, or_

from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.entity import Entity
from broadsheet.model.index import Sought, Source, TopicGroup
from broadsheet.model.topic import Topic
from broadsheet.text.lookups import initial, lookup_words

TOPICS, SOURCES = "topics/", "sources/"
_topics, _published = attrgetter("topics"), attrgetter("published")


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
        otherwise: Mapping[str, Sequence[str]],
    ) -> None:
        """Of ``articles``, which are newest first; ``otherwise`` has other forms of names."""
        self._by_id = by_id
        self._naming = naming
        self._groups = {f"{TOPICS}{group.topic.code}": group for group in groups}
        self._sources = {f"{SOURCES}{source.slug}": source for source in sources if source.entity not in naming}
        self._topic_of = topic_of
        self._otherwise = otherwise
        self._first = _month(articles[-1].published) if articles else 0
        """The first month of all, which has the bit above those of the codes."""
        self._told = cache(self._tell)
        self._of_topics = cache(self._topic_bits)
        self._of_day = cache(self._month_bit)

    def __getitem__(self, key: str) -> Sought:
        if key in self._groups:
            return self._sought(self._groups[key].topic.label, self._groups[key].articles)
        if key in self._sources:
            source = self._sources[key]
            articles = {article.id: article for article in (*source.published, *source.cited_by)}
            return self._sought(source.name, articles.values())
        name = self._by_id[key].name
        return self._sought(name, self._naming[key], _also(name, self._otherwise.get(key, ())))

    def __iter__(self) -> Iterator[str]:
        return iter((*self._naming, *self._groups, *self._sources))

    def __len__(self) -> int:
        return len(self._naming) + len(self._groups) + len(self._sources)

    def written(self) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Of each entity and source the key, the name, and other ways of writing it that the name's words do not find."""
        for key in self._naming:
            name, others = self._by_id[key].name, self._otherwise.get(key, ())
            yield key, name, _also(name, others) if others else ()
        yield from ((key, source.name, ()) for key, source in self._sources.items())

    def _sought(self, name: str, articles: Collection[Article], also: tuple[str, ...] = ()) -> Sought:
        bits = chain(map(self._of_topics, set(map(_topics, articles))), map(self._of_day, set(map(_published, articles))))
        topics, months = self._told(reduce(or_, bits, 0))
        return Sought(name=name, weight=len(articles).bit_length(), topics=topics, months=months, also=also)

    @cached_property
    def _codes(self) -> Sequence[str]:
        """Short codes of the top levels; the first has the lowest bit."""
        return sorted({vocabulary.top_code(topic) for topic in set(self._topic_of.values())})

    def _topic_bits(self, topics: tuple[str, ...]) -> int:
        """A bit for each top level of an article's topics: of many articles they are put together."""
        found = map(self._topic_of.get, topics)
        codes = {vocabulary.top_code(topic) for topic in found if topic}
        return reduce(or_, (1 << self._codes.index(code) for code in codes), 0)

    def _month_bit(self, day: dt.date) -> int:
        """One for an article's month, above those of the topics."""
        return 1 << len(self._codes) + _month(day) - self._first

    def _tell(self, bits: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Codes of topics, and months: the first and the last of each run."""
        months = bits >> len(self._codes)
        return (
            tuple(code for place, code in enumerate(self._codes) if bits >> place & 1),
            _runs([self._first + place for place in range(months.bit_length()) if months >> place & 1]),
        )


class Words(Mapping[str, Sequence[tuple[str, str]]]):
    """How words begin → the words by which entities and sources are looked up, each with the key of what it finds.

    A topic's words are those of the interface's language, and not here. All are found when the first is asked for.
    """

    def __init__(self, searched: Searched) -> None:
        self._searched = searched

    @cached_property
    def _found(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, name, others in self._searched.written():
            for word in dict.fromkeys(chain.from_iterable(map(lookup_words, (name, *others)))):
                found[word[0]].append((word, key))
        begin: dict[str, list[tuple[str, str]]] = {}
        for letter, pairs in sorted(found.items()):
            begin.setdefault(initial(letter), []).extend(pairs)
        return {name: tuple(pairs) for name, pairs in begin.items()}

    def __getitem__(self, begin: str) -> Sequence[tuple[str, str]]:
        return self._found[begin]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


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
