"""A Dask cluster at an address → workers like those of this machine: functions and values go there, results come back.

The workers see the same files under the same paths, and have the same version of the package installed; ``readiness`` asks.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, TypeVar

from broadsheet.engine.extras import install
from broadsheet.engine.workers import Pool

T = TypeVar("T")
R = TypeVar("R")
PREFIX = "dask:"
"""Of an address on the command line: ``dask:tcp://10.0.0.1:8786``."""
PATIENCE = "10s"
"""For the scheduler to answer."""
WITHOUT_WORKERS = 60
"""Seconds that a cluster may be without workers: a nanny starts another in place of one that was killed."""
LOOK = 5
"""Seconds after which a result that has not come makes us ask whether there are workers."""


class ClusterError(OSError):
    """There is no such cluster, it cannot do our work, or nothing is here to reach it with; the message says what to do."""


class Cluster:
    """An open connection to a scheduler."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self.address = address

    def run(
        self, work: Callable[..., Sequence[R]], given: tuple[object, ...], items: Sequence[T], killed: Callable[[T], R], size: int
    ) -> Iterator[R]:
        """Yield the results of ``work(*given, batch)`` for batches of ``items``, in order. Raises ClusterError.

        ``work`` is a function of a module. A batch whose worker is killed goes to another one; one that has killed several is
        tried item by item, and the item that does it again has the result ``killed(item)``.
        """
        pool = Pool[T, R](
            lambda _: self._client.get_executor(pure=False),
            lambda executor, batch: _Result(self, executor.submit(work, *given, batch)),  # type: ignore[arg-type,return-value]
            max(1, self.workers()),
            _end,
        )
        try:
            yield from pool.run(items, killed, size)
        except ModuleNotFoundError as error:
            found = f"a worker of the cluster at {self.address} lacks the package {error.name}"
            raise ClusterError(f"{found}; install there what is installed here, and start the worker anew") from error
        except Exception as error:
            if self._client.status == "running":
                raise
            raise ClusterError(f"{self._gone()}; start it and its workers anew, then run the command again") from error

    def workers(self) -> int:
        """Return how many workers there are."""
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def everywhere(self, function: Callable[..., R], *args: object) -> dict[str, R | BaseException]:
        """Return what ``function(*args)`` returns or raises in the scheduler's process and in each worker's, by their names."""
        try:
            found: dict[str, R | BaseException] = {
                f"the worker at {address}": result
                for address, result in self._client.run(function, *args, on_error="return").items()
            }
        except OSError as error:
            raise ClusterError(f"{self._gone()}; start it and its workers anew, then run the command again") from error
        try:
            found[f"the scheduler at {self.address}"] = self._client.run_on_scheduler(function, *args)
        except Exception as error:
            found[f"the scheduler at {self.address}"] = error
        return found

    def _gone(self) -> str:
        return f"the Dask scheduler at {self.address} has gone"


class _Result:
    """A future whose result is not waited for where no worker is left to make it."""

    def __init__(self, cluster: Cluster, future: Any) -> None:
        self._cluster = cluster
        self._future = future

    def result(self) -> Any:
        """Return the future's result; raises ClusterError where all workers have gone and none comes back."""
        without = 0
        while True:
            try:
                return self._future.result(LOOK)
            except TimeoutError:
                if self._future.done():
                    raise
            without = 0 if self._cluster.workers() else without + LOOK
            if without >= WITHOUT_WORKERS:
                found = f"all workers of the Dask scheduler at {self._cluster.address} have gone"
                raise ClusterError(f"{found}; start some, then run the command again")


@contextmanager
def opened(executor: str | None) -> Iterator[Cluster | None]:
    """Give the cluster of ``dask:ADDRESS``; None for an executor of this machine. Raises ClusterError."""
    if not executor or not executor.startswith(PREFIX):
        yield None
        return
    try:
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError:
        raise ClusterError(f"Dask is not installed here; {install('dask')} brings it") from None
    address = executor.removeprefix(PREFIX)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what ends the work is said by a ClusterError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", VersionMismatchWarning)  # readiness asks for what matters
            client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        yield Cluster(client, address)


def _end(executor: Executor) -> None:
    executor.shutdown(wait=False)
