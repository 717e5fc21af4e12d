"""content/ → Articles: each file parsed, its body rendered, its claims verified; results are kept by what they were made of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from broadsheet import __version__
from broadsheet.content import entity_notes, evidence, front_matter, library
from broadsheet.engine import codec, files, workers
from broadsheet.engine.clusters import Cluster
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.listing import ROOT, Listing, unreadable_problem
from broadsheet.model.article import Article, Block
from broadsheet.model.entity import EntityNote
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits, Site
from broadsheet.rendering import markup

KIND = "article"
"""Of these results in the store."""
BATCH = 50
"""Files that a cluster's worker takes at a time."""
WORTH_A_PROCESS = 150
"""New files for each further process; fewer are read before it has started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one content file gave: a public article, a note, or neither; and what was wrong with it."""

    article: Article | None = None
    note: EntityNote | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All articles of the site, each at an address of its own."""

    articles: tuple[Article, ...]
    notes: tuple[EntityNote, ...]
    problems: tuple[Problem, ...]


def read(
    folder: Path,
    site: Site,
    store: Store,
    listed: Listing,
    tick: Callable[[int, int], None],
    jobs: int | None = None,
    cluster: Cluster | None = None,
) -> Archive:
    """Every article and note of ``listed``; only files that changed since they were last read are read again.

    Many are read by ``jobs`` processes, or as many as pay.
    """
    settings = fingerprint(
        __version__, codec.shape(Reading), _code(), site.rights, site.publisher_rights, site.excerpt_words, site.limits
    )
    keys = {path: fingerprint(settings, path, print) for path, print in listed.files.items()}
    kept = store.results(KIND, keys.values())
    new = [(path, key) for path, key in keys.items() if key not in kept]
    made: dict[str, bytes] = {}
    for (_, key), data in zip(new, _made(folder / ROOT, site, new, jobs, cluster), strict=True):
        made[key] = data
        tick(len(made), len(new))
    with store.transaction():
        store.keep(KIND, made)
        store.retain(KIND, keys.values())
    kept |= made
    made.clear()
    readings = [codec.loads(Reading, kept.pop(key)) for key in keys.values()]
    articles, clashes = library.apart(reading.article for reading in readings if reading.article)
    found = (problem for reading in readings for problem in reading.problems)
    notes = tuple(reading.note for reading in readings if reading.note)
    return Archive(articles=articles, notes=notes, problems=(*listed.problems, *found, *clashes))


def _made(
    content: Path, site: Site, new: Sequence[tuple[str, str]], jobs: int | None, cluster: Cluster | None
) -> Iterator[bytes]:
    """What each of the ``new`` files, by path and key, gives: a Reading as it is kept."""

    def killed(file: tuple[str, str]) -> bytes:
        return codec.dumps(Reading(problems=(_killed_problem(file[0]),)))

    if cluster and new:
        return cluster.run(read_batch, (content.absolute(), site), new, killed, BATCH)
    batch = partial(read_batch, content, site)
    count = min(jobs or os.cpu_count() or 1, 1 + len(new) // WORTH_A_PROCESS)
    if count == 1:
        return workers.serial(batch, new)
    return workers.processes(lambda: batch, count).run(new, killed)


def read_batch(content: Path, site: Site, files: Sequence[tuple[str, str]]) -> list[bytes]:
    """What some files, by path below ``content`` and key, give, as it is kept."""
    return [codec.dumps(_read(content, path, key, site)) for path, key in files]


def _killed_problem(path: str) -> Problem:
    found = "it ended the process that read it; it is not published"
    return Problem(path=f"{ROOT}/{path}", found=found, expected="a file that can be read in the memory of this machine")


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


def _read(content: Path, path: str, key: str, site: Site) -> Reading:
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        return Reading(problems=(unreadable_problem(path, error),))
    reading = read_file(path, data, site)
    return replace(reading, article=reading.article and replace(reading.article, fingerprint=key))


def _blocks(path: str, body: str, limits: Limits) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    try:
        return markup.blocks(body, limits), ()
    except markup.MarkupError as error:
        problem = Problem(path=f"{ROOT}/{path}", found=error.found, expected=error.expected, severity="warning")
        return markup.plain(body), (problem,)


def _code() -> str:
    """Fingerprint of the code that reads articles, so that what an older version kept is not taken for its own."""
    package = Path(__file__).parent
    folders = ("content", "rendering", "text", "model", "engine")
    return fingerprint(*(path.read_bytes() for name in folders for path in sorted((package / name).glob("*.py"))))


def in_part(folder: Path, site: Site) -> Iterator[tuple[str, str, str]]:
    """(path, whole body, public part) of each article that is not shown in full: what ``check`` looks for."""
    content = folder / ROOT
    for entry in files.walk(content):
        if not library.is_article(entry.path):
            continue
        data = (content / entry.path).read_bytes()
        article = read_file(entry.path, data, site).article
        if article is None or not article.whole:
            _, body, _ = front_matter.parse(entry.path, data, site.limits)
            yield f"{ROOT}/{entry.path}", body, f"{article.headline}\n\n{article.text}" if article else ""
