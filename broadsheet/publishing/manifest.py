"""What stands at a target, path by path ⇄ lines of text, which stand at the target too.

A line notes one thing about one path, and later lines win: ``+ fingerprint size path`` it is there, ``- path`` it is gone,
``? path`` it is about to appear, change or vanish. Of a path with ``?`` nothing is known until a ``+`` or a ``-`` follows.
The lines come from outside, so a path that could lead out of the target is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

HEAD = "broadsheet manifest 1"
"""The first line; the number is of what the lines mean."""


class ManifestError(Exception):
    """Lines that no publish wrote; the message names the first of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file: the fingerprint of its bytes and of how they are served, and how many bytes there are."""

    fingerprint: str
    size: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a target holds of ours."""

    files: Mapping[str, Item] = field(default_factory=dict)
    """By path, as it was sent."""
    pending: Mapping[str, bool] = field(default_factory=dict)
    """Paths that an unfinished publish may have touched, and whether something of ours stood there before."""


def empty() -> Held:
    """What a target holds that we never sent anything to."""
    return Held({}, {})


def read(texts: Iterable[str]) -> Held:
    """What is held after all lines of all ``texts``, in their order; raises ManifestError."""
    files: dict[str, Item] = {}
    pending: dict[str, bool] = {}
    for text in texts:
        for mark, path, item in _lines(text):
            if mark == "?":
                pending[path] = files.pop(path, None) is not None or pending.get(path, False)
                continue
            pending.pop(path, None)
            files.pop(path, None)
            if item:
                files[path] = item
    return Held(files, pending)


def write(files: Mapping[str, Item], gone: Iterable[str] = (), pending: Iterable[str] = ()) -> str:
    """Lines for files that are there, that are gone, and that are about to change, in one order."""
    lines = [f"+ {item.fingerprint} {item.size} {path}" for path, item in sorted(files.items())]
    lines += [f"- {path}" for path in sorted(gone)]
    lines += [f"? {path}" for path in sorted(pending)]
    return "\n".join((HEAD, *lines, ""))


def merge(texts: Iterable[str]) -> str:
    """One text that says what ``texts`` say one after another."""
    last: dict[str, tuple[str, Item | None]] = {}
    for text in texts:
        last.update((path, (mark, item)) for mark, path, item in _lines(text))
    return write(
        {path: item for path, (_, item) in last.items() if item},
        gone=[path for path, (mark, _) in last.items() if mark == "-"],
        pending=[path for path, (mark, _) in last.items() if mark == "?"],
    )


def is_plain(path: str) -> bool:
    """Whether a path names a file below the target and nothing else."""
    parts = path.split("/")
    return not ({"", ".", ".."} & set(parts)) and path.isprintable() and "\\" not in path


def _lines(text: str) -> Iterator[tuple[str, str, Item | None]]:
    head, *lines = text.split("\n")
    if head != HEAD or not lines or lines.pop():
        raise ManifestError(f"{head[:80]!r} at the head" if head != HEAD else "no end of the last line")
    for line in lines:
        mark, _, rest = line.partition(" ")
        item = None
        if mark == "+":
            fingerprint, _, rest = rest.partition(" ")
            size, _, rest = rest.partition(" ")
            if not size.isdecimal():
                raise ManifestError(f"the line {line[:200]!r}")
            item = Item(fingerprint, int(size))
        if mark not in ("+", "-", "?") or not is_plain(rest):
            raise ManifestError(f"the line {line[:200]!r}")
        yield mark, rest, item
