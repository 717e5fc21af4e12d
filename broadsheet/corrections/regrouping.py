"""Stories as they were published and as they are → which became one and which were parted: pure.

A story that grows is no correction, also where another article comes to be its first and gives it another address. Nor is
one that falls apart because an article went that held it together: that the article was withdrawn is said already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from broadsheet.corrections.causes import Causes
from broadsheet.corrections.facts import Facts, Gathered
from broadsheet.values import Value


class Regrouped(Value):
    """One story that became part of another, or one part that left a story."""

    what: Literal["story-merged", "story-split"]
    story: str | None
    """Where readers may look now: the story that is one of both, or what is left of the one that was parted."""
    stood: str | None
    """Headline of the story as it was published; None where it may tell of an article that is gone."""
    stands: str | None
    """Headline of the story that it belongs to now; None of an article that stands in none."""
    concerned: tuple[str, ...]
    """Ids of stories and articles that a decision on this may name."""
    article: str | None = None
    """What left, where that is one article."""


class _Fate(Value, kw_only=False):
    """What has become of a published story."""

    old: Gathered
    parts: Mapping[str, tuple[str, ...]]
    """Id of a story now, or of an article that is in none → the articles that are there, by day."""
    main: str
    """The part that stands for the story."""
    whole: bool
    """No article of it is gone or stands at another address."""


def regrouped(before: Facts, now: Facts, readdressed: Mapping[str, str], causes: Causes) -> Iterator[Regrouped]:
    """By story as it was published, first those that became part of another.

    ``readdressed`` are the articles that stand at another address than before.
    """
    fates = [fate for _, old in sorted(before.stories.items()) if old.stands and (fate := _fate(old, before, now, readdressed))]
    yield from _merged(fates, now)
    for fate in fates:
        lost = len(fate.old.articles) > sum(map(len, fate.parts.values()))
        for part, articles in fate.parts.items():
            if part != fate.main and not (lost and causes.of_stories(*_concerned(fate, part)) is None):
                yield _split(fate, part, articles, now)


def _fate(old: Gathered, before: Facts, now: Facts, readdressed: Mapping[str, str]) -> _Fate | None:
    """None where no article of it is there any more."""
    at = {article: story.id for story in now.stories.values() for article in story.articles}
    gone = {id for id in old.articles if id in before.articles and readdressed.get(id, id) not in now.articles}
    here = [readdressed.get(id, id) for id in old.articles if id not in gone]
    parts: dict[str, tuple[str, ...]] = {}
    for id in here:
        first = now.articles[id].copy_of if id in now.articles else None
        part = at.get(id) or (first if first in here and first else id)
        parts[part] = (*parts.get(part, ()), id)
    if not parts:
        return None
    main = old.id if old.id in parts else max(parts, key=lambda part: len(parts[part]))
    return _Fate(old, parts, main, whole=here == list(old.articles))


def _merged(fates: list[_Fate], now: Facts) -> Iterator[Regrouped]:
    """Of the published stories that stand for one now, all but the one that has its address, or has most of its articles."""
    same: dict[str, list[_Fate]] = {}
    for fate in fates:
        if fate.main in now.stories:
            same.setdefault(fate.main, []).append(fate)
    for story, held in same.items():
        kept = max(held, key=lambda fate: (fate.old.id == story, len(fate.old.articles)))
        for fate in held:
            if fate is not kept:
                stands = now.stories[story].headline
                concerned = (*_concerned(fate, story), kept.old.id)
                stood = fate.old.headline if fate.whole else None
                yield Regrouped(what="story-merged", story=story, stood=stood, stands=stands, concerned=concerned)


def _split(fate: _Fate, part: str, articles: tuple[str, ...], now: Facts) -> Regrouped:
    left = now.stories.get(fate.main)
    there = now.stories.get(part)
    return Regrouped(
        what="story-split",
        story=left.id if left else None,
        article=articles[0] if len(articles) == 1 else None,
        stood=fate.old.headline if fate.whole else left.headline if left else None,
        stands=there.headline if there else None,
        concerned=_concerned(fate, part),
    )


def _concerned(fate: _Fate, part: str) -> tuple[str, ...]:
    return fate.old.id, fate.main, part, *fate.parts[part]
