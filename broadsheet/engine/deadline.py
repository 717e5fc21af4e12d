"""A function and its arguments → its result, or Overdue where it takes too long.

What counts is the processor's time and not the clock's: a machine that is busy, or that sleeps for a while, changes no result.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from types import FrameType
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

P = ParamSpec("P")
R = TypeVar("R")


PATIENCE = 20
"""Times the seconds that a child process may take by the clock: it may have to wait for a processor."""
AGAIN = 0.2
"""Seconds to the next ring: an exception that comes up in a destructor or in the garbage collector is lost."""


class Overdue(Exception):  # noqa: N818 - it names what happened to the work, and no bug
    """The work took longer than its deadline and was broken off."""


def within(seconds: float, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """``function(*args, **kwargs)``; raises Overdue after ``seconds`` of a processor's time.

    In a main thread an interval timer interrupts the work, which costs microseconds. Elsewhere the
    work runs in a child process, to which ``function``, its arguments and its result must be shippable.
    """
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        with _timer(seconds):
            return function(*args, **kwargs)
    return _in_child(seconds, function, args, kwargs)


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


def _in_child(seconds: float, function: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    import multiprocessing

    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(theirs, seconds, function, args, kwargs), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(PATIENCE * seconds):
            raise Overdue(f"broken off after {seconds:g} seconds")
        good, value = ours.recv()
    except EOFError:
        raise Overdue("the child process that did the work was killed") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if not good:
        raise cast(BaseException, value)
    return cast(R, value)


def _answer(
    to: Connection, seconds: float, function: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    try:
        with _timer(seconds) if hasattr(signal, "setitimer") else nullcontext():
            found = function(*args, **kwargs)
        to.send((True, found))
    except Exception as error:
        to.send((False, error))
