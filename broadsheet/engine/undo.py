"""Files of a folder that a run replaces or removes → all of them as they were, where the run comes to no good end."""

# ruff: noqa: PTH103, PTH105, PTH112, PTH114 - a Path for each of ten thousand files costs as much as the link to it
from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from broadsheet.engine.files import Folder
from broadsheet.engine.store import Store

NAME = Path(".cache") / "before"
"""Beside the folder: where its files are kept while a run changes them."""


class Undo:
    """What files of a folder were before they were changed; hard links, where the file system has them.

    What a run that was killed left of it is of no use: its files are pending in the state, and the next run mends them.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._safe = folder, Folder(folder)
        self._was_there = folder.exists()
        self._kept = os.fspath(folder.parent / NAME)
        self._before: dict[str, str | None] = {}
        self.forget()

    @property
    def paths(self) -> Collection[str]:
        """The files that may have changed."""
        return self._before.keys()

    def remember(self, path: str) -> None:
        """Keep the file at ``path`` as it is, or that there is none; called before it changes. Raises UnsafePathError."""
        if path in self._before:
            return
        full, kept = self._safe.check(path), f"{self._kept}/{len(self._before)}"
        if not self._before:
            os.makedirs(self._kept, exist_ok=True)
        try:
            os.link(full, kept, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError):
            self._before[path] = None
            return
        except (OSError, NotImplementedError):
            if os.path.isdir(full) and not os.path.islink(full):
                return  # no file takes its place as long as it is there
            shutil.copy2(full, kept, follow_symlinks=False)
        self._before[path] = kept

    def restore(self) -> None:
        """Put every file back, and take away those that are new."""
        for path in [path for path, kept in self._before.items() if kept is None]:
            self._safe.remove(path)
        for path, kept in self._before.items():
            if kept:
                (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
                os.replace(kept, self._folder / path)
        if not self._was_there:
            shutil.rmtree(self._folder)

    def forget(self) -> None:
        """Drop what was kept."""
        if os.path.lexists(self._kept):
            shutil.rmtree(self._kept)


@contextmanager
def undoing(folder: Path, store: Store) -> Iterator[Undo]:
    """Put back what was there where an error is raised within that is none of the file system; all groups are then made again."""
    undo = Undo(folder)
    try:
        yield undo
    except OSError:
        raise
    except Exception:
        with store.transaction():  # true also where we are killed on the way back
            store.reads.forget()
            store.pages.forget(sorted(undo.paths))
            store.expect(sorted(undo.paths))
        undo.restore()
        undo.forget()
        raise
    undo.forget()
