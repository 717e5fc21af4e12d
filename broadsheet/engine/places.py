"""Which file has which place: two that one file system could not hold side by side are told, the first of them stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from broadsheet.engine.paths import Paths


class TakenError(Exception):
    """Two files want one place, and it was not told yet which comes first."""


class Places:
    """The places that are taken so far.

    ``kept`` are those that are from the start, ``before`` files that may be there, all those of ``kept`` among them,
    ``standing`` those that surely are. Where none is kept, every file is offered in its order.
    """

    def __init__(self, kept: Paths, before: Paths, standing: Collection[str]) -> None:
        self._kept = kept
        self._new: set[str] = set()
        """Taken since."""
        self._folded: dict[str, str] = {}
        """Of those whose letters are not all in one case, and those that are left, what they are when no case counts → as they
        are."""
        self._folders: set[str] = set()
        """Those that the new ones are in."""
        self._before = before
        self._standing = standing
        self._whole = not kept

    def __contains__(self, path: str) -> bool:
        return path in self._new or path in self._kept

    def __len__(self) -> int:
        return len(self._new) + len(self._kept)

    def take(self, path: str) -> str:
        """Take a place: nothing, or who has it. Raises TakenError where that cannot be told."""
        folded = path.casefold()
        other = self._kept.alike(path) or self._folded.get(folded) or (folded if folded in self._new else path)
        found = f"its place is taken by {other}" if path in self or other != path else ""
        if not found and any(folder in self for folder in above(path)):
            found = "a file stands in the place of its folder"
        if found and not self._whole:
            raise TakenError
        if not found:
            self._new.add(path)
            self._folders.update(above(path))
            if folded != path:
                self._folded[folded] = path
        return found

    def leave(self, path: str) -> None:
        """Nothing stands in a place that was taken; what differs from it in case alone may not have it, whenever it comes."""
        self._new.discard(path)
        self._folded[path.casefold()] = path

    def losing(self, path: str) -> list[str]:
        """The files that were taken below ``path``, which is no folder any more; they give up their places."""
        if path not in self._folders and path in self._standing:
            return []
        lost = [other for other in self._before.below(path) if other in self]
        if path in self._folders:
            lost = sorted({*lost, *(other for other in self._new if other.startswith(f"{path}/"))})
        if lost and not self._whole:
            raise TakenError
        for other in lost:
            self.leave(other)
        return lost

    def in_the_way(self, path: str) -> list[str]:
        """Files of before that are not taken, and that stand where a folder of ``path`` must be or below ``path`` itself."""
        if path in self._standing:
            return []
        here = [folder for folder in above(path) if folder in self._before and folder not in self]
        return [*here, *(other for other in self._before.below(path) if other not in self)]


def above(path: str) -> Iterator[str]:
    """The folders that a file is in, the nearest first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
