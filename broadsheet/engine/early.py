"""Some files of a group → their places, ahead of the update that makes all."""

from __future__ import annotations

import os
from pathlib import Path

from broadsheet.engine.files import Folder
from broadsheet.engine.standing import row_stands
from broadsheet.engine.store import Store
from broadsheet.engine.work import MadeGroup


def write(output: Path, store: Store, group: MadeGroup) -> None:
    """Write those files of ``group`` that stand there as the last update wrote them.

    The state forgets the group first, and holds the files for unfinished: the next update makes them, whatever becomes of this
    one. The caller holds the lock of ``store``; OSError where the file system fails.
    """
    root, folder = os.fspath(output), Folder(output, standing=True)
    files = [made for made in group.files if (row := store.row(made.path)) and row.group == group.name and row_stands(root, row)]
    paths = [made.path for made in files]
    with store.transaction():
        store.forget_groups([group.name])
        store.forget(paths)
        store.expect(paths)
    for made in files:
        if isinstance(made.data, bytes):
            folder.write(made.path, made.data)
