"""One writer at a time: a lock on a file that the operating system lets go when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no flock
    fcntl = None  # type: ignore[assignment]


class LockedError(Exception):
    """Another process holds the lock; the message says which."""


@contextlib.contextmanager
def lock(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock on the file ``path``, which is made where need be; raises LockedError after ``wait`` seconds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        until = time.monotonic() + wait
        while not _take(file.fileno()):
            if time.monotonic() >= until:
                file.seek(0)
                holder = file.read(200).strip() or "another process"
                raise LockedError(f"{holder} is at work on this site")
            time.sleep(0.05)
        file.truncate(0)
        file.write(f"process {os.getpid()}")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
            _let_go(file.fileno())


def _take(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go(descriptor: int) -> None:
    """Also where a process that was forked meanwhile is there still, and has the file open as we had."""
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
