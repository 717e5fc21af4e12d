"""Results of a state as a process has read them, for as long as nobody else writes any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

Data = Iterable[tuple[str, bytes]]
"""Keys and what is kept under them."""


class Known:
    """Values by kind and key. A state says with a mark who wrote to it last; what is known of another mark's is forgotten."""

    def __init__(self) -> None:
        self.mark = ""
        self._values: dict[str, dict[str, Any]] = {}
        self._changed: dict[str, dict[str, bytes | None]] = {}
        """Results that were kept since they were read, or dropped: None."""

    def clear(self, mark: str = "") -> None:
        """Nothing is known, of the state of ``mark``."""
        self.mark = mark
        self._values.clear()
        self._changed.clear()

    def of(self, kind: str, every: Callable[[], Data], read: Callable[[Data], dict[str, Any]]) -> dict[str, Any]:
        """All values of a kind, by key; ``read`` makes them of data, and ``every`` gives all data where none is known."""
        held = self._values.get(kind)
        if held is None:
            held = read(every())
        elif changed := self._changed.get(kind):
            new = read((key, data) for key, data in changed.items() if data is not None)
            held = dict(sorted({**{key: value for key, value in held.items() if key not in changed}, **new}.items()))
        self._values[kind], self._changed[kind] = held, {}
        return dict(held)

    def kept(self, values: Iterable[tuple[str, str, bytes]]) -> Iterator[tuple[str, str, bytes]]:
        """``values``, kind, key and data, noted while they are written to the state."""
        for kind, key, data in values:
            if kind in self._values:
                self._changed[kind][key] = data
            yield kind, key, data

    def dropped(self, values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """``values``, kind and key, noted while they are deleted from the state."""
        for kind, key in values:
            if kind in self._values:
                self._changed[kind][key] = None
            yield kind, key
