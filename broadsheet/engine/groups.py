"""What groups of pages read when they were last made → which of them must be made again.

A group is the pages that are planned in one go: those of an article, of a name, of a day. While it is made, the facts that
it reads are written down; as long as none of them changes, nor the settings, it would come out the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

from broadsheet.engine.store import Store

Now = Callable[[str], str]
"""From a fact to its fingerprint now."""
SETTINGS = "settings"


class Memory:
    """The groups and facts of a state. The caller says within which transaction they change.

    Facts are always told before the groups that have read them: after a kill no group is remembered that read other facts
    than those that are.
    """

    def __init__(self, store: Store, settings: str, *, afresh: bool = False) -> None:
        self._store = store
        self._settings = settings
        self._valid = not afresh and store.fact(SETTINGS) == settings
        self._groups = store.groups() if self._valid else {}
        facts = store.facts() if self._valid else []
        self._numbers = {name: number for number, name, _ in facts}
        self._known = {name: fingerprint for _, name, fingerprint in facts}
        self._last = max(self._numbers.values(), default=0)
        self._changed: list[tuple[int, str, str]] = []

    def stale(self, wanted: Iterable[str], now: Now, above: Callable[[str], str]) -> list[str]:
        """Those of ``wanted`` that must be made, in their order.

        ``above`` gives the fact without whose change a fact cannot change, or nothing.
        """
        changed: dict[str, str] = {}
        for name, before in self._known.items():
            parent = above(name)
            if parent and parent in self._known and now(parent) == self._known[parent]:
                continue
            if (found := now(name)) != before:
                changed[name] = found
        self._known |= changed
        self._changed = [(self._numbers[name], name, found) for name, found in changed.items()]
        numbers = {number for number, _, _ in self._changed}
        return [name for name in wanted if name not in self._groups or not numbers.isdisjoint(_numbers(self._groups[name]))]

    def beyond(self, wanted: Iterable[str]) -> list[str]:
        """Groups that are remembered and no longer wanted."""
        return sorted(self._groups.keys() - set(wanted))

    def announce(self, stale: Iterable[str]) -> None:
        """Groups are about to be made: they are forgotten, and the facts that changed are told."""
        if not self._valid:
            self._store.forget_memory()
            self._store.note(SETTINGS, self._settings)
        self._store.forget_groups(stale)
        self._tell()

    def conclude(self, made: Iterable[tuple[str, Sequence[str]]], now: Now) -> None:
        """Groups were made, having read facts."""
        rows = [(name, self._reads(reads, now)) for name, reads in made]
        self._tell()
        self._store.keep_groups(rows)

    def _reads(self, reads: Iterable[str], now: Now) -> bytes:
        for name in reads:
            if name not in self._numbers:
                self._last += 1
                self._numbers[name] = self._last
                self._known[name] = now(name)
                self._changed.append((self._last, name, self._known[name]))
        return array("I", sorted(self._numbers[name] for name in reads)).tobytes()

    def _tell(self) -> None:
        self._store.keep_facts(self._changed)
        self._changed = []


def _numbers(reads: bytes) -> array[int]:
    return array("I", reads)
