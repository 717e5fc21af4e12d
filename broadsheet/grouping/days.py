"""Articles → editions: one for each day that has articles, the day's most important first."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, combinations
from operator import attrgetter

from broadsheet.grouping.later import Later
from broadsheet.grouping.roll import Roll
from broadsheet.model.article import Article
from broadsheet.model.entity import Said
from broadsheet.model.index import Edition, Weight
from broadsheet.model.story import Story

_id = attrgetter("id")


def editions(
    days: Mapping[dt.date, Sequence[Article]],
    weights: Mapping[str, Weight],
    naming: Mapping[str, Sequence[Article]],
    spoken: Callable[[Sequence[Article]], Sequence[Said]],
    copies: Mapping[str, str],
    repeating: Collection[dt.date],
) -> tuple[Edition, ...]:
    """Newest first; ``new`` are the entities whose first article as a subject is of that day.

    ``days`` has the articles of each day; ``naming`` has entity id → the articles that name it, newest first, in the order of
    entities; ``spoken`` gives the quotations of some articles; ``copies`` article id → id of the first of the same text, and
    ``repeating`` the days that have such. What a copy quotes is left out on a day that has the first article too.
    """
    new: dict[dt.date, list[str]] = defaultdict(list)
    again: dict[dt.date, list[str]] = defaultdict(list)
    for id, held in naming.items():
        new[held[-1].published].append(id)
        if len(held) > 1:
            again[held[-2].published].append(id)
    dates = sorted(days, reverse=True)
    return tuple(
        Edition(
            date=date,
            articles=Later(partial(_ordered, days[date], weights), days[date].__len__),
            held=days[date],
            previous=dates[place + 1] if place + 1 < len(dates) else None,
            next=dates[place - 1] if place else None,
            new=tuple(new[date]),
            again=tuple(again[date]),
            said=spoken(_own(days[date], copies) if date in repeating else days[date]),
        )
        for place, date in enumerate(dates)
    )


def _own(articles: Sequence[Article], copies: Mapping[str, str]) -> Sequence[Article]:
    """The articles of a day without copies of one another."""
    here = set(map(_id, articles))
    return [article for article in articles if copies.get(article.id) not in here]


def _ordered(articles: Sequence[Article], weights: Mapping[str, Weight]) -> Sequence[Article]:
    return sorted(articles, key=lambda article: weights[article.id])


class Weights(Mapping[str, Weight]):
    """Article id → its weight among those of its day: they are weighed when one of them is asked for.

    What is no news by its genre weighs least. A story that more of the day's articles tell weighs more; then what more of them
    are about; then what is longer.
    What an article is about weighs by the number of the day's articles that are about the same two names as it, at the
    most of its pairs. A copy counts for nothing.
    """

    def __init__(self, roll: Roll, story_of: Mapping[str, Story], copies: Mapping[str, str]) -> None:
        self._roll = roll
        self._story_of = story_of
        self._copies = copies
        self._found: dict[str, Weight] = {}

    def __getitem__(self, id: str) -> Weight:
        if id not in self._found:
            self._found.update(self._weighed(self._roll.days[self._roll.by_id[id].published]))
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._roll.by_id)

    def __len__(self) -> int:
        return len(self._roll.by_id)

    def _weighed(self, held: Sequence[Article]) -> Iterator[tuple[str, Weight]]:
        """The articles of a day."""
        distinct = [article for article in held if article.id not in self._copies]
        told = Counter(map(self._story, distinct))
        several = {article.id: about for article in held if len(about := self._roll.placed[article.id].about) > 1}
        pairs = {id: tuple(combinations(sorted(about), 2)) for id, about in several.items()}
        covered = Counter(chain.from_iterable(pairs.get(article.id, ()) for article in distinct))
        for article in held:
            most = max(map(covered.__getitem__, pairs[article.id])) if article.id in pairs else 1
            yield article.id, (not article.may_lead, -told[self._story(article)], -most, -article.words, article.slug)

    def _story(self, article: Article) -> str:
        story = self._story_of.get(article.id)
        return story.id if story else article.id
