"""Calls → their results, made by child processes that wait for the next one; a child that takes too long is killed.

They are started by ``subprocess`` and not by ``multiprocessing``, which lets no daemonic process have children: Dask's
workers are such processes where a nanny watches them. A child ends with its parent, since its standard input is then closed.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, TypeVar, cast

R = TypeVar("R")
START = 10
"""Seconds that the imports of a new child may take, besides those of its work."""
PROGRAM = "import sys; sys.path[:] = {path!r}; from broadsheet.engine.children import answer; answer()"

_idle: dict[int, list[_Child]] = {}
"""Children without work, by their parent: a fork of it has none."""


class ChildKilledError(Exception):
    """The child that did the work was killed, by us since it took too long, or by others."""


def call(seconds: float, function: Callable[..., R], *args: Any) -> R:
    """Return ``function(*args)``, made by a child process; all three must be shippable by pickle.

    Raises what the function raised, and ChildKilledError where it takes more than some ``seconds`` by the clock.
    """
    request = pickle.dumps((function, args))
    waiting = _idle.setdefault(os.getpid(), [])
    child = waiting.pop() if waiting else _Child()
    good, value = pickle.loads(child.ask(seconds, request))  # noqa: S301 - our own child sent it
    waiting.append(child)
    if not good:
        raise cast(BaseException, value)
    return cast(R, value)


class _Child:
    def __init__(self) -> None:
        program = PROGRAM.format(path=sys.path)
        command = [sys.executable, "-c", program]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own program
        self._requests = cast(IO[bytes], self._process.stdin)
        self._answers = cast(IO[bytes], self._process.stdout)

    def ask(self, seconds: float, request: bytes) -> bytes:
        """Return the answer to a request, as both are sent; raise ChildKilledError."""
        alarm = threading.Timer(START + seconds, self._process.kill)
        alarm.start()
        try:
            pickle.dump(request, self._requests)
            self._requests.flush()
            return cast(bytes, pickle.load(self._answers))  # noqa: S301 - our own child sent it
        except (EOFError, OSError, pickle.UnpicklingError):
            self._end()
            raise ChildKilledError from None
        finally:
            alarm.cancel()

    def _end(self) -> None:
        self._process.kill()
        with suppress(OSError):
            self._requests.close()
        self._answers.close()
        self._process.wait()


def answer() -> None:
    """Answer calls, one after another, until the parent has ended; what a call prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides what it ends
    while True:
        try:
            request = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent sent it
        except EOFError:
            return
        pickle.dump(_answered(request), answers)
        answers.flush()


def _answered(request: bytes) -> bytes:
    try:
        function, args = pickle.loads(request)  # noqa: S301 - our parent sent it
        return pickle.dumps((True, function(*args)))
    except Exception as error:
        return pickle.dumps((False, error))
