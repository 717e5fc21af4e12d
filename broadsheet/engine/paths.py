"""Hundreds of thousands of paths in order → a set that need not be made: an update with little news asks after few."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property


class Paths(Collection[str]):
    """The paths of ``ordered``, which are sorted and change no more, but for those that are ``out``."""

    def __init__(self, ordered: Sequence[str] = (), out: Collection[str] = frozenset()) -> None:
        self._ordered = ordered
        self._out = out

    def without(self, paths: Iterable[str]) -> Paths:
        """All others."""
        return Paths(self._ordered, {*self._out, *filter(self.__contains__, paths)})

    def below(self, folder: str) -> list[str]:
        """Those in a folder and in the folders below it, in order."""
        begin = bisect_left(self._ordered, f"{folder}/")
        end = bisect_left(self._ordered, f"{folder}0", begin)  # "0" follows "/"
        return [path for path in self._ordered[begin:end] if path not in self._out]

    def alike(self, path: str) -> str | None:
        """The last of those that a file system may take for ``path``, since it takes all cases of a letter for one."""
        folded = path.casefold()
        if self._other is None:
            return folded if folded in self else None
        return next((other for other in reversed(self._other.get(folded, ())) if other not in self._out), None)

    @cached_property
    def _other(self) -> dict[str, list[str]] | None:
        """The paths by what they are when no case counts; None where all are just that, as they mostly are."""
        joined = "\0".join(self._ordered)
        if (folded := joined.casefold()) == joined:
            return None
        found: dict[str, list[str]] = {}
        for key, path in zip(folded.split("\0"), self._ordered, strict=True):  # no character's case hangs on its neighbours
            found.setdefault(key, []).append(path)
        return found

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str) or path in self._out:
            return False
        at = bisect_left(self._ordered, path)
        return at < len(self._ordered) and self._ordered[at] == path

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._ordered if path not in self._out)

    def __len__(self) -> int:
        return len(self._ordered) - len(self._out)
