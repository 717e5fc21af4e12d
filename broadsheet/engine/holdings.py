"""A folder and the state → which of its files are ours, and which of those stand no more as they were written."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.engine import ownership
from broadsheet.engine.files import Folder
from broadsheet.engine.paths import Paths
from broadsheet.engine.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a run finds in its folder."""

    folder: Folder
    known: Paths = field(default_factory=Paths)
    """Files that were recorded."""
    broken: Collection[str] = ()
    """Those of them that do not stand so."""
    left: Collection[str] = ()
    """Paths that an earlier run left pending, or that stand in a folder that the state does not know."""
    adopted: str | None = None
    """What tells the folder, where the state does not know it."""
    foreign: str = ""
    """What shows that the folder is somebody else's; nothing in one of ours."""


def of(output: Path, store: Store) -> Holdings:
    """Of ``output``, which is made and claimed where nobody has done so yet. Raises OSError."""
    marks, left = store.pages.marks(), store.pending()
    known = Paths(tuple(marks.paths))  # the marks change with each file that is written
    before = store.fact("output")
    identity, foreign = _claimed(output, {*known, *left} if before == ownership.GUEST else ())
    folder = Folder(output, standing=True)
    if before != identity:
        left = set() if foreign else left | set(ownership.ours(output))
        return Holdings(folder=folder, left=left, adopted=identity, foreign=foreign)
    broken = marks.broken(os.fspath(output))
    if foreign:  # a file that is not as we wrote it is theirs now
        return Holdings(folder=folder, known=known.without(broken), left=left, foreign=foreign)
    return Holdings(folder=folder, known=known, broken=broken, left=left)


def _claimed(output: Path, known: Collection[str]) -> tuple[str, str]:
    """What tells the folder, and what shows that it is somebody else's."""
    try:
        return ownership.claim(output, known), ""
    except ownership.ForeignFolderError as error:
        return ownership.GUEST, str(error)
