"""Documents of a month → its full-text index, made by Pagefind and kept under the month's fingerprint.

This is the one place where ``build`` starts a program, and it does so only where site.yaml asks for it. The program reads a
folder that holds nothing but public text, writes another, and its output is a function of its input: what is kept for equal
documents need not be made again. Output/ never holds the index of other documents than its own.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path

from broadsheet.engine.extras import install
from broadsheet.engine.files import walk, write
from broadsheet.engine.fingerprint import fingerprint
from broadsheet.engine.runs import Tick
from broadsheet.engine.work import Copied
from broadsheet.model.data import Call
from broadsheet.model.index import Index
from broadsheet.model.problem import Problem
from broadsheet.model.site import Site
from broadsheet.model.text import Document, Documents
from broadsheet.pages.search.search_text import documents
from broadsheet.rendering.data import script_file
from broadsheet.rendering.documents import document
from broadsheet.values import Value

KEPT = Path(".cache") / "search"
FRAME = "pagefind"
"""Folder of the index that holds the program's scripts; its one document is the site's title."""
SCRIPTS = ("pagefind.js", "pagefind-worker.js")
MONTHS = "months.js"
KEY = "key"
DEADLINE = 600.0
"""Seconds for one month; ten thousand articles take some twenty."""


class IndexerError(Exception):
    """The indexer cannot do its work; the message says why."""


class Indexed(Value, kw_only=False):
    """What is to stand in output/search/, and where it is kept until it does."""

    files: tuple[Copied, ...]
    problems: tuple[Problem, ...]


def full_text(folder: Path, found: Index, site: Site, tick: Tick) -> Indexed:
    """The indexes of all months, those made anew whose documents changed. A month that fails is left out, with a Problem."""
    try:
        program, version = _program()
    except IndexerError as error:
        return Indexed((), (_problem(str(error), install("search")),))
    kept, way = folder / KEPT, _way()
    wanted = [_frame(site), *documents(found, site)] if found.articles else []
    keys: dict[str, str] = {}
    problems: list[Problem] = []
    for done, month in enumerate(wanted, 1):
        key = fingerprint(way, version, month)
        try:
            _make(kept / month.folder, key, month, program)
            keys[month.folder] = key
        except IndexerError as error:
            problems.append(_problem(f"{month.folder}: {error}", "an index; it is left out"))
        tick(done, len(wanted))
    _prune(kept, keys)
    files = [*chain.from_iterable(_files(kept / name, key) for name, key in keys.items()), _list(kept, keys)]
    return Indexed(tuple(files), tuple(problems))


def _problem(found: str, expected: str) -> Problem:
    return Problem(path="site.yaml", field="search.full_text", found=found, expected=expected, severity="warning")


def _program() -> tuple[Path, str]:
    """Pagefind's binary and its version; looked for in the installed package alone, never on the search path."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        import pagefind_bin

        return Path(pagefind_bin.get_executable()), version("pagefind_bin")
    except (ImportError, PackageNotFoundError):
        raise IndexerError("Pagefind is not installed, and the words of articles are not indexed") from None
    except FileNotFoundError as error:
        raise IndexerError(f"Pagefind is not whole: {error}") from None


def _way() -> str:
    """Of the code that makes an index of documents: it is published, and so nothing of this machine is in it."""
    here = Path(__file__)
    return fingerprint(*(file.read_bytes() for file in (here, here.parent / "rendering" / "documents.py")))


def _frame(site: Site) -> Documents:
    title = Document(
        page="index.html", headline=site.title, inferred=False, published=None, publisher="", topics=(), sentences=()
    )
    return Documents(folder=FRAME, language=site.language, documents=(title,))


def _make(place: Path, key: str, month: Documents, program: Path) -> None:
    """Make the index at ``place`` unless it stands there under ``key``; what stands there is whole or not at all."""
    if _key(place) == key:
        return
    new, work = place.with_name(f"{place.name}.new"), place.with_name(f"{place.name}.text")
    for old in (new, work):
        shutil.rmtree(old, ignore_errors=True)
    for each in month.documents:
        path = work / each.page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document(each, month.language))
    _run(program, work, new, month.language)
    shutil.rmtree(work)
    for path in _superfluous(new, frame=month.folder == FRAME):
        path.unlink()
    (new / KEY).write_text(key, "ascii")
    shutil.rmtree(place, ignore_errors=True)
    new.rename(place)


def _key(place: Path) -> str:
    try:
        return (place / KEY).read_text("ascii")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _run(program: Path, work: Path, new: Path, language: str) -> None:
    options = ("--force-language", language.lower(), "--keep-index-url", "--quiet")
    try:
        subprocess.run(  # noqa: S603 - the installed package's own binary, with paths that we made
            [program, "--site", work.absolute(), "--output-path", new.absolute(), *options],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            cwd=work,
            env={},
            timeout=DEADLINE,
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip() or error.stdout.decode("utf-8", "replace").strip()
        raise IndexerError(f"Pagefind ended with {error.returncode}: {' '.join(said.split())[-300:]}") from None
    except subprocess.TimeoutExpired:
        raise IndexerError(f"Pagefind was not done after {DEADLINE:.0f} seconds") from None
    except OSError as error:
        raise IndexerError(f"Pagefind cannot be started: {error}") from None


def _superfluous(place: Path, *, frame: bool) -> Iterator[Path]:
    """The program's ready-made interfaces, and in all indexes but the frame its scripts too: one copy serves all.

    Of its two modules, the one that knows the language's endings is kept, and where it knows none, the other.
    """
    modules = sorted(place.glob("wasm.*.pagefind"), key=lambda path: path.name == "wasm.unknown.pagefind")
    kept = {*SCRIPTS, *(path.name for path in modules[:1])} if frame else set()
    for path in place.iterdir():
        if path.suffix in {".js", ".css", ".pagefind"} and path.name not in kept:
            yield path


def _files(place: Path, key: str) -> Iterator[Copied]:
    for entry in walk(place):
        if entry.path != KEY:
            path = f"search/{place.name}/{entry.path}"
            yield Copied(path=path, key=fingerprint(key, entry.path), source=place / entry.path)


def _list(kept: Path, keys: Mapping[str, str]) -> Copied:
    """``search/months.js``: each month that is indexed, the latest first, and what tells its index from another."""
    months = tuple((name, key[:8]) for name, key in keys.items() if name != FRAME)
    data = script_file(Call(function="broadsheetMonths", arguments=(months,)))
    write(kept, MONTHS, data)
    return Copied(path=f"search/{MONTHS}", key=fingerprint(data), source=kept / MONTHS)


def _prune(kept: Path, keys: Collection[str]) -> None:
    for path in kept.iterdir() if kept.is_dir() else ():
        if path.is_dir() and path.name not in keys:
            shutil.rmtree(path)
