"""Articles and stories as they were published → where those have gone that stand at their addresses no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from broadsheet.grouping import decided
from broadsheet.grouping.redirects import article_page, redirects
from broadsheet.model.article import Article
from broadsheet.model.entity import Anchor
from broadsheet.model.index import Index, Redirect
from broadsheet.model.problem import Problem
from broadsheet.model.story import Story
from broadsheet.values import Value, replace

ARTICLES, STORIES = "articles/", "stories/"


class Published(Value):
    """What readers have seen, by what it is of."""

    names: tuple[Anchor, ...] = ()
    stories: tuple[Anchor, ...] = ()
    articles: tuple[Anchor, ...] = ()
    """Addresses that articles have left, each with the article's id."""


def published(anchors: Iterable[Anchor]) -> Published:
    """The published ids, apart."""
    held: dict[str, list[Anchor]] = {ARTICLES: [], STORIES: [], "": []}
    for anchor in anchors:
        held[next(folder for folder in held if anchor.id.startswith(folder))].append(anchor)
    return Published(names=tuple(held[""]), stories=tuple(held[STORIES]), articles=tuple(held[ARTICLES]))


def attach(
    index: Index, moves: Iterable[Redirect], seen: Published, hidden: Collection[str]
) -> tuple[Index, tuple[Problem, ...]]:
    """The index with all redirects, and old addresses that cannot be kept. ``moves`` are those that decisions make.

    ``seen`` is what was published, ``hidden`` are slugs of names that no address may tell.
    """
    articles = moved_articles(seen.articles, index.article_of, hidden)
    left = (*articles, *moved_stories(seen.stories, index.story_of, index.article_of))
    live = (*index.naming, *(f"{STORIES}{story.slug}" for story in index.stories))
    targets = (move.new.removesuffix("/index.html") for move in left)
    found, problems = redirects((*left, *moves), (*live, *targets), index.articles)
    return replace(index, redirects=found), problems


def moved_articles(anchors: Sequence[Anchor], articles: Mapping[str, Article], hidden: Collection[str]) -> Iterator[Redirect]:
    """From each address that an article has left, and that no other has taken, to the article.

    ``articles`` are all, by id; ``hidden`` are slugs of names that an address may not tell.
    """
    live = {article_page(article) for article in articles.values()} if anchors else set()
    for anchor in anchors:
        old = f"{anchor.id.removeprefix(ARTICLES)}/index.html"
        if old not in live and not decided.tells(anchor.id.rpartition("/")[2], hidden):
            yield from (Redirect(old=old, new=article_page(articles[id])) for id, _ in anchor.places if id in articles)


def moved_stories(anchors: Sequence[Anchor], story_of: Mapping[str, Story], articles: Container[str]) -> Iterator[Redirect]:
    """For each published story that is gone, the one that holds most of its articles, or else the first article that is there.

    ``story_of`` has the stories by article id, ``articles`` the ids of all articles.
    """
    live = {story.slug for story in story_of.values()} if anchors else set()
    for anchor in anchors:
        if anchor.id.removeprefix(STORIES) not in live:
            here = [id for id, _ in anchor.places if id in articles]
            there = Counter(story_of[id].slug for id in here if id in story_of)
            if there:
                yield Redirect(old=f"{anchor.id}/index.html", new=f"{STORIES}{there.most_common(1)[0][0]}/index.html")
            elif here:
                yield Redirect(old=f"{anchor.id}/index.html", new=f"{here[0].removeprefix('articles/')}/index.html")
