"""An empty folder, and maybe a folder of texts → a new site: site.yaml, the texts as seeds, what git should leave alone."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from broadsheet.engine import files
from broadsheet.model.problem import Problem
from broadsheet.readers import SUFFIXES, articles
from broadsheet.reports import InitReport
from broadsheet.values import Value

SITE = """\
# The site's settings; only `title` is needed. The reference lists every key.
title: {title}
# base_url: https://example.org/
# publisher: Example Press         # who answers for the site
# report: desk@example.org         # where readers write who find an error, or ask for a page to be hidden
# rights: {{default: excerpt}}     # full | excerpt | headline | private
"""
IGNORED = "/output/\n/.cache/\n"
FOLDERS = ("seeds", "content")
MAY_STAND = frozenset({".git", ".gitignore", ".gitattributes", ".DS_Store"})
"""What a folder that counts as empty may hold: a repository is often begun first."""


class StartError(Exception):
    """Nothing was made; the message says what to do instead."""


class Texts(Value, kw_only=False):
    """The files of a folder, those that are read and those that are not."""

    folder: Path
    read: tuple[str, ...]
    skipped: tuple[str, ...]
    unreadable: tuple[Problem, ...] = ()
    """Files and folders that could not be looked at, or whose names are no UTF-8."""


def start(folder: Path, title: str = "", texts: Path | None = None) -> InitReport:
    """Make ``folder`` a site, with copies of what can be read in ``texts``; raises StartError before anything is written."""
    if folder.exists() and (not folder.is_dir() or any(entry.name not in MAY_STAND for entry in folder.iterdir())):
        raise StartError(f"{folder} is not an empty folder; name a new one")
    found = _texts(texts) if texts else None
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    if found:
        _copy(found, folder / "seeds")
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text(IGNORED, "utf-8")
    heading = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    # Last, so that a folder with a site.yaml is a whole site.
    (folder / "site.yaml").write_text(SITE.format(title=json.dumps(heading, ensure_ascii=False)), "utf-8")
    problems = (*found.unreadable, *_skipped(found)) if found else ()
    return InitReport(
        folder=str(folder),
        title=heading,
        copied=len(found.read) if found else 0,
        skipped=len(found.skipped) + len(found.unreadable) if found else 0,
        problems=problems,
    )


def _copy(texts: Texts, seeds: Path) -> None:
    for path in texts.read:
        target = seeds / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(texts.folder / path, target)


def _texts(folder: Path) -> Texts:
    """Files below ``folder``, without hidden ones and without what lies behind links."""
    if not folder.is_dir():
        raise StartError(f"{folder} is not a folder; --from-folder takes one that holds texts")
    problems: list[Problem] = []

    def unreadable(path: str, error: OSError) -> None:
        found = f"it cannot be read ({error.strerror or error})"
        expected = "a file or folder that can be read"
        if error.errno == files.MISNAMED:
            found, expected = "its name is no UTF-8", "another name"
        shown = (folder / path).as_posix()
        problems.append(Problem(path=shown, found=f"{found}, not copied", expected=expected, severity="warning"))

    shown = (
        entry.path for entry in files.walk(folder, unreadable) if not any(part.startswith(".") for part in entry.path.split("/"))
    )
    paths = list(articles(shown))
    read = tuple(path for path in paths if _kind(path) in SUFFIXES)
    if not read:
        raise StartError(f"{folder} holds no file that can be read; there are readers for {', '.join(sorted(SUFFIXES))}")
    return Texts(folder, read, tuple(path for path in paths if _kind(path) not in SUFFIXES), tuple(problems))


def _kind(path: str) -> str:
    return Path(path).suffix.lower()


def _skipped(texts: Texts) -> Iterator[Problem]:
    """One note for each kind of file that there is no reader for."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for path in texts.skipped:
        kinds[_kind(path)].append(path)
    for kind, paths in sorted(kinds.items()):
        many = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        yield Problem(
            path=(texts.folder / paths[0]).as_posix(),
            found=f"{'a file' if kind else 'a file without a suffix'}{many}{f' of type {kind}' if kind else ''}, not copied",
            expected=f"one of {', '.join(sorted(SUFFIXES))}",
            severity="note",
        )
