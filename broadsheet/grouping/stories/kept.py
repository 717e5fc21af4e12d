"""What came and went → the stories that changed. Only what is touched is read, compared and linked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from broadsheet.engine import codec
from broadsheet.grouping.shelf import HEAVIEST, MEMBERS, STORY, TRACES, Shelf, Spread
from broadsheet.grouping.stories.edges import Beside, Edges
from broadsheet.grouping.stories.likeness import Day, Stretch, alike, stretches
from broadsheet.grouping.stories.linkage import LINKS, Groups
from broadsheet.grouping.stories.months import Months
from broadsheet.grouping.traces.groups import Groups as Kept
from broadsheet.grouping.traces.groups import Members, by_day
from broadsheet.grouping.traces.moves import Moves
from broadsheet.grouping.traces.trace import terms_of


def kept_stories(shelf: Shelf) -> Kept:
    """The stories on a shelf, those of two articles and more."""
    return Kept(shelf, STORY, MEMBERS)


def update(shelf: Shelf, moves: Moves, spread: Spread = map, parts: int = 1) -> Callable[[], Mapping[str, Members]]:
    """Begin to compare what moved, by ``spread`` and in ``parts``; the call of what is returned links what is alike, and gives:

    Article id → the articles of its story, by day, then id, for all whose story is another now; () for what is gone.
    Whatever the history, the stories are those of the set that is there now.
    """
    months = Months(shelf, moves)
    moves = _with_changed(shelf, moves, months)
    return partial(_told, shelf, moves, spread(partial(_compared, shelf, moves, months), stretches(moves, parts)))


def _compared(shelf: Shelf, moves: Moves, months: Months, stretch: Stretch) -> bytes:
    """The days of a stretch, in any process."""
    return codec.dumps(list(alike(shelf, moves, months, stretch)))


def _told(shelf: Shelf, moves: Moves, compared: Iterable[bytes]) -> Mapping[str, Members]:
    edges = Edges(shelf)
    before = edges.remove(id for ids in moves.went.values() for id in ids)
    for data in list(compared):  # all are compared before a row changes
        days = codec.loads(list[Day], data)
        edges.add(days)
        for day in days:
            if day.heaviest:
                shelf.put(HEAVIEST, {day.day: day.heaviest})
            elif day.heaviest is not None:
                shelf.drop(HEAVIEST, [day.day])
    touched = {other for beside in before.values() for other, likeness in beside.likeness.items() if likeness >= LINKS}
    touched.update(before, *moves.came.values())
    groups = {id: group for part in _parts(edges, touched) for group in _linked(part) for id in group}
    groups |= dict.fromkeys(touched - groups.keys(), ())
    edges.save()
    return kept_stories(shelf).settle(groups)


def _with_changed(shelf: Shelf, moves: Moves, months: Months) -> Moves:
    """What came and went, and besides the articles of months that are weighed in another way now."""
    came, went = defaultdict(set, moves.came), defaultdict(set, moves.went)
    for month, terms in months.update().items():
        for day, ids in months.days(month).items():
            traces = shelf.get(TRACES, ids - came[day])
            changed = {id for id, data in traces.items() if not terms.isdisjoint(terms_of(data))}
            came[day] = came[day] | changed
            went[day] = went[day] | changed
    return Moves(came=came, went=went)


def _parts(edges: Edges, touched: Iterable[str]) -> Iterator[Mapping[str, Beside]]:
    """The touched parts: articles that likenesses of LINKS hold together."""
    done: set[str] = set()
    for id in sorted(touched):
        if id not in done:
            part: dict[str, Beside] = {}
            waiting = {id}
            while waiting:
                found = edges.of(waiting)
                part |= found
                linked = (beside.likeness.items() for beside in found.values())
                waiting = {other for each in linked for other, likeness in each if likeness >= LINKS and other not in part}
            done.update(part)
            if part:
                yield part


def _linked(part: Mapping[str, Beside]) -> list[Members]:
    """The stories of a part, each by day, then id; undated ones last."""
    if len(part) == 1:
        return [tuple(part)]
    ordered = sorted(part)
    numbers = {id: number for number, id in enumerate(ordered)}
    pairs = (
        (number, numbers[other], likeness)
        for number, id in enumerate(ordered)
        for other, likeness in part[id].likeness.items()
        if numbers.get(other, -1) > number
    )
    groups = Groups(sorted(pairs), [part[id].names for id in ordered])
    groups.join()
    return [by_day({ordered[number]: part[ordered[number]].day for number in group}) for group in groups.members.values()]
