"""Stories → articles that hold little of what joins them, and stories that may be one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from broadsheet.content.yaml_writing import flow, scalar
from broadsheet.serving.desk.decided import Decided
from broadsheet.serving.desk.matters import Choice, Evidence, Matter, Party
from broadsheet.serving.desk.reading import Archive, Row
from broadsheet.text.keys import words

LITTLE = 0.5
"""An article that holds less of a story's names and terms than this is weak in it."""
MUCH = 0.5
"""Two stories that share this part of the names and terms of the smaller may be one …"""
NEAR = dt.timedelta(days=14)
"""… if no more time lies between them."""
LEAST = 3
"""Fewer shared terms than this tell nothing."""


def weak(archive: Archive, decided: Decided) -> Iterator[Matter]:
    """A matter for the article of each story that holds the least of what joins it."""
    for id, story in archive.stories.items():
        members = [a for a in story["articles"] if a in archive.articles and (a, id) not in decided.places]
        if len(members) < 2 or len(story["shared"]) < LEAST:
            continue
        held = {article: _held(archive.articles[article], story["shared"]) for article in members}
        weakest = min(members, key=lambda article: (len(held[article]), article))
        share = len(held[weakest]) / len(story["shared"])
        if share < LITTLE:
            yield _weak(archive, story, weakest, held[weakest], 1 - share)


def _held(article: Row, terms: Sequence[str]) -> tuple[str, ...]:
    """Those of ``terms`` that stand in the article, by their last word: a surname is enough."""
    there = set(words(f"{article['headline']} {article.get('text') or ''}"))
    return tuple(term for term in terms if words(term)[-1:] and words(term)[-1] in there)


def _weak(archive: Archive, story: Row, article: str, held: Sequence[str], chance: float) -> Matter:
    id = story["id"]
    count = f"{len(held)} of the {len(story['shared'])}"
    others = [other for other in story["articles"] if other != article and other in archive.articles]
    return Matter(
        kind="stories",
        subject=f"{id} {article}",
        heading=f"Does “{archive.articles[article]['headline']}” belong to this story?",
        doubt=f"It holds {count} names and terms that join the story: {', '.join(held) or 'none'}.",
        stake=max(1, archive.named.get(article, 0)),
        chance=chance,
        parties=(_party(archive, (article,), "The article"), _party(archive, others, "The others", id)),
        choices=(
            Choice(label="Take it out", lines=(f"- story-split: {{story: {id}, article: {scalar(article, inline=True)}}}",)),
        ),
    )


def _party(archive: Archive, articles: Sequence[str], label: str, story: str = "") -> Party:
    return Party(label=label, url=f"/{story}/" if story else "", evidence=tuple(_opening(archive, id) for id in articles[:4]))


def _opening(archive: Archive, id: str) -> Evidence:
    """An article by its headline."""
    return Evidence(
        before=archive.articles[id]["headline"], url=archive.url(id), source=archive.publisher(id), day=archive.day(id)
    )


def alike(archive: Archive, decided: Decided) -> Iterator[Matter]:
    """A matter for each two stories of a fortnight that are held together by much the same."""
    by_term: dict[str, set[str]] = defaultdict(set)
    for id, story in archive.stories.items():
        for term in story["shared"]:
            by_term[term].add(id)
    pairs = {(min(pair), max(pair)) for ids in by_term.values() for pair in combinations(sorted(ids), 2)}
    for one, other in sorted(pairs):
        first, second = sorted((archive.stories[one], archive.stories[other]), key=lambda story: (story["first"], story["id"]))
        common = [term for term in first["shared"] if term in second["shared"]]
        share = len(common) / min(len(first["shared"]), len(second["shared"]))
        if len(common) >= LEAST and share >= MUCH and _is_near(first, second) and not decided.has_pair(one, other):
            yield _alike(archive, first, second, common, share)


def _is_near(first: Row, second: Row) -> bool:
    return dt.date.fromisoformat(second["first"]) - dt.date.fromisoformat(first["last"]) <= NEAR


def _alike(archive: Archive, first: Row, second: Row, common: Sequence[str], share: float) -> Matter:
    return Matter(
        kind="stories",
        subject=f"{first['id']} {second['id']}",
        heading="Are these one story?",
        doubt=f"Both are joined by {', '.join(common)}.",
        stake=max(1, sum(archive.named.get(article, 0) for article in second["articles"])),
        chance=share / 2,
        parties=tuple(_party(archive, story["articles"], story["headline"], story["id"]) for story in (first, second)),
        choices=(Choice(label="They are one", lines=(f"- story-merge: {flow([second['id'], first['id']])}",)),),
    )
