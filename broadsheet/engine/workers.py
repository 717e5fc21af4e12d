"""Items → results in the same order, by one process or many, whichever of them is killed on the way."""

from __future__ import annotations

import gc
import os
import signal
import sys
from array import array
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Generic, TypeVar

from broadsheet.engine import codec
from broadsheet.engine.aside import aside

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Sequence[T]], Sequence[R]]
"""From a batch of items to their results, in order."""

_PR_SET_PDEATHSIG = 1
SIZE = array("I").itemsize
AHEAD = 2
"""Batches under way for each worker: enough to keep it busy, few enough to bound the memory."""


def serial(work: Work[T, R], items: Sequence[T], size: int = 50, large: Callable[[T], bool] = lambda _: False) -> Iterator[R]:
    """The results of ``work``, batch by batch, in this process."""
    for batch in batches(items, size, large):
        yield from work(batch)


def two(prepare: Callable[[], Work[T, R]], items: Sequence[T], cls: Any, turn: Callable[[T], int] = lambda _: 0) -> Iterator[R]:
    """The results for a few ``items``, in order, by this process and one forked for them: a pool starts in the time of some.

    Both take what nobody has begun, one by one, that of the lowest ``turn`` first: what takes longest. What the other has not
    made, since it was killed or failed, is made here. Results, each a ``cls``, travel as ``codec`` has them. To be called where
    no threads run beside.
    """
    order = sorted(range(len(items)), key=lambda at: turn(items[at]))
    with queue(order) as waiting:
        parent = os.getpid()

        def share() -> dict[int, R]:
            end_with(parent)
            work = prepare()
            return {at: result for at in taken(waiting) for result in work([items[at]])}

        gc.freeze()
        other = aside(share, codec.dumps, partial(codec.loads, dict[int, cls]))
        found = share() | other()
    work = None
    for at, item in enumerate(items):
        if at not in found:
            work = work or prepare()
            yield from work([item])
        else:
            yield found.pop(at)


def queue(numbers: Iterable[int]) -> IO[bytes]:
    """Numbers for processes that will be forked, a thousand at most, of which each is ``taken`` by one of them; to be closed."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        stream.write(array("I", numbers).tobytes())
    return os.fdopen(reading, "rb", buffering=0)


def taken(waiting: IO[bytes]) -> Iterator[int]:
    """Those of a queue that nobody else gets."""
    return (array("I", data)[0] for data in iter(partial(waiting.read, SIZE), b""))


def batches(items: Iterable[T], size: int, large: Callable[[T], bool] = lambda _: False) -> Iterator[Sequence[T]]:
    """Stretches of ``size`` items, or fewer; what is ``large`` stands alone, since results of a batch are in memory together."""
    batch: list[T] = []
    for item in items:
        if batch and (len(batch) == size or large(item) or large(batch[-1])):
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


class Pool(Generic[T, R]):
    """Workers that each ``prepare`` their work once and then take batches.

    ``make(count)`` is an executor of ``count`` workers; it is called again when one was killed. ``submit(executor,
    batch)`` hands a batch over. ``processes`` below makes a pool of this machine's own.
    """

    def __init__(
        self,
        make: Callable[[int], Executor],
        submit: Callable[[Executor, Sequence[T]], Future[Sequence[R]]],
        count: int,
        end: Callable[[Executor], None] = lambda executor: executor.shutdown(wait=False, cancel_futures=True),
    ) -> None:
        self._make = make
        self._submit = submit
        self._end = end
        self.count = count

    def run(
        self, items: Sequence[T], killed: Callable[[T], R], size: int = 50, large: Callable[[T], bool] = lambda _: False
    ) -> Iterator[R]:
        """The results for ``items``, in order. Where a worker is killed, the batches that were under way are retried
        item by item, and the item that kills its worker again has the result ``killed(item)``.
        """
        waiting = deque(batches(items, size, large))
        while waiting:
            suspects = yield from self._together(waiting)
            for batch in suspects:
                yield from self._alone(batch, killed)

    def _together(self, waiting: deque[Sequence[T]]) -> Generator[R, None, list[Sequence[T]]]:
        """Results until a worker is killed; returns the batches whose results are then missing."""
        executor = self._make(self.count)
        under_way: deque[tuple[Sequence[T], Future[Sequence[R]]]] = deque()
        try:
            while waiting or under_way:
                while waiting and len(under_way) < self.count * AHEAD:
                    future = self._submit(executor, waiting[0])  # which may fail, since a worker was killed just now
                    under_way.append((waiting.popleft(), future))
                yield from under_way[0][1].result()
                under_way.popleft()
        except Exception as error:
            if not was_killed(error):
                raise
            return [batch for batch, _ in under_way]
        finally:
            self._end(executor)
        return []

    def _alone(self, batch: Sequence[T], killed: Callable[[T], R]) -> Iterator[R]:
        executor = self._make(1)
        try:
            for item in batch:
                try:
                    (result,) = self._submit(executor, [item]).result()
                except Exception as error:
                    if not was_killed(error):
                        raise
                    self._end(executor)
                    executor = self._make(1)
                    result = killed(item)
                yield result
        finally:
            self._end(executor)


def was_killed(error: Exception) -> bool:
    """A worker ended in the middle of its work (Dask has a class of its own for it)."""
    from concurrent.futures import BrokenExecutor

    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def processes(prepare: Callable[[], Work[T, R]], count: int) -> Pool[T, R]:
    """A pool of processes on this machine.

    They are forked where the system can: whatever ``prepare`` refers to is then there at once, and only items
    and results travel. Elsewhere ``prepare`` must be a function that can be shipped.
    """
    import multiprocessing  # ten milliseconds, that builds of a few pages need not wait
    from concurrent.futures import ProcessPoolExecutor

    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else "spawn")

    def make(workers: int) -> Executor:
        gc.freeze()  # else the first collection in each child copies all that it shares with its parent
        return ProcessPoolExecutor(workers, context, _open, (prepare, os.getpid()))

    return Pool(make, lambda executor, batch: executor.submit(_run, batch), count)


_work: list[Work[Any, Any]] = []
"""In a worker: what it does with a batch."""


def _open(prepare: Callable[[], Work[Any, Any]], parent: int) -> None:
    end_with(parent)
    _work[:] = [prepare()]


def end_with(parent: int) -> None:
    """Ask Linux to end this process when its parent ends, also where that is killed: it would wait for work for ever.

    Nothing is asked where this process is the parent.
    """
    if sys.platform != "linux" or os.getpid() == parent:
        return
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before we could ask
        os._exit(1)


def _run(batch: Sequence[Any]) -> Sequence[Any]:
    return _work[0](batch)
