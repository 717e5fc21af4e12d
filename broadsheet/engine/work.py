"""What an update of a folder is given, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from broadsheet.engine.groups import Families, Now
from broadsheet.engine.memos import Kept
from broadsheet.values import Value


class Failure(Value):
    """Why a file could not be made; it is then not in the folder, unless the work keeps what stood there."""

    what: str
    where: str = ""
    """What has to be mended before the file can be made; nothing where it is the file's own fault."""
    line: int | None = None
    expected: str = ""
    passing: bool = False
    """Another run of the same may make it."""


class Made(Value):
    """A file that is to stand in the folder, under the fingerprint of all that decides its bytes."""

    path: str
    key: str
    parts: str = ""
    """``name=fingerprint`` of each part of the key, with spaces between them, for ``why``."""
    data: bytes | Failure | None = None
    """None where a file of this key stands already."""


class Copied(Value):
    """A file that is to stand in the folder as it stands elsewhere."""

    path: str
    key: str
    source: Path


class MadeGroup(Value):
    """The files of a group, and the facts that it read."""

    name: str
    files: tuple[Made, ...]
    reads: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    """Values that were made on the way and are kept for the next run."""


class Work(Value):
    """What the folder is to hold."""

    groups: Sequence[str]
    """All of them but the families'."""
    make: Callable[[Sequence[str], Mapping[str, str]], Iterable[MadeGroup]]
    """Makes some groups, in their order; told the keys of the files that stand, by path."""
    families: Families | None = None
    """Those that are so many that nobody lists them where little has changed."""
    every: Callable[[], Sequence[str]] | None = None
    """All of them, in the order in which they take places; where there are none, these are ``groups``."""
    now: Now = str
    above: Callable[[str], str] = lambda _: ""
    settings: str = ""
    """Of all that decides every group."""
    lost: Callable[[Collection[str]], Iterable[tuple[str, str]]] = lambda _: ()
    """From groups that are wanted no more to the kinds and keys of values that were kept for them."""
    always: Collection[str] = ()
    """Groups that are made in every run: they have their own ways to tell what changed."""
    keeps: bool = False
    """Whether a file that cannot be made any more stays as it was; it is made again in the next run."""


class Report(Value):
    """What an update did."""

    planned: int
    rendered: int
    written: int
    unchanged: int
    """Rendered, and found to be what stood there."""
    removed: int
    failed: tuple[tuple[str, Failure], ...]
    missing: int
    """Files that are not in the folder because of what can be mended at some place."""
    foreign: str
    """What shows that the folder is somebody else's, and what was therefore not written; nothing in a folder of ours."""
    seconds: Mapping[str, float]
