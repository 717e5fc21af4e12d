"""Which file has which place: two that one file system could not hold side by side are told, the first of them stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence


class TakenError(Exception):
    """Two files want one place, and it was not told yet which comes first."""


class Places:
    """The places that are taken so far.

    ``before`` are files that may be there, ``standing`` those that surely are. ``whole`` where every file is offered in its
    order, and none is kept from before.
    """

    def __init__(self, kept: Iterable[str], before: Collection[str], standing: Collection[str], *, whole: bool) -> None:
        self.taken = set(kept)
        folded = "\0".join(self.taken).casefold().split("\0")  # the case of a character does not depend on its neighbours
        self._folded = dict(zip(folded, self.taken, strict=False))
        self._folders = {folder for path in self.taken.difference(before) for folder in above(path)}
        self._before = before
        self._standing = standing
        self._ordered: Sequence[str] | None = None
        self._whole = whole

    def take(self, path: str) -> str:
        """Take a place: nothing, or who has it. Raises TakenError where that cannot be told."""
        other = self._folded.setdefault(path.casefold(), path)
        found = f"its place is taken by {other}" if path in self.taken or other != path else ""
        if not found and any(folder in self.taken for folder in above(path)):
            found = "a file stands in the place of its folder"
        if found and not self._whole:
            raise TakenError
        if not found:
            self.taken.add(path)
            self._folders.update(above(path))
        return found

    def losing(self, path: str) -> list[str]:
        """The files that were taken below ``path``, which is no folder any more; they give up their places."""
        if path not in self._folders and path in self._standing:
            return []
        lost = [other for other in self._below(path) if other in self.taken]
        if path in self._folders:
            lost = sorted({*lost, *(other for other in self.taken if other.startswith(f"{path}/"))})
        if lost and not self._whole:
            raise TakenError
        self.taken.difference_update(lost)
        return lost

    def in_the_way(self, path: str) -> list[str]:
        """Files of before that are not taken, and that stand where a folder of ``path`` must be or below ``path`` itself."""
        if path in self._standing:
            return []
        here = [folder for folder in above(path) if folder in self._before and folder not in self.taken]
        return [*here, *(other for other in self._below(path) if other not in self.taken)]

    def _below(self, path: str) -> list[str]:
        if self._ordered is None:
            self._ordered = sorted(self._before)
        begin = bisect_left(self._ordered, f"{path}/")
        end = bisect_left(self._ordered, f"{path}0", begin)  # "0" follows "/"
        return list(self._ordered[begin:end])


def above(path: str) -> Iterator[str]:
    """The folders that a file is in, the nearest first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
