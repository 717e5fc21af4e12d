"""What goes around a run: progress and seconds by stage, and no search for garbage where there is none."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from broadsheet.engine import at_work

Tick = Callable[[int, int], None]
"""(done, total): for a progress bar."""
StageTick = Callable[[str, int, int], None]
"""The same of a stage, which comes first."""
SELDOM = 20_000
"""Values made, beyond those that are gone again, before garbage is looked for: some megabytes."""


class Watch:
    """Seconds by stage, in the order in which stages began."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time what happens within, and name the stage on an error."""
        start = time.perf_counter()
        try:
            with at_work.on(f"the stage “{stage}”"):
                yield
        finally:
            self._seconds[stage] = self._seconds.get(stage, 0.0) + time.perf_counter() - start

    @property
    def seconds(self) -> tuple[tuple[str, float], ...]:
        """What was timed so far."""
        return tuple(self._seconds.items())


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Garbage is looked for when there is more of it: each look goes through all that is young."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Millions of frozen values hold no cycles: looking for some costs a tenth of a build and finds nothing.

    What was made within is never looked at again; what comes after is looked at as ever.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def stage(tick: StageTick | None, stage: str) -> Tick:
    """Ticks of one stage."""
    return (lambda done, total: tick(stage, done, total)) if tick else (lambda _done, _total: None)
