"""Ids that were published stay, whatever later articles call the same people; other ids under which they were lead there."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.content.published import anchors as parse
from broadsheet.grouping.identities import resolve
from broadsheet.model.decision import Decision
from broadsheet.model.entity import Anchor, Naming


def naming(name, article="a", day=19, kind="person", beside=(), roles=()):
    return Naming(
        article=article, name=name, kind=kind, published=dt.date(2023, 7, day), forms=(name,), beside=beside, roles=roles
    )


def anchor(id, *places, since="2026-11-26"):
    return Anchor(id=id, places=tuple(places), since=since)


def ids(namings, anchors=(), decisions=()):
    resolution = resolve(namings, decisions, anchors)
    moves = {move.old.removesuffix("/index.html"): move.new.removesuffix("/index.html") for move in resolution.redirects}
    return {(n.article, n.name): resolution.of[n.article, n.kind, n.name].id for n in namings}, moves


def test_a_fuller_name_does_not_move_what_was_published():
    namings = [naming("J. Tamm", "a"), naming("Joseph Tamm", "b", 20)]
    free, _ = ids(namings)
    assert set(free.values()) == {"people/joseph-tamm"}
    kept, moves = ids(namings, [anchor("people/j-tamm", ("a", "J. Tamm"))])
    assert set(kept.values()) == {"people/j-tamm"}
    assert moves == {}


def test_an_earlier_article_of_the_same_name_does_not_take_the_address():
    old = naming("Jaan Tamm", "b", 20, roles=("striker",), beside=("Harlow Rovers",))
    new = naming("Jaan Tamm", "a", 1, roles=("senator",), beside=("Reform Party",))
    free, _ = ids([old, new])
    assert free["a", "Jaan Tamm"] == "people/jaan-tamm"
    kept, _ = ids([old, new], [anchor("people/jaan-tamm", ("b", "Jaan Tamm"))])
    assert kept["b", "Jaan Tamm"] == "people/jaan-tamm"
    assert kept["a", "Jaan Tamm"] not in ("people/jaan-tamm", "")


def test_of_two_published_ids_the_earlier_is_kept_and_the_other_leads_there():
    namings = [naming("J. Tamm", "a"), naming("Joseph Tamm", "b", 20)]
    both = [
        anchor("people/joseph-tamm", ("b", "Joseph Tamm"), since="2026-11-27"),
        anchor("people/j-tamm", ("a", "J. Tamm"), since="2026-11-26"),
    ]
    kept, moves = ids(namings, both)
    assert set(kept.values()) == {"people/j-tamm"}
    assert moves == {"people/joseph-tamm": "people/j-tamm"}


def test_it_is_found_by_another_place_when_an_article_goes():
    namings = [naming("J. Tamm", "a"), naming("Joseph Tamm", "b", 20)]
    kept, _ = ids(namings, [anchor("people/jt", ("gone", "J. Tamm"), ("b", "Joseph Tamm"))])
    assert set(kept.values()) == {"people/jt"}
    free, _ = ids(namings, [anchor("people/jt", ("gone", "J. Tamm"))])
    assert set(free.values()) == {"people/joseph-tamm"}


def test_an_id_that_leads_to_one_is_never_given_to_another():
    namings = [naming("J. Tamm", "a"), naming("Joseph Tamm", "b", 20), naming("Tamm Joseph Kask", "c", 21)]
    led = [anchor("people/j-tamm", ("a", "J. Tamm")), anchor("people/tamm-joseph-kask", ("a", "J. Tamm"), since="2026-11-27")]
    kept, moves = ids(namings, led)
    assert kept["c", "Tamm Joseph Kask"] != "people/tamm-joseph-kask"
    assert moves["people/tamm-joseph-kask"] == "people/j-tamm"


@pytest.mark.parametrize("said", ["people/j-tamm", "people/joseph-tamm"])
def test_decisions_may_call_it_by_either_id(said):
    namings = [naming("J. Tamm", "a"), naming("Joseph Tamm", "b", 20), naming("Mara Ilves", "c")]
    merge = Decision(verb="merge", line=1, targets=(said, "people/mara-ilves"))
    resolution = resolve(namings, [merge], [anchor("people/j-tamm", ("a", "J. Tamm"))])
    assert {identity.id for identity in resolution.of.values()} == {"people/mara-ilves"}
    assert resolution.problems == ()
    assert "people/j-tamm/index.html" in {move.old for move in resolution.redirects}


def test_a_renamed_entity_is_where_the_decision_says():
    namings = [naming("J. Tamm", "a")]
    rename = Decision(verb="rename", line=1, targets=("people/j-tamm",), to="Joseph Tamm")
    published = [
        anchor("people/j-tamm", ("a", "J. Tamm"), since="2026-11-26"),
        anchor("people/joseph-tamm", ("a", "J. Tamm"), since="2026-11-27"),
    ]
    kept, moves = ids(namings, published, [rename])
    assert (kept["a", "J. Tamm"], moves) == ("people/joseph-tamm", {"people/j-tamm": "people/joseph-tamm"})
    kept, moves = ids(namings, published)
    assert (kept["a", "J. Tamm"], moves) == ("people/j-tamm", {"people/joseph-tamm": "people/j-tamm"})


def test_a_kind_decided_once_holds_when_it_was_published():
    namings = [naming("Harbour", "a", kind="organisation"), naming("Harbour", "b", kind="organisation")]
    kind = Decision(verb="kind", line=1, targets=("organisations/harbour",), kind="place")
    resolution = resolve(namings, [kind], [anchor("places/harbour", ("a", "Harbour"))])
    assert {identity.id for identity in resolution.of.values()} == {"places/harbour"}
    assert resolution.problems == ()


def test_a_part_split_off_by_decision_stays_apart_when_it_was_published():
    namings = [naming("Jaan Tamm", "a"), naming("Jaan Tamm", "b")]
    split = Decision(verb="split", line=1, name="Jaan Tamm", article="b", to="people/jaan-tamm-senator")
    published = [anchor("people/jaan-tamm-senator", ("b", "Jaan Tamm")), anchor("people/jaan-tamm", ("a", "Jaan Tamm"))]
    kept, moves = ids(namings, published, [split])
    assert kept == {("a", "Jaan Tamm"): "people/jaan-tamm", ("b", "Jaan Tamm"): "people/jaan-tamm-senator"}
    assert moves == {}


def test_the_order_of_anchors_does_not_matter():
    namings = [naming("J. Tamm", "a"), naming("Joseph Tamm", "b", 20), naming("Mara Ilves", "c")]
    some = [
        anchor("people/x", ("a", "J. Tamm")),
        anchor("people/y", ("b", "Joseph Tamm")),
        anchor("people/z", ("c", "Mara Ilves")),
    ]
    assert ids(namings, some) == ids(namings, some[::-1]) == ids(namings[::-1], some[1:] + some[:1])


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id":"people/../x","places":[],"since":"2026-11-26"}',
        '{"id":"places/x","places":[],"since":"2026-11-26"}',
        '{"id":"people/x","places":[["a"]],"since":"2026-11-26"}',
        '{"id":"people/x","places":"ab","since":"2026-11-26"}',
        '{"id":"people/x"}',
        '{"id":"people/' + "x" * 100 + '","places":[],"since":""}',
        "[" * 100_000,
    ],
)
def test_a_line_that_publish_did_not_write_is_a_problem_and_the_others_hold(line):
    good = '{"id":"people/x","name":"X","places":[["a","X"]],"since":"2026-11-26"}'
    found, problems = parse(f"{good}\n{line}\n{good}\n".encode(), "content/published/people.jsonl")
    assert [one.id for one in found] == ["people/x", "people/x"]
    assert [problem.line for problem in problems] == [2]


NAMES = ("J. Tamm", "Joseph Tamm", "Joe Tamm", "Jaan Tamm", "Tamm", "Joseph R. Tamm", "Mara Ilves", "M. Ilves", "Ilves Mara")
ROLES = ((), ("striker",), ("senator",))


@st.composite
def archives(draw):
    """Namings in the order in which their articles arrive, and after how many of them the site is published."""
    some = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(ROLES), st.integers(1, 28)), min_size=2, max_size=9))
    made = [naming(name, f"a{n}", day, roles=roles, beside=(f"Friend {n % 3}",)) for n, (name, roles, day) in enumerate(some)]
    return made, sorted(draw(st.sets(st.integers(1, len(made)), min_size=1, max_size=3)))


@given(archives())
def test_whatever_comes_every_published_id_leads_to_whom_it_meant(archive):
    made, publications = archive
    published: dict[str, Anchor] = {}
    for number, count in enumerate(publications):
        now, moves = ids(made[:count], tuple(published.values()))
        for id, known in published.items():
            assert moves.get(id, id) == now[known.places[0]]
        for place, id in now.items():
            published.setdefault(id, anchor(id, place, since=f"2026-11-{number + 1:02d}"))
    now, moves = ids(made, tuple(published.values()))
    for id, known in published.items():
        assert moves.get(id, id) == now[known.places[0]]
    assert not set(moves) & set(now.values())
