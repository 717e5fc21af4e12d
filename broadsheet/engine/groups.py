"""What groups of pages read when they were last made → which of them must be made again.

A group is the pages that are planned in one go: those of an article, of a name, of a day. While it is made, the facts that
it reads are written down; as long as none of them changes, nor the settings, it would come out the same. A fact may have one
above it, without whose change it cannot change: only where that did change is it asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from broadsheet.engine.reads import Fact, Made
from broadsheet.engine.store import Store

Now = Callable[[str], str]
"""From a fact to its fingerprint now."""
Above = Callable[[str], str]
"""From a fact to the one without whose change it cannot change, or to nothing; for facts of now."""
SETTINGS = "settings"


class Memory:
    """The groups and facts of a state. The caller says within which transaction they change.

    Facts are always told before the groups that have read them: after a kill no group is remembered that read other facts
    than those that are.
    """

    def __init__(self, store: Store, settings: str, now: Now, above: Above, *, afresh: bool = False) -> None:
        self._store = store
        self._reads = store.reads
        self._settings = settings
        self._now = now
        self._above = above
        self._valid = not afresh and store.fact(SETTINGS) == settings
        self.known = self._reads.names()
        """All groups that may have files in the folder."""
        self._moved: list[Fact] = []
        """Facts as they were told, that have another above them now."""
        self._changed: list[Fact] = []
        self._met: set[str] = set()
        """Facts that are surely told as they are now, or will be when the changed ones are."""

    def stale(self, wanted: Collection[str]) -> set[str]:
        """Those of ``wanted`` that must be made."""
        if not self._valid:
            return set(wanted)
        found = self._reads.readers(self._changes()) | self._reads.unmade()
        return {name for name in wanted if name in found or name not in self.known}

    def _changes(self) -> list[str]:
        """The facts that are not as they were told."""
        changed = []
        waiting = [""]
        for branch in waiting:
            for fact in self._reads.below(branch):
                found = Fact(fact.name, self._now(fact.name), self._above(fact.name))
                if found.fingerprint != fact.fingerprint:
                    changed.append(fact.name)
                    waiting.append(fact.name)
                if found != fact:
                    self._changed.append(found)
                if found.above != fact.above:
                    self._moved.append(fact)
                    self._meet(found.above)
        return changed

    def announce(self, groups: Iterable[str]) -> None:
        """Groups are about to be made, or to go: they count as unmade, and the facts that changed are told."""
        if not self._valid:
            self._reads.forget()
            self._store.note(SETTINGS, self._settings)
        self._reads.announce(groups)
        self._tell()

    def conclude(self, made: Iterable[Made]) -> None:
        """Groups were made, having read facts."""
        for name in self._reads.keep(made):
            self._meet(name)
        self._tell()

    def _meet(self, name: str) -> None:
        """A fact is to be told, with those above it."""
        if not name or name in self._met:
            return
        self._met.add(name)
        above = self._above(name)
        self._meet(above)
        self._changed.append(Fact(name, self._now(name), above))

    def _tell(self) -> None:
        self._reads.untell(self._moved)
        self._reads.tell(self._changed)
        self._moved, self._changed = [], []

    def finish(self, gone: Iterable[str]) -> None:
        """All groups are made, and those that are ``gone`` have no file in the folder any more."""
        self._reads.drop(gone)
        self._reads.finish()
