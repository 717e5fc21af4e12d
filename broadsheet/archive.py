"""content/ → Articles: each file parsed, its body rendered, its claims verified; results are kept by what they were made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet import __version__
from broadsheet.content import evidence, front_matter, library
from broadsheet.engine import codec, files, stamps
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.store import Store
from broadsheet.model.article import Article, Block
from broadsheet.model.problem import Problem
from broadsheet.model.site import Limits, Site
from broadsheet.rendering import markup

KIND = "article"
"""Of these results in the store."""
ROOT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one content file gave: its public article, or none, and what was wrong with it."""

    article: Article | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """All articles of the site, each at an address of its own."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]


def read(folder: Path, site: Site, store: Store, tick: Callable[[int, int], None]) -> Archive:
    """Every article below ``content/articles``; only files that changed since they were last read are read again.

    A folder that cannot be read is a Problem, and what it held when it could be is taken to be there still.
    """
    problems: list[Problem] = []
    prints = _fingerprints(folder / ROOT, store, problems)
    settings = fingerprint(
        __version__, codec.shape(Reading), _code(), site.rights, site.publisher_rights, site.excerpt_words, site.limits
    )
    keys = {path: fingerprint(settings, path, print) for path, print in prints.items()}
    kept = store.results(KIND, keys.values())
    made: dict[str, bytes] = {}
    readings: list[Reading] = []
    for path, key in keys.items():
        reading = codec.loads(Reading, kept[key]) if key in kept else None
        if reading is None:
            reading = _read(folder / ROOT, path, key, site)
            made[key] = codec.dumps(reading)
            tick(len(readings) + 1, len(keys))
        readings.append(reading)
    with store.transaction():
        store.keep(KIND, made)
        store.retain(KIND, keys.values())
    articles, clashes = library.apart(reading.article for reading in readings if reading.article)
    found = (problem for reading in readings for problem in reading.problems)
    return Archive(articles=articles, problems=(*problems, *found, *clashes))


def read_file(path: str, data: bytes, site: Site) -> Reading:
    """The article of one content file; ``path`` is below ``content/``."""
    claims, body, problems = front_matter.parse(path, data, site.limits)
    if claims is None:
        return Reading(article=None, problems=problems)
    blocks, slow = _blocks(path, body, site.limits)
    article, unborne = evidence.verify(claims, blocks, site)
    return Reading(article=article, problems=(*problems, *slow, *unborne))


def _read(content: Path, path: str, key: str, site: Site) -> Reading:
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        return Reading(article=None, problems=(_unreadable(path, error),))
    reading = read_file(path, data, site)
    return replace(reading, article=reading.article and replace(reading.article, fingerprint=key))


def _blocks(path: str, body: str, limits: Limits) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    try:
        return markup.blocks(body, limits), ()
    except markup.MarkupError as error:
        problem = Problem(path=f"{ROOT}/{path}", found=error.found, expected=error.expected, severity="warning")
        return markup.plain(body), (problem,)


def _fingerprints(content: Path, store: Store, problems: list[Problem]) -> Mapping[str, str]:
    """Path → fingerprint of each article's file; of one that cannot be read, the fingerprint when it last could."""
    lost: list[str] = []

    def unreadable(path: str, error: OSError) -> None:
        lost.append(path)
        problems.append(_unreadable(path, error))

    def read_bytes(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            unreadable(path.relative_to(content).as_posix(), error)
            raise FileNotFoundError(path) from error

    before = store.seen(ROOT)
    entries = [entry for entry in files.walk(content, unreadable) if library.is_article(entry.path)]
    prints = stamps.fingerprints(store, content, entries, ROOT, read_bytes)
    if lost:
        held = {path: print for path, (_, print) in before.items() if path.startswith(tuple(lost))}
        with store.transaction():
            store.see(ROOT, [(path, "", print) for path, print in held.items()], ())
        prints = dict(sorted({**prints, **held}.items()))
    return prints


def _unreadable(path: str, error: OSError) -> Problem:
    found = f"it cannot be read ({error.strerror or error}); what was published of it stays"
    return Problem(path=f"{ROOT}/{path}", found=found, expected="a file or folder that can be read")


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
