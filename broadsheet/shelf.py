"""content/ → what ``ingest`` must know of each file: the seed that it came from, and whether an editor has been at it.

A command looks at every file once. A process that goes on keeps its shelf, and looks again only at those that have changed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from broadsheet.content import front_matter, library, provenance
from broadsheet.content.ingesting import Known
from broadsheet.engine import files
from broadsheet.engine.files import Entry
from broadsheet.engine.snapshots import RACY_NS
from broadsheet.model.site import Limits

ROOT = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A content file as it was when it was last looked at."""

    entry: Entry
    settled: bool
    """It was not touched shortly before; else it may have changed since, and its times not."""
    known: Known | None
    """None where it did not come from a seed."""
    draft: bool = False


class Shelf:
    """The content files of one site, as far as they have been looked at."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}
        self._limits: Limits | None = None
        self.written: tuple[str, ...] = ()
        """What the last ingest wrote, below content/."""

    def known(self, folder: Path, limits: Limits) -> Iterator[Known]:
        """The content files that came from seeds, as they are now, each with the version that waits beside it."""
        content = folder / ROOT
        entries = tuple(files.walk(content))
        looked = self._look(content, entries, limits)
        waiting = {entry.path for entry in entries if entry.path.endswith(provenance.BESIDE)}
        for path, seen in looked.items():
            if seen.known is not None:
                beside = path + provenance.BESIDE
                yield replace(seen.known, beside=_seed_of(content, beside, limits)) if beside in waiting else seen.known

    @property
    def seeds(self) -> frozenset[str]:
        """The seed files that the content files came from, as they were last looked at."""
        known = (seen.known for seen in self._seen.values())
        return frozenset(file.seed.path.partition("#")[0] for file in known if file)

    def drafts(self, folder: Path, limits: Limits) -> tuple[str, ...]:
        """Paths below ``content/`` of the articles that say ``draft: true``."""
        content = folder / ROOT
        looked = self._look(content, tuple(files.walk(content)), limits)
        return tuple(path for path, seen in looked.items() if seen.draft)

    def _look(self, content: Path, entries: tuple[Entry, ...], limits: Limits) -> dict[str, Seen]:
        """Read those of ``entries`` that may have changed. Two threads may look at once, and each has what it saw."""
        before = self._seen if limits == self._limits else {}
        now: dict[str, Seen] = {}
        for entry in entries:
            if library.is_article(entry.path):
                seen = before.get(entry.path)
                now[entry.path] = seen if seen and seen.settled and seen.entry == entry else _seen(content, entry, limits)
        self._seen, self._limits = now, limits
        return now


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
