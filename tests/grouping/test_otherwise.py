"""Other forms of a name find all that all of its forms find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.engine.store import Store
from broadsheet.grouping.index import build
from broadsheet.grouping.otherwise import other_forms
from broadsheet.grouping.sought import _also
from broadsheet.keeping import standings
from broadsheet.model.entity import Entity, Identity
from broadsheet.model.site import Site
from broadsheet.pages.entities.see_entries import see_entries

WORDS = ("Anna", "Berg", "Berg,", "U.S.", "US", "Öst", "Ost", "the", "O’Hara", "Al-Din")
FORMS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


def identity(name, sort=""):
    return Identity(id="people/x", name=name, sort=sort or name, kind="person")


def entity(known):
    rest = dict.fromkeys(("aliases", "roles", "appearances"), ())
    return Entity(id=known.id, slug="x", name=known.name, sort=known.sort, kind=known.kind, **rest)


@pytest.mark.parametrize("form", ["Anna Berg", "Berg", "berg anna", "Ánna"])
def test_a_form_of_the_name_s_own_words_is_no_other_form(form):
    assert other_forms(identity("Anna Berg", "Berg, Anna"), [form]) == ()


def test_other_forms_stay_in_their_order():
    assert other_forms(identity("United States"), ["America", "United States", "U.S.", "the States"]) == (
        "America",
        "U.S.",
        "the States",
    )


@given(FORMS, FORMS, st.lists(FORMS, max_size=5))
def test_they_find_what_all_forms_find(name, sort, forms):
    known = identity(name, sort)
    others = other_forms(known, forms)
    assert _also(name, others) == _also(name, forms)
    assert see_entries(entity(known), others) == see_entries(entity(known), forms)


def test_those_that_are_kept_are_those_that_are_found_anew(article, tmp_path):
    names = [("organisation", "World Sailing Council", "WSC"), ("person", "Anna Berg", "Berg")]
    first = article("Anna Berg left the World Sailing Council (WSC).", headline="One", names=names)
    second = article("The WSC met Anna Berg. Berg sang.", on="2023-07-20", headline="Two", names=names)
    anew, _ = build([first, second], (), Site(title="Test"))
    with Store(tmp_path / "state") as store:
        standings.Kept(store, "1")([first], (), ())
        kept, _ = build([first, second], (), Site(title="Test"), settle=standings.Kept(store, "1"))
    assert kept.otherwise == {"organisations/world-sailing-council": ("WSC",)}
    assert {id: forms for id, forms in anew.otherwise.items() if forms} == kept.otherwise
