"""A Dask cluster at an address → workers like those of this machine: functions and values go there, results come back.

The workers see the same files under the same paths, and have the same version of the package installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, TypeVar

from broadsheet.engine.workers import Pool

T = TypeVar("T")
R = TypeVar("R")
PREFIX = "dask:"
"""Of an address on the command line: ``dask:tcp://10.0.0.1:8786``."""
PATIENCE = "10s"
"""For the scheduler to answer."""


class ClusterError(OSError):
    """There is no such cluster, or nothing to reach it with; the message says which."""


class Cluster:
    """An open connection to a scheduler."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def run(
        self, work: Callable[..., Sequence[R]], given: tuple[object, ...], items: Sequence[T], killed: Callable[[T], R], size: int
    ) -> Iterator[R]:
        """``work(*given, batch)`` for batches of ``items``, their results in order.

        ``work`` is a function of a module. A batch whose worker is killed goes to another one; one that has killed several is
        tried item by item, and the item that does it again has the result ``killed(item)``.
        """
        count = max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        pool = Pool[T, R](
            lambda _: self._client.get_executor(pure=False),
            lambda executor, batch: executor.submit(work, *given, batch),
            count,
            _end,
        )
        return pool.run(items, killed, size)


@contextmanager
def opened(executor: str | None) -> Iterator[Cluster | None]:
    """The cluster of ``dask:ADDRESS``; None for an executor of this machine. Raises ClusterError."""
    if not executor or not executor.startswith(PREFIX):
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("Dask is not installed here; `pip install 'broadsheet[dask]'`") from None
    address = executor.removeprefix(PREFIX)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        yield Cluster(client)


def _end(executor: Executor) -> None:
    executor.shutdown(wait=False)
