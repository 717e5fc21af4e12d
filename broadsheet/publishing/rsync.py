"""A folder on another machine, by the rsync program: over SSH (``you@host:/folder/``) or to a daemon (``rsync://host/module/``).

Exactly the changed files are named to rsync, step by step, and of each it sends what differs. Each appears whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from broadsheet.engine import files
from broadsheet.publishing import journal, programs
from broadsheet.publishing.diff import Change
from broadsheet.publishing.journal import Journal
from broadsheet.publishing.manifest import Held
from broadsheet.publishing.programs import Said
from broadsheet.publishing.publisher import Delivery, Desk, PublishError
from broadsheet.publishing.source import Source

NOTE_EVERY = 2000
"""Files, after which the target notes what it has."""
LONGEST = 86_400.0
"""Seconds for one call of rsync, which ends much sooner where nothing comes from the other side."""
NOTHING_THERE, PARTLY, VANISHED = 3, 23, 24
"""Exit codes: no such folder; some files could not be transferred; some were gone, as all are that are removed."""
DAEMON = re.compile(r"^rsync://|^[^/]*::")
MODES = ("--chmod=D755,F644", "--no-perms", "--omit-dir-times")
"""Anybody may read what is published, whatever this machine's files say."""
REMEDIES = {
    5: "a module that exists, and RSYNC_PASSWORD where it asks for a password",
    10: "a machine that can be reached",
    11: "room, and a folder that can be written to",
    12: "a connection that holds; run the command again",
    30: "a machine that answers; run the command again",
    35: "a machine that can be reached",
    255: "a machine that SSH can reach, with a key that it takes without asking",
}
"""Exit code → what helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsync:
    """Settings of a target that rsync reaches."""

    destination: str
    """A folder as rsync takes it; a path without a host is one of this machine, relative to the site's folder."""
    ssh: str = ""
    """How SSH is called, such as ``ssh -p 2222``; hosts and keys belong into ~/.ssh/config."""
    timeout: float = 60
    """Seconds without a sign of the other side."""
    adopt: bool = False

    def fault(self) -> tuple[str, str, str] | None:
        """See Publisher."""
        if self.destination.startswith("-") or not self.destination.rstrip("/"):
            return "destination", repr(self.destination), "a folder, such as you@example.org:/var/www/digest/"
        if re.fullmatch(r"rsync://[^/]+/?|[^/:]+::", self.destination):
            return "destination", repr(self.destination), "a daemon with a module, such as rsync://example.org/digest/"
        return None

    def extras(self) -> Mapping[str, bytes]:
        """See Publisher."""
        return {}

    def treatment(self, path: str) -> str:  # noqa: ARG002 - whoever serves the folder decides
        """See Publisher."""
        return ""

    @contextmanager
    def open(self, desk: Desk) -> Iterator[Folder]:
        """See Publisher."""
        yield Folder(self, desk)


class Folder:
    """The folder at the other end."""

    def __init__(self, settings: Rsync, desk: Desk) -> None:
        self._call = Call(settings, _address(settings.destination, desk.site), desk.cache / "nowhere")
        mirror = desk.cache / "mirror"
        self._journal = Journal(_Pieces(self._call, mirror), mirror / journal.FOLDER)

    def held(self) -> Held:
        """See Session."""
        return self._journal.held()

    def strangers(self, paths: Collection[str]) -> Collection[str]:
        """See Session."""
        if not self._call.made:
            return ()
        said = self._call.there_if_any("--list-only", "--no-implied-dirs", "--ignore-missing-args", names=paths)
        listed = (line.split(None, 4) for line in said.splitlines())
        return {line[4] for line in listed if len(line) == 5 and not line[0].startswith("d")} & set(paths)

    def send(self, delivery: Delivery) -> str:
        """See Session."""
        changes = [change for step in delivery.steps for change in step]
        self._journal.expect(change.path for change in changes)
        done = 0
        for step in delivery.steps:
            for at in range(0, len(step), NOTE_EVERY):
                some = step[at : at + NOTE_EVERY]
                self._take(some, delivery.source)
                done += len(some)
                delivery.tick(done, len(changes))
        self._journal.conclude()
        return programs.plain(self._call.there)

    def _take(self, changes: Sequence[Change], source: Source) -> None:
        paths = [change.path for change in changes]
        if changes[0].reason == "gone":
            self._remove(paths, source.files)
            self._journal.done({}, paths)
            return
        for path in paths:
            source.read(path)  # the program reads for itself; here is seen that it will read what is meant
        self._call.send(source.root, paths)
        self._journal.done({path: source.files[path] for path in paths}, ())

    def _remove(self, paths: Collection[str], left: Iterable[str]) -> None:
        """Files, and then the folders in which nothing of ours is left, deepest first; rsync spares those that are not empty."""
        self._call.remove(paths)
        emptied = _folders(paths) - _folders(left)
        for depth in sorted({folder.count("/") for folder in emptied}, reverse=True):
            self._call.remove([folder for folder in sorted(emptied) if folder.count("/") == depth])

    def rollback(self) -> str:
        """See Session."""
        raise PublishError("a folder that holds no earlier releases", "the earlier content, built and published again")

    def copy(self, folders: Collection[str], into: Path) -> None:
        """See Session; there is nothing to go back to."""


class _Pieces:
    """The journal's shelf: a folder in .cache that is kept equal to the one at the target."""

    def __init__(self, call: Call, mirror: Path) -> None:
        self._call, self._mirror = call, mirror

    def names(self) -> Mapping[str, int]:
        self._mirror.mkdir(parents=True, exist_ok=True)
        only = (f"--include=/{journal.FOLDER}/", f"--include=/{journal.FOLDER}/*", "--exclude=*")
        self._call.there_if_any("--recursive", "--times", "--delete", *only, to=self._mirror)
        return {entry.path: entry.size for entry in files.walk(self._mirror / journal.FOLDER)}

    def get(self, name: str) -> bytes:
        return (self._mirror / journal.FOLDER / name).read_bytes()

    def put(self, name: str, data: bytes) -> None:
        files.write(self._mirror, f"{journal.FOLDER}/{name}", data)
        self._call.send(self._mirror, [f"{journal.FOLDER}/{name}"])

    def remove(self, names: Collection[str]) -> None:
        self._call.remove([f"{journal.FOLDER}/{name}" for name in names])


class Call:
    """Calls of rsync for one destination."""

    def __init__(self, settings: Rsync, there: str, nowhere: Path) -> None:
        self._settings, self.there, self._nowhere = settings, there, nowhere
        self.made = True
        """Whether the destination is known to be there."""

    def send(self, root: Path, names: Collection[str]) -> None:
        """Make the destination hold exactly these files as they stand below ``root``."""
        made = () if self.made else ("--mkpath",)
        self._run("--times", "--ignore-times", *MODES, *made, f"{root}/", self.there, names=names)
        self.made = True

    def remove(self, names: Collection[str]) -> None:
        """Remove exactly ``names``; a folder only where it is empty."""
        self._nowhere.mkdir(parents=True, exist_ok=True)
        said = self._run("--delete-missing-args", f"{self._nowhere}/", self.there, names=names, allowed=(0, PARTLY, VANISHED))
        if said.code == PARTLY and "cannot delete" not in said.error:
            raise self._failure(said)

    def there_if_any(self, *arguments: str, names: Collection[str] = (), to: Path | None = None) -> str:
        """Ask the destination; nothing where it does not exist yet."""
        said = self._run(*arguments, self.there, f"{to or self._nowhere}/", names=names, allowed=(0, NOTHING_THERE, PARTLY))
        missing = "change_dir" in said.error and "No such file or directory" in said.error
        below_a_file = said.code == PARTLY and "Not a directory" in said.error  # so it is not there, and the rest is listed
        if said.code and not (missing or below_a_file):
            raise self._failure(said)
        self.made = not missing
        return "" if missing else said.out.decode("utf-8", "replace")

    def _run(self, *arguments: str, names: Collection[str] = (), allowed: Collection[int] = (0,)) -> Said:
        """Run rsync, with exactly the files ``names`` where any are given; raises PublishError unless it ends as ``allowed``."""
        seconds = f"{self._settings.timeout:.0f}"
        reach = ["--rsh", self._settings.ssh or f"ssh -o BatchMode=yes -o ConnectTimeout={seconds}"]
        if DAEMON.search(self.there):
            reach = [f"--contimeout={seconds}"]
        given = ["--from0", "--files-from=-"] if names else []
        stdin = "".join(f"{name}\0" for name in names).encode()
        command = ["rsync", f"--timeout={seconds}", *reach, *given, *arguments]
        said = programs.run(command, environment={"LC_ALL": "C.UTF-8"}, stdin=stdin, seconds=LONGEST)
        if said.code not in allowed:
            raise self._failure(said)
        return said

    def _failure(self, said: Said) -> PublishError:
        by_ssh = "Permission denied (" in said.error or "Host key verification failed" in said.error
        expected = REMEDIES.get(255 if by_ssh else said.code, "a folder that can be written to; then run the command again")
        return PublishError(f"rsync ended with {said.code}: {programs.short(said.error)}", expected)


def _folders(paths: Iterable[str]) -> set[str]:
    """All folders on the way to ``paths``."""
    return {path[:at] for path in paths for at, letter in enumerate(path) if letter == "/"}


def _address(destination: str, site: Path) -> str:
    """With a slash at its end: the folder itself, whether or not it is there yet."""
    if not re.match(r"[^/]*:", destination):
        destination = str((site / Path(destination).expanduser()).resolve())
    return f"{destination.rstrip('/')}/"
