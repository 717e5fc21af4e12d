"""Two articles that are alike → whether the days, ages and spots that they tell are those of one event.

Two fires in one town are told in the same words; that they are two shows in when and where they were, and in whom they hurt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from broadsheet.grouping.stories.vectors import Vector
from broadsheet.grouping.traces.particulars import AGE, AGED, DAY, LATER_AGE, SERIES, SPOT, by_kind, short

SEVERAL = 2
"""So many kinds of particulars must differ, and none agree, before two articles are about two events: one may be a new turn."""
CLOSE = 1
"""Years by which what two outlets say of one person's age may differ."""

Told = Mapping[int, Sequence[int]]
"""Kind → the particulars of it, as they come."""


def agreement(one: Vector, other: Vector, later: int) -> int:
    """1 where they agree in whom or where, and differ in nothing; -1 where they differ in several kinds and agree in none; or 0.

    ``later`` is by how many days the other is the later one. A common day alone is no 1: a background tells days too. Articles of
    one day tell that day whatever they are about, so that it speaks for none of them.
    """
    here, there = by_kind(one.particulars), by_kind(other.particulars)
    first, second = (here, there) if later >= 0 else (there, here)
    found = [*_ages(here, there), *_spots(here, there)]
    days = [*_days(here, there)]
    if True in found:
        return int(False not in (*found, *days))
    differ = (*found, *days).count(False) + (later != 0 and SERIES in second and SERIES not in first)
    return -(differ >= SEVERAL and not (later and True in days) and not _with_the_same(one, here, other, there))


def _with_the_same(one: Vector, here: Told, other: Vector, there: Told) -> bool:
    """Whether somebody who bears an age in the one is named in the other: who was shot, where somebody is held for it."""
    sides = ((here, other), (there, one))
    return any(not {*map(short, beside.names)}.isdisjoint(told[AGED]) for told, beside in sides if AGED in told)


def whom_or_where(one: Vector, other: Vector) -> bool:
    """Whether they tell an age or a spot in common, as the next report on one flood has its place in common with the last."""
    here, there = by_kind(one.particulars), by_kind(other.particulars)
    return True in (*_ages(here, there), *_spots(here, there))


def same_days(one: Vector, other: Vector) -> bool | None:
    """Whether they tell a day in common; None where one of them tells none."""
    return next(_days(by_kind(one.particulars), by_kind(other.particulars)), None)


def _days(here: Told, there: Told) -> Iterator[bool]:
    """Whether they tell a day in common."""
    if DAY in here and DAY in there:
        yield not set(here[DAY]).isdisjoint(there[DAY])


def _ages(here: Told, there: Told) -> Iterator[bool]:
    """Whether an age of the one stands in the other too. Only ages in both openings can differ: further down are others' too."""
    one, other = ((*told.get(AGE, ()), *told.get(LATER_AGE, ())) for told in (here, there))
    if any(abs(age - beside) <= CLOSE for age in one for beside in other):
        yield True
    elif AGE in here and AGE in there:
        yield False


def _spots(here: Told, there: Told) -> Iterator[bool]:
    """By kind of spot, whether the first of each is the same. Where each names the other's too, that says nothing."""
    for kind in here.keys() & there.keys():
        if kind >= SPOT:
            one, other = here[kind], there[kind]
            if one[0] == other[0] or one[0] not in other or other[0] not in one:
                yield one[0] == other[0]
