"""Fingerprints: equal where the values are, and different where they differ."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from broadsheet.engine.fingerprint import canonical, fingerprint
from broadsheet.values import Value


class Point(Value, kw_only=False):
    x: object
    y: object = None


class Other(Point, kw_only=False):
    pass


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.dates(), st.datetimes(),
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
    assert (canonical((a,)) == canonical((b,))) == same(a, b)


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


def test_the_class_counts():
    assert fingerprint(Point(1, 2)) != fingerprint(Other(1, 2))
    assert fingerprint(Point(1, 2)) != fingerprint((1, 2))
    assert fingerprint((Point(1, 2),)) != fingerprint((Other(1, 2),))


def test_a_dict_counts_whatever_its_order():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1}) != fingerprint({"a": 2, "b": 1})


def test_a_text_of_a_class_of_its_own_is_a_text():
    assert fingerprint(Point(Markup("<b>"))) == fingerprint(Point("<b>"))


@pytest.mark.parametrize("value", [object(), Point(object()), (len,), iter(()), Point("\ud800", object())])
def test_what_may_change_is_refused(value):
    with pytest.raises(TypeError):
        fingerprint(value)


def test_it_is_the_same_on_every_machine_and_in_every_version():
    assert fingerprint("a", 1, (None, True), Point(dt.date(2023, 7, 19), b"x")) == "d0bae772ff84e8554708c82ebb67630b"


def test_what_stands_in_files_of_content_keeps_its_fingerprint():
    assert fingerprint(b"# A seed\n") == "a83cabfbffc437c6653497019918a5fa"
    assert fingerprint("a", "ü", '\x7f\x01"\\/', "") == "df36e1cb6b815768eaf2d99892cac7b1"
