"""What groups of pages read when they were last made → which of them must be made again.

A group is the pages that are planned in one go: those of an article, of a name, of a day. While it is made, the facts that
it reads are written down; as long as none of them changes, nor the settings, it would come out the same. A fact may have one
above it, without whose change it cannot change: only where that did change is it asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from broadsheet.engine.reads import Fact, Made
from broadsheet.engine.store import Store
from broadsheet.values import Value

Now = Callable[[str], str]
"""From a fact to its fingerprint now."""
Above = Callable[[str], str]
"""From a fact to the one without whose change it cannot change, or to nothing; for facts of now."""
SETTINGS = "settings"


class Family(Value):
    """Groups of keys: which a key has is told by its fact, so that only keys whose facts may have changed are looked at."""

    prefix: str
    """Of the groups' names; a key follows, and perhaps a space and more."""
    fact: str
    """What stands before a key in its fact; in itself a fact of which nothing is told, above those of all keys."""
    groups: Callable[[str], Iterable[str]]
    """The groups that a key has now."""
    changed: Callable[[], Collection[str] | None]
    """Keys whose facts may be others than were told last, among them all that are new or gone; None where that is not known."""
    told: Callable[[], None]
    """Called within the transaction in which facts are told as they are now."""
    hold: Callable[[Mapping[str, str]], None] = lambda _: None
    """Takes the keys' facts that are surely what they were told to be, with their fingerprints, before any is asked for."""

    def key(self, group: str) -> str:
        """Whose a group is; nothing for one that is not of the family."""
        return group[len(self.prefix) :].partition(" ")[0] if group.startswith(self.prefix) else ""


class Wanted(Value):
    """What is to be done with groups."""

    stale: Sequence[str]
    """They must be made, in this order."""
    gone: Sequence[str]
    """They have files, or may have, and are wanted no more."""


class Memory:
    """The groups and facts of a state. The caller says within which transaction they change.

    Facts are always told before the groups that have read them: after a kill no group is remembered that read other facts
    than those that are.
    """

    def __init__(
        self, store: Store, settings: str, now: Now, above: Above, family: Family | None = None, *, afresh: bool = False
    ) -> None:
        self._store = store
        self._reads = store.reads
        self._settings = settings
        self._now = now
        self._above = partial(_above, above, family.fact) if family else above
        self._valid = not afresh and store.fact(SETTINGS) == settings
        self._family = family
        self._moved: list[Fact] = []
        """Facts as they were told, that have another above them now."""
        self._changed: list[Fact] = []
        self._met: set[str] = set()
        """Facts that are surely told as they are now, or will be when the changed ones are."""

    def compare(self, groups: Sequence[str], every: Callable[[], Sequence[str]], also: Collection[str] = ()) -> Wanted:
        """Which groups must be made, ``also`` among them, and which are gone: ``groups`` are all that are wanted but the
        family's, and ``every`` gives all.
        """
        family = self._family
        keys = family.changed() if family and self._valid else None
        if family is None or keys is None:
            wanted, known, asked = every(), self._reads.names(), None
        else:
            wanted, known, asked = groups, self._reads.names(family.prefix), [family.fact + key for key in keys]
        if not self._valid:
            return Wanted(stale=wanted, gone=sorted(known.difference(wanted)))
        unmade = self._reads.unmade()
        found = self._reads.readers(self._changes(asked)) | unmade | set(also)
        new, gone = set(wanted).difference(known), known.difference(wanted)
        if family and keys is not None:
            for key in {*keys, *filter(None, map(family.key, unmade))}:
                before, now = self._reads.names_of(family.prefix + key), set(family.groups(key))
                new |= now - before
                gone |= before - now
        stale = (found | new) - gone
        listed = [name for name in wanted if name in stale]
        return Wanted(stale=(*listed, *sorted(stale.difference(listed))), gone=sorted(gone))

    def _changes(self, asked: Collection[str] | None) -> list[str]:
        """The facts that are not as they were told; of the family's only those that are ``asked`` for are looked at, or all."""
        changed = []
        told = self._reads.below("")
        if self._family:
            branch = self._family.fact
            apart = self._reads.below(branch)
            if asked is not None:
                asked = set(asked)
                self._family.hold({fact.name: fact.fingerprint for fact in apart if fact.name not in asked})
                apart = [fact for fact in apart if fact.name in asked]
            told += apart
        for fact in told:
            found = Fact(fact.name, self._now(fact.name), self._above(fact.name))
            if found.fingerprint != fact.fingerprint:
                changed.append(fact.name)
                told += self._reads.below(fact.name)
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


def _above(above: Above, branch: str, fact: str) -> str:
    """What is above a fact, where those of a family have their own above them, which itself has none."""
    return branch if fact.startswith(branch) and fact != branch else above(fact)
