"""What is kept of names: whatever came and went before, everybody is who a clean start with what is there now makes them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.engine import codec
from broadsheet.grouping import shelf as shelves
from broadsheet.grouping.identities import company, kept, resolve
from broadsheet.grouping.namings import namings
from broadsheet.grouping.shelf import Drawer
from broadsheet.model.entity import Anchor, Identity, Naming

PEOPLE = (
    *("John Marbury", "J. Marbury", "Jack Marbury", "Marbury", "Harold Marbury", "H. Marbury", "Li Wei", "Wei Li", "Wei"),
    *("Ada Kestrin", "Kestrin", "Kestrin Ada", "Ada", "Kestrin Bank", "Ada Lock"),
)
BODIES = ("Harbour Union", "HU", "H.U.", "Hill University", "Supreme Court", "Kestrin Bank", "Marbury", "Reuters")
PLACES = ("India", "Kenya", "Marbury", "Ada", "Port Ada", "United States", "U.S.")
ROLES = ("minister", "striker", "mayor of Vestland", "former envoy")
NAMES = st.one_of(
    st.tuples(st.just("person"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("organisation"), st.sampled_from(BODIES)),
    st.tuples(st.just("place"), st.sampled_from(PLACES)),
)


@st.composite
def articles(draw):
    """The namings of an article."""
    number, day = draw(st.integers(0, 9)), draw(st.integers(1, 28))
    id, found = f"articles/2023/07/01/{number}", draw(st.lists(NAMES, max_size=6, unique=True))
    written = tuple(name for _, name in found)
    return id, [
        Naming(
            article=id,
            name=name,
            kind=kind,
            published=dt.date(2023, draw(st.sampled_from([2, 7])), day),
            forms=(name, *draw(st.lists(st.sampled_from(["HU", "Marbury", "S.C."]), max_size=1))),
            roles=tuple(draw(st.lists(st.sampled_from(ROLES), max_size=1))) if kind == "person" else (),
            beside=written[:place] + written[place + 1 :],
            places=tuple(name for kind, name in found if kind == "place"),
            count=draw(st.integers(1, 6)),
        )
        for place, (kind, name) in enumerate(found)
    ]


UPDATES = st.lists(
    st.tuples(st.lists(articles(), max_size=4), st.lists(st.sampled_from([f"articles/2023/07/01/{n}" for n in range(10)]))),
    min_size=1,
    max_size=6,
)


@pytest.fixture(autouse=True)
def _names_that_are_soon_everywhere(monkeypatch):
    monkeypatch.setattr(company, "FEW", 3)


def published(ids, since):
    """Anchors for everybody, as publish writes them: a few places of each."""
    places = {}
    for (article, _, name), id in sorted(ids.items()):
        places.setdefault(id, []).append((article, name))
    return {id: Anchor(id=id, places=tuple(found[:2]), since=f"2026-11-{since:02}") for id, found in places.items()}


@settings(deadline=None, max_examples=300)
@given(UPDATES, st.sets(st.integers(0, 5)))
def test_any_history_of_articles_gives_the_identities_of_a_clean_start(updates, publishes):
    shelf, there, ids, anchors, moved, whole = Drawer(), {}, {}, {}, {}, False
    for number, (added, gone) in enumerate(updates):
        new = dict(added)
        left = [id for id in gone if id not in new]
        there = {id: found for id, found in there.items() if id not in left} | new
        changed = kept.update(shelf, new, left, (), tuple(anchors.values()), whole=whole)
        whole = False
        for article in (*left, *new):
            ids = {place: id for place, id in ids.items() if place[0] != article}
        before = ids
        ids = ids | changed.ids
        moved = {
            old: to for old, to in moved.items() if not changed.whole and old.removesuffix("/index.html") not in changed.asked
        }
        moved |= {redirect.old: redirect.new for redirect in changed.resolution.redirects}
        others = {place[0] for place in ids if before.get(place) != ids[place]}
        expected = resolve([naming for found in there.values() for naming in found], (), tuple(anchors.values()))
        assert ids == {place: identity.id for place, identity in expected.of.items()}
        assert moved == {redirect.old: redirect.new for redirect in expected.redirects}
        assert others <= changed.articles
        held = {id: codec.loads(Identity, data) for id, data in shelf.every(shelves.IDENTITIES)}
        assert held == {identity.id: identity for identity in expected.of.values()}
        if number in publishes:
            fresh = {id: anchor for id, anchor in published(ids, number + 1).items() if id not in anchors}
            whole = not kept.settled(shelf, fresh.values())
            anchors |= fresh
    clean = Drawer()
    kept.update(clean, there, (), (), tuple(anchors.values()))
    assert shelf.rows == clean.rows


def test_the_same_company_is_found_where_names_were_kept(article):
    briefs = [
        article("Minister Ada Kestrin met Ole Vask.", names=[("person", "Ada Kestrin"), ("person", "Ole Vask")]),
        article("Kestrin met Ole Vask and Ida Moe.", slug="b", names=[("person", "Kestrin"), ("person", "Ole Vask")]),
    ]
    shelf = Drawer()
    for brief in briefs:
        changed = kept.update(shelf, {brief.id: tuple(namings([brief]))}, (), (), ())
    assert changed.ids[briefs[1].id, "person", "Kestrin"] == "people/ada-kestrin"


def test_ids_that_were_published_as_they_are_ask_for_no_name_again(article):
    brief = article("Ada Kestrin met Ole Vask.", names=[("person", "Ada Kestrin"), ("person", "Ole Vask")])
    other = article("Ida Moe sang.", slug="b", names=[("person", "Ida Moe")])
    shelf = Drawer()
    first = kept.update(shelf, {brief.id: tuple(namings([brief]))}, (), (), ())
    anchors = published(first.ids, 1)
    assert kept.settled(shelf, anchors.values())
    changed = kept.update(shelf, {other.id: tuple(namings([other]))}, (), (), tuple(anchors.values()))
    assert (changed.whole, changed.articles) == (False, {other.id})
    moved = Anchor(id="people/ole-vaski", places=((brief.id, "Ole Vask"),), since="2026-11-01")
    assert not kept.settled(shelf, [moved])


def test_a_person_and_a_firm_of_one_name_in_one_article_keep_the_ids_that_were_published():
    written = (("person", "John Marbury", 1), ("person", "Marbury", 4), ("organisation", "Marbury", 1))
    names = [
        Naming(
            article="articles/2023/07/01/0",
            name=name,
            kind=kind,
            published=dt.date(2023, 7, 1),
            forms=(name,),
            roles=(),
            beside=tuple(other for _, other, _ in written if other != name),
            count=count,
        )
        for kind, name, count in written
    ]
    first = {place: identity.id for place, identity in resolve(names, ()).of.items()}
    assert sorted(set(first.values())) == ["people/john-marbury", "people/marbury"]
    anchors = published(first, 1)
    again = resolve(names, (), tuple(anchors.values()))
    assert {place: identity.id for place, identity in again.of.items()} == first
    assert again.redirects == ()
