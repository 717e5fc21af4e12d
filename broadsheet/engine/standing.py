"""Files as they were recorded → whether they stand so still, and why a page must be made again."""

from __future__ import annotations

import os
from pathlib import Path

from broadsheet.engine import ownership
from broadsheet.engine.rows import Row
from broadsheet.engine.store import Store
from broadsheet.engine.work import Made


def row_stands(root: str, row: Row) -> bool:
    """The file is there as it was written, by its size and time."""
    try:
        seen = os.lstat(f"{root}/{row.path}")
    except OSError:
        return False
    return seen.st_size == row.size and seen.st_mtime_ns == row.mtime_ns


def stands(output: Path, store: Store) -> bool:
    """Whether ``output`` holds exactly what the last update recorded, as far as size and time of each file tell."""
    marks = store.pages.marks()
    if not marks.paths or store.pending():
        return False
    try:
        identity = ownership.claim(output)
    except ownership.ForeignFolderError:
        return False
    return store.fact("output") == identity and not marks.broken(os.fspath(output))


def stale_because(row: Row | None, made: Made, output: Path) -> str:
    """Why a page must be made again, in words; nothing where it need not be."""
    if row is None:
        return "it was not there before"
    if row.key != made.key:
        before = dict(part.split("=", 1) for part in row.parts.split())
        now = dict(part.split("=", 1) for part in made.parts.split())
        changed = [name for name in now if now[name] != before.get(name)]
        return f"changed: {', '.join(changed)}" if changed else "its key changed"
    return "" if row_stands(os.fspath(output), row) else "its file was removed or changed by hand"
