"""Paths, and which file has which place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.engine.paths import Paths
from broadsheet.engine.places import Places, TakenError

paths = st.sets(st.text("aAß/0-", min_size=1, max_size=4))


@given(paths, paths, paths)
def test_paths_are_a_set(some, out, more):
    held = Paths(tuple(sorted(some))).without(out).without(more)
    left = some - out - more
    assert (list(held), len(held), bool(held)) == (sorted(left), len(left), bool(left))
    for path in some | out | more:
        assert (path in held) == (path in left)
        assert held.below(path) == sorted(other for other in left if other.startswith(f"{path}/"))
        alike = {other for other in left if other.casefold() == path.casefold()}
        assert held.alike(path) in (alike or {None})


def test_a_place_is_taken_once_whatever_the_case_of_its_letters():
    places = Places(Paths(), Paths(), ())
    assert places.take("people/straße") == ""
    assert places.take("people/STRASSE") == "its place is taken by people/straße"
    assert places.take("people/straße/index.html") == "a file stands in the place of its folder"
    assert (len(places), "people/straße" in places, "people/STRASSE" in places) == (1, True, False)


@pytest.mark.parametrize("first", ["people/one", "people/One"])
def test_a_place_that_is_left_is_not_for_what_differs_in_case_alone(first):
    places = Places(Paths(), Paths(), ())
    assert places.take(first) == ""
    places.leave(first)
    assert (len(places), places.take("people/ONE")) == (0, f"its place is taken by {first}")
    assert places.take(first) == ""


@pytest.mark.parametrize("path", ["People/one", "people/one/index.html", "people"])
def test_what_is_kept_was_not_offered_so_that_nobody_knows_who_comes_first(path):
    kept = Paths(["articles/one", "people/one"])
    places = Places(kept, kept, ())
    assert places.take("articles/two") == ""
    with pytest.raises(TakenError):
        places.losing(path) if path == "people" else places.take(path)
