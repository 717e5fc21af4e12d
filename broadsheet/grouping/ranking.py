"""Articles of a day → the order in which they are news, and the points that decide it.

News by its genre comes before what is none. Then the points decide: of how many independent origins the story of the day has
(its articles' own texts, copies left out), what its beginning says (``text.news_value``), whether the story is new, and the
section that it is in. Then the number of the day's articles that are about the same two names, and the length.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import cast

from broadsheet.grouping.roll import Roll
from broadsheet.lists import vocabulary
from broadsheet.model.article import Article
from broadsheet.model.index import Index, Weight
from broadsheet.model.story import Story
from broadsheet.model.topic import Topic
from broadsheet.text import news_value
from broadsheet.values import Value

AN_ORIGIN = 2
"""Points for each independent origin after the first …"""
ORIGINS = 5
"""… up to so many."""
NEW = 1
"""Points of a story on its first day."""
SECTIONS = ((8, 2), (13, 1))
"""Places in the order of sections, and the points of those before them: war leads before sport."""


class Points(Value):
    """What speaks for a story on its day, in points."""

    origins: int
    """How many independent origins it has that day."""
    news: int
    """For consequences and for the day that its beginning names."""
    is_new: bool
    section: int

    @property
    def all(self) -> int:
        """The sum."""
        return AN_ORIGIN * (min(self.origins, ORIGINS) - 1) + self.news + NEW * self.is_new + self.section


class Explained(Value):
    """Why a story is where it is among those of its latest day."""

    date: dt.date
    place: int
    """1 for the story that leads."""
    of: int
    points: Points
    consequences: tuple[tuple[str, str], ...]
    """Kind and wording of each."""
    day: str
    """The words that name a day of the event; nothing where none do."""


class Ranking(Mapping[str, Weight]):
    """Article id → its weight among those of its day: they are weighed when one of them is asked for.

    A copy counts for nothing.
    """

    def __init__(
        self,
        roll: Roll,
        story_of: Mapping[str, Story],
        copies: Mapping[str, str],
        topic_of: Mapping[str, Topic],
        sections: Sequence[str],
    ) -> None:
        self._roll = roll
        self._story_of = story_of
        self._copies = copies
        self._topic_of = topic_of
        self._place_of = {slug: place for place, slug in enumerate(sections)}
        self._found: dict[str, Weight] = {}

    def __getitem__(self, id: str) -> Weight:
        if id not in self._found:
            self._found.update(self._weighed(self._roll.days[self._roll.by_id[id].published]))
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._roll.by_id)

    def __len__(self) -> int:
        return len(self._roll.by_id)

    def points(self, date: dt.date) -> Mapping[str, Points]:
        """Return the points of each article of a day."""
        articles = self._roll.days[date]
        origins: dict[str, set[str]] = defaultdict(set)
        for article in self._distinct(articles):
            origins[self._story(article)].add(self._roll.placed[article.id].origin.key)
        return {article.id: self._points(article, len(origins[self._story(article)])) for article in articles}

    def _points(self, article: Article, origins: int) -> Points:
        story = self._story_of.get(article.id)
        is_new = story is None or story.first == article.published
        return Points(origins=max(1, origins), news=article.news_value, is_new=is_new, section=self._section(article))

    def _section(self, article: Article) -> int:
        topic = next(filter(None, map(self._topic_of.get, article.topics)), None)
        place = self._place_of.get(vocabulary.top_level(topic).slug) if topic else None
        return next((points for before, points in SECTIONS if place is not None and place < before), 0)

    def _weighed(self, articles: Sequence[Article]) -> Iterator[tuple[str, Weight]]:
        """The articles of a day."""
        points = self.points(articles[0].published)
        several = {article.id: about for article in articles if len(about := self._roll.placed[article.id].about) > 1}
        pairs = {id: tuple(combinations(sorted(about), 2)) for id, about in several.items()}
        covered = Counter(chain.from_iterable(pairs.get(article.id, ()) for article in self._distinct(articles)))
        for article in articles:
            most = max(map(covered.__getitem__, pairs[article.id])) if article.id in pairs else 1
            yield article.id, (not article.may_lead, -points[article.id].all, -most, -article.words, article.slug)

    def _distinct(self, articles: Sequence[Article]) -> Iterator[Article]:
        return (article for article in articles if article.id not in self._copies)

    def _story(self, article: Article) -> str:
        story = self._story_of.get(article.id)
        return story.id if story else article.id


def explained(story: Story, index: Index) -> Explained:
    """Return why a story is where it is on its latest day."""
    day = index.edition_of[story.last]
    stories = list(dict.fromkeys(_id_of(article, index) for article in day.articles))
    own = next(article for article in day.articles if _id_of(article, index) == story.id)
    first = own.sentences[0].text if own.sentences else ""
    news = news_value.find(own.headline, first, own.published)
    ranking = cast("Ranking", index.weight_of)
    return Explained(
        date=story.last,
        place=stories.index(story.id) + 1,
        of=len(stories),
        points=ranking.points(story.last)[own.id],
        consequences=news.consequences,
        day=news.day,
    )


def _id_of(article: Article, index: Index) -> str:
    """The id of its story, else that of the first article of its text."""
    story = index.story_of.get(article.id)
    return story.id if story else index.copies.get(article.id, article.id)
