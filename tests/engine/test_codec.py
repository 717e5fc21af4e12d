"""What is kept comes back equal, and foreign data is refused."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.engine.codec import dumps, loads, shape
from broadsheet.engine.lazy import lazy
from broadsheet.model.article import Mention, RawArticle, Seed
from broadsheet.model.entity import Naming
from broadsheet.values import Value


class Leaf(Value):
    word: str
    day: dt.date | None = None


class Tree(Value):
    name: str
    leaves: tuple[Leaf, ...] = ()
    pair: tuple[int, str] = (1, "a")
    best: Leaf | None = None
    sure: bool = False


leaves = st.builds(Leaf, word=st.text(), day=st.none() | st.dates())
trees = st.builds(
    Tree,
    name=st.text() | st.just("half a pair \ud83d"),
    leaves=st.lists(leaves).map(tuple),
    pair=st.tuples(st.integers(), st.text()),
    best=st.none() | leaves,
    sure=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(trees)
def test_a_value_comes_back_equal(tree):
    assert loads(Tree, dumps(tree)) == tree


def test_the_nouns_of_news_can_be_kept():
    raw = RawArticle(id="a", body="b", published=dt.date(2023, 7, 19), seed=Seed(path="seeds/a.txt", fingerprint="f"))
    assert loads(RawArticle, dumps(raw)) == raw


def test_other_data_is_refused():
    with pytest.raises((ValueError, TypeError)):
        loads(Mention, dumps(Leaf(word="x")))


def test_the_shape_tells_classes_apart():
    assert shape(Leaf) != shape(Tree)
    assert shape(Leaf) == shape(Leaf)


def test_what_is_made_when_it_is_asked_for_is_kept_whole():
    given = {"article": "a", "name": "Anna Berg", "kind": "person", "published": dt.date(2023, 7, 19)}
    later = {"forms": ("Anna Berg", "Berg"), "roles": (), "beside": ("Mara Ilves",), "count": 2}
    assert loads(Naming, dumps(lazy(Naming, given, later.__getitem__))) == Naming(**given, **later)
