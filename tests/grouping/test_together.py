"""What is kept of stories and copies: whatever came and went before, the same as a clean start with what is there now."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.grouping import floods, together
from broadsheet.grouping import shelf as shelves
from broadsheet.grouping.shelf import Drawer
from broadsheet.grouping.stories import likeness, months
from broadsheet.grouping.traces.moves import Moves, traced
from broadsheet.model.story import Report

PLACES = "Velmar Orlen Lindmar Sorrel".split()
PEOPLE = "Ada Kestrin, Ole Vask, Ida Moe".split(", ")
THINGS = "lock gate ferry court fraud bank harvest snow bridge strike museum bell".split()


@st.composite
def texts(draw):
    """News of few words, so that much is alike and much is copied."""
    place, person = draw(st.sampled_from(PLACES)), draw(st.sampled_from(PEOPLE))
    one, two, three = (draw(st.sampled_from(THINGS)) for _ in range(3))
    sentences = [
        f"In the town of {place} on Monday {person} spoke of the {one} and the {two}.",
        f"Everybody in {place} knows the {two} that {person} closed for {draw(st.integers(2, 40))} days.",
        f"The {three} of {place} is old, and the neighbours of {person} want a new {one} instead.",
        f"It will cost {draw(st.integers(10, 13))} million crowns, which {place} does not have.",
    ]
    return " ".join(draw(st.lists(st.sampled_from(sentences), max_size=5)))


DAYS = [None, *(dt.date(2023, month, day) for month in (3, 4, 6) for day in (1, 9, 20, 28))]
REPORTS = st.builds(
    Report,
    id=st.sampled_from([f"a{number}" for number in range(12)]),
    text=texts(),
    headline=st.sampled_from(["", "The gate of Velmar", "A court"]),
    published=st.sampled_from(DAYS),
    names=st.sampled_from([(), ("Ada Kestrin",), ("Ole Vask", "Orlen")]),
)
UPDATES = st.lists(
    st.tuples(st.lists(REPORTS, max_size=6), st.lists(st.sampled_from([f"a{n}" for n in range(12)]), max_size=4)), max_size=6
)


@pytest.fixture(autouse=True)
def _months_that_soon_speak(monkeypatch):
    monkeypatch.setattr(months, "ENOUGH", 3)


@pytest.fixture(autouse=True, params=[2, 12])
def _floods_of_few_articles(monkeypatch, request):
    monkeypatch.setattr(floods, "MANY", request.param)


def clean(reports):
    shelf = Drawer()
    together.update(shelf, traced(reports), ())
    return shelf


@settings(deadline=None, max_examples=150)
@given(UPDATES)
def test_any_history_leaves_what_a_clean_start_with_the_same_articles_leaves(updates):
    shelf, there, known = Drawer(), {}, {}
    for added, removed in updates:
        there = {id: report for id, report in there.items() if id not in removed} | {report.id: report for report in added}
        changed = together.update(shelf, traced(added), removed)
        for kind in ("stories", "copies"):
            known.setdefault(kind, {}).update(getattr(changed, kind))
    expected = clean(there.values())
    groups = together.groups(expected, there)
    assert together.groups(shelf, there) == groups
    assert {id: group for id, group in known.get("stories", {}).items() if group} == groups.stories
    assert {id: group for id, group in known.get("copies", {}).items() if group} == groups.copies
    for kind in set(shelves.KINDS) - {shelves.COUNTS}:
        assert shelf.rows[kind] == expected.rows[kind], kind


@settings(deadline=None, max_examples=30)
@given(st.lists(REPORTS, max_size=12, unique_by=lambda report: report.id), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(reports, chance):
    shuffled = list(reports)
    chance.shuffle(shuffled)
    assert clean(reports).rows == clean(shuffled).rows


def backwards(work, items):
    """As other processes do it: in any order, and all of it before a row changes."""
    return reversed([work(item) for item in reversed(items)])


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(UPDATES, st.integers(2, 5))
def test_whoever_compares_which_days_what_is_kept_is_the_same(monkeypatch, updates, parts):
    monkeypatch.setattr(likeness, "LONG", 1)
    whole, shelf = Drawer(), Drawer()
    for added, removed in updates:
        expected = together.update(whole, traced(added), removed)
        assert together.update(shelf, traced(added), removed, backwards, parts) == expected
    assert shelf.rows == whole.rows


@given(st.dictionaries(st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31)).map(str), st.integers(1, 30)), st.integers(1, 6))
def test_each_day_is_in_one_stretch_with_those_that_it_meets_before_it(news, parts):
    moved = Moves(came={day: {f"{day} {n}" for n in range(count)} for day, count in news.items()})
    cut = likeness.stretches(moved, parts)
    assert [day for stretch in cut for day in stretch.days] == moved.near()
    assert len(cut) <= parts
    for stretch in cut:
        first = dt.date.fromisoformat(stretch.days[0])
        before = {day for day in moved.near() if dt.timedelta(0) < first - dt.date.fromisoformat(day) <= dt.timedelta(14)}
        assert set(stretch.before) == before


def test_what_is_taken_up_again_unchanged_is_named_and_writes_nothing():
    reports = [Report(id=f"a{n}", text=f"News of Ada Kestrin number {n}.", published=dt.date(2023, 3, n + 1)) for n in range(3)]
    shelf = clean(reports)
    before = {kind: dict(rows) for kind, rows in shelf.rows.items()}
    changed = together.update(shelf, traced(reports[:1]), ["unknown"])
    assert set(changed.stories) == {"a0", "unknown"}
    assert shelf.rows == before
