"""A function and its arguments → its result, or Overdue where it takes too long.

What counts is the processor's time and not the clock's: a machine that is busy, or that sleeps for a while, changes no result.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


PATIENCE = 20
"""Times the seconds that a child process may take by the clock: it may have to wait for a processor."""
AGAIN = 0.2
"""Seconds to the next ring: an exception that comes up in a destructor or in the garbage collector is lost."""


class Overdue(Exception):  # noqa: N818 - it names what happened to the work, and no bug
    """The work took longer than its deadline and was broken off."""


def within(seconds: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Return ``function(*args, **kwargs)``; raise Overdue after ``seconds`` of a processor's time.

    In a main thread an interval timer interrupts the work, which costs microseconds. Elsewhere a child
    process does it, to which ``function``, its arguments and its result must be shippable by pickle.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        with _timer(seconds):
            return function(*args, **kwargs)
    return _elsewhere(seconds, function, args, kwargs)


def _elsewhere(seconds: float, function: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    from broadsheet.engine import children  # a build in one thread needs none

    try:
        return cast(R, children.call(PATIENCE * seconds, _limited, seconds, function, args, kwargs))
    except children.ChildKilledError:
        raise Overdue(f"the child process that did the work was killed, or it took more than {seconds:g} seconds") from None


def _limited(seconds: float, function: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    with _timer(seconds) if hasattr(signal, "setitimer") else nullcontext():
        return function(*args, **kwargs)


@contextmanager
def _timer(seconds: float) -> Iterator[None]:
    over = False

    def ring(_number: int, _frame: FrameType | None) -> None:
        if not over:
            raise Overdue(f"broken off after {seconds:g} seconds")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        over = True
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
