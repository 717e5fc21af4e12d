"""content/ → Articles: each file parsed, its body rendered, its claims verified; results are kept by what they were made of.

Of each file a line is in memory: what lists need of its article. The rest is read when it is asked for, in two parts: most
pages that look an article up show a sentence of it, and its blocks are two thirds of it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from broadsheet import reading
from broadsheet.content import library
from broadsheet.engine import codec, workers
from broadsheet.engine.backlog import Backlog
from broadsheet.engine.bundles import Bundles
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.lazy import lazy_maker
from broadsheet.engine.runs import Tick
from broadsheet.engine.store import Store
from broadsheet.grouping.asked import UNASKED, told_of
from broadsheet.listing import ROOT, Listing
from broadsheet.model.article import LIGHT, Article, Block, ComingDay, Genre, Mention, Quote, Rights, Seed, Sentence
from broadsheet.model.entity import EntityNote
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.reading import Reading
from broadsheet.values import Value, names, replace

if TYPE_CHECKING:
    from broadsheet.engine.clusters import Cluster

LINE, LISTED, BODY = "line", "listed", "body"
"""Kinds of results in the store, by path below content/."""
FACT = "reading"
"""The fact that says how the files were read that are kept."""
HELD = {LISTED: 1_500, BODY: 60}
"""Articles of which these are in memory at a time."""
BATCH = 50
"""Files that a cluster's worker takes at a time."""
WORTH_A_PROCESS = 150
"""New files for each further process; fewer are read before it has started."""


T = TypeVar("T")
_light: Callable[[Any], tuple[Any, ...]] = attrgetter(*LIGHT)
_article = lazy_maker(Article, LIGHT, keep=False)


class Light(Value):
    """The fields of an article that are at hand without reading it."""

    id: str
    slug: str
    headline: str
    headline_inferred: bool
    published: dt.date
    topics: tuple[str, ...]
    language: str
    words: int
    publisher: str | None
    aliases: tuple[str, ...]
    genre: Genre
    news_value: int
    fingerprint: str


class Listed(Value):
    """The fields of an article from which lists show a sentence or a name."""

    summary: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    coming: tuple[ComingDay, ...]
    uncertain: tuple[tuple[str, str], ...]


class Body(Value):
    """All other fields of an article."""

    text: str
    blocks: tuple[Block, ...]
    rights: Rights
    shown: int
    whole: bool
    url: str | None
    byline: str | None
    genre_evidence: str | None
    inferred: tuple[str, ...]
    seed: Seed | None
    edited: bool


PARTS: dict[str, Any] = {LISTED: Listed, BODY: Body}
"""Of what is kept of an article beside its line."""
KINDS = (LINE, *PARTS)


class Line(Value):
    """A file as it was last read; the parts of its article, if there is one, are kept beside."""

    print: str
    """The file's fingerprint."""
    article: Light | None
    note: EntityNote | None
    problems: tuple[Problem, ...]


New = tuple[str, str, str]
"""The path, key and fingerprint of a file that is to be read."""
Made = tuple[Line, tuple[bytes, ...]]
"""A line, without the file's fingerprint, and the parts of the article as they are kept; nothing where there is none."""


class Archive(Value):
    """All articles of the site, each at an address of its own."""

    articles: tuple[Article, ...]
    notes: tuple[EntityNote, ...]
    problems: tuple[Problem, ...]
    fresh: frozenset[str]
    """Ids of those whose files were not known as they are."""


def read(
    folder: Path,
    site: Site,
    store: Store,
    listed: Listing,
    code: str,
    tick: Tick,
    jobs: int | None = None,
    cluster: Cluster | None = None,
) -> Archive:
    """Every article and note of ``listed``; only files that changed since they were last read are read again.

    What other ``code`` kept is read anew, and ours is no more than part of that: a sanitiser that was mended is to reach every
    article. Many are read by ``jobs`` processes, or as many as pay.
    """
    settings = fingerprint(code, site.rights, site.publisher_rights, site.excerpt_words, site.limits)
    make = partial(_made, folder / ROOT, site, jobs=jobs, cluster=cluster)
    kept, fresh = _lines(settings, store, listed, tick, make)
    field = _Rest(store).field
    found, others = [], []
    for path in listed.files:
        line = kept[path]
        if light := line.article:
            found.append(_article(*_light(light), partial(field, path)))
        if line.problems or line.note:
            others.append(line)
    articles, clashes = library.apart(found)
    if clashes:  # who has to leave an address may be another than in the last build
        with store.transaction():
            _ask_again(store, set(found).difference(articles))
    said = (problem for line in others for problem in line.problems)
    notes = tuple(line.note for line in others if line.note)
    return Archive(articles=articles, notes=notes, problems=(*listed.problems, *said, *clashes), fresh=fresh)


def _lines(
    settings: str,
    store: Store,
    listed: Listing,
    tick: Tick,
    make: Callable[[Sequence[New]], Iterator[Made]],
) -> tuple[dict[str, Line], frozenset[str]]:
    """The files by path below content/, and the ids of the new articles.

    ``settings`` is a fingerprint of what decides how a file is read; ``make`` gives what new files hold, and their articles'
    parts are kept.
    """
    bundles = _kept(store, settings)
    kept = bundles.all()
    new = [
        (path, fingerprint(settings, path, print), print)
        for path, print in listed.files.items()
        if (line := kept.get(path)) is None or line.print != print
    ]
    with store.transaction():
        store.note(FACT, settings)
        come = sum(path not in kept for path, _, _ in new)
        gone = kept.keys() - listed.files.keys() if len(kept) + come > len(listed.files) else set()
        store.drop_values((part, path) for part in PARTS for path in gone)
        left = [kept[path] for path in (*gone, *(path for path, _, _ in new if path in kept))]
        made = zip(new, make(new), strict=True)
        for done, ((path, _, print), (line, parts)) in enumerate(made, 1):
            kept[path] = replace(line, print=print)
            store.keep_values((part, path, data) for part, data in zip(PARTS, parts, strict=True))
            tick(done, len(new))
        come_now = {path: kept[path] for path, _, _ in new}
        bundles.change(come_now, gone)
        _ask_again(store, (line.article for line in chain(left, come_now.values())))
    return kept, frozenset(line.article.id for line in come_now.values() if line.article)


def _ask_again(store: Store, articles: Iterable[Light | Article | None]) -> None:
    """What hangs on some articles, as they were or as they are, may have changed."""
    facts = (told_of(each.id, each.published, each.topics) for each in articles if each)
    Backlog(store, UNASKED).add(set(chain.from_iterable(facts)))


def _kept(store: Store, settings: str) -> Bundles[Line]:
    """Files as they were last read, by path."""
    if store.fact(FACT) != settings:
        with store.transaction():
            for kind in KINDS:
                store.retain(kind, ())
    return Bundles(store, LINE, Line)


class _Rest:
    """What is kept of articles beside their lines, read when a field is asked for; the last parts are held, and few of them."""

    def __init__(self, store: Store) -> None:
        held = {kind: lru_cache(count)(partial(_part, store, kind)) for kind, count in HELD.items()}
        self._of = {name: held[kind] for kind, part in PARTS.items() for name in names(part)}

    def field(self, path: str, name: str) -> Any:
        """A field of the article at a path below content/."""
        return getattr(self._of[name](path), name)


def _part(store: Store, kind: str, path: str) -> Any:
    return codec.loads(PARTS[kind], store.result(kind, path))


def _made(content: Path, site: Site, new: Sequence[New], *, jobs: int | None, cluster: Cluster | None) -> Iterator[Made]:
    """What each of the ``new`` files, by path and key, gives."""
    files = [(path, key) for path, key, _ in new]

    def killed(file: tuple[str, str]) -> Made:
        return _kept_as(Reading(problems=(_killed_problem(file[0]),)))

    if cluster and new:
        return cluster.run(read_batch, (content.absolute(), site), files, killed, BATCH)
    batch = partial(read_batch, content, site)
    count = min(jobs or os.cpu_count() or 1, 1 + len(new) // WORTH_A_PROCESS)
    if count == 1:
        return workers.serial(batch, files)
    return workers.processes(lambda: batch, count).run(files, killed)


def read_batch(content: Path, site: Site, files: Sequence[tuple[str, str]]) -> list[Made]:
    """What some files, by path below ``content`` and key, give, as it is kept."""
    return [_kept_as(reading.read(content, path, key, site)) for path, key in files]


def _kept_as(found: Reading) -> Made:
    article = found.article
    light = _some(Light, article) if article else None
    line = Line(print="", article=light, note=found.note, problems=found.problems)
    return line, tuple(codec.dumps(_some(part, article)) if article else b"" for part in PARTS.values())


def _some(cls: type[T], article: Article) -> T:
    """The fields of an article that ``cls`` has."""
    return cls(**{name: getattr(article, name) for name in names(cls)})


def _killed_problem(path: str) -> Problem:
    found = "it ended the process that read it; it is not published"
    return Problem(path=f"{ROOT}/{path}", found=found, expected="a file that can be read in the memory of this machine")
