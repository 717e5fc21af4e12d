"""One file of content/ → the article or the note that it holds: parsed, its body rendered, its claims verified."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet.content import entity_notes, evidence, front_matter, library
from broadsheet.engine import at_work, files
from broadsheet.listing import ROOT, unreadable_problem
from broadsheet.model.article import Article, Block
from broadsheet.model.entity import EntityNote
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits, Site
from broadsheet.rendering import markup
from broadsheet.values import Value, replace


class Reading(Value):
    """What one content file gave: a public article, a note, or neither; and what was wrong with it."""

    article: Article | None = None
    note: EntityNote | None = None
    problems: tuple[Problem, ...] = ()


def read(content: Path, path: str, key: str, site: Site) -> Reading:
    """The file at ``path`` below ``content``; ``key`` becomes the fingerprint of its article."""
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        return Reading(problems=(unreadable_problem(path, error),))
    with at_work.on(f"content/{path}"):
        reading = read_file(path, data, site)
    return replace(reading, article=reading.article and replace(reading.article, fingerprint=key))


def read_file(path: str, data: bytes, site: Site) -> Reading:
    """The article or the note of one content file; ``path`` is below ``content/``."""
    entity = entity_notes.entity_of(path)
    if entity is not None:
        wikidata, body, problems = entity_notes.parse(path, data, site.limits)
        blocks, slow = _blocks(path, body, site.limits)
        note = EntityNote(entity=entity, blocks=blocks, wikidata=wikidata) if blocks or wikidata else None
        return Reading(note=note, problems=(*problems, *slow))
    claims, body, problems = front_matter.parse(path, data, site.limits)
    if claims is None:
        return Reading(problems=problems)
    blocks, slow = _blocks(path, body, site.limits)
    article, unborne = evidence.verify(claims, blocks, site)
    return Reading(article=article, problems=(*problems, *slow, *unborne))


def _blocks(path: str, body: str, limits: Limits) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    try:
        return markup.blocks(body, limits), ()
    except markup.MarkupError as error:
        problem = Problem(path=f"{ROOT}/{path}", found=error.found, expected=error.expected, severity="warning")
        return markup.plain(body), (problem,)


def in_part(folder: Path, site: Site) -> Iterator[tuple[str, str, str]]:
    """(path, whole body, public part) of each article that is not shown in full: what ``check`` looks for.

    Whom an excerpt names has the full name that the article gives, wherever it stands: names are public.
    """
    content = folder / ROOT
    for entry in files.walk(content):
        if not library.is_article(entry.path):
            continue
        data = (content / entry.path).read_bytes()
        article = read_file(entry.path, data, site).article
        if article is None or not article.whole:
            _, body, _ = front_matter.parse(entry.path, data, site.limits)
            public = (article.headline, article.text, *sorted({one.name for one in article.mentions})) if article else ()
            yield f"{ROOT}/{entry.path}", body, "\n\n".join(public)
