"""Some files of a group → their places, ahead of the update that makes all."""

from __future__ import annotations

import os
from pathlib import Path

from broadsheet.engine.files import Folder
from broadsheet.engine.standing import row_stands
from broadsheet.engine.store import Store
from broadsheet.engine.work import MadeGroup


def standing(output: Path, store: Store, path: str) -> tuple[str, str] | None:
    """Group and key of a file that stands as the last update wrote it."""
    row = store.pages.row(path)
    return (row.group, row.key) if row and row_stands(os.fspath(output), row) else None


def write(output: Path, store: Store, group: MadeGroup) -> bool:
    """Write those files of ``group`` that stand there otherwise, as the last update wrote them; whether there was one.

    The state forgets the group first, and holds the files for unfinished: the next update makes them, whatever becomes of this
    one. The caller holds the lock of ``store``; OSError where the file system fails.
    """
    files = [(made.path, made.data) for made in group.files if isinstance(made.data, bytes)]
    files = [(path, data) for path, data in files if (known := standing(output, store, path)) and known[0] == group.name]
    if not files:
        return False
    paths = [path for path, _ in files]
    with store.transaction():
        store.reads.announce([group.name])
        store.pages.forget(paths)
        store.expect(paths)
    folder = Folder(output, standing=True)
    written = [folder.write(path, data) for path, data in files]
    return any(written)
