"""The site's folder → whether a build would have anything to do: asked before anything is read, parsed or imported.

What decides output/ is looked at in ``engine.watched``: site.yaml, content/, the theme, this package's code, and which
libraries are installed; and each file of output/.
"""

from __future__ import annotations

import os
import sys

from broadsheet.engine import snapshots
from broadsheet.engine.watched import Watched
from broadsheet.rendering import built_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from broadsheet.engine.files import Walked
    from broadsheet.engine.marks import Marks

CODE = (".py", ".tsv")
LIBRARIES = (
    *("jinja2-", "markdown-", "markupsafe-", "msgspec-", "nh3-", "python_frontmatter-", "pyyaml-"),
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
        self._watched: Watched | None = None
        self.noted: snapshots.Noted | None = None
        """What that build left, as far as it was asked for."""

    def said(self, *, alone: bool = False) -> str | None:
        """What that build had to say, where a build now would find and leave the same; ``alone`` where no threads run beside."""
        self.noted = snapshots.read(self._file, self._output, alone=alone)
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
        watched, content = Watched(), f"{self._folder}/content"
        try:
            watched.look(f"{self._folder}/site.yaml")
            if self.noted:
                watched.look_again(content, self.noted.watched, self.noted.moved)
            else:
                watched.look(content)
            watched.look(PACKAGE, lambda name: name.endswith(CODE))
            for theme in dict.fromkeys((f"{self._folder}/templates", built_in.FOLDER)):
                watched.look(theme)
        except OSError:
            return
        self._watched = watched

    def content(self) -> Walked | None:
        """The files of content/ as they stood when the build began, as far as they were noted; None where they were not seen."""
        from broadsheet.engine.files import Entry, Walked

        watched, content = self._watched, f"{self._folder}/content"
        found = watched and watched.files(content)
        if not watched or not found:
            return None
        prints, unknown = {}, []
        for path, place in found:
            print = prints[path] = watched.prints[place]
            if not print:
                unknown.append(Entry(path, *watched.stamp(place)))
        gone = [path[len(content) + 1 :] for path in watched.gone]
        return Walked(prints=prints, unknown=unknown, gone=gone)

    def note(self, said: str, files: Mapping[str, str], made: Marks) -> str:
        """The build is done: it read ``files``, by path below content/ with fingerprints, and left those ``made`` in output/.

        Returns what tells this note from all others; nothing where there is none.
        """
        watched = self._watched
        if made.paths and watched and watched.name(f"{self._folder}/content", files) and watched.settle():
            return snapshots.write(self._file, f"{self._about}\0{said}", watched, self._output, made)
        return ""


def libraries() -> Iterator[str]:
    """Names of the folders that say which version is installed: quicker than asking for each."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from (name for name in names if name.endswith(".dist-info") and name.lower().startswith(LIBRARIES))
