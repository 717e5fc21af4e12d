"""content/ → its articles' files with their fingerprints; what cannot be read now is taken as it last was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from broadsheet.content import library
from broadsheet.engine import files, stamps
from broadsheet.engine.store import Store
from broadsheet.model.problem import Problem
from broadsheet.values import Value

ROOT = "content"


class Listing(Value):
    """Path below ``content/`` → fingerprint, of each article's and each note's file; and what could not be read."""

    files: Mapping[str, str]
    problems: tuple[Problem, ...]


def of(
    folder: Path, store: Store, changed: Collection[str] | None = None, walked: Iterable[files.Entry] | None = None
) -> Listing:
    """The files of all articles and notes; only those that may have changed are read.

    Where it is told what has ``changed``, paths of files and folders below ``content/``, only these are looked at, and the rest
    is taken to be as it was when all was looked at last. A file or folder that cannot be read is a Problem, and what it held
    when it could be is taken to be there still.
    """
    content = folder / ROOT
    problems: list[Problem] = []
    lost: list[str] = []

    def unreadable(path: str, error: OSError) -> None:
        lost.append(path)
        problems.append(unreadable_problem(path, error))

    def read_bytes(path: Path) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            unreadable(path.relative_to(content).as_posix(), error)
            raise FileNotFoundError(path) from error

    before = store.seen(ROOT)
    if changed is None or not before:
        looked, found = before, files.walk(content, unreadable) if walked is None else walked
    else:
        looked = {path: seen for path, seen in before.items() if files.is_within(path, changed)}
        found = (entry for path in changed for entry in files.at(content, path, unreadable))
    entries = {entry.path: entry for entry in found if library.is_published(entry.path)}
    prints = stamps.fingerprints(store, content, entries.values(), ROOT, read_bytes, looked)
    if lost:
        held = {path: print for path, (_, print) in looked.items() if path.startswith(tuple(lost))}
        with store.transaction():
            store.see(ROOT, [(path, "", print) for path, print in held.items()], ())
        prints |= held
    if lost or len(looked) < len(before):
        rest = {path: print for path, (_, print) in before.items() if path not in looked}
        prints = dict(sorted({**rest, **prints}.items()))
    return Listing(files=prints, problems=tuple(problems))


def unreadable_problem(path: str, error: OSError) -> Problem:
    """What is said of a file or folder below ``content/`` that cannot be read."""
    if error.errno == files.MISNAMED:
        return misnamed_problem(f"{ROOT}/{path}")
    found = f"it cannot be read ({error.strerror or error}); what was published of it stays"
    return Problem(path=f"{ROOT}/{path}", found=found, expected="a file or folder that can be read")


def misnamed_problem(path: str) -> Problem:
    """What is said of a file or folder whose name is no UTF-8; ``path`` shows the bytes that are none."""
    return Problem(path=path, found="its name is no UTF-8, so that it can be neither kept nor linked to", expected="another name")
