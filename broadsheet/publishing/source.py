"""output/ as the last build completed it → its files by path, and their bytes when they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.engine import files, stamps, standing, tree
from broadsheet.engine.fingerprint import fingerprint, of_bytes
from broadsheet.engine.store import Store
from broadsheet.publishing.manifest import Item, is_plain

SEEN = "published"
"""Under which name the store remembers the fingerprints of output/."""


class UnbuiltError(Exception):
    """output/ is not what a completed build left; the message says what it is."""


class AlteredError(Exception):
    """A file of output/ was changed while it was being sent; the message names it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The files to publish, and where their bytes are."""

    root: Path
    fingerprints: Mapping[str, str]
    """Path → fingerprint of the bytes."""
    files: Mapping[str, Item]
    """Path → fingerprint of the bytes and of how they are served, and size."""
    extras: Mapping[str, bytes] = field(default_factory=dict)
    """Files that the target needs and the build does not make."""

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises AlteredError where they are no longer those of its fingerprint."""
        if path in self.extras:
            return self.extras[path]
        try:
            data = (self.root / path).read_bytes()
        except FileNotFoundError:
            raise AlteredError(f"{path} has gone") from None
        if of_bytes(data) != self.fingerprints[path]:
            raise AlteredError(f"{path} was changed")
        return data


def source(root: Path, store: Store, extras: Mapping[str, bytes], treatment: Callable[[str], str]) -> Source:
    """All files of ``root`` but those whose names begin with a dot; raises UnbuiltError.

    ``treatment`` tells how a path is served; a file that is to be served otherwise counts as changed.
    """
    complete(root, store)
    entries = [entry for entry in files.walk(root) if "/." not in f"/{entry.path}" and is_plain(entry.path)]
    sizes = {entry.path: entry.size for entry in entries}
    prints = stamps.fingerprints(store, root, entries, SEEN)
    prints |= {path: of_bytes(data) for path, data in extras.items()}
    sizes |= {path: len(data) for path, data in extras.items()}
    items = {path: Item(_treated(print_, treatment(path)), sizes[path]) for path, print_ in prints.items()}
    return Source(root, prints, items, extras)


def complete(root: Path, store: Store) -> None:
    """Raises UnbuiltError unless ``root`` is what the last build left, whole and by its own hand."""
    if store.pending():
        raise UnbuiltError("an output/ whose build did not come to its end")
    if not store.pages.marks().paths:
        raise UnbuiltError("no output/ that a build is known to have made")
    if missing := store.fact(tree.MISSING):
        raise UnbuiltError(f"an output/ that lacks {missing} of its files, since a template failed")
    if not standing.stands(root, store):
        raise UnbuiltError("files in output/ that are not as the last build left them")


def _treated(print_: str, treatment: str) -> str:
    return fingerprint(print_, treatment) if treatment else print_
