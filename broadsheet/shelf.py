"""content/ → what ``ingest`` must know of each file: the seed that it came from, and whether an editor has been at it.

A command looks at every file once. A process that goes on keeps its shelf, and reads again only what has changed; where it is
told of each change, the others are not even listed again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from broadsheet.content import front_matter, library, provenance
from broadsheet.content.ingesting import Known
from broadsheet.engine import files
from broadsheet.engine.files import Entry
from broadsheet.engine.watched import RACY_NS
from broadsheet.model.site import Limits
from broadsheet.values import Value, replace

ROOT = "content"


class Seen(Value):
    """A content file as it was when it was last looked at."""

    entry: Entry
    settled: bool
    """It was not touched shortly before; else it may have changed since, and its times not."""
    known: Known | None
    """None where it did not come from a seed."""
    draft: bool = False


class Shelf:
    """The content files of one site, as far as they have been looked at. Several threads may ask it."""

    def __init__(self, *, is_told: bool = False) -> None:
        """One that ``is_told`` what changes looks at that alone, and at everything where it is in doubt."""
        self._is_told = is_told
        self._changed: set[str] | None = None
        """What it was told of since it last looked; None where it is in doubt."""
        self._entries: dict[str, Entry] = {}
        self._seen: dict[str, Seen] = {}
        self._limits: Limits | None = None
        self._looking = threading.Lock()
        self.written: tuple[str, ...] = ()
        """What the last ingest wrote, below content/."""

    def tell(self, paths: Iterable[str]) -> None:
        """Files and folders below content/ changed, came or went; an empty path is content/ itself."""
        with self._looking:
            if self._changed is not None:
                self._changed.update(path.rstrip("/") for path in paths)
                self._changed = None if "" in self._changed else self._changed

    def doubt(self) -> None:
        """Anything may have changed."""
        with self._looking:
            self._changed = None

    def known(self, folder: Path, limits: Limits) -> Iterator[Known]:
        """The content files that came from seeds, as they are now, each with the version that waits beside it."""
        content = folder / ROOT
        entries, looked = self._look(content, limits)
        for path, seen in looked.items():
            if seen.known is not None:
                beside = path + provenance.BESIDE
                yield replace(seen.known, beside=_seed_of(content, beside, limits)) if beside in entries else seen.known

    @property
    def seeds(self) -> frozenset[str]:
        """The seed files that the content files came from, as they were last looked at."""
        known = (seen.known for seen in self._seen.values())
        return frozenset(file.seed.path.partition("#")[0] for file in known if file)

    def drafts(self, folder: Path, limits: Limits) -> tuple[str, ...]:
        """Paths below ``content/`` of the articles that say ``draft: true``."""
        _, looked = self._look(folder / ROOT, limits)
        return tuple(path for path, seen in looked.items() if seen.draft)

    def _look(self, content: Path, limits: Limits) -> tuple[dict[str, Entry], dict[str, Seen]]:
        """All files by path, and what is known of the articles among them; those are read that may have changed."""
        with self._looking:
            before = self._seen if limits == self._limits else {}
            entries = self._listed(content)
            looked = {
                path: seen
                if (seen := before.get(path)) and seen.settled and seen.entry == entry
                else _seen(content, entry, limits)
                for path, entry in entries.items()
                if library.is_article(path)
            }
            self._entries, self._seen, self._limits = entries, looked, limits
            self._changed = set() if self._is_told else None
            return entries, looked

    def _listed(self, content: Path) -> dict[str, Entry]:
        changed = self._changed
        if changed is None:
            return {entry.path: entry for entry in files.walk(content)}
        if not changed:
            return self._entries
        kept = {path: entry for path, entry in self._entries.items() if not files.is_within(path, changed)}
        again = {entry.path: entry for path in changed for entry in files.at(content, path)}
        return dict(sorted({**kept, **again}.items()))


def _seen(content: Path, entry: Entry, limits: Limits) -> Seen:
    moment = time.time_ns()
    data = (content / entry.path).read_bytes()
    claims, _, _ = front_matter.parse(entry.path, data, limits)
    # A file that an editor broke still is the article of its seed.
    seed = claims.seed if claims else provenance.seed_of(data)
    edited, published = (claims.edited, claims.published) if claims else (True, None)
    known = Known(path=entry.path, seed=seed, edited=edited, published=published) if seed else None
    settled = max(entry.mtime_ns, entry.ctime_ns) < moment - RACY_NS
    return Seen(entry=entry, settled=settled, known=known, draft=claims is not None and claims.draft)


def _seed_of(content: Path, path: str, limits: Limits) -> str | None:
    claims, _, _ = front_matter.parse(path.removesuffix(provenance.BESIDE), (content / path).read_bytes(), limits)
    return claims.seed.fingerprint if claims and claims.seed else None
