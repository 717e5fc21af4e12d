"""Dates that are still to come."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.content import clock

TODAY = dt.date(2026, 12, 31)


@pytest.mark.parametrize(("day", "said"), [(TODAY, False), (dt.date(2027, 1, 1), False), (dt.date(2027, 1, 2), True)])
def test_somewhere_it_is_tomorrow_already(day, said):
    assert bool(list(clock.ahead([("seeds/a.txt", day)], TODAY, "warning"))) is said


def test_the_day_and_today_are_told():
    (problem,) = clock.ahead([("seeds/a.txt", dt.date(2031, 1, 1))], TODAY, "note")
    assert "2031-01-01" in problem.found
    assert "2026-12-31" in problem.expected
