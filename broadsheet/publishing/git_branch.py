"""A branch of a git repository: each publish is one commit, which the repository takes whole or not at all.

Made without a work tree: a bare repository in .cache takes the branch's last commit, and ``git fast-import`` makes the next
from it and the files that changed, so that only these are read, and only what the other side lacks is pushed.
"""

from __future__ import annotations

import os
import re
import shutil
import tarfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Literal

from broadsheet.publishing import manifest, programs
from broadsheet.publishing.diff import Change
from broadsheet.publishing.manifest import Held
from broadsheet.publishing.programs import Said
from broadsheet.publishing.publisher import Delivery, Desk, PublishError

MANIFEST = ".broadsheet-manifest"
"""Where the branch keeps what publish has put into it."""
NEXT = "refs/broadsheet/next"
TIP = "refs/broadsheet/tip"
BRANCH = re.compile(r"(?!-)(?!.*(\.\.|//|@\{|\.lock(/|$)))[A-Za-z0-9][A-Za-z0-9._/-]*(?<![./])")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
TRAILER = "Manifest: "
"""Ends the message of a commit of ours, before the id of its manifest."""
QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")
"""What a hook of another repository, from which publish may be run, would let us write to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GitBranch:
    """Settings of a target that is a branch of a repository."""

    repository: str
    """An address or a path, as git takes it; a relative path starts at the site's folder."""
    branch: str = "gh-pages"
    history: Literal["keep", "squash"] = "keep"
    """One commit after another, or one commit that replaces the last."""
    cname: str = ""
    """The site's own domain, for hosts that read it from a file CNAME."""
    timeout: float = 600
    """Seconds that any one call of git may take."""
    adopt: bool = False

    def fault(self) -> tuple[str, str, str] | None:
        """See Publisher."""
        if self.repository.startswith("-") or "::" in self.repository.partition("/")[0]:
            return "repository", repr(self.repository), "an address or a path of a repository"
        if not BRANCH.fullmatch(self.branch):
            return "branch", repr(self.branch), "the name of a branch, such as gh-pages"
        if self.cname and not HOST.fullmatch(self.cname):
            return "cname", repr(self.cname), "a domain, such as news.example.org"
        return None

    def extras(self) -> Mapping[str, bytes]:
        """See Publisher: what keeps hosts from taking the files for a blog's sources, and the domain."""
        return {".nojekyll": b"", **({"CNAME": f"{self.cname}\n".encode()} if self.cname else {})}

    def treatment(self, path: str) -> str:  # noqa: ARG002 - the host decides
        """See Publisher."""
        return ""

    @contextmanager
    def open(self, desk: Desk) -> Iterator[Branch]:
        """See Publisher. What a run leaves that did not come to its end may hold git's locks, and is not used again."""
        busy = desk.cache / "busy"
        if busy.exists():
            shutil.rmtree(desk.cache, ignore_errors=True)
        desk.cache.mkdir(parents=True, exist_ok=True)
        busy.touch()
        yield Branch(self, desk)
        busy.unlink()


class Branch:
    """The branch as it is in the repository, and a bare repository of our own to make its next commit in."""

    def __init__(self, settings: GitBranch, desk: Desk) -> None:
        self._settings, self._desk = settings, desk
        self._remote = _address(settings.repository, desk.site)
        self._ref = f"refs/heads/{settings.branch}"
        self._git_folder = desk.cache / "repository"
        self._tip = ""
        """The branch's last commit; nothing where there is no such branch."""

    def held(self) -> Held:
        """See Session."""
        if not (self._git_folder / "HEAD").is_file():
            self._git("init", "--quiet", "--bare", str(self._git_folder), inside=False)
        self._tip = self._find_tip()
        if not self._tip:
            return manifest.empty()
        self._git("fetch", "--quiet", "--depth=1", "--no-tags", "--force", self._remote, f"{self._ref}:{TIP}")
        self._tip = self._git("rev-parse", TIP).out.decode().strip()
        listed = self._try("cat-file", "blob", f"{self._tip}:{MANIFEST}")
        if listed.code:
            return manifest.empty()
        held = manifest.read([listed.out.decode("utf-8", "replace")])
        standing = set(self._paths())
        return Held({path: item for path, item in held.files.items() if path in standing}, self._unsure(held))

    def _find_tip(self) -> str:
        found = self._git("ls-remote", self._remote, self._ref).out.decode()
        return next((line.split("\t")[0] for line in found.splitlines() if line.endswith(f"\t{self._ref}")), "")

    def _paths(self) -> Iterator[str]:
        listed = self._git("ls-tree", "-r", "-z", "--name-only", "--full-tree", self._tip).out
        return (path.decode("utf-8", "surrogateescape") for path in listed.split(b"\0") if path)

    def _unsure(self, held: Held) -> Mapping[str, bool]:
        """Where somebody else has committed since, any file may be another than we sent."""
        message = self._git("log", "-1", "--format=%B", self._tip).out.decode("utf-8", "replace")
        blob = self._id(f"{self._tip}:{MANIFEST}")
        return {} if f"{TRAILER}{blob}" in message.splitlines() else dict.fromkeys(held.files, True)

    def strangers(self, paths: Collection[str]) -> Collection[str]:
        """See Session."""
        return set(paths) & set(self._paths()) if self._tip else ()

    def send(self, delivery: Delivery) -> str:
        """See Session."""
        changes = [change for step in delivery.steps for change in step]
        listed = manifest.write(delivery.source.files).encode()
        blob = self._git("hash-object", "-w", "--stdin", stdin=listed).out.decode().strip()
        root = self._id(f"{self._tip}^{{tree}}") if self._tip else ""
        self._commit(_told(changes), blob, root, _lines(changes, delivery))
        return f"branch {self._settings.branch} of {programs.plain(self._settings.repository)}"

    def rollback(self) -> str:
        """See Session: a new commit that holds what the one before the last holds."""
        self.held()
        if self._tip:
            self._git("fetch", "--quiet", "--depth=2", "--no-tags", "--force", self._remote, f"{self._ref}:{TIP}")
        parent = self._id(f"{self._tip}^") if self._tip else ""
        blob = self._id(f"{parent}:{MANIFEST}") if parent else ""
        if not blob:
            raise PublishError(
                f"no publish before the last in {self._settings.branch}", "one to go back to, in a branch that keeps its history"
            )
        self._commit(f"Back to {parent[:10]}", blob, self._id(f"{parent}^{{tree}}"), ())
        return f"what it held at commit {parent[:10]}"

    def copy(self, folders: Collection[str], into: Path) -> None:
        """See Session."""
        held = [folder for folder in folders if self._id(f"{NEXT}:{folder}")]
        if held:
            packed = self._git("archive", "--format=tar", NEXT, "--", *held).out
            with tarfile.open(fileobj=BytesIO(packed)) as archive:
                archive.extractall(into, filter="data")

    def _commit(self, told: str, blob: str, root: str, lines: Iterable[bytes]) -> None:
        """Push a commit of the tree ``root`` with the changes of ``lines`` and the manifest ``blob``."""
        message = f"{told}\n\n{TRAILER}{blob}\n".encode()
        head = f"commit {NEXT}\n{self._committer()}data {len(message)}\n".encode() + message
        parent = f"from {self._tip}\n" if self._tip and self._settings.history == "keep" else ""
        tree = f'M 040000 {root} ""\n' if root else ""
        end = f"M 100644 {blob} {MANIFEST}\ndone\n".encode()
        stream = chain([head, f"{parent}{tree}".encode()], lines, [end])
        self._git("fast-import", "--quiet", "--force", "--done", "--date-format=now", stdin=stream)
        lease = f"--force-with-lease={self._ref}:{self._tip}"
        pushed = self._try("push", "--quiet", "--porcelain", lease, self._remote, f"{NEXT}:{self._ref}")
        if pushed.code:
            raise self._refusal("push", pushed)
        self._see_it_there()
        self._git("update-ref", TIP, NEXT)

    def _see_it_there(self) -> None:
        """What a push reports is what the server said; what readers get is what the branch holds then."""
        made, found = self._id(NEXT), self._find_tip()
        if found != made:
            raise PublishError(
                f"branch {self._settings.branch} at {found[:10] or 'no commit'}, after git had pushed {made[:10]}",
                "a branch that keeps what it is sent; where another publish came right after, the command run again",
            )

    def _id(self, name: str) -> str:
        """The id of an object; nothing where there is none."""
        return self._try("rev-parse", "--verify", "--quiet", name).out.decode().strip()

    def _committer(self) -> str:
        """Whoever git says is at work here; the site itself where git does not know."""
        known = self._try("var", "GIT_COMMITTER_IDENT")
        name, _, rest = known.out.decode("utf-8", "replace").partition(" <") if known.code == 0 else ("", "", "")
        name = name or re.sub(r"[<>\n]", "", self._desk.title) or "Broadsheet"
        return f"committer {name} <{rest.partition('>')[0] or 'broadsheet@localhost'}> now\n"

    def _git(self, *arguments: str, stdin: bytes | Iterable[bytes] = b"", inside: bool = True) -> Said:
        said = self._try(*arguments, stdin=stdin, inside=inside)
        if said.code:
            raise self._refusal(arguments[0], said)
        return said

    def _try(self, *arguments: str, stdin: bytes | Iterable[bytes] = b"", inside: bool = True) -> Said:
        where = ["--git-dir", str(self._git_folder)] if inside else []
        slow = [
            "-c",
            "http.lowSpeedLimit=1",
            "-c",
            f"http.lowSpeedTime={self._settings.timeout:.0f}",
            "-c",
            "gc.autoDetach=false",
        ]
        return programs.run(
            ["git", *where, *slow, *arguments],
            environment=_environment(),
            without=LOCAL,
            stdin=stdin,
            seconds=self._settings.timeout,
        )

    def _refusal(self, what: str, said: Said) -> PublishError:
        told = programs.short(said.error or programs.plain(said.out.decode("utf-8", "replace")))
        if what == "push" and any(word in told + said.out.decode("utf-8", "replace") for word in ("stale info", "fetch first")):
            return PublishError("another publish or commit on the branch, which came first", "the command run again")
        return PublishError(
            f"git {what} failed: {told}",
            "a repository that can be reached and written to, with credentials that git finds by itself",
        )


def _lines(changes: Sequence[Change], delivery: Delivery) -> Iterator[bytes]:
    """The changes in the language of ``git fast-import``: what is gone first, since its name may be a new folder's."""
    for change in changes:
        if change.reason == "gone":
            yield f"D {change.path}\n".encode()
    for done, change in enumerate(changes):
        if change.reason != "gone":
            data = delivery.source.read(change.path)
            yield f"M 100644 inline {change.path}\ndata {len(data)}\n".encode() + data + b"\n"
        delivery.tick(done, len(changes))


def _told(changes: Sequence[Change]) -> str:
    counts = [(reason, sum(change.reason == reason for change in changes)) for reason in ("new", "changed", "unfinished", "gone")]
    return f"Publish: {', '.join(f'{count} {reason}' for reason, count in counts if count)}"


def _address(repository: str, site: Path) -> str:
    """A relative path starts at the site's folder, whatever the current folder is."""
    local = "://" not in repository and not re.match(r"[^/]+:", repository)
    return str((site / Path(repository).expanduser()).resolve()) if local else repository


def _environment() -> dict[str, str]:
    """Git never asks on a terminal; SSH neither, unless somebody has said how it is to be called."""
    told = "GIT_SSH_COMMAND" in os.environ or "GIT_SSH" in os.environ
    return QUIET if told else {**QUIET, "GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=30"}
