"""A site's folder → the time in which one command alone is at work on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from broadsheet.engine import locking
from broadsheet.model.problem import ConfigError

PATIENCE = 60.0
"""Seconds that a command waits for another one at work on the same site."""


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the site's lock; raises ConfigError where another command holds it for longer than we wait."""
    try:
        with locking.lock(folder / ".cache" / "lock", wait=PATIENCE):
            yield
    except locking.LockedError as error:
        raise ConfigError(f"{error}; wait for it to end, then run the command again") from None
