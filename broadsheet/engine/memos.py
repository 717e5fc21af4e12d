"""Values that pages are made of, kept from build to build, each with the facts that it read.

A value counts as long as these facts are what they were, and what decides all values too. It is checked when it is asked
for, so that it does not matter when it was kept: what an unfinished run left is as good as any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from broadsheet.engine import codec
from broadsheet.engine.fingerprint import joined
from broadsheet.engine.tracing import Trace

T = TypeVar("T")
Kept = tuple[str, str, bytes]
"""Kind, key and value of a result for the store."""


class Memos:
    """The values of one planner. Without ``found`` all are made anew, and none is for keeping."""

    def __init__(
        self,
        trace: Trace,
        now: Callable[[str], str] = str,
        settings: str = "",
        found: Callable[[str, str], bytes | None] | None = None,
    ) -> None:
        self._trace = trace
        self._now = now
        self._settings = settings
        """Fingerprint of what decides every value."""
        self._found = found
        self._made: list[Kept] = []

    def of(self, cls: type[T], key: str, given: Iterable[str], make: Callable[[], T]) -> T:
        """The ``cls`` that ``make`` gives, of what it reads and of what it was ``given``, which the key does not tell.

        What it reads counts as read, also where it need not be made.
        """
        if self._found is None:
            return make()
        given = joined(given)
        data = self._found(kind_of(cls), key)
        if data is not None and (known := self._valid(cls, given, data)):
            value, facts = known
            self._trace.reads.update(facts)
            return value
        with self._trace.frame() as reads:
            value = make()
        facts = sorted(reads)
        lines = "\n".join([self._print(cls, given, facts), *facts])
        self._made.append((kind_of(cls), key, lines.encode() + b"\n\n" + codec.dumps(value)))
        return value

    def take(self) -> tuple[Kept, ...]:
        """What was made since this was last asked."""
        made, self._made = tuple(self._made), []
        return made

    def _valid(self, cls: type[T], given: str, data: bytes) -> tuple[T, list[str]] | None:
        lines, _, value = data.partition(b"\n\n")
        print, *facts = lines.decode().split("\n")
        return (codec.loads(cls, value), facts) if print == self._print(cls, given, facts) else None

    def _print(self, cls: type, given: str, facts: list[str]) -> str:
        return joined([self._settings, codec.shape(cls), given, *map(self._now, facts)])


def kind_of(cls: type) -> str:
    """What values of ``cls`` are called in the store."""
    return f"memo {cls.__qualname__}"
