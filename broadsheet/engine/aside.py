"""A function that runs in a process of its own while this one goes on: for what takes long and hangs on nothing else."""

from __future__ import annotations

import json
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    T = TypeVar("T")


def aside(
    function: Callable[[], T],
    dumps: Callable[[Any], bytes] = lambda value: json.dumps(value).encode(),
    loads: Callable[[bytes], Any] = json.loads,
) -> Callable[[], T]:
    """Begin with ``function``; the call of what is returned, once, waits for what it gives, which travels as ``dumps`` has it.

    Where no process can be forked, or it did not come to its end, the function runs in this one when it is asked for. To be
    called where no threads run beside. It is plain ``fork``, as importing a pool of processes takes as long as what is spared.
    """
    if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
        return function
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return function
    if child == 0:
        os.close(reading)  # else a child that nobody asks waits for ever for somebody to read
        _tell(writing, lambda: dumps(function()))
    os.close(writing)
    stream = os.fdopen(reading, "rb")  # closed when nobody asks, which ends a child that still has something to say

    def result() -> T:
        with stream:
            data = stream.read()
        _, status = os.waitpid(child, 0)
        if status:
            return function()
        given: T = loads(data)
        return given

    return result


def _tell(writing: int, function: Callable[[], bytes]) -> None:
    """In the child, which ends here whatever happens: nothing that its parent has begun is to be ended twice."""
    status = 1
    try:
        with open(writing, "wb") as stream:
            stream.write(function())
        status = 0
    finally:
        os._exit(status)
