"""The site's folder → whether a build would have anything to do: asked before anything is read, parsed or imported.

What decides output/ is looked at in ``engine.snapshots``: site.yaml, content/, the theme, this package's code, and which
libraries are installed; and each file of output/.
"""

from __future__ import annotations

import os
import sys
from itertools import starmap

from broadsheet.engine import snapshots
from broadsheet.rendering import built_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadsheet.engine.files import Entry
    from broadsheet.engine.marks import Marks

CODE = (".py", ".tsv")
LIBRARIES = (
    *("jinja2-", "markdown-", "markupsafe-", "nh3-", "python_frontmatter-", "pyyaml-"),
    *("css_inline-", "font_source_serif_pro-", "pagefind_bin-", "resvg_py-"),
)
"""Installed distributions whose versions decide a page's bytes."""
PACKAGE = os.path.dirname(os.path.abspath(__file__))


class Unchanged:
    """What the last build of ``folder`` into ``place``/output found and left there; ``how`` is what it was told besides."""

    def __init__(self, folder: Path, place: Path, how: str = "") -> None:
        self._folder = os.path.abspath(folder)
        self._output = f"{os.path.abspath(place)}/output"
        self._file = f"{os.path.abspath(place)}/.cache/standing"
        self._about = "\n".join((how, PACKAGE, sys.version, *sorted(libraries())))
        self._watched: snapshots.Watched | None = None
        self.noted: snapshots.Noted | None = None
        """What that build left, as far as it was asked for."""

    def said(self) -> str | None:
        """What that build had to say, where a build now would find and leave the same."""
        self.noted = snapshots.read(self._file, self._output)
        if self.noted is None or not self.noted.stands:
            return None
        about, _, said = self.noted.about.partition("\0")
        return said if about == self._about else None

    def look_ahead(self) -> None:
        """Begin to look at what that build left: a build will ask which of its files do not stand as they did."""
        if self.noted:
            self.noted.made.look(self._output)

    def watch(self, *, whole: bool = True) -> None:
        """A build begins that will read all of it, or not the ``whole``. What cannot be looked at is for the build to tell."""
        snapshots.discard(self._file)
        if not whole:
            return
        watched = snapshots.Watched()
        try:
            watched.look(f"{self._folder}/site.yaml")
            watched.look(f"{self._folder}/content")
            watched.look(PACKAGE, lambda name: name.endswith(CODE))
            for theme in dict.fromkeys((f"{self._folder}/templates", built_in.FOLDER)):
                watched.look(theme)
        except OSError:
            return
        self._watched = watched

    def files(self, folder: Path) -> Iterator[Entry] | None:
        """The files of a folder that decides output/, as they stood when the build began; None where that is not known."""
        from broadsheet.engine.files import Entry

        found = self._watched and self._watched.files(os.path.abspath(folder))
        return starmap(Entry, found) if found else None

    def note(self, said: str, made: Marks) -> str:
        """The build is done: ``made`` are the files that it left in output/. Returns what tells this note from all others."""
        if made.paths and self._watched and self._watched.settle():
            return snapshots.write(self._file, f"{self._about}\0{said}", self._watched, self._output, made)
        return ""


def libraries() -> Iterator[str]:
    """Names of the folders that say which version is installed: quicker than asking for each."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from (name for name in names if name.endswith(".dist-info") and name.lower().startswith(LIBRARIES))
