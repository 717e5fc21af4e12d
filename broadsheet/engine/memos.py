"""Values that pages are made of, kept from build to build, each with the facts that it read.

A value counts as long as these facts are what they were, and what decides all values too. It is checked when it is asked
for, so that it does not matter when it was kept: what an unfinished run left is as good as any.

Of facts that have others above them, these are looked at first, which are fewer and mostly known: where they are what they were,
so is all below them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from broadsheet.engine import codec
from broadsheet.engine.fingerprint import joined
from broadsheet.engine.tracing import Trace

T = TypeVar("T")
Kept = tuple[str, str, bytes]
"""Kind, key and value of a result for the store."""
BETWEEN = "\n\t\n"
"""Between the facts above those that a value read and these, each with a fingerprint of all before them."""
LAST = 4
"""Values that were made last and are at hand: what one page keeps, the next may ask for."""
One = tuple[str, str, str, T]
"""One of several values: the facts that vouch for it, what they were, the facts that it read, and the value."""


class Keeping(NamedTuple):
    """What values are kept by; as it stands, none is."""

    now: Callable[[str], str] = str
    """What a fact is now."""
    settings: str = ""
    """Fingerprint of what decides every value."""
    found: Callable[[str, str], bytes | None] | None = None
    """From kind and key to what was kept. Without it all values are made anew, and none is for keeping."""
    above: Callable[[str], str] = lambda _: ""
    """From a fact to the one without whose change it cannot change, or to nothing …"""
    period: Callable[[str], str] = lambda _: ""
    """… and to such a one of a day or a month: one is asked for instead of many, and rarely changes."""


NOTHING = Keeping()
"""Keeps no value."""


class Memos:
    """The values of one planner."""

    def __init__(self, trace: Trace, keeping: Keeping = NOTHING) -> None:
        self._trace = trace
        self._now, self._settings, self._found, self._above, self._period = keeping
        self._made: list[Kept] = []
        self._last: dict[tuple[str, str], tuple[str, Any, Sequence[str]]] = {}
        """Kind and key of what was made last → what it was given, value, facts."""

    def of(self, cls: type[T], key: str, given: Iterable[str], make: Callable[[], T]) -> T:
        """The ``cls`` that ``make`` gives, of what it reads and of what it was ``given``, which the key does not tell.

        What it reads counts as read, also where it need not be made.
        """
        if self._found is None:
            return make()
        given = joined(given)
        known = self._at_hand(cls, key, given) or self._as_kept(cls, key, given)
        if known:
            value, facts = known
            self._trace.reads.update(facts)
            return value
        with self._trace.frame() as reads:
            value = make()
        facts = sorted(reads)
        self._keep(cls, key, given, facts, codec.dumps(value))
        if len(self._last) == LAST:
            del self._last[next(iter(self._last))]
        self._last[kind_of(cls), key] = given, value, facts
        return value

    def each(self, cls: type[T], key: str, ids: Iterable[str], make: Callable[[str], T], *, within: bool = False) -> dict[str, T]:
        """The ``cls`` that ``make`` gives of each id and of what it reads for it; several are kept under one key.

        One is made again where a fact changed that it read or, where another stands above that, the one above: so what is
        costly to ask for is not asked for. ``within`` says that the caller has read what holds all that they read.
        """
        with self._trace.frame() as reads:
            held = self._held(cls, key, ids, make)
            if within:
                reads.clear()
            else:
                reads.update(fact for one in held.values() for fact in one[2].split("\n") if fact)
        return {id: one[3] for id, one in held.items()}

    def _held(self, cls: type[T], key: str, ids: Iterable[str], make: Callable[[str], T]) -> dict[str, One[T]]:
        if self._found is None:
            return {id: ("", "", "", make(id)) for id in ids}
        before = self._each(cls, key)
        held = {id: self._one(before.get(id), id, make) for id in ids}
        if before != held:
            shape = codec.dumps(self._print(cls, "", []))
            self._made.append((kind_of(cls), key, shape + codec.dumps(held)))
        return held

    def _each(self, cls: type[T], key: str) -> dict[str, One[T]]:
        """Those that are kept under ``key``, of the same settings and shape."""
        data = self._found(kind_of(cls), key) if self._found else None
        shape = codec.dumps(self._print(cls, "", []))
        return codec.loads(_ones(cls), data[len(shape) :]) if data and data.startswith(shape) else {}

    def _one(self, known: One[T] | None, id: str, make: Callable[[str], T]) -> One[T]:
        if known is not None and known[1] == self._vouched(known[0]):
            return known
        with self._trace.frame() as reads:
            value = make(id)
        facts = sorted(reads)
        vouching = "\n".join(sorted({self._above(fact) or fact for fact in facts}))
        return vouching, self._vouched(vouching), "\n".join(facts), value

    def _vouched(self, facts: str) -> str:
        """What facts are now, of which there is one mostly."""
        return "\n".join(map(self._now, facts.split("\n"))) if "\n" in facts else facts and self._now(facts)

    def take(self) -> tuple[Kept, ...]:
        """What was made since this was last asked."""
        made, self._made = tuple(self._made), []
        return made

    def _at_hand(self, cls: type[T], key: str, given: str) -> tuple[T, Sequence[str]] | None:
        before, value, facts = self._last.get((kind_of(cls), key), ("", None, ()))
        return (value, facts) if before == given else None

    def _as_kept(self, cls: type[T], key: str, given: str) -> tuple[T, Sequence[str]] | None:
        data = self._found(kind_of(cls), key) if self._found else None
        if data is None:
            return None
        lines, _, value = data.partition(b"\n\n")
        above, told = (part.split("\n") for part in lines.decode().partition(BETWEEN)[::2])
        facts = told[1:]
        if above[0] != self._print(cls, given, above[1:]):
            if told[0] != self._print(cls, given, facts):
                return None
            self._keep(cls, key, given, facts, value)
        return codec.loads(cls, value), facts

    def _keep(self, cls: type, key: str, given: str, facts: Sequence[str], value: bytes) -> None:
        above = sorted({self._period(fact) or fact for fact in facts})
        told = ("\n".join([self._print(cls, given, read), *read]) for read in (above, facts))
        self._made.append((kind_of(cls), key, BETWEEN.join(told).encode() + b"\n\n" + value))

    def _print(self, cls: type, given: str, facts: Sequence[str]) -> str:
        return joined([self._settings, codec.shape(cls), given, *map(self._now, facts)])


def _ones(cls: Any) -> Any:
    return dict[str, tuple[str, str, str, cls]]


def kind_of(cls: type) -> str:
    """What values of ``cls`` are called in the store."""
    return f"memo {cls.__qualname__}"
