"""content/ → its articles' files with their fingerprints; what cannot be read now is taken as it last was."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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


def of(folder: Path, store: Store, changed: Collection[str] | None = None, walked: files.Walked | None = None) -> Listing:
    """The files of all articles and notes; only those that may have changed are read.

    Where it is told what has ``changed``, paths of files and folders below ``content/``, only these are looked at, and the rest
    is taken to be as it was when all was looked at last; where it was ``walked``, only the files that are unknown. A file or
    folder that cannot be read is a Problem, and what it held when it could be is taken to be there still.
    """
    looking = _Looking(folder / ROOT)
    if walked and not changed and (known := _known(store, walked, looking)):
        return known
    looking = _Looking(folder / ROOT)
    before = store.seen(ROOT)
    if changed is None or not before:
        looked, found = before, files.walk(looking.content, looking.unreadable)
    else:
        looked = {path: seen for path, seen in before.items() if files.is_within(path, changed)}
        found = (entry for path in changed for entry in files.at(looking.content, path, looking.unreadable))
    entries = {entry.path: entry for entry in found if library.is_published(entry.path)}
    prints = stamps.fingerprints(store, looking.content, entries.values(), ROOT, looking.read, looked)
    if lost := tuple(looking.lost):
        held = {path: print for path, (_, print) in looked.items() if path.startswith(lost)}
        with store.transaction():
            store.see(ROOT, [(path, "", print) for path, print in held.items()], ())
        prints |= held
    if lost or len(looked) < len(before):
        rest = {path: print for path, (_, print) in before.items() if path not in looked}
        prints = dict(sorted({**rest, **prints}.items()))
    return Listing(files=prints, problems=tuple(looking.problems))


def _known(store: Store, walked: files.Walked, looking: _Looking) -> Listing | None:
    """What the files were last read as, and the unknown ones now; None where one of these cannot be read."""
    unknown = [entry for entry in walked.unknown if library.is_published(entry.path)]
    gone = dict.fromkeys(walked.gone, ("", ""))
    read = stamps.fingerprints(store, looking.content, unknown, ROOT, looking.read, gone)
    found = {path: print or read.get(path, "") for path, print in walked.prints.items()}
    return None if looking.lost else Listing(files={path: print for path, print in found.items() if print}, problems=())


class _Looking:
    """A look at files and folders of which some may be unreadable."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.problems: list[Problem] = []
        self.lost: list[str] = []
        """Paths below content/ of what is not readable."""

    def unreadable(self, path: str, error: OSError) -> None:
        """Take notice of a path below content/, and why."""
        self.lost.append(path)
        self.problems.append(unreadable_problem(path, error))

    def read(self, path: Path) -> bytes:
        """A file's bytes; raises FileNotFoundError where there is none that can be read."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            self.unreadable(path.relative_to(self.content).as_posix(), error)
            raise FileNotFoundError(path) from error


def unreadable_problem(path: str, error: OSError) -> Problem:
    """What is said of a file or folder below ``content/`` that cannot be read."""
    if error.errno == files.MISNAMED:
        return misnamed_problem(f"{ROOT}/{path}")
    found = f"it cannot be read ({error.strerror or error}); what was published of it stays"
    return Problem(path=f"{ROOT}/{path}", found=found, expected="a file or folder that can be read")


def misnamed_problem(path: str) -> Problem:
    """What is said of a file or folder whose name is no UTF-8; ``path`` shows the bytes that are none."""
    return Problem(path=path, found="its name is no UTF-8, so that it can be neither kept nor linked to", expected="another name")
