"""Stories as they were published → where those have gone that stand at their addresses no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from broadsheet.model.entity import Anchor
from broadsheet.model.index import Redirect
from broadsheet.model.story import Story

FOLDER = "stories/"


def parted(anchors: Iterable[Anchor]) -> tuple[tuple[Anchor, ...], tuple[Anchor, ...]]:
    """The published ids of names, and those of stories."""
    held = tuple(anchors)
    of_names = tuple(anchor for anchor in held if not anchor.id.startswith(FOLDER))
    return of_names, tuple(anchor for anchor in held if anchor.id.startswith(FOLDER))


def moved_stories(anchors: Sequence[Anchor], story_of: Mapping[str, Story], articles: Container[str]) -> Iterator[Redirect]:
    """For each published story that is gone, the one that holds most of its articles, or else the first article that is there.

    ``story_of`` has the stories by article id, ``articles`` the ids of all articles.
    """
    live = {story.slug for story in story_of.values()} if anchors else set()
    for anchor in anchors:
        if anchor.id.removeprefix(FOLDER) not in live:
            here = [id for id, _ in anchor.places if id in articles]
            there = Counter(story_of[id].slug for id in here if id in story_of)
            if there:
                yield Redirect(old=f"{anchor.id}/index.html", new=f"{FOLDER}{there.most_common(1)[0][0]}/index.html")
            elif here:
                yield Redirect(old=f"{anchor.id}/index.html", new=f"{here[0].removeprefix('articles/')}/index.html")
