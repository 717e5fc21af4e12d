"""Floors for stories and copies of invented reports; a figure that falls below its floor is a loss, not a test to change."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from broadsheet.grouping import stories
from broadsheet.grouping.duplicates import fold
from broadsheet.model.story import Report
from broadsheet.values import replace

FIXTURES = Path(__file__).parent / "stories.txt"
FLOORS = {"precision": 1.0, "recall": 0.9}
"""B-cubed: the mean part of an article's story that is on its event, and of its event that is in its story."""


def fixtures():
    """(event, report) of each text."""
    for number, part in enumerate(FIXTURES.read_text("utf-8").split("\n=== ")[1:]):
        head, text = part.split("\n", 1)
        event, day, headline = head.split(" ", 2)
        yield event, Report(id=f"{event}-{number}", text=text.strip(), headline=headline, published=dt.date(2023, 7, int(day)))


@pytest.fixture(scope="module")
def told():
    """Report id → event, and report id → story."""
    rows = list(fixtures())
    return {report.id: event for event, report in rows}, stories.cluster([report for _, report in rows])


def share(of, among):
    """The mean part of those that stand with each in ``of`` which also stand with it in ``among``."""
    parts = []
    for id in of:
        beside = [other for other in of if of[other] == of[id]]
        parts.append(sum(among[other] == among[id] for other in beside) / len(beside))
    return sum(parts) / len(parts)


def test_the_figures_stay_above_their_floors(told):
    events, found = told
    figures = {"precision": share(found, events), "recall": share(events, found)}
    low = {name: round(value, 3) for name, value in figures.items() if value < FLOORS[name]}
    assert not low, sorted(found.items())


def test_two_visitors_to_one_city_in_one_week_are_two_stories(told):
    _, found = told
    envoy, statesman = ({story for id, story in found.items() if id.startswith(event)} for event in ("envoy", "statesman"))
    assert envoy.isdisjoint(statesman)


@pytest.mark.parametrize(
    ("one", "other"),
    [("papers", "villa"), ("pipers", "lanterns")],
    ids=["two cases against one man", "a strike and a fair that it empties"],
)
def test_what_shares_names_and_no_event_is_two_stories(told, one, other):
    events, found = told
    here, there = ({found[id] for id in events if events[id] == event} for event in (one, other))
    assert len(here) == len(there) == 1
    assert here != there


@pytest.mark.parametrize(
    ("one", "other"),
    [("kiln", "loft"), ("bend", "ford"), ("tides", "catch")],
    ids=["two fires in one town within days", "two crashes on one road within days", "two weeks of one notice"],
)
def test_two_events_told_in_the_same_words_are_two_stories(told, one, other):
    events, found = told
    here, there = ({found[id] for id in events if events[id] == event} for event in (one, other))
    assert here.isdisjoint(there)


@pytest.mark.parametrize("event", ["kiln", "loft", "bend", "ford", "dorsa"])
def test_what_is_told_later_of_an_event_belongs_to_it(told, event):
    events, found = told
    assert len({found[id] for id in events if events[id] == event}) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda words, _: words[: len(words) * 6 // 10],
        lambda words, _: words[len(words) // 3 :],
        lambda words, chance: ["another" if chance.random() < 0.05 else word for word in words],
    ],
    ids=["first 60 %", "last two thirds", "5 % of words changed"],
)
def test_copies_under_another_headline_fold_and_reports_of_one_event_do_not(change):
    reports, chance = [report for _, report in fixtures()], random.Random(7)
    made = [
        replace(report, id=f"{report.id} copy", headline="Another", text=" ".join(change(report.text.split(), chance)))
        for report in reports
    ]
    first = fold([*reports, *made])
    assert [report.id for report in reports if first[report.id] != report.id] == []
    assert sum(first[f"{report.id} copy"] == report.id for report in reports) >= len(reports) - 1
