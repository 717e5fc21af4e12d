"""Groups of articles as they are kept: which group an article is in, and who else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.grouping.shelf import Shelf
from broadsheet.grouping.traces import rows
from broadsheet.values import Value

Members = tuple[str, ...]
"""Ids, the first at the head; nothing for an article that is gone."""


class Groups(Value, kw_only=False):
    """Groups of two and more on a shelf, under two kinds: article → head, head → members."""

    shelf: Shelf
    heads: str
    members: str

    def of(self, ids: Iterable[str]) -> dict[str, Members]:
        """Article → its group; one of which nothing is kept is alone."""
        ids = list(ids)
        heads = {id: rows.name(head) for id, head in self.shelf.get(self.heads, ids).items()}
        groups = {head: rows.names(data) for head, data in self.shelf.get(self.members, sorted(set(heads.values()))).items()}
        return {id: groups[heads[id]] if id in heads else (id,) for id in ids}

    def settle(self, groups: Mapping[str, Members]) -> dict[str, Members]:
        """Keep these articles' groups; those that are others than before. All that were together with one must be given."""
        before = self.of(groups)
        changed = {id: group for id, group in groups.items() if group != before[id]}
        heads = {group[0]: group for group in changed.values() if len(group) > 1}
        together = {id: group[0] for id, group in changed.items() if len(group) > 1}
        self.shelf.drop(self.members, sorted({before[id][0] for id in changed} - heads.keys()))
        self.shelf.drop(self.heads, sorted(changed.keys() - together.keys()))
        self.shelf.put(self.members, {id: rows.of_names(group) for id, group in sorted(heads.items())})
        self.shelf.put(self.heads, {id: rows.of_name(head) for id, head in sorted(together.items())})
        return changed


def by_day(days: Mapping[str, str]) -> Members:
    """The ids, by day, then id; those without a day last."""
    return tuple(sorted(days, key=lambda id: (not days[id], days[id], id)))
