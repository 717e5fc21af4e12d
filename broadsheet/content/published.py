"""content/published/<kind>.jsonl → the addresses at which names, stories and articles were published, and what stands for them.

    {"id":"people/john-kerry","name":"John Kerry","places":[["articles/2023/07/19/talks","John Kerry"]],"since":"2026-11-26"}
    {"id":"stories/talks","headline":"Talks end","articles":["articles/2023/07/19/talks", …],"stands":true}
    {"id":"articles/2023/07/18/talks","article":"articles/2023/07/19/talks"}

``publish`` writes these files. Lines that cannot be understood are one Problem, and the others hold.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath

from broadsheet.model.entity import Anchor
from broadsheet.model.problem import Problem
from broadsheet.text import ids
from broadsheet.text.slugs import MAXIMUM

FOLDER = "content/published"
KINDS = ("people", "organisations", "places")
STORIES = "stories"
ARTICLES = "articles"
FILES = tuple(f"{FOLDER}/{kind}.jsonl" for kind in (*KINDS, STORIES, ARTICLES))
_PLACE = re.compile(r"\d{4}/\d\d/\d\d/(.+)")
"""Bytes of a slug."""


def anchors(data: bytes, path: str) -> tuple[tuple[Anchor, ...], tuple[Problem, ...]]:
    """One anchor a line."""
    kind = PurePosixPath(path).stem
    found: list[Anchor] = []
    faulty: list[int] = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            found.append(_anchor(json.loads(line), kind))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            faulty.append(number)
    return tuple(found), (_problem(path, faulty),) if faulty else ()


def _problem(path: str, lines: list[int]) -> Problem:
    what = (
        "a line that publish did not write"
        if len(lines) == 1
        else f"{len(lines)} lines that publish did not write, the first here"
    )
    remedy = f"lines as publish wrote them; take the file back from the repository, or delete {FOLDER} to begin anew"
    return Problem(path=path, line=lines[0], found=what, expected=remedy)


def _anchor(line: dict[str, object], kind: str) -> Anchor:
    folder, _, place = str(line["id"]).partition("/")
    dated = _PLACE.fullmatch(place) if kind == ARTICLES else None
    slug = dated[1] if dated else place
    places, since = _of_name(line) if kind in KINDS else (_of_story(line) if kind == STORIES else _of_article(line), "")
    if folder != kind or not ids.IS_SLUG.fullmatch(slug) or len(slug) > MAXIMUM:
        raise ValueError(line)
    return Anchor(id=f"{folder}/{place}", places=tuple((str(article), str(name)) for article, name in places), since=since)


def _of_name(line: dict[str, object]) -> tuple[list[tuple[object, object]], str]:
    places, since = line["places"], line["since"]
    if not isinstance(since, str) or not isinstance(places, list):
        raise TypeError(line)
    return places, since


def _of_article(line: dict[str, object]) -> list[tuple[str, str]]:
    return [(str(line["article"]), "")]


def _of_story(line: dict[str, object]) -> list[tuple[str, str]]:
    articles = line["articles"]
    if not isinstance(articles, list):
        raise TypeError(line)
    return [(str(article), "") for article in articles]
