"""Fingerprints: equal exactly where the values are."""

import datetime as dt
from dataclasses import dataclass, make_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.engine.fingerprint import Fingerprints, canonical, fingerprint


@dataclass(frozen=True, slots=True)
class Point:
    x: object
    y: object = None


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.binary(), st.dates(), st.datetimes(),
    st.sampled_from(["{", "}", '{"Point(x,y)":[1,null]}', "null", "\ud83d\ude00", "😀", "\ud83d", "1", "[]"]),
)  # fmt: skip
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3).map(tuple), st.builds(Point, inner, inner)),
    max_leaves=8,
)


def same(a, b):
    """Equality that tells 1, 1.0 and True apart."""
    if type(a) is not type(b):
        return False
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, Point):
        return same(a.x, b.x) and same(a.y, b.y)
    return a == b and str(a) == str(b)


@given(values, values)
def test_two_values_have_one_fingerprint_exactly_where_they_are_the_same(a, b):
    assert (canonical(a) == canonical(b)) == same(a, b)


@given(values)
def test_a_value_has_one_fingerprint(value):
    assert fingerprint(value) == fingerprint(value)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (1, 1.0),
        (1, True),
        (0.0, -0.0),
        ("1", 1),
        (b"a", "a"),
        (None, "null"),
        ((1, (2,)), (1, 2)),
        (("a", "b"), ("ab",)),
        ("", None),
    ],
)
def test_values_that_look_alike_differ(a, b):
    assert fingerprint(a) != fingerprint(b)
    assert fingerprint(Point(a)) != fingerprint(Point(b))


def test_a_date_is_no_moment():
    assert fingerprint(dt.date(2023, 7, 19)) != fingerprint(dt.datetime(2023, 7, 19, tzinfo=dt.UTC))


def test_the_class_and_the_names_of_its_fields_count():
    other = make_dataclass("Point", ["x", "z"], frozen=True)
    assert fingerprint(Point(1, 2)) != fingerprint(other(1, 2))
    assert fingerprint(Point(1, 2)) != fingerprint((1, 2))


@pytest.mark.parametrize(
    "value", [{}, {"a": 1}, {"a"}, object(), Point({"{": 1}), ([{"Point(x,y)": [1, None]}],), Point("{", {"a": "}"})]
)
def test_what_has_no_order_or_may_change_is_refused(value):
    with pytest.raises(TypeError):
        fingerprint(value)


def test_a_dataclass_that_may_change_is_refused():
    with pytest.raises(TypeError):
        fingerprint(make_dataclass("Loose", ["x"])(1))


def test_it_is_the_same_on_every_machine_and_in_every_version():
    assert fingerprint("a", 1, (None, True), Point(dt.date(2023, 7, 19), b"x")) == "0ca316295ff49d8cd2d98a5ffb5a187a"


def test_shared_parts_count_by_their_value_and_not_by_who_they_are():
    one, same, other = (Fingerprints([Point])(("a", Point(n))) for n in (1, 1, 2))
    assert one == same
    assert one != other


def test_a_shared_part_is_not_taken_for_its_own_fingerprint():
    assert Fingerprints([Point])(Point(1)) != fingerprint(Point(1))
    assert Fingerprints([])(Point(1)) == fingerprint(Point(1))
