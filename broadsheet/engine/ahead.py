"""Work that other processes begin while this one is at something else; what they make waits in files, and in no memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import IO, Generic, Self, TypeVar

from broadsheet.engine.aside import aside
from broadsheet.engine.workers import end_with, queue, taken

T = TypeVar("T")
Told = list[list[int]]
"""Of each batch that a process has made, its number and the sizes of its results."""
BATCHES = 1000
"""So many at most: as many numbers as have room in any pipe."""


class Ahead(Generic[T]):
    """Items → bytes, by some processes, of which each takes the next batch that nobody has begun.

    What these did not make, since one was killed or failed, is made by this one. To be used in a ``with``, where no threads run
    beside.
    """

    def __init__(self, work: Callable[[Sequence[T]], Sequence[bytes]], items: Sequence[T], folder: Path, size: int = 50) -> None:
        """``work`` gives a result for each item of a batch; results are kept in ``folder``, in files without a name."""
        size = max(size, -(-len(items) // BATCHES))
        self._work = work
        self._batches = [items[at : at + size] for at in range(0, len(items), size)]
        self._folder = folder
        self._waiting = queue(range(len(self._batches)))
        self._parent = os.getpid()
        self._others: list[tuple[Callable[[], Told], IO[bytes]]] = []

    def begin(self, count: int) -> None:
        """With so many processes more."""
        for _ in range(count):
            file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with all others
            self._others.append((aside(partial(self._share, file)), file))

    def results(self) -> Iterator[tuple[T, bytes]]:
        """Each item with its result, in order. This process waits for all of them."""
        places = self._places()
        for number, batch in enumerate(self._batches):
            if number in places:
                file, start, sizes = places[number]
                file.seek(start)
                yield from zip(batch, map(file.read, sizes), strict=True)
            else:
                yield from zip(batch, self._work(batch), strict=True)

    def _places(self) -> dict[int, tuple[IO[bytes], int, list[int]]]:
        """Number of a batch → the file that has its results, where in it, and their sizes."""
        found = {}
        for ask, file in self._others:
            told = ask()
            starts = accumulate((sum(sizes) for _, *sizes in told), initial=0)
            found.update({number: (file, start, sizes) for start, (number, *sizes) in zip(starts, told, strict=False)})
        self._others = [(list, file) for _, file in self._others]
        return found

    def _share(self, file: IO[bytes]) -> Told:
        """What one process makes."""
        end_with(self._parent)
        told: Told = []
        file.seek(0)
        for number in taken(self._waiting):
            made = self._work(self._batches[number])
            file.writelines(made)
            told.append([number, *map(len, made)])
        file.flush()
        return told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Whoever still is at work ends with the batch that it has begun."""
        with self._waiting:
            self._waiting.read()
            for ask, file in self._others:
                with file:
                    ask()
