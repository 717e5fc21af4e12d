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
    """Keys, each with a fact of its own, of which it is known which may have changed: only these are looked at."""

    fact: str
    """What stands before a key in its fact."""
    apart: bool = False
    """They are so many that the facts are kept below ``fact``, which is a fact of which nothing is told."""
    prefixes: Sequence[str] = ()
    """Of groups that keys have: a key follows, …"""
    parted: bool = False
    """… and perhaps a space and more; then no key has a space in it."""
    groups: Callable[[str], Iterable[str]] = lambda _: ()
    """The groups that a key has now."""

    def key(self, group: str) -> str:
        """Whose a group is; nothing for one that is not of the family."""
        prefix = next(filter(group.startswith, self.prefixes), "")
        key = group[len(prefix) :] if prefix else ""
        return key.partition(" ")[0] if self.parted else key


class Families(Value):
    """All keys of which it is known what may have changed."""

    members: Sequence[Family]
    changed: Callable[[], Mapping[str, Collection[str]] | None]
    """For each family's fact the keys whose facts may be others than were told last, with all that are new or gone; None, where
    that is not known."""
    told: Callable[[], None]
    """Called within the transaction in which facts are told as they are now."""
    hold: Callable[[Mapping[str, str]], None] = lambda _: None
    """Takes the keys' facts that are surely what they were told to be, with their fingerprints, before any is asked for."""


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
        self, store: Store, settings: str, now: Now, above: Above, families: Families | None = None, *, afresh: bool = False
    ) -> None:
        self._store = store
        self._reads = store.reads
        self._settings = settings
        self._now = now
        self._families = families
        self._members = families.members if families else ()
        self._above = partial(_above, above, tuple(family.fact for family in self._members if family.apart))
        self._valid = not afresh and store.fact(SETTINGS) == settings
        self._moved: list[Fact] = []
        """Facts as they were told, that have another above them now."""
        self._changed: list[Fact] = []
        self._met: set[str] = set()
        """Facts that are surely told as they are now, or will be when the changed ones are."""

    def compare(self, groups: Sequence[str], every: Callable[[], Sequence[str]], also: Collection[str] = ()) -> Wanted:
        """Which groups must be made, ``also`` among them, and which are gone: ``groups`` are all that are wanted but the
        families', and ``every`` gives all.
        """
        asked = self._families.changed() if self._families and self._valid else None
        if asked is None:
            wanted, known = every(), self._reads.names()
        else:
            wanted, known = groups, self._reads.names([prefix for family in self._members for prefix in family.prefixes])
        if not self._valid:
            return Wanted(stale=wanted, gone=sorted(known.difference(wanted)))
        unmade = self._reads.unmade()
        found = self._reads.readers(self._changes(asked)) | unmade | set(also)
        new, gone = set(wanted).difference(known), known.difference(wanted)
        for family in self._members if asked else ():
            keys = {*asked[family.fact], *filter(None, map(family.key, unmade))} if asked and family.prefixes else ()
            for key in keys:
                before = {name for prefix in family.prefixes for name in self._reads.names_of(prefix + key, parted=family.parted)}
                now = set(family.groups(key))
                new |= now - before
                gone |= before - now
        stale = (found | new) - gone
        listed = [name for name in wanted if name in stale]
        return Wanted(stale=(*listed, *sorted(stale.difference(listed))), gone=sorted(gone))

    def _changes(self, asked: Mapping[str, Collection[str]] | None) -> list[str]:
        """The facts that are not as they were told; of the families' only those that are ``asked`` for are looked at, or all."""
        changed = []
        told = self._reads.below("")
        if self._families and asked is not None:
            told = self._asked(told, self._families, asked)
        else:
            told += [fact for family in self._members if family.apart for fact in self._reads.below(family.fact)]
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

    def _asked(self, told: Sequence[Fact], families: Families, asked: Mapping[str, Collection[str]]) -> list[Fact]:
        """Those of the facts that may be others than they were ``told`` to be; the families' others are held."""
        wanted = {family.fact: {family.fact + key for key in asked[family.fact]} for family in families.members}
        found: list[Fact] = []
        held: dict[str, str] = {}
        for fact in told:
            if fact.name in wanted.get(_kind(fact.name), (fact.name,)):
                found.append(fact)
            else:
                held[fact.name] = fact.fingerprint
        for family in families.members:
            if family.apart:
                prints = self._reads.prints_below(family.fact)
                found += [Fact(name, prints.pop(name), family.fact) for name in sorted(wanted[family.fact] & prints.keys())]
                held |= prints
        families.hold(held)
        return found

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


def _above(above: Above, apart: Collection[str], fact: str) -> str:
    """What is above a fact, where those of some families have their own above them, which itself has none."""
    kind = _kind(fact)
    return kind if kind in apart and fact != kind else above(fact)


def _kind(fact: str) -> str:
    """What stands before the key in a fact, with the colon."""
    return fact[: fact.find(":") + 1]
