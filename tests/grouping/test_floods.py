"""Floods of look-alikes: one leads, the others follow, and nothing depends on how they came."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.grouping import floods, together
from broadsheet.grouping import shelf as shelves
from broadsheet.grouping.floods import MANY, leaders
from broadsheet.grouping.shelf import Drawer
from broadsheet.grouping.traces.moves import traced
from broadsheet.model.story import Report

DAY = dt.date(2023, 7, 17)
BULLETIN = (
    "The weather office of Velmar expects clear skies over the coast from Monday morning, with light winds off the sea. {0}"
    " will have gusts of {1} metres an hour at noon and {2} at night. Skippers of small boats are asked to stay in port until"
    " the harbour master gives word, and walkers to keep off the cliffs between the lighthouse and the old mill."
)
NEWS = (
    "Divers found a crack in the old lock gate of Velmar on Monday, and Mayor Ada Kestrin closed the harbour to all ferries for"
    " three weeks. Ticket {0} of 9500 of the raffle for a new gate was sold on the same morning in the market hall of the town."
)
TOWNS = "Orlen Lindmar Sorrel Tesdal Marov Kilden Harre Aldby Fennick Dorrin Wesel Ostrey Palm Quarn Rell Sund".split()


def bulletin(number, day=DAY):
    text = BULLETIN.format(TOWNS[number % len(TOWNS)], 1000 + number, 3000 + number)
    return Report(id=f"b{number:03}", text=text, headline=f"Weather {number}", published=day)


def news(number, day=DAY):
    return Report(id=f"n{number:03}", text=NEWS.format(number), headline="Crack in the gate", published=day)


def grouped(reports):
    return together.update(Drawer(), traced(reports), ())


def test_of_many_of_one_form_on_a_day_all_follow_the_first():
    groups = grouped(bulletin(number) for number in range(MANY + 1)).copies
    assert groups["b007"][0] == "b000"
    assert len(groups["b000"]) == MANY + 1


def test_as_many_as_a_paper_may_have_are_left_alone():
    groups = grouped(bulletin(number) for number in range(MANY)).copies
    assert {len(group) for group in groups.values()} == {1}


def test_those_of_other_days_are_not_counted():
    groups = grouped(bulletin(number, DAY + dt.timedelta(number % 2)) for number in range(2 * MANY)).copies
    assert {len(group) for group in groups.values()} == {1}


def test_copies_go_into_the_story_of_their_leader_and_mere_look_alikes_do_not():
    other = Report(
        id="z",
        text="Mayor Ada Kestrin closed the harbour of Velmar to ferries on Monday, since divers found a crack in its lock gate.",
        headline="Harbour of Velmar closed over crack in lock gate",
        published=DAY,
    )
    reports = [*map(news, range(MANY + 8)), *map(bulletin, range(MANY + 8)), other]
    stories = grouped(reports).stories
    assert set(stories["z"]) == {"z", *(f"n{number:03}" for number in range(MANY + 8))}
    assert stories["b004"] == ("b004",)


def test_texts_that_share_little_follow_nobody():
    day = {f"a{number}": [*range(8), *range(100 * number, 100 * number + 24)] for number in range(1, 40)}
    assert not leaders(day)


def test_each_follows_the_form_that_it_shares_the_most_with():
    forms = {"a": range(100, 132), "b": range(116, 148)}
    day = {f"{letter}{number:02}": [*runs] for letter, runs in forms.items() for number in range(MANY + 1)}
    assert leaders(day)["a07"] == "a00"
    assert leaders(day)["b07"] == "b00"


@pytest.mark.parametrize("make", [bulletin, news])
def test_the_cost_of_comparing_does_not_grow_with_the_square(make, monkeypatch):
    asked = []
    monkeypatch.setattr(floods, "are_copies", lambda *texts: asked.append(texts) or True)
    grouped(make(number) for number in range(400))
    assert len(asked) < 400


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(0, 1)), max_size=30),
            st.lists(st.integers(0, 30), max_size=10),
        ),
        max_size=4,
    )
)
def test_any_history_of_floods_leaves_what_a_clean_start_leaves(updates):
    shelf, there, known = Drawer(), {}, ({}, {})
    for added, removed in updates:
        ids = {f"{letter}{number:03}" for number in removed for letter in "bn"}
        reports = [(bulletin if form else news)(number, DAY + dt.timedelta(later)) for number, form, later in added]
        there = {id: each for id, each in there.items() if id not in ids} | {each.id: each for each in reports}
        changed = together.update(shelf, traced(reports), sorted(ids))
        for groups, more in zip(known, (changed.stories, changed.copies), strict=True):
            groups.update(more)
    clean = Drawer()
    expected = together.update(clean, traced(there.values()), ())
    assert {id: group for id, group in known[0].items() if group} == expected.stories
    assert {id: group for id, group in known[1].items() if group} == expected.copies
    for kind in set(shelves.KINDS) - {shelves.COUNTS}:
        assert shelf.rows[kind] == clean.rows[kind], kind
