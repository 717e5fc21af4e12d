"""A folder on this machine: each publish is a whole release in it, and one symbolic link changes over at once.

    path/current → releases/000007
    path/releases/000007/…          what the build made; what has not changed is one file with the release before
    path/releases/000007.manifest/  its manifest, in pieces that are one file with those of the release before

A release is made under another name first, so that one with its own name and a manifest is complete.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from broadsheet.engine import files, locking
from broadsheet.engine.fingerprint import of_bytes
from broadsheet.publishing import manifest
from broadsheet.publishing.journal import Journal
from broadsheet.publishing.manifest import Held
from broadsheet.publishing.publisher import Delivery, Desk, PublishError

CURRENT = "current"
RELEASE = re.compile(r"\d{6,}")
PATIENCE = 60.0
"""Seconds to wait for another publish into the same folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Settings of a target that is a folder."""

    path: str
    """The folder; a relative one starts at the site's."""
    keep: int = 5
    """Releases to keep, with the current one."""
    adopt: bool = False

    def fault(self) -> tuple[str, str, str] | None:
        """See Publisher."""
        return None

    def extras(self) -> Mapping[str, bytes]:
        """See Publisher."""
        return {}

    def treatment(self, path: str) -> str:  # noqa: ARG002 - whoever serves the folder decides
        """See Publisher."""
        return ""

    @contextmanager
    def open(self, desk: Desk) -> Iterator[Releases]:
        """See Publisher."""
        root = desk.site / Path(self.path).expanduser()
        try:
            yield Releases(root, self.keep)
        except OSError as error:
            raise PublishError(
                f"{error.filename or root}: {error.strerror or error}", "a folder that can be written to"
            ) from None


class Releases:
    """The releases in a folder."""

    def __init__(self, root: Path, keep: int) -> None:
        self._root, self._keep = root, keep
        self._all = root / "releases"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One publish into a folder at a time, whichever site it is of."""
        try:
            with locking.lock(self._root / ".publish.lock", wait=PATIENCE):
                yield
        except locking.LockedError as error:
            raise PublishError(f"{error}, publishing into {self._root}", "its end; run the command again then") from None

    def held(self) -> Held:
        """See Session."""
        current = self._current()
        return self._manifest(current) if current else manifest.empty()

    def strangers(self, paths: Collection[str]) -> Collection[str]:  # noqa: ARG002 - a release is a folder of its own
        """See Session."""
        return ()

    def send(self, delivery: Delivery) -> str:
        """See Session."""
        with self._alone():
            if self.held() != delivery.held:
                raise PublishError("another publish, which came first", "the folder as it was; run the command again")
            complete = self._complete()
            self._sweep(complete)
            if complete and complete[-1] != self._current() and self._manifest(complete[-1]).files == delivery.source.files:
                name = complete[-1]  # it was made, and then the link was not changed over, or was taken back
            else:
                name = f"{int(complete[-1] if complete else 0) + 1:06d}"
                self._make(name, delivery)
            self._switch(name)
            self._sweep(self._complete()[-self._keep :])
        return str(self._root / CURRENT)

    def rollback(self) -> str:
        """See Session."""
        with self._alone():
            current = self._current()
            before = [name for name in self._complete() if current and int(name) < int(current)]
            if not before:
                raise PublishError(f"no release before {current or 'the first'} in {self._all}", "one to go back to")
            self._switch(before[-1])
        return f"release {before[-1]}"

    def copy(self, folders: Collection[str], into: Path) -> None:
        """See Session."""
        for folder in folders:
            held = self._root / CURRENT / folder
            if held.is_dir():
                shutil.copytree(held, into / folder, dirs_exist_ok=True)

    def _current(self) -> str | None:
        link = self._root / CURRENT
        if not link.is_symlink():
            if link.exists():
                raise PublishError(f"{link}, which is no symbolic link", "a folder that publish made, or an empty one")
            return None
        name = Path(os.readlink(link)).name  # noqa: PTH115 - the text of the link, and not where it leads
        if not (RELEASE.fullmatch(name) and self._manifest_of(name).is_dir()):
            raise PublishError(f"{link}, which leads to {name} and not to a release", "a link that publish made; remove this one")
        return name

    def _names(self) -> list[str]:
        """Of all releases, begun, whole or half pruned, in order."""
        found = {path.name.removesuffix(".manifest") for path in self._all.glob("*")} if self._all.is_dir() else set()
        return sorted((name for name in found if RELEASE.fullmatch(name)), key=int)

    def _complete(self) -> list[str]:
        return [name for name in self._names() if self._manifest_of(name).is_dir() and (self._all / name).is_dir()]

    def _manifest_of(self, name: str) -> Path:
        return self._all / f"{name}.manifest"

    def _manifest(self, name: str) -> Held:
        return _journal(self._manifest_of(name)).held()

    def _make(self, name: str, delivery: Delivery) -> None:
        """A release under its own name, which it gets last: with a manifest, it is then complete."""
        begun, noted = self._all / ".begun", self._all / ".begun.manifest"
        begun.mkdir(parents=True, exist_ok=True)
        self._fill(begun, delivery)
        self._note(noted, delivery)
        noted.rename(self._manifest_of(name))
        begun.rename(self._all / name)

    def _note(self, noted: Path, delivery: Delivery) -> None:
        """The manifest of the current release, and what has changed since."""
        shutil.rmtree(noted, ignore_errors=True)
        noted.mkdir()
        current = self._current()
        for piece in self._manifest_of(current).iterdir() if current else ():
            if not _link(piece, noted / piece.name):
                shutil.copy2(piece, noted)
        changes = [change for step in delivery.steps for change in step]
        there = {change.path: delivery.source.files[change.path] for change in changes if change.reason != "gone"}
        journal = _journal(noted)
        journal.held()
        journal.done(there, [change.path for change in changes if change.reason == "gone"])
        journal.conclude()

    def _fill(self, begun: Path, delivery: Delivery) -> None:
        """What an interrupted publish left in ``begun`` is used where it is what is wanted."""
        source, changed = delivery.source, {change.path for step in delivery.steps for change in step}
        before = self._all / (self._current() or "")
        left = {entry.path for entry in files.walk(begun)}
        for path in left - source.files.keys():
            files.Folder(begun).remove(path)
        done = 0
        for path in source.files:
            full = begun / path
            full.parent.mkdir(parents=True, exist_ok=True)
            if path in left and of_bytes(full.read_bytes()) == source.fingerprints[path]:
                pass
            elif path in changed or not _link(before / path, full):
                _write(full, source.read(path), source.root / path)
            done += path in changed
            delivery.tick(done, len(changed))

    def _switch(self, name: str) -> None:
        link = self._root / f".{CURRENT}.new"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases") / name)
        link.replace(self._root / CURRENT)

    def _sweep(self, wanted: Collection[str]) -> None:
        """Remove all other releases but the current one: the manifest first, so that a half removed release is none."""
        current, away = self._current(), self._all / ".away"
        for name in self._names():
            if name not in wanted and name != current:
                shutil.rmtree(away, ignore_errors=True)
                if self._manifest_of(name).exists():
                    self._manifest_of(name).rename(away)
                shutil.rmtree(self._all / name, ignore_errors=True)
        shutil.rmtree(away, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The journal's shelf: a folder here."""

    root: Path

    def names(self) -> Mapping[str, int]:
        return {entry.path: entry.size for entry in files.walk(self.root)}

    def get(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def put(self, name: str, data: bytes) -> None:
        files.write(self.root, name, data)

    def remove(self, names: Collection[str]) -> None:
        for name in names:
            (self.root / name).unlink(missing_ok=True)


def _journal(root: Path) -> Journal:
    return Journal(_Pieces(root), root)


def _link(before: Path, full: Path) -> bool:
    """Let both releases have one file; False where the file system cannot, or the file is not there."""
    try:
        full.unlink(missing_ok=True)
        os.link(before, full, follow_symlinks=False)
    except OSError:
        return False
    return True


def _write(full: Path, data: bytes, like: Path) -> None:
    """A file of its own, with the times of ``like``, by which web servers answer whether it has changed."""
    full.unlink(missing_ok=True)
    full.write_bytes(data)
    if like.is_file():
        shutil.copystat(like, full)
