"""May this folder be written to and pruned? A folder is ours once it holds our marker; files of others are never touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from broadsheet.engine import files

MARKER = ".broadsheet"
TEXT = b"""\
Broadsheet made this folder and everything in it.
Each build may replace or remove any file here whose name does not begin with a dot.
"""


GUEST = "guest"
"""Instead of what tells the folder, where it is somebody else's: then only what the state has recorded is ours."""


class ForeignFolderError(Exception):
    """A folder that holds files and no marker; the message names one of them."""


def claim(folder: Path, known: Collection[str] = ()) -> str:
    """Make ``folder`` ours if nothing is in it but the files ``known``; raises ForeignFolderError where others are.

    Returns what tells this folder from another that takes its place later.
    """
    marker = folder / MARKER
    if not marker.is_file():
        found = next((path for path in ours(folder) if path not in known), None)
        if found:
            raise ForeignFolderError(f"files that no build made, such as {found}")
        folder.mkdir(parents=True, exist_ok=True)
        marker.write_bytes(TEXT)
    seen = marker.stat()
    return f"{seen.st_ino} {seen.st_mtime_ns}"


def ours(folder: Path) -> Iterator[str]:
    """The files below a folder of ours that a build may have made: those without a dot before a name on their way.

    For what a kill left beside a file, the file itself is named.
    """
    for entry in files.walk(folder):
        above, _, name = entry.path.rpartition("/")
        if above.startswith(".") or "/." in above:
            continue
        if not name.startswith("."):
            yield entry.path
        elif name.endswith(".new"):
            yield f"{above}/{name[1:-4]}" if above else name[1:-4]
