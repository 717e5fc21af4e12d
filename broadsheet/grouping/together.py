"""Articles that come and go → whose story and whose copies are others now. What is kept is on the shelf.

Whatever the history of updates, stories and copies are those of one update with all articles that are there now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from broadsheet.grouping import duplicates, floods, stories
from broadsheet.grouping.floods import Whole, whole_copies, whole_stories
from broadsheet.grouping.shelf import Shelf, Spread
from broadsheet.grouping.traces.groups import Members
from broadsheet.grouping.traces.moves import Traced, moves
from broadsheet.values import Value


class Changed(Value):
    """Article id → ids, by day, then id; its own alone where it has no company, none where it is gone."""

    stories: Mapping[str, Members]
    """The articles on its event."""
    copies: Mapping[str, Members]
    """Copies of one text, the original first."""


def update(shelf: Shelf, added: Iterable[Traced], removed: Iterable[str], spread: Spread = map, parts: int = 1) -> Changed:
    """Take up what reports that are new or changed are found by, and ids that are gone; ``spread`` compares them in ``parts``.

    Holds every id that was given, and every article whose group is another now.
    """
    moved = moves(shelf, added, removed)
    gone: dict[str, Members] = dict.fromkeys(moved.gone, ())
    flooded = floods.update(shelf, moved)
    telling = stories.update(shelf, flooded.moves, spread, parts)
    copied = duplicates.update(shelf, flooded.moves)
    told = telling()
    return Changed(
        stories={**_groups(whole_stories(shelf), moved.here, flooded.touched, told), **gone},
        copies={**_groups(whole_copies(shelf), moved.here, flooded.touched, copied), **gone},
    )


def _groups(whole: Whole, here: Iterable[str], touched: Iterable[str], changed: Iterable[str]) -> Mapping[str, Members]:
    """The groups of these; and of all who are with those whose leader, followers or group have changed."""
    moved = whole.of({*touched, *changed})
    return whole.of(here) | moved | whole.of({id for group in moved.values() for id in group} - moved.keys())


def groups(shelf: Shelf, ids: Iterable[str]) -> Changed:
    """What is kept of these articles."""
    ids = list(ids)
    return Changed(stories=whole_stories(shelf).of(ids), copies=whole_copies(shelf).of(ids))
