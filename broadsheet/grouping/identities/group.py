"""Namings that are one entity, while identities are being worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from broadsheet.model.article import Kind
from broadsheet.model.entity import Naming
from broadsheet.values import Value

Node = TypeVar("Node", bound=Hashable)

FOLDERS: dict[Kind, str] = {"person": "people", "organisation": "organisations", "place": "places"}
"""Kind → the folder of its pages, which begins the ids."""


class Group(Value):
    """Namings of one entity, in order of article and name, and how they were joined."""

    kind: Kind
    namings: tuple[Naming, ...]
    how: str = ""
    maybe: tuple[str, ...] = ()
    """Names of other groups, as ids in waiting, that this may also be."""

    @property
    def count(self) -> int:
        """Mentions in all articles."""
        return sum(naming.count for naming in self.namings)

    def names(self) -> Counter[str]:
        """Each name within an article → its mentions."""
        found: Counter[str] = Counter()
        for naming in self.namings:
            found[naming.name] += naming.count
        return found


class Union:
    """Nodes joined into sets; the same sets whatever the order of joining."""

    def __init__(self) -> None:
        self._parent: dict[Hashable, Hashable] = {}

    def find(self, node: Hashable) -> Hashable:
        """The node that stands for the set of ``node``."""
        parent = self._parent
        root = node
        while parent.get(root, root) != root:
            root = parent[root]
        while parent.get(node, node) != root:
            parent[node], node = root, parent[node]
        return root

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make one set of the sets of both."""
        self._parent[self.find(one)] = self.find(other)

    def sets(self, nodes: Iterable[Node]) -> Iterator[tuple[Node, ...]]:
        """The sets among ``nodes``, each in the order of ``nodes``."""
        found: dict[Hashable, list[Node]] = {}
        for node in nodes:
            found.setdefault(self.find(node), []).append(node)
        for members in found.values():
            yield tuple(members)
